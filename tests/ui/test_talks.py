"""Marking a finding as talked about, by keyboard: it stays listed, says so, and can be corrected and taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.talks import Talk
from app.services import diary
from app.ui.forms.talk_form import TalkForm
from app.ui.pages.interactions import Interactions
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.finding_row import FindingRow
from tests.ui.filling import add, button, empty_diary, field, leave_all_forms, line, shown, words_of, write

ID = "opioid-gabapentinoid"


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        add(opened, "Gabapentin", "gabapentin")
        add(opened, "Tramadol", "tramadol")
        yield opened
        leave_all_forms()


def opened(qtbot: QtBot, session: Session) -> Interactions:
    page = Interactions(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(1000, 760)
    page.refresh()
    with qtbot.waitExposed(page):
        page.show()
    return page


def mark(session: Session, people: str = "J. Okafor") -> None:
    form = shown(TalkForm(session, None, next(each for each in session.findings() if each.id == ID)))
    write(form, "With whom", people)
    form.save()
    leave_all_forms()  # now: a form without a parent must not wait for the garbage collector


def listed(page: Interactions) -> list[str]:
    return [row.accessibleName() for row in page.findChildren(FindingRow) if row.isVisibleTo(page)]


def test_a_talk_is_marked_by_keyboard_alone_from_the_finding(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    page.show_item(ID)
    title = next(each.title for each in session.findings() if each.id == ID)
    pressed = button(page, f"Mark as talked about …: {title}")
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Space)
    form = next(each for each in QApplication.topLevelWidgets() if isinstance(each, TalkForm))
    qtbot.waitUntil(form.isActiveWindow)
    assert line(form, "With whom").hasFocus()
    QTest.keyClicks(line(form, "With whom"), "J. Okafor")
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (kept,) = session.store.all(Talk)
    assert (kept.category, kept.people, kept.on) == (ID, "J. Okafor", session.today())
    assert {each.name for each in kept.then.things} == {"Gabapentin", "Tramadol"}
    assert f"Talked about on {kept.on.day} November 2026 with J. Okafor" in words_of(page)


def test_it_stays_in_its_place_and_its_row_says_it_was_talked_about(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    before = listed(page)
    mark(session)
    after = listed(page)
    assert len(after) == len(before)
    assert after[0].startswith(before[0])
    assert "Talked about on 20" in after[0]
    assert all(old == new for old, new in zip(before[1:], after[1:], strict=True))


def test_another_dose_opens_it_again_and_undo_closes_it(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    mark(session)
    assert session.act(lambda store, tools: diary.stop_medicine(store, tools, "tramadol", session.today()))
    assert any("Open again, as " in name for name in listed(page))
    assert session.undo()
    assert not any("Open again" in name for name in listed(page))


def test_the_list_shows_all_of_them_the_open_ones_or_those_talked_about(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    assert not any(each.accessibleName() == "Findings to show: Open" for each in visible(page))
    mark(session)
    every = listed(page)
    press(page, "Open")
    open_ones = listed(page)
    press(page, "Talked about")
    talked = listed(page)
    assert sorted(open_ones + talked) == sorted(every)
    assert len(talked) == 1
    press(page, "Open")
    page.show_item(ID)
    assert listed(page) == every


def visible(page: Interactions) -> list[QPushButton]:
    return [each for each in page.findChildren(QPushButton) if each.isVisibleTo(page)]


def press(page: Interactions, words: str) -> None:
    next(each for each in visible(page) if each.accessibleName() == f"Findings to show: {words}").click()


def test_when_everything_was_talked_about_the_open_list_says_so_and_still_names_what_it_is(
    qtbot: QtBot, session: Session
) -> None:
    page = opened(qtbot, session)
    for view in session.findings():
        shown(TalkForm(session, None, view)).save()
        leave_all_forms()
    press(page, "Open")
    assert "Every finding on the list was talked about, and nothing changed since." in words_of(page)
    assert not listed(page)


def test_a_talk_is_corrected_and_removed_and_what_was_typed_stays_with_a_sentence(session: Session) -> None:
    mark(session)
    (kept,) = session.store.all(Talk)
    view = next(each for each in session.findings() if each.id == ID)
    form = shown(TalkForm(session, None, view, kept.id))
    assert line(form, "With whom").text() == "J. Okafor"
    write(form, "When", "25 Nov 2026")
    form.save()
    assert "has not come yet" in (field(form, "When").problem() or "")
    assert field(form, "When").findChildren(QLineEdit)[0].text() == "25 Nov 2026"
    write(form, "When", "18 Nov 2026")
    form.findChildren(QPlainTextEdit)[0].setPlainText("Nothing to change.")
    form.save()
    leave_all_forms()
    (corrected,) = session.store.all(Talk)
    assert (corrected.said, corrected.on.day, corrected.then) == ("Nothing to change.", 18, kept.then)
    form = shown(TalkForm(session, None, view, kept.id))
    button(form, "Remove: it was not talked about").click()
    leave_all_forms()
    assert session.store.all(Talk) == ()
    assert session.undo()
    assert session.store.all(Talk) == (corrected,)


def test_a_finding_that_has_gone_meanwhile_is_not_marked_and_says_so(session: Session) -> None:
    view = next(each for each in session.findings() if each.id == ID)
    form = shown(TalkForm(session, None, view))
    assert session.act(lambda store, tools: diary.remove_medicine(store, tools, "tramadol"))
    form.save()
    assert field(form, "When").problem() == "When: this finding is no longer on the list. Nothing was saved."
    assert session.store.all(Talk) == ()
