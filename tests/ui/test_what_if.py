"""What if on the screen: chosen by keyboard, marked as not taken, and never written anywhere."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.moments import Period
from app.domain.products import ProductForm
from app.domain.records import FAMILIES
from app.domain.routes import Route
from app.exchange.summary_text import summary_text
from app.services.record_day import ingredients_of
from app.services.what_if import NOT_A_PLAN, Hypothesis, if_cannabis, if_medicine
from app.services.what_if_look import HEADING
from app.ui.forms.form import Form
from app.ui.forms.what_if_forms import WhatIfCannabisForm, WhatIfMedicineForm
from app.ui.pages.cannabis import Cannabis
from app.ui.pages.interactions import Interactions
from app.ui.pages.medicines import Medicines
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.finding_row import FindingRow
from tests.ui.filling import add, button, choose, empty_diary, field, leave_all_forms, line, shown, words_of, write

ASK = "What if: check something I am not taking"


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        add(opened, "Gabapentin", "gabapentin")
        yield opened
        leave_all_forms()


def opened(qtbot: QtBot, session: Session, width: int = 1000) -> Interactions:
    page = Interactions(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(width, 760)
    page.refresh()
    with qtbot.waitExposed(page):
        page.show()
    page.show_item("what-if")
    return page


def tramadol(session: Session, number: int = 1) -> Hypothesis:
    return if_medicine("Tramadol", "tramadol", ingredients_of("tramadol", session.data.vocabulary), number=number)


def kept(session: Session) -> list[object]:
    return [each for family in FAMILIES for each in session.store.all(family)]


def rows(page: QWidget) -> list[str]:
    return [each.accessibleName() for each in page.findChildren(FindingRow) if each.isVisibleTo(page)]


def would_be(page: Interactions) -> list[FindingRow]:
    found = [each for each in page.findChildren(FindingRow) if each.isVisibleTo(page)]
    return [each for each in found if "Would be " in each.accessibleName()]


def a_form(qtbot: QtBot, kind: type[Form]) -> Form:
    found = next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_a_medicine_is_asked_about_by_keyboard_alone_and_nothing_is_written(qtbot: QtBot, session: Session) -> None:
    before, history = kept(session), session.store.history(50)
    page = opened(qtbot, session)
    pressed = button(page, "Add a medicine to the what-if")
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Space)
    form = a_form(qtbot, WhatIfMedicineForm)
    assert line(form, "Name").hasFocus()
    QTest.keyClicks(line(form, "Name"), "tramadol")
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [each.name for each in session.asked] == ["tramadol"]
    (first, *_) = would_be(page)
    assert first.accessibleName().startswith("Ask first: ")
    assert first.accessibleName().endswith("Would be new.")
    assert (kept(session), session.store.history(50)) == (before, history)
    assert all(each.id != "opioid-gabapentinoid" for each in session.findings())


def test_it_says_what_it_is_not_and_what_was_not_checked_stands_before_what_was_found(
    qtbot: QtBot, session: Session
) -> None:
    session.asked = (tramadol(session), if_medicine("Quietosan", None, (), number=2))
    page = opened(qtbot, session)
    said = words_of(page)
    heading, text = NOT_A_PLAN.split(": ", 1)
    assert heading in said
    assert text[1:] in said
    assert said.index("Not, or only partly, checked") < said.index("Would be new")
    assert "1 of 2 things asked about could be checked. No rule matching is not evidence of safety." in said


def test_nothing_matching_says_the_fixed_sentence(qtbot: QtBot, session: Session) -> None:
    session.asked = (if_medicine("Quietosan", None, (), number=1),)
    page = opened(qtbot, session)
    assert session.coverage().no_match in words_of(page)
    assert not would_be(page)


def test_a_name_that_is_a_medicine_we_cannot_check_says_that(qtbot: QtBot, session: Session) -> None:
    session.asked = (if_medicine("knownosan", None, (), number=1),)
    assert session.data.sentences["not_covered"] in words_of(opened(qtbot, session))


def test_a_thing_is_taken_out_again_and_the_focus_is_not_lost(qtbot: QtBot, session: Session) -> None:
    session.asked = (tramadol(session), tramadol(session, 2))
    page = opened(qtbot, session)
    button(page, "Take out of the what-if: Tramadol").click()
    assert [each.id for each in session.asked] == ["what-if-2"]
    again = [each for each in page.findChildren(Button) if each.isVisibleTo(page)]
    next(each for each in again if each.accessibleName() == "Take out of the what-if: Tramadol").click()
    assert not session.asked
    assert "Nothing yet." in words_of(page)


def test_a_finding_of_it_is_read_whole_marked_and_cannot_be_marked_as_talked_about(
    qtbot: QtBot, session: Session
) -> None:
    session.asked = (tramadol(session),)
    page = opened(qtbot, session)
    row = would_be(page)[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    said = words_of(page)
    assert "What if: not on your record like this" in said
    assert "You do not take Tramadol." in said
    names = [each.accessibleName() for each in page.findChildren(Button) if each.isVisibleTo(page)]
    assert not any(name.startswith("Mark as talked about") for name in names)
    button(page, "Back to the what-if").click()
    assert would_be(page)


def test_cannabis_is_asked_about_with_amounts_or_without(qtbot: QtBot, session: Session) -> None:
    made: list[Hypothesis] = []
    form = shown(WhatIfCannabisForm(session, None, 3))
    form.made.connect(made.append)
    write(form, "THC in a day", "5x")
    form.save()
    assert "5x" in (field(form, "THC in a day").problem() or "")
    assert made == []
    write(form, "THC in a day", "5")
    write(form, "CBD in a day", "0")
    form.save()
    leave_all_forms()
    (thing,) = made
    assert thing == if_cannabis(ProductForm.OIL, Route.UNKNOWN, session.now(), number=3, thc=Decimal(5), cbd=Decimal(0))
    session.asked = (thing,)
    page = opened(qtbot, session)
    assert "Oil or tincture (route not known, 5 mg THC a day, no CBD)" in words_of(page)
    assert any("gabapentin" in name.casefold() for name in map(FindingRow.accessibleName, would_be(page)))


def test_an_amount_and_a_route_of_a_medicine_are_taken_and_no_name_is_asked_for(session: Session) -> None:
    made: list[Hypothesis] = []
    form = shown(WhatIfMedicineForm(session, None, 1))
    form.made.connect(made.append)
    form.save()
    assert field(form, "Name").problem()
    write(form, "Name", "citalopram")
    write(form, "Amount a day", "0")
    form.save()
    assert "more than 0" in (field(form, "Amount a day").problem() or "")
    write(form, "Amount a day", "40")
    form.save()
    leave_all_forms()
    assert [each.name.replace("\u00a0", " ") for each in made] == ["citalopram (40 mg a day)"]
    assert made[0].medicine is not None
    assert made[0].medicine.chosen == "citalopram"


@pytest.mark.parametrize("place", [Medicines, Cannabis])
def test_it_is_reached_from_the_medicines_and_from_cannabis(
    qtbot: QtBot, session: Session, place: type[Medicines | Cannabis]
) -> None:
    page = place(session)
    qtbot.addWidget(page)
    page.refresh()
    went: list[tuple[str, str]] = []
    page.go.connect(lambda *where: went.append(where))
    button(page, ASK).click()
    assert went == [("interactions", "what-if")]


def test_it_is_on_paper_only_when_asked_for_and_marked_there(qtbot: QtBot, session: Session) -> None:
    session.asked = (tramadol(session),)
    page = opened(qtbot, session)
    period = Period(session.today(), session.today())
    assert session.summary(period, "D", "0").what_if is None
    choose(page, "Put it on the printed page")
    summary = session.summary(period, "D", "0")
    assert summary.what_if is not None
    assert all(each.id != "opioid-gabapentinoid" for each in summary.findings)
    text = summary_text(summary)
    after = text[text.index(HEADING) :]
    assert "The person does NOT take: Tramadol." in after
    assert "Would be new: An opioid painkiller" in after
    assert "tramadol" not in text[: text.index(HEADING)].casefold()


def test_it_is_not_wider_than_a_narrow_window(qtbot: QtBot, session: Session, theme: Theme) -> None:
    session.asked = (tramadol(session), if_medicine("Quietosan", None, (), number=2))
    page = opened(qtbot, session, width=theme.u(300))
    tray = next(each for each in page.findChildren(QWidget) if type(each).__name__ == "WhatIfTray")
    assert tray.minimumSizeHint().width() <= theme.u(236)
