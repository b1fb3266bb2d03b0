"""The medicines page in the window: found, opened, taken, removed and brought back by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.intakes import Intake
from app.domain.medicines import Kind, Medicine
from app.domain.regimens import Regimen, RegimenKind
from app.services import diary
from app.ui.forms.dose_form import DoseForm
from app.ui.forms.form import Form
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.person_form import PersonForm
from app.ui.forms.regimen_form import RegimenForm
from app.ui.forms.stop_form import StopForm
from app.ui.pages.medicine_detail import MedicineDetail
from app.ui.pages.medicines import Medicines
from app.ui.pages.medicines_steps import marks_of, treads_of
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.turns import Turns
from app.ui.widgets.row_button import RowButton
from app.ui.window import Window
from tests.ui.filling import (
    LONG,
    ODD,
    activate,
    add,
    button,
    empty_diary,
    leave_all_forms,
    line,
    read_what_is_new,
    words_of,
    write,
)

PARTS = RegimenKind.DAY_PARTS
START = date(2026, 1, 1)


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[Window]:
    places = dict.fromkeys(("today", "cannabis", "interactions", "summary", "urgent", "settings"), Page)
    made = Window(session, {**places, "medicines": Medicines})
    qtbot.addWidget(made)
    made.resize(1240, 800)
    made.show()
    made.go("medicines")
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    leave_all_forms()


def fill(session: Session) -> None:
    one, two = Decimal(1), Decimal(2)
    daily = Regimen("r1", "", PARTS, START, parts=(one, None, None, two))
    needed = Regimen("r2", "", RegimenKind.AS_NEEDED, START, dose=one, most_in_24h=Decimal(4))
    add(session, "Lyrica", "pregabalin", daily, form="capsule", reason="nerve pain", prescriber="Dr A")
    add(session, "Tramadol", "tramadol", needed, form="capsule")
    add(session, "Evening drops", None, kind=Kind.HERBAL)
    add(session, "Old tablets", "gabapentin", stopped=date(2026, 3, 1), stop_reason="changed")
    read_what_is_new()


def rows(window: Window) -> list[str]:
    names = [each.accessibleName() for each in window.findChildren(RowButton) if each.isVisible()]
    return [name.replace("\u00a0", " ") for name in names]


def row(window: Window, name: str) -> RowButton:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return next(each for each in window.findChildren(RowButton) if each.accessibleName().startswith(name))


def form_of(kind: type[Form]) -> Form:
    form = next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())
    activate(form)
    return form


def choose_in_menu(window: Window, medicine: str, text: str) -> None:
    button(window, f"More for {medicine}").click()
    menu = next(each for each in window.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == text).trigger()
    menu.close()


def test_an_empty_list_says_how_to_begin(window: Window) -> None:
    assert "No medicine is on your list yet" in words_of(window)
    QTest.keyClick(button(window, "Add the first one"), Qt.Key.Key_Space)
    assert isinstance(form_of(MedicineForm), MedicineForm)


def test_from_an_empty_diary_to_two_medicines_undone_and_redone_by_keyboard(window: Window) -> None:
    for name in ("Neurontin 600 mg", "Lyrica"):
        activate(window)
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        form = form_of(MedicineForm)
        write(form, "Name, as on the box", name)
        QTest.keyClick(line(form, "Name, as on the box"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [name.split(".")[0] for name in rows(window)[:2]] == ["Lyrica", "Neurontin 600 mg"]
    assert "2 taken now" in words_of(window)
    activate(window)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "1 taken now" in words_of(window)
    QTest.keySequence(window, QKeySequence(QKeySequence.StandardKey.Redo))
    assert "2 taken now" in words_of(window)


def test_every_medicine_stands_in_its_group_with_what_is_not_checked_said(session: Session, window: Window) -> None:
    fill(session)
    said = words_of(window)
    groups = ("Prescribed, taken regularly", "Prescribed, as needed", "Bought: over the counter", "Stopped")
    assert [said.index(each) for each in groups] == sorted(said.index(each) for each in groups)
    assert "1-0-0-2" in said
    assert "no more than 4 in 24 hours" in said
    assert "Old tablets\n1 Mar 2026" in said
    assert "3 taken now, 1 stopped" in said
    assert any(name == "Evening drops. not checked." for name in rows(window))


def test_typing_finds_by_name_and_by_ingredient(session: Session, window: Window) -> None:
    fill(session)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = line(window, "Find a medicine")
    assert QApplication.focusWidget() is search
    QTest.keyClicks(search, "pregab")
    assert row(window, "Lyrica").isVisible()
    assert not row(window, "Tramadol").isVisible()
    QTest.keyClicks(search, "zzz")
    assert "Nothing on your list has “pregabzzz” in it." in words_of(window)


def test_the_list_is_walked_by_arrows_and_enter_opens(session: Session, window: Window) -> None:
    fill(session)
    search = line(window, "Find a medicine")
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(_focused(), Qt.Key.Key_Down)
    assert _focused().accessibleName().startswith("Tramadol")
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    assert "tramadol · " not in words_of(window)
    assert button(window, "Took one: Tramadol").isVisible()
    assert row(window, "Tramadol").is_chosen()


def _focused() -> RowButton:
    found = QApplication.focusWidget()
    assert isinstance(found, RowButton)
    return found


def test_took_one_is_one_press_and_keeps_the_focus(session: Session, window: Window) -> None:
    fill(session)
    window.go("medicines", "tramadol")
    took = button(window, "Took one: Tramadol")
    took.setFocus()
    QTest.keyClick(took, Qt.Key.Key_Space)
    (dose,) = session.store.all(Intake)
    assert (dose.medicine_id, dose.at, dose.pieces) == ("tramadol", session.now(), Decimal(1))
    again = QApplication.focusWidget()
    assert again is not None
    assert again.accessibleName() == "Took one: Tramadol"
    assert "Recorded on 1 of 30 days, 1 dose; at most 1 capsule in 24 hours." in words_of(window)


def test_removing_takes_no_question_and_undo_brings_all_of_it_back(session: Session, window: Window) -> None:
    fill(session)
    before = (session.store.all(Medicine), session.store.all(Regimen))
    row(window, "Lyrica").setFocus()
    QTest.keyClick(row(window, "Lyrica"), Qt.Key.Key_Delete)
    assert "Lyrica" not in [each.name for each in session.store.all(Medicine)]
    assert session.undo()
    assert (session.store.all(Medicine), session.store.all(Regimen)) == before


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu without a screen
@pytest.mark.parametrize(
    ("text", "kind"), [("Record a dose …", DoseForm), ("Correct …", MedicineForm), ("Stopped …", StopForm)]
)
def test_the_menu_opens_what_it_names(session: Session, window: Window, text: str, kind: type[Form]) -> None:
    fill(session)
    window.go("medicines", "lyrica")
    choose_in_menu(window, "Lyrica", text)
    assert form_of(kind).isVisible()


def test_change_the_dose_and_about_you_open_their_forms(session: Session, window: Window) -> None:
    fill(session)
    window.go("medicines", "lyrica")
    button(window, "Change the dose: Lyrica").click()
    form_of(RegimenForm).done(0)
    button(window, "About you: allergies and circumstances").click()
    assert form_of(PersonForm).isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu without a screen
def test_a_stopped_medicine_can_be_taken_again(session: Session, window: Window) -> None:
    fill(session)
    window.go("medicines", "old tablets")
    assert "Stopped on 1 March 2026" in words_of(window)
    choose_in_menu(window, "Old tablets", "Taken again")
    kept = session.store.get(Medicine, "old tablets")
    assert kept is not None
    assert (kept.stopped, kept.stop_reason) == (None, "")


def test_a_finding_leads_to_its_place(qtbot: QtBot, session: Session, window: Window) -> None:
    fill(session)
    window.go("medicines", "lyrica")
    title = "An opioid painkiller with gabapentin"
    found = next(each for each in window.findChildren(RowButton) if title in each.accessibleName())
    with qtbot.waitSignal(window.page().go) as asked:
        QTest.keyClick(found, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0] == "interactions"
    assert asked.args[1] in session.data.categories


def test_the_history_shows_every_version_with_the_one_in_force(session: Session, window: Window) -> None:
    fill(session)
    new = Regimen("", "lyrica", PARTS, date(2026, 11, 6), parts=(Decimal(2), None, None, Decimal(2)))
    assert session.act(lambda store, tools: diary.change_regimen(store, tools, new))
    window.go("medicines", "lyrica")
    said = words_of(window)
    assert "since 6 Nov 2026, now" in said
    assert "1 Jan 2026 to 5 Nov 2026" in said


def test_in_a_narrow_window_the_list_and_the_detail_take_turns(session: Session, window: Window) -> None:
    fill(session)
    window.resize(500, 800)
    QApplication.processEvents()
    assert row(window, "Lyrica").isVisible()
    row(window, "Lyrica").click()
    assert not row(window, "Tramadol").isVisible()
    back = button(window, "Back to all medicines, 4")
    assert QApplication.focusWidget() is back
    QTest.keyClick(back, Qt.Key.Key_Space)
    assert _focused().accessibleName().startswith("Lyrica")


@pytest.mark.parametrize(("width", "size"), [(760, 1.0), (760, 1.5), (400, 1.0), (1240, 1.5)])
def test_nothing_scrolls_sideways(
    qtbot: QtBot, session: Session, window: Window, theme: Theme, width: int, size: float
) -> None:
    fill(session)
    theme.choose(text_size=size)
    window.resize(width, 900)
    for medicine in ("", "lyrica", "evening drops"):
        window.go("medicines", medicine)
        qtbot.wait(1)
        scroll = window.page().findChildren(QScrollArea)[0]
        inner = scroll.widget()
        assert inner is not None
        assert inner.minimumSizeHint().width() <= scroll.viewport().width()


def test_odd_names_are_shown_as_they_are(session: Session, window: Window) -> None:
    for name in (*ODD, LONG):
        add(session, name.replace("\0", ""), None, note=name.replace("\0", ""))
    assert "<b>Lyrica</b>" in words_of(window)
    assert LONG in words_of(window)


def test_a_refresh_without_a_change_leaves_the_rows_alone(session: Session, window: Window) -> None:
    fill(session)
    kept = row(window, "Lyrica")
    window.page().refresh()
    assert row(window, "Lyrica") is kept
    medicine = session.store.get(Medicine, "lyrica")
    assert medicine is not None
    renamed = replace(medicine, reason="pain")
    kept.setFocus()
    assert session.act(lambda store, tools: diary.correct_medicine(store, tools, replace(renamed, form="tablet")))
    assert _focused().accessibleName().startswith("Lyrica")


def test_the_stair_has_a_tread_for_every_version_that_plans_an_amount() -> None:
    versions = (
        Regimen("b", "m", PARTS, date(2026, 6, 1), None, (Decimal(2), None, None, None)),
        Regimen("a", "m", PARTS, START, date(2026, 5, 31), (Decimal(1), None, None, None)),
        Regimen("later", "m", PARTS, date(2027, 1, 1), None, (Decimal(9), None, None, None)),
        Regimen("needed", "m", RegimenKind.AS_NEEDED, date(2025, 1, 1), date(2025, 12, 31)),
    )
    treads = treads_of(versions, date(2026, 11, 20))
    assert [(each.start, each.end, each.amount) for each in treads] == [
        (START, date(2026, 5, 31), Decimal(1)),
        (date(2026, 6, 1), date(2026, 11, 20), Decimal(2)),
    ]


@given(st.decimals(Decimal("0.01"), Decimal(100_000), places=2))
def test_the_scale_of_the_stair_reaches_every_amount_in_few_steps(top: Decimal) -> None:
    marks = marks_of(top)
    assert marks[0] == 0
    assert marks[-2] < top <= marks[-1]
    assert 3 <= len(marks) <= 6


def test_a_second_key_on_a_row_that_is_about_to_go_removes_nothing(
    session: Session, window: Window, everything_at_once: Turns
) -> None:
    fill(session)
    going = row(window, "Lyrica")
    going.setFocus()
    everything_at_once.patience_ms = 0.0
    before = {each.name for each in session.view().medicines}
    for _ in range(3):
        QTest.keyPress(going, Qt.Key.Key_Delete)
    assert before - {each.name for each in session.view().medicines} == {"Lyrica"}


def test_one_delete_while_the_list_is_made_anew_removes_what_has_the_focus(
    session: Session, window: Window, everything_at_once: Turns
) -> None:
    fill(session)
    medicine = session.store.get(Medicine, "lyrica")
    assert medicine is not None
    focused = row(window, "Lyrica")
    focused.setFocus()
    everything_at_once.patience_ms = 0.0
    renamed = replace(medicine, reason="pain")
    assert session.act(lambda store, tools: diary.correct_medicine(store, tools, renamed))
    before = {each.name for each in session.view().medicines}
    QTest.keyPress(focused, Qt.Key.Key_Delete)
    assert before - {each.name for each in session.view().medicines} == {"Lyrica"}


def test_the_detail_never_shows_the_dose_of_one_medicine_under_the_name_of_another(
    session: Session, window: Window, everything_at_once: Turns
) -> None:
    fill(session)
    window.go("medicines", "lyrica")
    assert "1-0-0-2" in words_of(window.page())
    everything_at_once.patience_ms = 0.0
    window.go("medicines", "tramadol")
    seen = []
    for _ in range(6):
        QApplication.processEvents()
        seen.append(words_of(window.page().findChildren(MedicineDetail)[0]))
    assert not any("1-0-0-2" in each for each in seen)
    assert "Tramadol" in seen[-1]


def test_rows_that_do_not_hold_what_is_searched_for_do_not_flash_up(
    session: Session, window: Window, everything_at_once: Turns
) -> None:
    fill(session)
    write(window, "Find a medicine", "tram")
    medicine = session.store.get(Medicine, "lyrica")
    assert medicine is not None
    everything_at_once.patience_ms = 0.0
    again = replace(medicine, reason="sleep")
    assert session.act(lambda store, tools: diary.correct_medicine(store, tools, again))
    for _ in range(8):
        QApplication.processEvents()
        assert [each.split(".")[0] for each in rows(window) if "capsule" in each or "drops" in each] == ["Tramadol"]
