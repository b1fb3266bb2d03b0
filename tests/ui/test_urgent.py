"""Urgent help: every set of signs is there, the emergencies first, and no number is invented."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.contacts import HelpNumbers
from app.domain.intakes import Intake
from app.domain.interactions import DataFile
from app.domain.matching import build_index
from app.domain.medicines import Medicine
from app.services import diary, reference
from app.services.ports import Tools
from app.services.record_day import ingredients_of
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.forms.numbers_form import NumbersForm
from app.ui.pages.urgent import Urgent
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.card import Scroll
from app.ui.widgets.text import Text
from tests.ui.filling import button, leave_all_forms, write

RESOURCES = Path(__file__).parents[2] / "resources"
NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="module")
def data() -> DataFile:
    return reference.load(RESOURCES)


def open_session(data: DataFile, off: str = "") -> Session:
    numbers = count(1)
    tools = Tools(lambda: NOW, lambda: f"id{next(numbers)}")
    index = build_index(data.vocabulary, frozenset())
    return Session(DiaryStore(memory()), data, index, tools, checking_off=off)


@pytest.fixture
def session(theme: Theme, data: DataFile) -> Iterator[Session]:
    assert theme
    opened = open_session(data)
    yield opened
    opened.store.close()


def words_of(page: Urgent) -> list[str]:
    return [each.text() for each in page.findChildren(Text)]


def opened(qtbot: QtBot, session: Session) -> Urgent:
    page = Urgent(session)
    qtbot.addWidget(page)
    page.refresh()
    return page


def test_every_set_of_signs_is_shown_whole(qtbot: QtBot, session: Session) -> None:
    said = words_of(opened(qtbot, session))
    for flag in session.data.red_flags.values():
        assert flag.title in said
        assert all(sign in said for sign in flag.signs)


def test_emergencies_stand_before_what_can_wait_until_the_same_day(qtbot: QtBot, session: Session) -> None:
    said = words_of(opened(qtbot, session))
    sentences = session.data.sentences
    assert said.index(sentences["signs_now"]) < said.index(sentences["signs_today"])
    today = said.index(sentences["signs_today"])
    for flag in session.data.red_flags.values():
        assert (said.index(flag.title) < today) is (flag.level == "emergency")


def test_it_says_that_it_cannot_help_and_invents_no_number(qtbot: QtBot, session: Session) -> None:
    said = words_of(opened(qtbot, session))
    assert "Call your local emergency number" in said
    assert "Doseleaf cannot help in an emergency. Do not wait for it." in said
    from_file = {sign for flag in session.data.red_flags.values() for sign in flag.signs}
    own = [each for each in said if each not in from_file and "PMID" not in each and "(2" not in each]
    assert not [each for each in own if re.search(r"\b\d{3}\b", each)]


def test_what_was_taken_lately_can_be_read_out(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    assert "Nothing is recorded in the last 24 hours." in words_of(page)
    assert session.act(lambda store, tools: diary.add_medicine(store, tools, Medicine("m", "Tramadol")))
    dose = Intake("", "m", NOW - timedelta(hours=7))
    assert session.act(lambda store, tools: diary.record_intake(store, tools, dose))
    page.refresh()
    assert "Tramadol at 10:20" in words_of(page)


def test_signs_that_belong_to_the_record_come_first(qtbot: QtBot, session: Session) -> None:
    vocabulary = session.data.vocabulary
    for name in ("tramadol", "gabapentin"):
        medicine = Medicine(name, name, name, ingredients_of(name, vocabulary))
        assert session.act(lambda store, tools, one=medicine: diary.add_medicine(store, tools, one))  # type: ignore[misc]  # bound now
    said = words_of(opened(qtbot, session))
    flags = session.data.red_flags
    assert said.index(flags["breathing"].title) < said.index(flags["bleeding"].title)


def test_it_scrolls_by_the_keyboard(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    page.resize(600, 400)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.setFocus()
    bar = page.findChildren(Scroll)[0].verticalScrollBar()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_without_a_data_file_it_still_says_to_call(qtbot: QtBot, theme: Theme) -> None:
    assert theme
    session = open_session(reference.checking_off(), "Checking is off: interactions.toml cannot be read.")
    said = words_of(opened(qtbot, session))
    assert "Call your local emergency number" in said
    assert any("cannot be read" in each for each in said)
    session.store.close()


def test_the_numbers_are_asked_for_and_then_stand_large_on_the_page(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    assert seen(page).count("Not written down yet.") == 3
    session.changed.connect(page.refresh)
    button(page, "Write numbers down …").click()
    form = page.findChildren(NumbersForm)[0]
    write(form, "Emergency number", "999")
    write(form, "Crisis line", "555-0100")
    form.save()
    assert session.person().numbers == HelpNumbers("999", "555-0100")
    assert seen(page).count("Not written down yet.") == 1
    number = next(each for each in page.findChildren(Text) if each.text() == "999" and each.isVisibleTo(page))
    assert number.accessibleName() == "Emergency number: 9 9 9"
    assert number.font().pointSizeF() > 2 * page.font().pointSizeF()
    assert session.undo()
    assert seen(page).count("Not written down yet.") == 3
    leave_all_forms()


def seen(page: Urgent) -> list[str]:
    return [each.text() for each in page.findChildren(Text) if each.isVisibleTo(page)]
