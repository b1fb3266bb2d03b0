"""Urgent help: the signs that call for it, as the data file has them. It needs no rules and knows no number."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QFrame, QWidget

from app.domain.interactions import RedFlag
from app.services import words
from app.services.day_view import last_hours
from app.services.help_numbers import all_numbers
from app.ui.forms.numbers_form import NumbersForm
from app.ui.pages.page import Columns, Page
from app.ui.widgets.boxes import TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card, Scroll
from app.ui.widgets.fold import Fold
from app.ui.widgets.help_number import HelpNumber
from app.ui.widgets.mark import Mark, Sign
from app.ui.widgets.parts import Part, Parts
from app.ui.widgets.refill import refill
from app.ui.widgets.sections import breakable
from app.ui.widgets.text import DEMI, Text, body, caption, heading, window_title

_CALL = "Call your local emergency number"
_NUMBERS = (
    "Numbers differ from country to country, and this program comes with none: here stand those you wrote down. "
    "Say what was taken: medicines and cannabis."
)
_CANNOT = "Doseleaf cannot help in an emergency. Do not wait for it."
_UNSIGNED = "No health professional has signed these lists of signs yet. They do not hold every emergency."
_NO_LIST = "The lists of signs are in the data file, which cannot be read. Call whenever you are in doubt."
_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class Urgent(Page):
    """Two columns of cards under the one that says to call; emergencies first."""

    title = "Urgent help"

    def build(self) -> None:
        """Everything but what was taken lately stands still."""
        self.set_subtitle("For you, or for whoever is with you.")
        self._listed = flags = self._flags()
        self._lately = body("")
        self._lately_box = _lately_box(self._lately)
        self._numbers = Column(gap=8)
        self._write = Button("Write numbers down …", Role.SMALL, icon="phone-call")
        self._write.clicked.connect(lambda: NumbersForm(self.session, self.window()).open())
        now = [flag for flag in flags if flag.level == "emergency"]
        today = [flag for flag in flags if flag.level != "emergency"]
        self._signs = [_Signs(now, Sign.ASK_FIRST)]
        self.content.add(self._call(self._signs[0]))
        if today:
            self._signs.append(_Signs(today, Sign.RAISE_SOON))
            self.content.add(_group("Call today", self.session.data.sentences["signs_today"], self._signs[1]))
        self._origin = Parts(gap=3)
        self.content.add(self._origin)
        self.content.add(None)
        for scroll in self.findChildren(Scroll):
            scroll.setAccessibleName(self.title)
            for key, step in _PAGES.items():  # hardly anything on the page takes the focus, so it scrolls without
                QShortcut(QKeySequence(key), self, partial(scroll.verticalScrollBar().triggerAction, step))

    def refresh(self) -> None:
        """The numbers for help, and what was recorded in the last 24 hours, as words to read out; then the signs."""
        numbers = all_numbers(self.session.person().numbers)
        shown = [(HelpNumber(label, number, largest=True), 1) for label, number in numbers]
        refill(self._numbers, Fold(*shown, below=520, gap=16, folded_gap=8))
        known = all(number for _, number in numbers)
        self._write.setText(" Change the numbers …" if known else " Write numbers down …")
        self._write.setAccessibleName(self._write.text().strip())
        said = last_hours(self.session.view(), self.session.now())
        self._lately.setText(" · ".join(said) if said else "Nothing is recorded in the last 24 hours.")
        for each in self._signs:
            each.show_signs()
        self._origin.show_parts(self._origins())

    def fold(self, *, narrow: bool) -> None:
        """One column of cards when narrow."""
        for each in self._signs:
            each.fold(narrow=narrow)

    def _flags(self) -> tuple[RedFlag, ...]:
        """The sets of signs; those that belong to what is on the record come first."""
        findings = self.session.current().result.findings
        near = {flag for finding in findings for flag in finding.category.red_flags}
        return tuple(sorted(self.session.data.red_flags.values(), key=lambda flag: flag.id not in near))

    def _call(self, signs: QWidget) -> QFrame:
        frame = QFrame()
        frame.setProperty("notice", "urgent")
        says = self.session.data.sentences
        listed = not self.session.checking_off
        top = Row(gap=14)
        top.add(Mark(Sign.ASK_FIRST, 34), 0, TOP)
        lines = Column(Text(_CALL, scale=1.5, weight=DEMI, tone="ask"), gap=5)
        lines.add(Text(says["signs_now"] if listed else _NO_LIST, scale=1.12, weight=DEMI))
        lines.add(body(_NUMBERS))
        top.add(lines, 1)
        numbers = boxed(Column(boxed(self._numbers), self._write, gap=10))
        column = Column(
            top, numbers, self._lately_box, signs, Text(_CANNOT, weight=DEMI), gap=14, margins=(18, 16, 18, 16)
        )
        frame.setLayout(column)
        frame.setAccessibleName(f"{_CALL}. {_CANNOT}")
        return frame

    def _origins(self) -> Iterator[Part]:
        sources = self.session.data.sources
        yield Part(_UNSIGNED, partial(caption, _UNSIGNED))
        for flag in self._listed:
            named = [words.source(sources[each]) for each in flag.sources if each in sources]
            said = breakable(f"{flag.title}: {' '.join(named) if named else 'no source named yet.'}")
            yield Part(said, partial(caption, said))


class _Signs(Columns):
    """Cards of signs dealt into two columns, in reading order left to right."""

    def __init__(self, flags: list[RedFlag], sign: Sign) -> None:
        self._flags, self._sign = flags, sign
        self._sides = (Parts(gap=12), Parts(gap=12))
        left, right = (boxed(Column(side, None, gap=0)) for side in self._sides)
        super().__init__(left, right, (1, 1))

    def show_signs(self) -> None:
        """Make the cards, the first ones first."""
        for place, side in enumerate(self._sides):
            side.show_parts(Part(flag.id, partial(_signs, flag, self._sign)) for flag in self._flags[place::2])


def _lately_box(lately: Text) -> QFrame:
    box = Card()
    box.add(caption("On your record in the last 24 hours", "soft"))
    box.add(lately)
    return box


def _group(title: str, sentence: str, signs: QWidget) -> QWidget:
    return boxed(Column(window_title(title), body(sentence), signs, gap=10))


def _signs(flag: RedFlag, sign: Sign) -> QWidget:
    card = Card(gap=6)
    top = Row(gap=10)
    top.add(Mark(sign), 0, TOP)
    top.add(heading(flag.title), 1)
    card.add(top)
    for each in flag.signs:
        line = Row(gap=8)
        line.add(Text("•", tone=sign.tone, wrap=False), 0, TOP)
        line.add(body(each), 1)
        card.add(line)
    return card
