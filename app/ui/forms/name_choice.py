"""A medicine's name: what the resolver says of it, and the field that keeps what was typed beside what it is."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from app.domain.interactions import DataFile
from app.domain.matching import Candidate, Match, MatchState
from app.services import words
from app.ui.forms.fields import Field
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.name_answer import NameAnswer, NameRow, NameState, NameWords
from app.ui.widgets.name_search import NameField
from app.ui.widgets.text import repolish

_WORDS = NameWords(
    none_of_these="None of these, keep what I typed",
    kept_as_typed="It is saved as typed and shown as not checked.",
    not_this_one="Not this one",
)
_COUNTRIES = {
    "US": "United States",
    "UK": "United Kingdom",
    "CA": "Canada",
    "AU": "Australia",
    "FR": "France",
    "EU": "European Union",
}
_TOO_SHORT = 3


def name_answer(match: Match, data: DataFile) -> NameAnswer:
    """What is said under the field while a name is being typed; the sentences are those of the data file."""
    typed = match.name or match.typed.strip()
    rows = tuple(_row(each, match.state, data) for each in match.candidates)
    if match.state is MatchState.EXACT:
        spoken = f"exact: {rows[0].spoken}. Enter takes it"
        return NameAnswer(NameState.EXACT, rows=rows, spoken=spoken)
    if match.state is MatchState.SEVERAL:
        ask = f"“{_shorten(typed)}” is the name of several different medicines. Which one is in the box?"
        return NameAnswer(NameState.SEVERAL, ask, "", rows, f"{ask} {len(rows)} choices, nothing chosen")
    if match.state is MatchState.SUGGESTED:
        ask = f"We do not know “{_shorten(typed)}”. Did you mean one of these?"
        return NameAnswer(NameState.SUGGESTED, ask, "", rows, f"not known, {len(rows)} choices, nothing chosen")
    if match.state is MatchState.KNOWN_NOT_COVERED:
        sentence = data.sentences["not_covered"]
        kept = "It will be on your list and on the page, marked “not checked”."
        return NameAnswer(NameState.NOT_COVERED, sentence, kept, rows, sentence)
    if len(typed) < _TOO_SHORT:
        return NameAnswer(NameState.NOTHING)
    sentence = data.sentences["not_recognised"]
    return NameAnswer(NameState.UNKNOWN, sentence, _WORDS.kept_as_typed, (), sentence)


class NameChoice(Field):
    """The name as on the box. `text` is as typed, `chosen` the entry it is, or None while nobody knows.

    `settled` is sent whenever what is chosen may have changed, `fill_in` with strength and form as they stand in the
    name, when a person asks for them to be put into their own fields.
    """

    settled = Signal()
    fill_in = Signal(str, str)

    def __init__(self, label: str, search: Callable[[str], Match], data: DataFile) -> None:
        self._search, self._data = search, data
        self._kept: str | None = None
        self._parts = ("", "")
        self.name = NameField(self._answer, _WORDS)
        self._fill = Button("", Role.SMALL, icon="arrow-down")
        self._fill.hide()
        both = boxed(Column(self.name, self._fill, gap=6))
        both.setFocusProxy(self.name)
        super().__init__(label, both)
        self.name.line.setAccessibleName(label)
        self._fill.clicked.connect(self._give_parts)
        self.name.edited.connect(self._edit)
        self.name.chosen.connect(self._settle)
        self.name.kept_as_typed.connect(self._refuse)

    def text(self) -> str:
        """What was typed, as it was typed."""
        return self.name.text()

    def set_text(self, text: str, chosen: str | None = None) -> None:
        """Fill it with a name that was `chosen` before; sends no signal."""
        self.name.set_text(text)
        self._kept = chosen
        answer = self.name.answer()
        exact = answer.state is NameState.EXACT and answer.rows[0].id == chosen
        if not exact:
            unknown = "not_covered" if answer.state is NameState.NOT_COVERED else "not_recognised"
            self.name.set_text("")
            self.name.line.setText(text)
            entry = self._data.vocabulary.entry(chosen or "")
            self.set_hint(f"Recorded as {entry.name}." if entry else self._data.sentences[unknown])

    def begin(self, text: str) -> None:
        """Start with a name that was typed elsewhere; sends no signal."""
        self.name.set_text(text)
        self._offer_parts()

    def chosen(self) -> str | None:
        """The entry that was taken, chosen, or is the only reading of the name; None counts as typed only."""
        answer = self.name.answer()
        exact = answer.rows[0].id if answer.state is NameState.EXACT else None
        return self.name.choice() or self._kept or exact

    def set_problem(self, sentence: str | None) -> None:
        """Say what is wrong beside the line."""
        super().set_problem(sentence)
        self.name.line.setProperty("state", "problem" if sentence else None)
        self.name.line.setAccessibleDescription(sentence or "")
        repolish(self.name.line)

    def _answer(self, typed: str) -> NameAnswer:
        match = self._search(typed)
        self._parts = (match.strength, match.form)
        return name_answer(match, self._data)

    def _edit(self, text: str) -> None:
        self._kept = None
        self.set_hint("")
        if not text.strip():
            self._parts = ("", "")
        self._offer_parts()
        self.edited.emit()
        self.settled.emit()

    def _settle(self) -> None:
        self._kept = None
        self.set_hint("")
        self._offer_parts()
        self.settled.emit()

    def _refuse(self) -> None:
        self._kept = None
        self.settled.emit()

    def _offer_parts(self) -> None:
        parts = [f"“{_shorten(part)}”" for part in self._parts if part]
        said = f"Put {words.listed(parts)} into {'its field' if len(parts) == 1 else 'their fields'}"
        self._fill.setText(f" {said}")
        self._fill.setAccessibleName(said)
        self._fill.setVisible(bool(parts))

    def _give_parts(self) -> None:
        self._fill.hide()
        self.fill_in.emit(*self._parts)


def _row(candidate: Candidate, state: MatchState, data: DataFile) -> NameRow:
    entry = data.vocabulary.entry(candidate.entry_id)
    name = entry.name if entry else candidate.display
    brand = candidate.matched if candidate.matched.casefold() != candidate.display.casefold() else ""
    title = f"{brand} = {candidate.display}" if brand else candidate.display
    count = len(candidate.ingredients)
    details = [
        candidate.group,
        f"{count} ingredients: {words.listed(candidate.ingredients)}" if count > 1 else "1 ingredient",
        *_missing(candidate, data),
    ]
    if state is MatchState.EXACT and brand and (countries := _countries(candidate)):
        details.append(f"sold as {brand} in {countries}")
    side = _countries(candidate) if state is MatchState.SEVERAL else "look-alike" if candidate.look_alike_of else ""
    alike = data.vocabulary.entry(candidate.look_alike_of)
    spoken = f"{brand} is {name.lower()}" if brand else name.lower()
    spoken += f", look-alike of {alike.name.lower()}" if alike else f", {side}" if side else ""
    return NameRow(candidate.entry_id, title, " · ".join(part for part in details if part), side, spoken)


def _missing(candidate: Candidate, data: DataFile) -> list[str]:
    """Ingredients of a combination that the file has no substance for: said before it is chosen."""
    mixture = data.vocabulary.combinations.get(candidate.entry_id)
    if mixture is None or not mixture.uncovered:
        return []
    return [f"not in the checked list: {words.listed(mixture.uncovered)}"]


def _countries(candidate: Candidate) -> str:
    codes = [code for code in candidate.countries if code != "INT"]
    return ", ".join(codes) if len(codes) > 1 else "".join(_COUNTRIES.get(code, code) for code in codes)


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
