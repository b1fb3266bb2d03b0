"""What is said of a list from elsewhere: what was left out and why, what the file says itself, what was not read."""

from collections import Counter
from collections.abc import Iterable, Sequence

from app.services import words
from app.services.list_in import Remark, Said
from app.services.list_look import Aside

_MOST_NAMES, _MOST_REMARKS = 12, 20
_ONLY = "Only MedicationStatement, MedicationRequest and AllergyIntolerance say what somebody takes or reacts to."
_NO_NAME = "a line without a name"


def left_out(asides: Sequence[Aside]) -> tuple[tuple[str, str], ...]:
    """For every reason how many lines, and which: ("2 lines: the file says it was stopped.", "Naproxen (2 lines)")."""
    groups: dict[str, list[Aside]] = {}
    for aside in asides:
        groups.setdefault(aside.why, []).append(aside)
    return tuple((f"{words.counted(len(same), 'line')}: {_low(why)}", _names(same)) for why, same in groups.items())


def statements(said: Iterable[Said]) -> tuple[str, ...]:
    """What the file says there is none of: "Allergies: “No known allergies”"."""
    told = (f"{one.about[:1].upper()}{one.about[1:]}: “{' '.join(one.words.split())}”" for one in said)
    return tuple(dict.fromkeys(told))


def remarks(found: Sequence[Remark]) -> tuple[str, ...]:
    """The places that could not be read, the first of them."""
    told = [str(one) for one in found[:_MOST_REMARKS]]
    more = len(found) - len(told)
    return (*told, *([f"And {words.counted(more, 'place')} more."] if more else []))


def not_read(others: Sequence[tuple[str, int]]) -> str:
    """The kinds of entry that are not lists, such as what was handed out: "Not read: 4 Observation. …"."""
    told = words.listed([f"{number:,} {kind[:60]}" for kind, number in others])
    return f"Not read: {told}. {_ONLY}" if others else ""


def _names(same: Sequence[Aside]) -> str:
    often = Counter(aside.name or _NO_NAME for aside in same)
    places = {aside.name or _NO_NAME: aside.place for aside in reversed(same)}
    told = [f"{name} ({places[name]})" if number == 1 else f"{name} ({number} lines)" for name, number in often.items()]
    more = len(told) - _MOST_NAMES
    return "; ".join((*told[:_MOST_NAMES], *([f"and {words.counted(more, 'name')} more"] if more > 0 else [])))


def _low(why: str) -> str:
    return f"{why[:1].lower()}{why[1:]}"
