"""Filling in forms as a person does, and reading what stands in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from functools import cache
from itertools import count
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from app.domain.interactions import DataFile
from app.domain.matching import build_index
from app.domain.medicines import Medicine
from app.domain.regimens import Regimen
from app.services import diary, reference
from app.services.ports import Tools
from app.services.record_day import ingredients_of
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.forms.fields import Field
from app.ui.forms.form import Form
from app.ui.forms.new_findings import NewFindings
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text

F = TypeVar("F", bound=Form)
NOW = datetime(2026, 11, 20, 21, 40, tzinfo=timezone(timedelta(hours=1)))
LONG = "x" * 10_000
ODD = ("<b>Lyrica</b>", "💊 🌿", "دواء المساء", "a\0b", "\u202ereversed", "ﬁ½²")


@cache
def shipped_data() -> DataFile:
    return reference.load(Path(__file__).parents[2] / "resources")


@contextmanager
def empty_diary() -> Iterator[Session]:
    """A session over an empty diary in memory; one made-up name is known as a medicine that cannot be checked."""
    store, numbers, data = DiaryStore(memory()), count(1), shipped_data()
    tools = Tools(lambda: NOW, lambda: f"id{next(numbers)}")
    yield Session(store, data, build_index(data.vocabulary, frozenset({"knownosan"})), tools)
    store.close()


def leave_all_forms() -> None:
    """The end of a test does not ask whether to throw away what was typed."""
    for each in QApplication.topLevelWidgets():
        if isinstance(each, Form):
            each.done(0)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(window: F) -> F:
    """Open a form as a page does; it deletes itself when it closes."""
    window.open()
    activate(window)
    return window


def activate(window: QWidget) -> None:
    """Make it the window that keys go to; without a window manager that takes a moment."""
    window.activateWindow()
    for _ in range(400):
        if QApplication.activeWindow() is window:
            return
        QTest.qWait(5)
    raise AssertionError(f"{QApplication.activeWindow()} kept the keys")


def read_what_is_new() -> None:
    """Close the one dialog about new findings, which a diary filled with a window open brings up a moment later."""
    QApplication.processEvents()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, NewFindings) and each.isVisible():
            below = each.parentWidget()
            each.close()
            if below is not None:
                activate(below.window())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def line(window: QWidget, name: str) -> QLineEdit:
    """The line a screen reader would call by this name, one on show before a hidden one."""
    found = [each for each in window.findChildren(QLineEdit) if each.accessibleName().split(", mg")[0] == name]
    return next((each for each in found if each.isVisibleTo(window)), found[0])


def field(window: QWidget, label: str) -> Field:
    found = [each for each in window.findChildren(Field) if each.label == label]
    return next((each for each in found if each.isVisibleTo(window)), found[0])


def button(window: QWidget, name: str) -> Button:
    return next(each for each in window.findChildren(Button) if each.accessibleName() == name)


def write(window: QWidget, name: str, text: str) -> None:
    found = line(window, name)
    found.setFocus()
    found.selectAll()
    QTest.keyClicks(found, text)


def paste(window: QWidget, name: str, text: str) -> None:
    found = line(window, name)
    found.selectAll()
    found.insert(text)
    found.textEdited.emit(found.text())


def words_of(window: QWidget) -> str:
    texts = [each.text() for each in window.findChildren(Text) if each.isVisibleTo(window)]
    return "\n".join(texts).replace("\u00a0", " ")


def add(session: Session, name: str, chosen: str | None, regimen: Regimen | None = None, **more: object) -> Medicine:
    known = ingredients_of(chosen, session.data.vocabulary) if chosen else ()
    draft = Medicine(name.casefold(), name, chosen, known, **more)  # type: ignore[arg-type]  # a test's own keywords
    assert session.act(lambda store, tools: diary.add_medicine(store, tools, draft, regimen))
    return draft


def choose(window: QWidget, name: str) -> None:
    next(each for each in window.findChildren(QPushButton) if each.accessibleName() == name).click()


def paste_form(form: QWidget, text: str) -> None:
    line_of = field(form, "Form").findChildren(QLineEdit)[0]
    line_of.setText(text)
