"""What stands in the controls of a form, as text that outlives the program, and putting it back."""

import contextlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget


@runtime_checkable
class Listing(Protocol):
    """A part of a form with lines that a person adds and takes away."""

    def count_lines(self) -> int:
        """How many there are."""

    def set_lines(self, number: int) -> None:
        """Add empty ones at the end, or take some away there, until there are so many."""


_Value = str | bool | int
_Key = tuple[str, str, int]
"""The kind of a control, the name a screen reader says, and which of those with the same name it is."""


def state_of(form: QWidget) -> str:
    """Everything typed and chosen in a form, with its title, as JSON."""
    controls = [[*key, _value(control)] for key, control in _controls(form)]
    return json.dumps({"form": form.windowTitle(), "controls": controls})


def title_of(state: str) -> str:
    """The title of the form that a state is of; empty where it cannot be told."""
    with contextlib.suppress(ValueError, LookupError, TypeError):
        return str(json.loads(state)["form"])
    return ""


def put_back(form: QWidget, state: str) -> None:
    """Put a state back as a person would have: choices first, since fields may appear with them, then words.

    Before both, lists get as many lines as they had. What the form no longer has is passed over; nothing is ever saved
    by it.
    """
    try:
        kept = json.loads(state)["controls"]
        wanted: dict[_Key, _Value] = {(kind, name, nth): value for kind, name, nth, value in kept}
    except (ValueError, LookupError, TypeError):
        return  # kept by another version of this program
    for kinds in (("list",), ("choice", "press"), ("choice", "press"), ("line", "lines")):
        for key, control in list(_controls(form)):
            if key[0] in kinds and key in wanted and _value(control) != wanted[key]:
                _set(control, wanted[key])


def _controls(form: QWidget) -> Iterator[tuple[_Key, QWidget]]:
    seen: Counter[tuple[str, str]] = Counter()
    for control in form.findChildren(QWidget):
        kind = _kind(control)
        if kind:
            name = control.accessibleName().split(", ")[0]  # an amount says its unit there, which may change
            yield (kind, name, seen[kind, name]), control
            seen[kind, name] += 1


def _kind(control: QWidget) -> str:
    if isinstance(control, Listing):
        return "list"
    if isinstance(control, QComboBox):
        return "choice"
    if isinstance(control, QPlainTextEdit):
        return "lines"
    if isinstance(control, QLineEdit):
        return "" if isinstance(control.parentWidget(), QComboBox) else "line"
    return "press" if isinstance(control, QAbstractButton) and control.isCheckable() else ""


def _value(control: QWidget) -> _Value:
    if isinstance(control, Listing):
        return control.count_lines()
    if isinstance(control, QComboBox):
        return control.currentText()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, QLineEdit):
        return control.text()
    return isinstance(control, QAbstractButton) and control.isChecked()


def _set(control: QWidget, value: _Value) -> None:
    if isinstance(control, Listing):
        control.set_lines(int(value))
    elif isinstance(control, QComboBox):
        place = control.findText(str(value))
        if place >= 0:
            control.setCurrentIndex(place)
            control.activated.emit(place)
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(str(value))
    elif isinstance(control, QLineEdit):
        control.setText(str(value))
        control.textEdited.emit(str(value))
    elif isinstance(control, QAbstractButton) and (value or not _exclusive(control)):
        control.click()


def _exclusive(button: QAbstractButton) -> bool:
    """Whether it goes out by itself when another of its group is pressed."""
    group = button.group()
    return group.exclusive() if group is not None else button.autoExclusive()
