"""The fields of every form: a label, something to fill in, a hint, and what is wrong with it.

What is wrong is said in ink with a sign, below the field; red is for seriousness. What a person typed always stays.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.domain.problems import Problem
from app.ui.theme import Theme
from app.ui.widgets.amount_line import AmountLine
from app.ui.widgets.boxes import MIDDLE, TOP, Column, Row
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.calendar import CalendarPopup
from app.ui.widgets.choice import Choice
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import MEDIUM, Text, caption, repolish


class Field(QWidget):
    """A labelled control. `optional` is the word beside the label, empty for a field that is needed.

    `beside` are small widgets at the control's right side, such as a calendar button.
    """

    edited = Signal()

    def __init__(self, label: str, control: QWidget, *beside: QWidget, optional: str = "", hint: str = "") -> None:
        super().__init__()
        self.label, self.control = label, control
        words = Text(label, scale=0.95, weight=MEDIUM, wrap=False)
        words.setBuddy(control)
        top = Row(words, gap=6)
        if optional:
            top.add(Text(optional, scale=0.88, tone="faint", wrap=False), 0, MIDDLE)
        top.add(None)
        line = Row(gap=6)
        line.add(control, 1)
        for widget in beside:
            line.add(widget, 0, MIDDLE)
        self._hint = caption("")
        self._problem_sign = Pictogram("circle-alert", "ink", 15)
        self._problem = Text("", scale=0.92, weight=MEDIUM)
        wrong = Row(gap=6)
        wrong.add(self._problem_sign, 0, TOP)
        wrong.add(self._problem, 1)
        column = Column(top, line, self._hint, wrong, gap=5)
        column.add(None)  # a hint under one field must not stretch its neighbours
        self.setLayout(column)
        self.setFocusProxy(control)
        control.setAccessibleName(label)
        self.set_hint(hint)
        self.set_problem(None)

    def set_hint(self, hint: str) -> None:
        """A line of help, shown while nothing is wrong."""
        self._hint.setText(hint)
        self._tell()

    def set_problem(self, sentence: str | None) -> None:
        """Say what is wrong, or take it back with None. A new sentence is read out; what was typed stays."""
        news = bool(sentence) and sentence != self._problem.text()
        self._problem.setText(sentence or "")
        self.control.setProperty("state", "problem" if sentence else None)
        repolish(self.control)
        self._tell()
        if sentence and news and self.isVisible():
            announce(self.control, sentence)

    def number(self, place: int) -> None:
        """Tell a voice which line of several it stands in; the first needs no number."""
        self.control.setAccessibleName(_numbered(self.label, place))

    def problem(self) -> str | None:
        """The sentence now shown, or None."""
        return self._problem.text() or None

    def _tell(self) -> None:
        problem, hint = self._problem.text(), self._hint.text()
        self._problem.setVisible(bool(problem))
        self._problem_sign.setVisible(bool(problem))
        self._hint.setVisible(bool(hint) and not problem)
        self.control.setAccessibleDescription(problem or hint)


class TextField(Field):
    """One line of text."""

    def __init__(self, label: str, *, placeholder: str = "", optional: str = "", hint: str = "") -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        super().__init__(label, self.line, optional=optional, hint=hint)
        self.line.textEdited.connect(self.edited)

    def text(self) -> str:
        """What was typed, as it was typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Fill it; sends no signal."""
        self.line.setText(text)


class LinesField(Field):
    """Several lines of text, `lines` of them visible. Tab leaves it."""

    def __init__(self, label: str, *, lines: int = 3, optional: str = "", hint: str = "") -> None:
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._lines = lines
        super().__init__(label, self._edit, optional=optional, hint=hint)
        self._edit.textChanged.connect(self.edited)
        Theme.of(self).changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What was typed, as it was typed."""
        return self._edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Fill it; sends no signal."""
        self._edit.blockSignals(True)
        self._edit.setPlainText(text)
        self._edit.blockSignals(False)

    def _fit(self) -> None:
        theme = Theme.of(self)
        self._edit.setFixedHeight(theme.u(16 * self._lines + 22))


class AmountField(Field):
    """An amount, its unit inside the field. The caller reads the text."""

    def __init__(self, label: str, unit: str, *, placeholder: str = "", optional: str = "", hint: str = "") -> None:
        self.line = AmountLine(unit)
        self.line.setPlaceholderText(placeholder)
        super().__init__(label, self.line, optional=optional, hint=hint)
        self.line.textEdited.connect(self.edited)
        self.set_unit(unit)

    def text(self) -> str:
        """What was typed, without the unit shown in the field."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Fill it; sends no signal."""
        self.line.setText(text)

    def set_unit(self, unit: str) -> None:
        """Show another unit; the text stays."""
        self.line.set_unit(unit)
        self.line.setAccessibleName(f"{self.label}, {unit}" if unit else self.label)


class ChoiceField(Field):
    """One of several choices, by key; `chosen` is sent with the key when a person chooses."""

    chosen = Signal(str)

    def __init__(
        self,
        label: str,
        options: tuple[tuple[str, str], ...],
        value: str | None = None,
        *,
        optional: str = "",
        hint: str = "",
    ) -> None:
        self.choice = Choice(options, value)
        super().__init__(label, self.choice, optional=optional, hint=hint)
        self.choice.chosen.connect(self.chosen)
        self.choice.chosen.connect(self.edited)

    def value(self) -> str | None:
        """The key of the choice, or None."""
        return self.choice.value()

    def set_value(self, key: str | None) -> None:
        """Choose by key; sends no signal."""
        self.choice.set_value(key)


class DateField(Field):
    """A day, typed or pointed at. `parse` reads what was typed, `show` writes a day chosen in the calendar.

    `calendar` is what the calendar button is called; empty for a field without one.
    """

    def __init__(
        self,
        label: str,
        parse: Callable[[str], date | Problem],
        show: Callable[[date], str],
        *,
        calendar: str = "",
        optional: str = "",
        hint: str = "",
    ) -> None:
        self._parse, self._show, self._calendar_name = parse, show, calendar
        self.line = QLineEdit()
        self._button = IconButton("calendar-days", f"{calendar}: {label}") if calendar else None
        super().__init__(label, self.line, *([self._button] if self._button else []), optional=optional, hint=hint)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.check)
        if self._button:
            self._button.clicked.connect(self._open)

    def number(self, place: int) -> None:
        """The same for the button that opens the calendar."""
        super().number(place)
        if self._button:
            self._button.setAccessibleName(f"{self._calendar_name}: {_numbered(self.label, place)}")

    def text(self) -> str:
        """What was typed, as it was typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Fill it; sends no signal."""
        self.line.setText(text)
        self.set_problem(None)

    def day(self) -> date | None:
        """The day, or None when nothing was typed or it cannot be read."""
        found = self._parse(self.text()) if self.text().strip() else None
        return found if isinstance(found, date) else None

    def check(self) -> bool:
        """Show what is wrong with the text, if anything; whether nothing is. An empty field is not wrong here."""
        found = self._parse(self.text()) if self.text().strip() else None
        self.set_problem(found.sentence if isinstance(found, Problem) else None)
        return not isinstance(found, Problem)

    def _open(self) -> None:
        popup = CalendarPopup(self, self._calendar_name)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.chosen.connect(self._take)
        popup.open_under(self.line, self.day())

    def _take(self, day: date) -> None:
        self.set_text(self._show(day))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()


def _numbered(label: str, place: int) -> str:
    return label if place == 1 else f"{label}, {place}"


def first_problem(*fields: Field) -> QObject | None:
    """Put the focus on the first field that has a problem, and give that field."""
    for field in fields:
        if field.problem():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return field
    return None
