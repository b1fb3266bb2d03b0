"""Interactions, driven by keyboard: not-checked first, nothing hidden, and nothing that is meant for the clinician."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.interactions import DataFile
from app.domain.matching import build_index
from app.domain.records import RecordChange
from app.services import diary, reference, words
from app.services.ports import Tools
from app.services.sample import sample_records
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.pages.interactions import Interactions
from app.ui.pages.interactions_list import grouped
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.finding_row import FindingRow
from app.ui.widgets.row_button import RowButton
from app.ui.widgets.sections import Sections, breakable
from app.ui.widgets.text import Text

RESOURCES = Path(__file__).parents[2] / "resources"
NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="module")
def data() -> DataFile:
    return reference.load(RESOURCES)


def open_session(data: DataFile, *, empty: bool = False, off: str = "") -> Session:
    """The sample person, without the doses and uses of long ago."""
    numbers = count(1)
    store = DiaryStore(memory())
    if not empty:
        kept = [each for each in sample_records(NOW, data) if getattr(each, "at", NOW) > NOW - timedelta(days=3)]
        store.apply([RecordChange(None, each) for each in kept], "The sample diary", NOW)
    tools = Tools(lambda: NOW, lambda: f"id{next(numbers)}")
    return Session(store, data, build_index(data.vocabulary, frozenset()), tools, checking_off=off)


@pytest.fixture
def session(theme: Theme, data: DataFile) -> Iterator[Session]:
    assert theme
    opened = open_session(data)
    yield opened
    opened.store.close()


def opened(qtbot: QtBot, session: Session, *, width: int = 1000) -> Interactions:
    page = Interactions(session)
    qtbot.addWidget(page)
    page.resize(width, 760)
    page.refresh()
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def detail(page: Interactions) -> Sections:
    return next(each for each in page.findChildren(Sections) if each.isVisibleTo(page))


def words_in(page: Interactions) -> list[str]:
    return [each.accessibleName() or each.text() for each in detail(page).findChildren(Text)]


def rows(page: Interactions) -> list[RowButton]:
    """From top to bottom."""
    found = [each for each in page.findChildren(RowButton) if each.isVisibleTo(page)]
    return sorted(found, key=lambda row: row.mapTo(page, QPoint(0, 0)).y())


def test_what_was_not_checked_stands_first_and_every_finding_is_listed(qtbot: QtBot, session: Session) -> None:
    spoken = [row.accessibleName() for row in rows(opened(qtbot, session))]
    unchecked = session.coverage().unchecked
    assert unchecked
    assert all(name.startswith(("Not checked", "Partly checked")) for name in spoken[: len(unchecked)])
    for view in session.findings():
        assert any(name.startswith(f"{view.word}: {view.title}.") for name in spoken)


def test_groups_go_from_the_most_serious_down_and_families_stand_together(session: Session) -> None:
    groups = list(grouped(session.findings()))
    steps = [members[0].seriousness for _, members in groups]
    assert steps == sorted(steps, reverse=True)
    assert sum(len(members) for _, members in groups) == len(session.findings())
    for _, members in groups:
        families = [each.family for each in members]
        assert all(
            families[place] == family
            for family in set(families)
            for place in range(families.index(family), families.index(family) + families.count(family))
        )


def test_a_finding_shows_all_a_patient_reads_and_nothing_for_the_clinician(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    for view in session.findings():
        page.show_item(view.id)
        said = words_in(page)
        whole = "\n".join(said)
        assert detail(page).title == view.title
        for sentence in (view.effect, view.not_known, view.review, *view.amounts, *view.unknowns, *view.notes):
            assert sentence in said or not sentence
        assert f"“{view.ask}”" in said
        assert all(sentence in said for sentence in view.advice)
        assert all(each.line in said and f"Says: {each.says}" in said for each in view.sources)
        assert all(flag.title in said and all(sign in whole for sign in flag.signs) for flag in view.flags)
        assert not view.pharmacist or view.pharmacist not in whole
        assert not view.mechanism or view.mechanism not in whole


def test_what_raised_a_finding_is_said_beside_where_it_started(qtbot: QtBot, session: Session) -> None:
    raised = next(view for view in session.findings() if view.raised_by)
    page = opened(qtbot, session)
    page.show_item(raised.id)
    whole = "\n".join(words_in(page))
    assert f"“{raised.base_word}” by itself. More serious here: {raised.raised_by[0]}" in whole


def test_a_thing_that_was_not_checked_says_why_and_leads_to_its_entry(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    page.show_item("not-checked")
    first = session.coverage().unchecked[0]
    said = words_in(page)
    assert all(any(reason.casefold() == each.casefold() for each in said) for reason in first.reasons)
    assert session.coverage().scope in said
    button = next(each for each in detail(page).findChildren(Button) if "record" in each.accessibleName())
    with qtbot.waitSignal(page.go) as went:
        button.click()
    assert went.args == ["medicines", "m-herbal"]


def test_the_list_is_one_tab_stop_walked_by_arrow_keys(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    every = rows(page)
    every[0].setFocus()
    QTest.keyClick(every[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is every[1]
    QTest.keyClick(every[1], Qt.Key.Key_End)
    assert QApplication.focusWidget() is every[-1]
    QTest.keyClick(every[-1], Qt.Key.Key_Home)
    QTest.keyClick(every[0], Qt.Key.Key_Down)
    QTest.keyClick(every[1], Qt.Key.Key_Return)
    assert every[1].is_chosen()
    stops = [row for row in every if row.focusPolicy() & Qt.FocusPolicy.TabFocus.value]
    assert stops == [every[1]]


def test_when_narrow_the_list_comes_first_then_the_detail_and_a_way_back(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session, width=420)
    assert rows(page)
    view = session.findings()[0]
    page.show_item(view.id)
    (back,) = rows(page)
    assert back.accessibleName().startswith("Back to all findings")
    assert str(len(session.findings())) in back.accessibleName()
    assert "not checked" in back.accessibleName()
    back.click()
    assert rows(page)
    focused = QApplication.focusWidget()
    assert isinstance(focused, FindingRow)
    assert view.title in focused.accessibleName()


def test_nothing_is_wider_than_a_narrow_window(qtbot: QtBot, session: Session, theme: Theme) -> None:
    page = opened(qtbot, session, width=theme.u(300))
    for view in session.findings():
        page.show_item(view.id)
        assert detail(page).minimumSizeHint().width() <= theme.u(236), view.id


def test_the_same_findings_again_leave_the_page_as_it_is(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    before = rows(page)
    page.refresh()
    assert rows(page) == before


def test_a_removed_medicine_takes_its_findings_along_and_keeps_the_rest(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    page.show_item("opioid-gabapentinoid")
    assert session.act(lambda store, tools: diary.remove_medicine(store, tools, "m-tramadol"))
    page.refresh()
    assert not any("Tramadol" in row.accessibleName() for row in rows(page) if isinstance(row, FindingRow))
    assert detail(page).title != "An opioid painkiller with gabapentin, pregabalin or mirogabalin"


def test_negative_studies_are_shown_on_request_and_silence_nothing(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    page.show_item("about-negatives")
    said = words_in(page)
    negatives = session.current().result.negatives
    assert negatives
    assert all(each.category.title in said for each in negatives)
    assert "They silence nothing: every finding stays as it is." in said


def test_entries_of_low_level_are_listed_only_on_request_with_how_serious_and_how_sure(
    qtbot: QtBot, session: Session
) -> None:
    page = opened(qtbot, session)
    quiet = session.current().result.on_request
    assert quiet
    assert not {each.category.id for each in quiet} & {view.id for view in session.findings()}
    page.show_item("about-on-request")
    said = words_in(page)
    assert words.ON_REQUEST in said
    for each in quiet:
        assert each.category.title in said
        assert f"Good to know. How sure: {words.CERTAINTY[each.certainty]}." in said


def test_with_nothing_on_the_record_it_says_so_and_claims_nothing(qtbot: QtBot, theme: Theme, data: DataFile) -> None:
    assert theme
    session = open_session(data, empty=True)
    page = opened(qtbot, session)
    said = [each.text() for each in page.findChildren(Text) if each.isVisibleTo(page)]
    assert "Nothing is on your record yet, so nothing was looked up." in said
    assert session.coverage().scope in said
    session.store.close()


def test_checking_off_is_never_an_empty_result(qtbot: QtBot, theme: Theme) -> None:
    assert theme
    session = open_session(reference.checking_off(), off="Checking is off: interactions.toml cannot be read.")
    page = opened(qtbot, session)
    assert all(row.accessibleName().startswith("Not checked") for row in rows(page) if isinstance(row, FindingRow))
    said = [each.text() for each in page.findChildren(Text) if each.isVisibleTo(page)]
    assert "interactions.toml cannot be read." in said
    page.show_item("about-data-file")
    assert "Checking is off" in words_in(page)
    session.store.close()


def test_a_data_file_past_its_review_date_says_so(qtbot: QtBot, theme: Theme, data: DataFile) -> None:
    assert theme
    session = open_session(replace(data, next_review=date(2026, 11, 1)))
    page = opened(qtbot, session)
    said = [each.text() for each in page.findChildren(Text) if each.isVisibleTo(page)]
    assert any("that day has passed" in each for each in said)
    session.store.close()


def test_a_data_file_changed_since_its_edition_says_so(qtbot: QtBot, theme: Theme, data: DataFile) -> None:
    assert theme
    for changed in (True, False):
        session = open_session(replace(data, changed_since_edition=changed))
        page = opened(qtbot, session)
        said = [each.text() for each in page.findChildren(Text) if each.isVisibleTo(page)]
        assert any("changed since that edition" in each for each in said) is changed
        page._open("about-data-file")
        said = [each.text() for each in page.findChildren(Text) if each.isVisibleTo(page)]
        assert any(each.endswith("edition 2026.11, changed since that edition") for each in said) is changed
        session.store.close()


def test_long_addresses_can_break_and_words_stay_as_they_are() -> None:
    assert breakable("short words/here stay") == "short words/here stay"
    broken = breakable("see https://www.fda.gov/drugs/drug-safety now")
    assert broken.replace("\u200b", "") == "see https://www.fda.gov/drugs/drug-safety now"
    assert "/\u200bdrugs/\u200bdrug-\u200bsafety now" in broken
