"""Which fixed urgent-help card a sign calls for. Independent of the rules: it looks at no finding, and removes none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.interactions import RedFlag

EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class When:
    """Red flags that a sign calls for when any of these is on the record, or a circumstance was answered with yes."""

    red_flags: tuple[str, ...]
    groups: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()
    person: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Symptom:
    """One sign of the checklist: its words, and the ids of the red flags it calls for, always or only `when`.

    `asks` are the questions that stand below the checklist while it is ticked. `ticked_by` is the question of which a
    yes ticks this sign too.
    """

    id: str
    name: str
    red_flags: tuple[str, ...] = ()
    when: tuple[When, ...] = ()
    asks: tuple[str, ...] = ()
    ticked_by: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What is on the record beside a sign: substances, their groups, and the circumstances answered with yes.

    Something on the record that nobody recognises is in no group here, so the card never stands for "nothing else can
    be meant": Urgent help lists every set of signs.
    """

    substances: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the urgent card: the sign it is named after, the emergencies, and what is for the same day.

    `unread` says that a red flag was called for which the data file does not hold, or cannot give: treated as an
    emergency.
    """

    sign: str
    now: tuple[RedFlag, ...]
    today: tuple[RedFlag, ...]
    unread: bool = False

    @property
    def urgent_now(self) -> bool:
        """Whether the emergency number is what the card is about."""
        return bool(self.now) or self.unread


def called_for(symptom: Symptom, around: Around) -> tuple[str, ...]:
    """The ids of the red flags a sign calls for, each once, in the order of the checklist."""
    found = list(symptom.red_flags)
    for each in symptom.when:
        if (
            not around.groups.isdisjoint(each.groups)
            or not around.substances.isdisjoint(each.substances)
            or not around.person.isdisjoint(each.person)
        ):
            found += each.red_flags
    return tuple(dict.fromkeys(found))


def card_for(ticked: Sequence[Symptom], around: Around, flags: Mapping[str, RedFlag]) -> Card | None:
    """The one card for everything that is ticked, named after the first sign of the highest level; None for none."""
    calls = [(symptom, called_for(symptom, around)) for symptom in ticked]
    ids = tuple(dict.fromkeys(each for _, called in calls for each in called))
    if not ids:
        return None
    emergencies = {each for each in ids if each not in flags or flags[each].level == EMERGENCY}
    heads = [symptom.name for symptom, called in calls if not emergencies.isdisjoint(called)]
    heads += [symptom.name for symptom, called in calls if called]
    known = [flags[each] for each in ids if each in flags]
    return Card(
        sign=heads[0],
        now=tuple(flag for flag in known if flag.level == EMERGENCY),
        today=tuple(flag for flag in known if flag.level != EMERGENCY),
        unread=len(known) < len(ids),
    )
