"""Today, driven as a person would: what is recorded, what is planned, once more, and what is asked for first."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.domain.checkins import CheckIn, Scale
from app.domain.intakes import Intake, IntakeStatus
from app.domain.interactions import DataFile
from app.domain.matching import build_index
from app.domain.moments import Period
from app.domain.records import RecordChange
from app.domain.regimens import DayPart
from app.domain.statements import DayStatement, Said
from app.domain.uses import Use
from app.services import diary, reference, wellbeing
from app.services.ports import Tools
from app.services.sample import sample_records
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.forms.checkin_form import CheckinForm
from app.ui.forms.dose_form import DoseForm
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.preset_form import PresetForm
from app.ui.forms.use_form import UseForm
from app.ui.pages.today import Today
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.calendar import CalendarPopup
from app.ui.widgets.finding_row import FindingRow
from app.ui.widgets.text import Text
from app.ui.widgets.timeline import Timeline

RESOURCES = Path(__file__).parents[2] / "resources"
NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class Clock:
    """The wall clock of a test."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="module")
def data() -> DataFile:
    return reference.load(RESOURCES)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def open_session(data: DataFile, clock: Clock, *, empty: bool = False, off: str = "") -> Session:
    """The sample person of the last three days."""
    numbers = count(1)
    store = DiaryStore(memory())
    if not empty:
        kept = [each for each in sample_records(NOW, data) if getattr(each, "at", NOW) > NOW - timedelta(days=3)]
        store.apply([RecordChange(None, each) for each in kept], "The sample diary", NOW)
    tools = Tools(clock, lambda: f"id{next(numbers)}")
    return Session(store, data, build_index(data.vocabulary, frozenset()), tools, checking_off=off)


@pytest.fixture
def session(theme: Theme, data: DataFile, clock: Clock) -> Iterator[Session]:
    assert theme
    opened = open_session(data, clock)
    yield opened
    opened.store.close()


def opened(qtbot: QtBot, session: Session) -> Today:
    page = Today(session)
    qtbot.addWidget(page)
    page.resize(1000, 760)
    page.refresh()
    session.changed.connect(page.refresh)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.setFocus()
    return page


def lines(page: Today) -> list[str]:
    model = page.findChildren(Timeline)[0].model()
    return [str(model.index(row, 0).data(SPOKEN)).replace("\u00a0", " ") for row in range(model.rowCount())]


def button(page: Today, beginning: str) -> Button:
    found = [each for each in page.findChildren(Button) if each.isVisibleTo(page)]
    return next(each for each in found if each.accessibleName().startswith(beginning))


def words_on(page: Today) -> list[str]:
    return [each.text() for each in page.findChildren(Text) if each.isVisibleTo(page)]


def doses(session: Session) -> tuple[Intake, ...]:
    return session.store.within(Intake, Period(NOW.date(), NOW.date()))


def form(page: Today, kind: type[DoseForm | UseForm | MedicineForm]) -> DoseForm | UseForm | MedicineForm:
    found = page.findChildren(kind)[0]
    assert isinstance(found, DoseForm | UseForm | MedicineForm)
    return found


def test_the_day_shows_everything_recorded_then_now_then_what_is_planned(qtbot: QtBot, session: Session) -> None:
    spoken = lines(opened(qtbot, session))
    now = spoken.index("Now, 17:20")
    assert any(line.startswith("08:05 Morning, 2 medicines") for line in spoken[:now])
    assert any("Oil 10:10" in line and "about 3 mg THC" in line for line in spoken[:now])
    assert spoken[now + 1 :] == [
        "Bedtime: Amitriptyline, 10 mg, not recorded yet",
        "Bedtime: Gabapentin, 600 mg, not recorded yet",
    ]


def test_took_it_records_the_planned_dose_for_its_part_now(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    took = button(page, "Took it: Gabapentin")
    took.setFocus()
    QTest.keyClick(took, Qt.Key.Key_Space)
    dose = doses(session)[-1]
    expected = ("m-gabapentin", IntakeStatus.TAKEN, Decimal(2), DayPart.BEDTIME, NOW)
    assert (dose.medicine_id, dose.status, dose.pieces, dose.part, dose.at) == expected
    assert not any("Gabapentin, 600 mg, not recorded yet" in line for line in lines(page))
    assert QApplication.focusWidget() is page.findChildren(Timeline)[0]


def test_a_whole_set_is_recorded_in_one_action_and_undone_in_one(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    before = len(doses(session))
    QTest.keyClick(button(page, "Took the bedtime set, 2 medicines"), Qt.Key.Key_Space)
    assert len(doses(session)) == before + 2
    assert lines(page)[-1] == "Now, 17:20"
    assert session.undo()
    assert len(doses(session)) == before
    assert button(page, "Took the bedtime set, 2 medicines").isVisible()


def test_a_use_is_repeated_in_one_action_with_its_amount_and_route(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    today = Period(NOW.date(), NOW.date())
    before = session.store.within(Use, today)
    repeat = button(page, "Repeat now: Evening flower")
    repeat.setFocus()
    QTest.keyClick(repeat, Qt.Key.Key_Space)
    (new,) = [each for each in session.store.within(Use, today) if each not in before]
    last = session.store.newest_uses()["p-flower"]
    assert (new.product_id, new.at, new.amount, new.route) == ("p-flower", NOW, Decimal("0.1"), last.route)
    assert any("Evening flower" in line for line in lines(page))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Repeat now: Evening flower")


def test_an_as_needed_medicine_says_how_much_is_recorded_and_never_what_may_still_be_taken(
    qtbot: QtBot, session: Session
) -> None:
    page = opened(qtbot, session)
    took = button(page, "Took it now: Tramadol")
    before = len(doses(session))
    took.click()
    assert len(doses(session)) == before + 1
    assert "in 24 hours" in button(page, "Took it now: Tramadol").accessibleName()


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu without a screen
def test_key_two_records_a_use_and_key_one_asks_which_medicine(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    QTest.keyClick(page, Qt.Key.Key_2)
    use_form = form(page, UseForm)
    use_form.done(0)
    QTest.keyClick(page, Qt.Key.Key_1)
    menu = page.findChildren(QMenu)[0]
    assert [each.text() for each in menu.actions()][-1] == "A medicine that is not in the list …"
    next(each for each in menu.actions() if each.text().startswith("Tramadol")).trigger()
    menu.close()
    assert form(page, DoseForm).isVisible()
    form(page, DoseForm).done(0)


def test_the_findings_are_the_most_serious_ones_and_lead_to_their_detail(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    rows = page.findChildren(FindingRow)
    views = session.findings()
    assert [row.accessibleName().split(".")[0] for row in rows] == [
        f"{view.word}: {view.title}".split(".")[0] for view in views[: len(rows)]
    ]
    with qtbot.waitSignal(page.go) as went:
        QTest.keyClick(rows[0], Qt.Key.Key_Return)
    assert went.args == ["interactions", views[0].id]
    with qtbot.waitSignal(page.go) as went:
        button(page, f"All {len(views)} findings").click()
    assert went.args == ["interactions", ""]


def test_what_could_not_be_checked_is_counted_and_leads_to_it(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    assert session.coverage().headline in words_on(page)
    assert session.coverage().remark in words_on(page)
    with qtbot.waitSignal(page.go) as went:
        button(page, "Which ones").click()
    assert went.args == ["interactions", "not-checked"]


def test_a_dose_of_yesterday_opens_the_form_where_its_time_can_be_written(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    yesterday = NOW.date() - timedelta(days=1)
    gone = next(each for each in session.store.within(Intake, Period(yesterday, yesterday)) if each.part)
    assert session.act(lambda store, tools: diary.remove_intake(store, tools, gone.id))
    button(page, "Yesterday").click()
    assert not any(line.startswith("Now") for line in lines(page))
    button(page, "Took it: ").click()
    dose_form = form(page, DoseForm)
    assert not any(each.id.startswith("id") for each in session.store.within(Intake, Period(yesterday, yesterday)))
    empty = next(each for each in dose_form.findChildren(QLineEdit) if each.accessibleName() == "Time")
    empty.setText("08:30")
    dose_form.save()
    found = [each for each in session.store.within(Intake, Period(yesterday, yesterday)) if each.id.startswith("id")]
    assert [(each.part, each.pieces, each.at.hour) for each in found] == [(gone.part, gone.pieces, 8)]
    button(page, "Back to today").click()
    assert any(line.startswith("Now") for line in lines(page))


def test_a_recorded_dose_opens_for_correction(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    timeline = page.findChildren(Timeline)[0]
    row = next(place for place, line in enumerate(lines(page)) if "Tramadol" in line)
    timeline.activated.emit(timeline.model().index(row, 0))
    assert form(page, DoseForm).isVisible()
    form(page, DoseForm).done(0)


def test_an_empty_diary_shows_three_steps_and_the_last_waits(
    qtbot: QtBot, theme: Theme, data: DataFile, clock: Clock
) -> None:
    assert theme
    session = open_session(data, clock, empty=True)
    page = opened(qtbot, session)
    assert not button(page, "Needs step 1").isEnabled()
    assert not any(each.isVisibleTo(page) for each in page.findChildren(FindingRow))
    QTest.keyClick(page, Qt.Key.Key_1)
    assert form(page, MedicineForm).isVisible()
    form(page, MedicineForm).done(0)
    session.store.close()


def test_checking_off_is_said_at_the_top(qtbot: QtBot, theme: Theme, clock: Clock) -> None:
    assert theme
    session = open_session(reference.checking_off(), clock, off="Checking is off: interactions.toml cannot be read.")
    page = opened(qtbot, session)
    said = words_on(page)
    assert said.index("interactions.toml cannot be read.") < said.index("The day so far")
    session.store.close()


def test_after_midnight_today_is_the_new_day(qtbot: QtBot, session: Session, clock: Clock) -> None:
    page = opened(qtbot, session)
    clock.now = NOW + timedelta(hours=8)
    page._tick()
    assert "Saturday 21\u00a0November\u00a02026" in words_on(page)
    assert lines(page)[0] == "Now, 01:20"


def test_no_button_covers_the_name_of_a_medicine_in_a_narrow_window(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    page = opened(qtbot, session)
    page.resize(theme.u(300), 900)
    QApplication.processEvents()
    timeline = page.findChildren(Timeline)[0]
    took = button(page, "Took it: Amitriptyline")
    row = lines(page).index("Bedtime: Amitriptyline, 10 mg, not recorded yet")
    words_end = timeline.visualRect(timeline.model().index(row, 0)).top() + theme.u(48)
    assert took.geometry().top() >= words_end
    assert timeline.viewport().rect().contains(took.geometry())


def test_no_word_on_the_page_judges(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    spoken = " ".join([*lines(page), *words_on(page)]).casefold()
    for word in ("missed", "due", "overdue", "safe", "warning", "abuse", "compliant", "!"):
        assert word not in spoken.replace("evidence of safety", "").split()


def test_key_three_asks_how_one_is_and_the_day_shows_it(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    QTest.keyClick(page, Qt.Key.Key_3)
    asked = page.findChildren(CheckinForm)[0]
    asked.lines[Scale.PAIN].set_value(6)
    asked.lines[Scale.LIMIT].set_value(0)
    asked.save()
    assert "17:20 How I was, 2 of 6, Pain 6 · limited day 0" in lines(page)
    timeline = page.findChildren(Timeline)[0]
    timeline.activated.emit(
        timeline.model().index(lines(page).index("17:20 How I was, 2 of 6, Pain 6 · limited day 0"), 0)
    )
    correcting = next(each for each in page.findChildren(CheckinForm) if each is not asked)
    assert correcting.lines[Scale.PAIN].value() == 6
    correcting.done(0)
    assert session.undo()
    assert not any("How I was" in line for line in lines(page))


def test_a_diary_of_check_ins_alone_is_not_shown_as_empty(
    qtbot: QtBot, theme: Theme, data: DataFile, clock: Clock
) -> None:
    assert theme
    session = open_session(data, clock, empty=True)
    page = opened(qtbot, session)
    checkin = CheckIn("", NOW, ((Scale.PAIN, 3),))
    assert session.act(lambda store, tools: wellbeing.save_checkin(store, tools, checkin))
    assert lines(page)[0].startswith("17:20 How I was, 1 of 6")
    assert page.findChildren(Timeline)[0].isVisible()
    session.store.close()


def test_a_preset_is_kept_from_the_last_use_and_recorded_in_one_action(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    button(page, "Keep a use as a preset").click()
    asked = page.findChildren(PresetForm)[0]
    asked.name.set_text("Bedtime bowl")
    asked.save()
    before = len(session.store.within(Use, Period(NOW.date(), NOW.date())))
    record = button(page, "Record now: Bedtime bowl")
    record.setFocus()
    QTest.keyClick(record, Qt.Key.Key_Space)
    assert len(session.store.within(Use, Period(NOW.date(), NOW.date()))) == before + 1
    assert session.undo()
    assert len(session.store.within(Use, Period(NOW.date(), NOW.date()))) == before


def test_nothing_used_and_do_not_know_are_said_of_a_day_and_differ_from_no_entry(
    qtbot: QtBot, session: Session
) -> None:
    page = opened(qtbot, session)
    day = next(
        day
        for day in (NOW.date() - timedelta(days=back) for back in range(1, 300))
        if not session.store.within(Use, Period(day, day)) and not session.store.within(DayStatement, Period(day, day))
    )
    page.show_item(day.isoformat())
    assert any(said.startswith("Cannabis: no entry.") for said in words_on(page))
    button(page, "Cannabis on this day: Nothing used").click()
    assert "You noted that nothing was used on this day." in words_on(page)
    button(page, "Take back what you noted").click()
    button(page, "Cannabis on this day: Don’t know").click()
    assert "You noted that you do not know what was used on this day." in words_on(page)
    assert session.store.within(DayStatement, Period(day, day))[0].said is Said.UNKNOWN


@pytest.mark.qt_log_ignore("This plugin does not support")  # a popup without a screen
def test_any_day_can_be_chosen_from_the_calendar(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    button(page, "Choose a day").click()
    popup = page.findChildren(CalendarPopup)[0]
    popup.chosen.emit(NOW.date() - timedelta(days=100))
    popup.close()
    assert page._day.day() == NOW.date() - timedelta(days=100)
    assert lines(page)


def test_after_a_gap_one_is_welcomed_and_asked_nothing_more(qtbot: QtBot, session: Session, clock: Clock) -> None:
    page = opened(qtbot, session)
    assert "Welcome back." not in words_on(page)
    clock.now = NOW + timedelta(days=9)
    session.refresh()
    assert "Welcome back." in words_on(page)
    button(page, "Fill in what I remember").click()
    assert page._day.day() == NOW.date() + timedelta(days=1)
    assert "Welcome back." not in words_on(page)


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu without a screen
def test_every_entry_of_the_day_has_a_menu_and_delete_removes_it_until_undone(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session)
    timeline = page.findChildren(Timeline)[0]
    place = next(place for place, line in enumerate(lines(page)) if "Oil 10:10" in line)
    before, shown = session.store.within(Use, Period(NOW.date(), NOW.date())), lines(page)
    button(page, "More for Oil 10:10, 13:30").click()
    menu = page.findChildren(QMenu)[-1]
    assert [each.text() for each in menu.actions()][:2] == ["Correct …", "Record again now"]
    menu.close()
    timeline.setFocus()
    timeline.setCurrentIndex(timeline.model().index(place, 0))
    QTest.keyClick(timeline, Qt.Key.Key_Delete)
    assert len(session.store.within(Use, Period(NOW.date(), NOW.date()))) == len(before) - 1
    assert session.undo()
    assert lines(page) == shown
