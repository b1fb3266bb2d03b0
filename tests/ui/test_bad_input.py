"""Whatever is typed into whichever field: nothing typed is lost, and what cannot be read is named by its field."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from app.ui.forms.fields import Field
from app.ui.forms.form import Form
from app.ui.theme import Theme
from app.ui.widgets.text import Text
from app.ui.window import Window
from tests.ui.every_window import FORMS, sample_window
from tests.ui.filling import ODD

TEXTS = (ODD[0], ODD[3], ODD[4], "-1", "0,3", "31 Feb 2026", "9" * 400)
_WRITES_NOTHING = ("what if, a medicine", "what if, cannabis", "a new finding", "the help", "a password")


@pytest.fixture(scope="module")
def window(one_theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with sample_window(one_theme, tmp_path_factory.mktemp("window")) as opened:
        yield opened


def lines(form: QWidget) -> list[QLineEdit]:
    every = [each for each in form.findChildren(QLineEdit) if each.isVisibleTo(form) and each.isEnabled()]
    return [each for each in every if not each.isReadOnly() and not isinstance(each.parentWidget(), QComboBox)]


def type_everywhere(form: QWidget, text: str) -> dict[QLineEdit, str]:
    """Type it into every field on show; what each then holds."""
    for line in lines(form):
        line.setText(text)
        line.textEdited.emit(line.text())
    for several in form.findChildren(QPlainTextEdit):
        if several.isVisibleTo(form) and not several.isReadOnly():
            several.setPlainText(text)
    return {line: line.text() for line in lines(form)}


@pytest.mark.parametrize("text", TEXTS, ids=[f"text-{number}" for number in range(len(TEXTS))])
@pytest.mark.parametrize("name", [name for name in FORMS if name not in _WRITES_NOTHING])
def test_what_cannot_be_read_is_named_and_everything_typed_stays(window: Window, name: str, text: str) -> None:
    form: QDialog = FORMS[name](window._session, window)
    form.open()
    try:
        typed = type_everywhere(form, text)
        saved: list[object] = []
        window._session.changed.connect(saved.append)
        if isinstance(form, Form):
            form.save()
        window._session.changed.disconnect(saved.append)
        if saved:
            assert window._session.undo()
            return
        assert {line: line.text() for line in typed} == typed
        assert_named(form)
    finally:
        form.done(0)


def assert_named(form: QDialog) -> None:
    """Each sentence about what is wrong begins with a name that stands on the form."""
    names = [each.accessibleName() for each in form.findChildren(QWidget) if each.isVisibleTo(form)]
    said = [each.text() for each in form.findChildren(Text) if each.isVisibleTo(form)]
    problems = [each.problem() or "" for each in form.findChildren(Field) if each.problem()]
    assert problems or "Not saved" in said
    for each in problems:
        name = each.partition(":")[0].casefold()
        assert any(name in other.casefold() for other in (*names, *said) if other != each), each
