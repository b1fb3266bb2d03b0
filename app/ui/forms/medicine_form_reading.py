"""Reading the fields of a form: what can be used goes on, what cannot is said beside its field, and nothing is lost."""

import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.problems import Problem, problem
from app.ui.forms.fields import Field

T = TypeVar("T")

LONGEST_LINE, LONGEST_NOTE = 200, 10_000
_UNSEEN = ("Cc", "Cs")


class Reading:
    """Goes through the fields of a form once. `only` limits the marking to some of them; None marks all of them.

    `complete` tells that nothing was wrong; `first` is the first field that was.
    """

    def __init__(self, only: Iterable[Field] | None = None) -> None:
        self._only = None if only is None else tuple(only)
        self.first: Field | None = None

    @property
    def complete(self) -> bool:
        """Whether every field could be read."""
        return self.first is None

    @property
    def saving(self) -> bool:
        """Whether every field is marked: what is needed and still empty is wrong only then."""
        return self._only is None

    def take(self, field: Field, found: T | Problem, otherwise: T) -> T:
        """What was found in a field, or `otherwise` after saying what is wrong beside it."""
        if self._only is None or field in self._only:
            field.set_problem(found.sentence if isinstance(found, Problem) else None)
        if not isinstance(found, Problem):
            return found
        self.first = self.first or field
        return otherwise

    def go_to_first(self) -> None:
        """Bring the first field that could not be read into view, and put the focus there."""
        if self.first is None:
            return
        above: QWidget | None = self.first.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self.first)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)


def read_line(text: str, field: str, longest: int = LONGEST_LINE) -> str | Problem:
    """One line as typed, without the spaces around it and without characters that cannot be seen or kept."""
    line = without_unseen(text).replace("\n", " ").strip()
    if len(line) > longest:
        return problem(field, f"this has {len(line):,} letters, and there is room for {longest:,}.")
    return line


def read_note(text: str, field: str) -> str | Problem:
    """Several lines as typed."""
    note = without_unseen(text).strip()
    if len(note) > LONGEST_NOTE:
        return problem(field, f"this has {len(note):,} letters, and there is room for {LONGEST_NOTE:,}.")
    return note


def without_unseen(text: str) -> str:
    """Text without control characters and halves of characters; line ends stay."""
    return "".join(each for each in text if each == "\n" or unicodedata.category(each) not in _UNSEEN)
