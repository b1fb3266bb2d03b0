"""What stands in the controls of a form, as text that outlives the program, and putting it back."""

import json
from collections import Counter
from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

_Key = tuple[str, str, int]
"""The kind of a control, the name a screen reader says, and which of those with the same name it is."""


def state_of(form: QWidget) -> str:
    """Everything typed and chosen in a form, as JSON."""
    return json.dumps([[*key, _value(control)] for key, control in _controls(form)])


def put_back(form: QWidget, state: str) -> None:
    """Put a state back as a person would have: choices first, since fields may appear with them, then words.

    What the form no longer has is passed over; nothing is ever saved by it.
    """
    wanted: dict[_Key, str | bool] = {(kind, name, nth): value for kind, name, nth, value in json.loads(state)}
    for kinds in (("choice", "press"), ("choice", "press"), ("line", "lines")):
        for key, control in list(_controls(form)):
            if key[0] in kinds and key in wanted and _value(control) != wanted[key]:
                _set(control, wanted[key])


def _controls(form: QWidget) -> Iterator[tuple[_Key, QWidget]]:
    seen: Counter[tuple[str, str]] = Counter()
    for control in form.findChildren(QWidget):
        kind = _kind(control)
        if kind:
            name = control.accessibleName()
            yield (kind, name, seen[kind, name]), control
            seen[kind, name] += 1


def _kind(control: QWidget) -> str:
    if isinstance(control, QComboBox):
        return "choice"
    if isinstance(control, QPlainTextEdit):
        return "lines"
    if isinstance(control, QLineEdit):
        return "" if isinstance(control.parentWidget(), QComboBox) else "line"
    return "press" if isinstance(control, QAbstractButton) and control.isCheckable() else ""


def _value(control: QWidget) -> str | bool:
    if isinstance(control, QComboBox):
        return control.currentText()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, QLineEdit):
        return control.text()
    return isinstance(control, QAbstractButton) and control.isChecked()


def _set(control: QWidget, value: str | bool) -> None:
    if isinstance(control, QComboBox):
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
