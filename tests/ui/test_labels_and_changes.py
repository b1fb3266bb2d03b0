"""Lots, corrections that reach the past, what changed about smoking: driven as a person would, and read out by name."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.events import ReportedEvent
from app.domain.interactions import DataFile
from app.domain.lots import Lot
from app.domain.matching import build_index
from app.domain.medicines import Medicine
from app.domain.moments import PartialDate, TimePrecision
from app.domain.people import Answer
from app.domain.products import Basis, Pack, PackUnit, Printed, Product, ProductForm
from app.domain.regimens import Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import Reason, Use, UseUnit
from app.services import diary, labels, reference
from app.services.ports import Tools
from app.services.record_day import ingredients_of
from app.services.reported_events import record_event
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.forms.changes_card import ChangesCard
from app.ui.forms.event_form import EventForm
from app.ui.forms.lot_form import LotForm
from app.ui.forms.product_form import ProductForm as ProductWindow
from app.ui.forms.use_form import UseForm
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.text import Text

NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
FLOWER = Product("flower", "Flower", ProductForm.FLOWER, Basis.PERCENT, thc=Decimal(18), route=Route.SMOKED)
OIL = Product("oil", "Oil", ProductForm.OIL, thc=Decimal(10), route=Route.SWALLOWED)


@pytest.fixture(scope="module")
def data() -> DataFile:
    return reference.load(Path(__file__).parents[2] / "resources")


@pytest.fixture
def session(theme: Theme, data: DataFile) -> Iterator[Session]:
    assert theme
    store, numbers = DiaryStore(memory()), count(1)
    opened = Session(
        store, data, build_index(data.vocabulary, frozenset()), Tools(lambda: NOW, lambda: f"id{next(numbers)}")
    )
    opened.act(lambda store, tools: diary.add_product(store, tools, FLOWER))
    yield opened
    store.close()


def keep(qtbot: QtBot, form: QDialog) -> None:
    """A form that a person has typed into asks before it closes; one that has saved is gone by itself."""
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(form, before_close_func=lambda window: window.done(0))


def use(product: Product, days_ago: int) -> Use:
    at = NOW - timedelta(days=days_ago)
    return Use(f"{product.id}{days_ago}", product.id, at, product.route, Decimal(1), UseUnit.G, freeze(product))


def record(session: Session, *uses: Use) -> None:
    for each in uses:
        session.act(partial(diary.record_use, use=each))


def words_of(widget: QDialog | ChangesCard) -> str:
    shown = [each.text() for each in widget.findChildren(Text) if each.isVisibleTo(widget)]
    return "\n".join(shown).replace("\u00a0", " ")


def test_a_lot_is_kept_with_its_dates_certificate_and_own_strength(qtbot: QtBot, session: Session) -> None:
    form = LotForm(session, None, FLOWER)
    keep(qtbot, form)
    form.open()
    QTest.keyClicks(form.code.line, "B-209")
    QTest.keyClicks(form.packed.line, "Oct 2026")
    QTest.keyClicks(form.expires.line, "Oct 2028")
    QTest.keyClicks(form.opened.line, "yesterday")
    QTest.keyClicks(form.certificate.line, "CA-7")
    QTest.keyClick(form.own, Qt.Key.Key_Space)
    form.strength.thc.line.clear()
    QTest.keyClicks(form.strength.thc.line, "17,2")
    QTest.keyClick(form.save_button, Qt.Key.Key_Space)
    (lot,) = session.store.all(Lot)
    assert (lot.code, lot.packed, lot.expires) == ("B-209", PartialDate(2026, 10), PartialDate(2028, 10))
    assert (lot.opened, lot.certificate) == (NOW.date() - timedelta(days=1), "CA-7")
    assert freeze(FLOWER, lot).thc == Decimal("17.2")


def test_a_date_of_a_lot_that_cannot_be_read_names_its_field_and_stays(qtbot: QtBot, session: Session) -> None:
    form = LotForm(session, None, FLOWER)
    keep(qtbot, form)
    form.packed.set_text("some day")
    form.save()
    assert (form.packed.problem() or "").startswith("Packed on: ")
    assert form.packed.text() == "some day"
    assert session.store.all(Lot) == ()


def test_past_entries_stay_unless_the_person_says_otherwise(qtbot: QtBot, session: Session) -> None:
    record(session, use(FLOWER, 1), use(FLOWER, 2))
    form = ProductWindow(session, None, "flower")
    keep(qtbot, form)
    assert form.past.isHidden()
    form.entries.strength.thc.line.clear()
    QTest.keyClicks(form.entries.strength.thc.line, "20")
    assert "2 uses would change" in words_of(form)
    form.save()
    assert {each.strength.thc for each in session.store.all(Use)} == {Decimal(18)}
    again = ProductWindow(session, None, "flower")
    keep(qtbot, again)
    again.entries.strength.thc.line.clear()
    QTest.keyClicks(again.entries.strength.thc.line, "16")
    again.past.answer.set_value("yes")
    again.save()
    assert {each.strength.thc for each in session.store.all(Use)} == {Decimal(16)}


def test_a_flower_is_asked_what_its_number_means_and_shows_its_total(qtbot: QtBot, session: Session) -> None:
    form = ProductWindow(session, None, "flower")
    keep(qtbot, form)
    form.entries.strength.thc.set_text("0.6")
    form.entries.strength.thca.set_text("20.0")
    form.entries.strength.printed.set_value("before-heating")
    form._after_edit()
    assert "Total THC = 0.6 + 0.877 × 20 = 18.14 %" in words_of(form)
    form.save()
    kept = session.store.get(Product, "flower")
    assert kept is not None
    assert (kept.printed, kept.thca) == (Printed.BEFORE_HEATING, Decimal("20.0"))


def test_everything_a_pack_says_is_kept_as_typed(qtbot: QtBot, session: Session) -> None:
    form = ProductWindow(session, None)
    keep(qtbot, form)
    form.entries.name.set_text("Pen")
    form.entries.form.set_value("cartridge")
    form.entries.form.chosen.emit("cartridge")
    form.entries.strength.thc.set_text("80")
    form.entries.pack.holds.set_text("0.5")
    form.entries.pack.puffs.set_text("150")
    form.entries.more.maker.set_text("Example works")
    form.entries.more.minor.set_text("CBG 0.4, CBN")
    form.entries.more.origin.set_text("a friend")
    form.save()
    kept = session.store.all(Product)[-1]
    assert kept.pack == Pack(Decimal("0.5"), PackUnit.G, puffs=Decimal(150))
    assert (kept.maker, kept.origin) == ("Example works", "a friend")
    assert kept.minor == (("CBG", Decimal("0.4")), ("CBN", None))


def test_a_use_keeps_its_pack_reasons_company_and_how_exact_its_time_is(qtbot: QtBot, session: Session) -> None:
    session.act(lambda store, tools: labels.add_lot(store, tools, Lot("lot", "flower", "B-209")))
    form = UseForm(session, None, "flower")
    keep(qtbot, form)
    form.open()
    assert form.entries.lot.value() == "lot"
    form.entries.unit.set_value("joint")
    QTest.keyClicks(form.entries.amount.line, "1")
    form.entries.known.set_value("counted")
    form.entries.tobacco.set_value("yes")
    form.entries.moment.when.set_value("evening")
    form.entries.reasons.set_ticked((Reason.SLEEP, Reason.PREFER_NOT))
    form.entries._route_changed()
    assert "roughly 60 mg THC" in words_of(form)
    assert "1 joint × 0.32 g, an estimate × 18 %" in words_of(form)
    form.save()
    (kept,) = session.store.all(Use)
    assert (kept.lot_id, kept.tobacco, kept.precision) == ("lot", Answer.YES, TimePrecision.PART_OF_DAY)
    assert (kept.reasons, kept.at.hour) == ((Reason.SLEEP, Reason.PREFER_NOT), 21)


def test_only_the_day_of_a_use_may_be_known(qtbot: QtBot, session: Session) -> None:
    form = UseForm(session, None, "flower")
    keep(qtbot, form)
    form.entries.moment.when.set_value("typed")
    form.entries.moment.exact.set_value("day-only")
    form.entries.moment.day.set_text("yesterday")
    form.save()
    (kept,) = session.store.all(Use)
    assert (kept.precision, kept.at.date()) == (TimePrecision.DAY_ONLY, NOW.date() - timedelta(days=1))
    again = UseForm(session, None, use_id=kept.id)
    keep(qtbot, again)
    again.save()
    assert session.store.all(Use) == (kept,)


def test_the_first_use_of_a_known_product_needs_four_fields_at_most(qtbot: QtBot, session: Session) -> None:
    form = UseForm(session, None, "flower")
    keep(qtbot, form)
    form.open()
    QTest.keyClicks(form.entries.amount.line, "0.1")
    QTest.keyClick(form.entries.amount.line, Qt.Key.Key_Return)
    (kept,) = session.store.all(Use)
    assert (kept.amount, kept.route, kept.at) == (Decimal("0.1"), Route.SMOKED, NOW)


def test_stopping_to_smoke_shows_its_finding_before_it_is_saved_and_is_undone(qtbot: QtBot, session: Session) -> None:
    vocabulary = session.data.vocabulary
    medicine = Medicine("m", "Clozapine", "clozapine", ingredients_of("clozapine", vocabulary))
    regimen = Regimen("r", "m", RegimenKind.DAY_PARTS, NOW.date(), parts=(Decimal(1), None, None, None))
    session.act(lambda store, tools: diary.add_medicine(store, tools, medicine, regimen))
    form = EventForm(session, None)
    keep(qtbot, form)
    form.open()
    form.save()
    assert (form.what.problem() or "").startswith("What changed: ")
    form.what.set_value("stopped-smoking-cannabis")
    form.what.edited.emit()
    written = [each.text() for each in form.findChildren(Text)]
    assert any(each.startswith("Smoking less or no cannabis or tobacco") for each in written)
    form.save()
    (event,) = session.store.all(ReportedEvent)
    assert (event.event, event.on) == ("stopped-smoking-cannabis", NOW.date())
    assert any(each.id == "smoked-cannabis-stopping" for each in session.findings())
    assert session.undo()
    assert session.store.all(ReportedEvent) == ()


def test_a_change_to_come_is_not_recorded(qtbot: QtBot, session: Session) -> None:
    form = EventForm(session, None)
    keep(qtbot, form)
    form.what.set_value("stopped-smoking-tobacco")
    form.on.set_text("21 Nov 2026")
    form.save()
    assert "has not come yet" in (form.on.problem() or "")
    assert session.store.all(ReportedEvent) == ()


def test_the_question_about_smoking_is_put_answered_and_gone(qtbot: QtBot, session: Session) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    record(session, use(FLOWER, 8), replace(use(OIL, 1), unit=UseUnit.ML))
    card = ChangesCard(session, 90)
    qtbot.addWidget(card)
    card.refresh()
    assert "Did something change about smoking?" in words_of(card)
    assert "Nothing is concluded from that." in words_of(card)
    (no,) = [each for each in card.findChildren(QPushButton) if each.accessibleName() == "Nothing changed"]
    QTest.keyClick(no, Qt.Key.Key_Space)
    card.refresh()
    assert "Did something change" not in words_of(card)
    assert session.view().events[0].event == ""


def test_what_changed_is_listed_and_what_no_rule_knows_says_so(qtbot: QtBot, session: Session) -> None:
    known = ReportedEvent("a", NOW.date(), "stopped-smoking-tobacco", "stopped smoking tobacco", "at last")
    gone = ReportedEvent("b", NOW.date(), "no-longer-there", "gave up something")
    for each in (known, gone):
        session.act(partial(record_event, event=each))
    card = ChangesCard(session, 90)
    qtbot.addWidget(card)
    card.refresh()
    assert "Stopped smoking tobacco\n20 Nov 2026 · at last" in words_of(card)
    assert words_of(card).count("has not been looked up") == 1


@pytest.mark.parametrize("kind", ["product", "use", "lot", "event"])
def test_every_field_and_button_of_a_form_has_a_spoken_name(qtbot: QtBot, session: Session, kind: str) -> None:
    forms: dict[str, Callable[[], QDialog]] = {
        "product": lambda: ProductWindow(session, None, "flower"),
        "use": lambda: UseForm(session, None, "flower"),
        "lot": lambda: LotForm(session, None, FLOWER),
        "event": lambda: EventForm(session, None),
    }
    form: QDialog = forms[kind]()
    keep(qtbot, form)
    form.open()
    if isinstance(form, ProductWindow):
        form.entries._open_more()
    names = []
    for control in (QLineEdit, QComboBox, QPlainTextEdit, QPushButton):
        for widget in form.findChildren(control):
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken is not None
            names.append(spoken.text(QAccessible.Text.Name) if widget.isVisible() else "hidden")
    assert names
    assert all(names)
