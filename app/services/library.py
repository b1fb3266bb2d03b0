"""The data file as a list that can be searched: every entry in a line, where it stands, whether the record meets it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.interactions import Category, DataFile, Seriousness, Status
from app.services import words
from app.services.lint_sides import sides_of
from app.services.reviews import ReviewState, standing

STATES = {
    ReviewState.REVIEWED: "Reviewed by a health professional",
    ReviewState.SOURCE_CHECKED: "Checked against its sources",
    ReviewState.CHANGED_SINCE: "Changed since it was checked",
    ReviewState.NOT_REVIEWED: "Not yet checked",
}
COUNTED = {
    ReviewState.REVIEWED: "signed by a health professional",
    ReviewState.SOURCE_CHECKED: "checked by the project",
    ReviewState.CHANGED_SINCE: "changed since",
    ReviewState.NOT_REVIEWED: "not yet checked",
}
"""The same beside a number, in few words."""

_STATUS = {Status.ACTIVE: "", Status.NEGATIVE: "found little", Status.WITHDRAWN: "withdrawn"}


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One entry in a line. `remark` says that it is no ordinary entry; `searched` is what typing looks through."""

    id: str
    title: str
    seriousness: Seriousness
    word: str
    bars: int
    certainty_words: str
    state: ReviewState
    state_words: str
    on_record: bool
    remark: str
    searched: str

    @property
    def spoken(self) -> str:
        """The whole line as a screen reader says it."""
        mine = "On your record." if self.on_record else ""
        remark = f"{self.remark.capitalize()}." if self.remark else ""
        said = f"{self.word}: {self.title}. How sure: {self.certainty_words}. {self.state_words}. {remark} {mine}"
        return " ".join(said.split())


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the list is asked for: typed words, a seriousness, a review state (None is any), only what is met."""

    typed: str = ""
    seriousness: Seriousness | None = None
    state: ReviewState | None = None
    only_met: bool = False


def rows(data: DataFile, met: frozenset[str]) -> tuple[LibraryRow, ...]:
    """Every entry, the most serious first. `met` are the ids of entries that the record meets."""
    names = _names_by_group(data)
    made = [_row(each, data, names, on_record=each.id in met) for each in data.categories.values()]
    return tuple(sorted(made, key=lambda row: (-row.seriousness, row.title.casefold())))


def chosen(every: tuple[LibraryRow, ...], wanted: Wanted) -> tuple[LibraryRow, ...]:
    """The rows that fit everything asked for, in their order."""
    return tuple(row for row in every if _fits(row, wanted))


def counts(every: tuple[LibraryRow, ...]) -> dict[ReviewState, int]:
    """How many entries stand where in the ledger; zero is counted too."""
    return {state: sum(row.state is state for row in every) for state in STATES}


def _fits(row: LibraryRow, wanted: Wanted) -> bool:
    return (
        (wanted.seriousness is None or row.seriousness is wanted.seriousness)
        and (wanted.state is None or row.state is wanted.state)
        and (row.on_record or not wanted.only_met)
        and all(word in row.searched for word in wanted.typed.casefold().split())
    )


def _row(category: Category, data: DataFile, names: dict[str, list[str]], *, on_record: bool) -> LibraryRow:
    state = standing(category, data).state
    return LibraryRow(
        id=category.id,
        title=category.title,
        seriousness=category.seriousness,
        word=words.SERIOUSNESS[category.seriousness],
        bars=words.BARS[category.certainty],
        certainty_words=words.CERTAINTY[category.certainty],
        state=state,
        state_words=STATES[state],
        on_record=on_record,
        remark="shown on request" if category.on_request else _STATUS[category.status],
        searched=" ".join((category.title, category.id, category.family, *_members(category, names))).casefold(),
    )


def _members(category: Category, names: dict[str, list[str]]) -> Iterator[str]:
    for side in sides_of(category):
        for key in (*side.substances, *side.groups, *side.roles):
            yield from names.get(key, ())


def _names_by_group(data: DataFile) -> dict[str, list[str]]:
    """The names that stand behind a substance’s id, a group’s and a role’s: one walk over the vocabulary."""
    found: dict[str, list[str]] = defaultdict(list)
    for substance in data.vocabulary.substances.values():
        own = [substance.name, substance.us_name] if substance.us_name else [substance.name]
        for key in {substance.id, *substance.groups, *(role.role for role in substance.roles)}:
            found[key] += own
    return found
