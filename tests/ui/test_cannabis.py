"""The main job for cannabis, driven as a person would: a product, a use, the findings before Save, undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.interactions import DataFile
from app.domain.matching import build_index
from app.domain.medicines import Medicine
from app.domain.people import Answer
from app.domain.products import Basis, Product, ProductForm
from app.domain.records import RecordChange
from app.domain.regimens import Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import AmountSource, Quality, Use, UseUnit, cbd_mg, thc_mg
from app.services import diary, reference
from app.services.cannabis_words import working
from app.services.ports import Tools
from app.services.record_day import ingredients_of
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.forms.product_form import ProductForm as ProductWindow
from app.ui.forms.use_form import UseForm
from app.ui.pages.cannabis import Cannabis
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.text import Text
from tests.ui.filling import button

RESOURCES = Path(__file__).parents[2] / "resources"
NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
HOSTILE = ("many", "-1", "1e5", "<b>1</b>", "🌿", "١٢", "a\0b", "9" * 10_000, "\u202e1")
OIL = Product("oil", "Oil 10", ProductForm.OIL, thc=Decimal(10), route=Route.UNDER_TONGUE)


@pytest.fixture(scope="module")
def data() -> DataFile:
    return reference.load(RESOURCES)


@pytest.fixture
def session(theme: Theme, data: DataFile) -> Iterator[Session]:
    assert theme
    store, numbers = DiaryStore(memory()), count(1)
    opened = Session(
        store, data, build_index(data.vocabulary, frozenset()), Tools(lambda: NOW, lambda: f"id{next(numbers)}")
    )
    yield opened
    store.close()


def add_gabapentin(session: Session) -> None:
    medicine = Medicine("m", "Gabapentin", "gabapentin", ingredients_of("gabapentin", session.data.vocabulary))
    regimen = Regimen("r", "m", RegimenKind.DAY_PARTS, NOW.date(), parts=(Decimal(1), None, None, None))
    assert session.act(lambda store, tools: diary.add_medicine(store, tools, medicine, regimen))


def keep(qtbot: QtBot, form: ProductWindow | UseForm) -> None:
    """A form that a person has typed into asks before it closes; the end of a test does not."""
    qtbot.addWidget(form, before_close_func=lambda window: window.done(0))


def type_into(line: QLineEdit, text: str) -> None:
    line.clear()
    QTest.keyClicks(line, text)


def words_of(form: ProductWindow | UseForm | Cannabis) -> str:
    shown = [each.text() for each in form.findChildren(Text) if not each.isHidden()]
    return "\n".join(shown).replace("\u00a0", " ")


def test_an_oil_is_added_by_keyboard_and_unknown_is_not_none(qtbot: QtBot, session: Session) -> None:
    form = ProductWindow(session, None)
    keep(qtbot, form)
    form.open()
    type_into(form.entries.name.line, "Oil 10")
    form.entries.form.set_value("oil")
    form.entries.form.chosen.emit("oil")
    type_into(form.entries.strength.thc.line, "10")
    QTest.keyClick(form.save_button, Qt.Key.Key_Space)
    (kept,) = session.store.all(Product)
    assert (kept.name, kept.basis, kept.thc, kept.cbd) == ("Oil 10", Basis.MG_PER_ML, Decimal(10), None)
    assert kept.route is Route.UNDER_TONGUE


def test_nought_is_kept_as_not_in_it(qtbot: QtBot, session: Session) -> None:
    form = ProductWindow(session, None)
    keep(qtbot, form)
    type_into(form.entries.name.line, "CBD only")
    type_into(form.entries.strength.thc.line, "0")
    form.save()
    assert session.store.all(Product)[0].thc == 0
    assert not any(content.substance == "thc" for item in session.current().items for content in item.contents)


def test_findings_stand_in_the_product_form_before_save(qtbot: QtBot, session: Session) -> None:
    add_gabapentin(session)
    form = ProductWindow(session, None)
    keep(qtbot, form)
    form.open()
    type_into(form.entries.name.line, "Oil 10")
    assert "Cannabis with gabapentin" in words_of(form)
    assert "Saving is always possible." in words_of(form)
    assert session.store.all(Product) == ()


def test_a_use_shows_its_mg_and_its_working_as_one_types(qtbot: QtBot, session: Session) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    form = UseForm(session, None, "oil")
    keep(qtbot, form)
    form.open()
    form.entries.known.set_value("marked")
    type_into(form.entries.amount.line, "0,3")
    assert "about 3 mg THC, CBD amount not known" in words_of(form)
    assert "THC: 0.3 mL × 10 mg/mL = 3 mg" in words_of(form)
    form.save()
    (use,) = session.store.all(Use)
    assert (use.amount, use.unit, use.route, use.at) == (Decimal("0.3"), UseUnit.ML, Route.UNDER_TONGUE, NOW)
    assert thc_mg(use).value == Decimal("3.0")
    assert cbd_mg(use).value is None


def test_a_use_is_undone_and_done_again(qtbot: QtBot, session: Session) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    form = UseForm(session, None, "oil")
    keep(qtbot, form)
    form.save()
    assert len(session.store.all(Use)) == 1
    assert session.undo()
    assert session.store.all(Use) == ()
    assert session.redo()
    assert len(session.store.all(Use)) == 1


def test_an_empty_amount_is_not_known_and_saved(qtbot: QtBot, session: Session) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    form = UseForm(session, None, "oil")
    keep(qtbot, form)
    form.save()
    use = session.store.all(Use)[0]
    assert (use.amount, use.amount_source) == (None, AmountSource.UNKNOWN)


@pytest.mark.parametrize("text", HOSTILE)
def test_bad_amounts_get_a_sentence_and_stay_as_typed(qtbot: QtBot, session: Session, text: str) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    form = UseForm(session, None, "oil")
    keep(qtbot, form)
    form.entries.amount.set_text(text)
    shown = form.entries.amount.text()
    form.save()
    assert (form.entries.amount.problem() or "").startswith("Amount: ")
    assert form.entries.amount.text() == shown
    assert session.store.all(Use) == ()


@pytest.mark.parametrize("text", [each for each in HOSTILE if each != "a\0b"] + ["  spaces  ", "x" * 10_000])
def test_any_name_and_note_is_kept_as_typed(qtbot: QtBot, session: Session, text: str) -> None:
    form = ProductWindow(session, None)
    keep(qtbot, form)
    form.entries.name.set_text(text)
    form.entries.more.note.set_text(text)
    shown = (form.entries.name.text(), form.entries.more.note.text())
    form.save()
    kept = session.store.all(Product)[0]
    assert (kept.name, kept.note) == shown


@pytest.mark.parametrize(
    ("day", "clock", "named"),
    [("a date in 2203", "9:00", "Day: "), ("1 Jan 2203", "9:00", "Day: "), ("yesterday", "noonish", "Time: ")],
)
def test_a_moment_that_cannot_be_read_names_its_field(
    qtbot: QtBot, session: Session, day: str, clock: str, named: str
) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    form = UseForm(session, None, "oil")
    keep(qtbot, form)
    form.entries.moment.when.set_value("typed")
    form.entries.moment.day.set_text(day)
    form.entries.moment.clock.set_text(clock)
    form.save()
    problems = [field.problem() or "" for field in (form.entries.moment.day, form.entries.moment.clock)]
    assert any(problem.startswith(named) for problem in problems)
    assert session.store.all(Use) == ()


def test_a_moment_to_come_is_asked_about_and_kept(qtbot: QtBot, session: Session) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    form = UseForm(session, None, "oil")
    keep(qtbot, form)
    form.entries.moment.when.set_value("typed")
    form.entries.moment.clock.set_text("23:59")
    form.save()
    assert "has not come yet" in (form.entries.moment.clock.problem() or "")
    assert form.entries.moment.clock.text() == "23:59"


def test_a_correction_of_the_product_does_not_rewrite_a_use(qtbot: QtBot, session: Session) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    form = UseForm(session, None, "oil")
    keep(qtbot, form)
    type_into(form.entries.amount.line, "1")
    form.save()
    session.act(lambda store, tools: diary.correct_product(store, tools, replace(OIL, thc=Decimal(20))))
    use = session.store.all(Use)[0]
    corrected = UseForm(session, None, use_id=use.id)
    keep(qtbot, corrected)
    corrected.entries.extra.reason.set_text("sleep")
    corrected.save()
    after = session.store.all(Use)[0]
    assert (after.reason, after.strength.thc, after.at) == ("sleep", Decimal(10), use.at)


def test_a_prescribed_spray_brings_the_strength_of_its_label(qtbot: QtBot, session: Session) -> None:
    form = ProductWindow(session, None)
    keep(qtbot, form)
    type_into(form.entries.name.line, "Sativex")
    form.entries.name.line.editingFinished.emit()
    assert not form.entries.strength.thc.isEnabled()
    form.save()
    kept = session.store.all(Product)[0]
    assert (kept.chosen, kept.thc, kept.cbd, kept.basis) == (
        "nabiximols",
        Decimal("2.7"),
        Decimal("2.5"),
        Basis.MG_PER_SPRAY,
    )


def test_a_product_that_only_shares_the_name_of_a_prescribed_one_is_the_persons_own_again(
    qtbot: QtBot, session: Session
) -> None:
    form = ProductWindow(session, None)
    keep(qtbot, form)
    form.open()
    type_into(form.entries.strength.cbd.line, "5")
    type_into(form.entries.name.line, "Cannabidiol")
    form.entries.name.line.editingFinished.emit()
    assert not form.entries.strength.isEnabled()
    assert form.entries.strength.cbd.text() == "100"
    QTest.keyClick(button(form, "Not this one"), Qt.Key.Key_Space)
    assert form.entries.strength.isEnabled()
    assert form.entries.strength.cbd.text() == "5"
    form.entries.name.line.editingFinished.emit()
    form.save()
    (product,) = session.store.all(Product)
    assert (product.chosen, product.cbd, product.prescribed) == (None, Decimal(5), False)


def test_an_unlikely_percentage_is_a_question_and_saved(qtbot: QtBot, session: Session) -> None:
    form = ProductWindow(session, None)
    keep(qtbot, form)
    form.entries.show_product(Product("p", "Flower", ProductForm.FLOWER, Basis.PERCENT, alcohol=Answer.NO))
    type_into(form.entries.strength.thc.line, "180")
    assert "Is that right?" in words_of(form)
    form.save()
    assert session.store.all(Product)[0].thc == Decimal(180)


def test_the_page_says_what_a_silent_day_is_not(qtbot: QtBot, session: Session) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    page = Cannabis(session)
    qtbot.addWidget(page)
    page.refresh()
    assert "A day without an entry is not a day without use." in words_of(page)
    assert "not known" in words_of(page)


def test_repeat_is_one_action_and_shelving_keeps_the_uses(qtbot: QtBot, session: Session) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    page = Cannabis(session)
    qtbot.addWidget(page)
    form = UseForm(session, None, "oil")
    keep(qtbot, form)
    form.save()
    page._diary.asked.emit("repeat", session.store.all(Use)[0].id)
    assert len(session.store.all(Use)) == 2
    page._products.asked.emit("shelve", "oil")
    kept = session.store.get(Product, "oil")
    assert kept is not None
    assert not kept.still_used
    assert len(session.store.all(Use)) == 2


def test_the_working_of_drops_says_what_was_estimated() -> None:
    product = replace(OIL, thc=Decimal(1), cbd=Decimal(20))
    use = Use(
        "u",
        "oil",
        NOW,
        Route.SWALLOWED,
        Decimal(12),
        UseUnit.DROP,
        freeze(product),
        AmountSource.COUNTED,
    )
    assert "20 drops in 1 mL, an estimate" in "\n".join(working(use)).replace("\u00a0", " ")
    assert cbd_mg(use).quality is Quality.PARTLY_ESTIMATED
    assert cbd_mg(use).value == Decimal(12)


def test_what_was_typed_is_asked_about_before_a_form_closes(qtbot: QtBot, session: Session) -> None:
    form = ProductWindow(session, None)
    keep(qtbot, form)
    form.open()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    again = ProductWindow(session, None)
    keep(qtbot, again)
    again.open()
    type_into(again.entries.name.line, "Oil")
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert again.isVisible()
    assert "Close without saving what you typed?" in words_of(again)
    assert again.entries.name.text() == "Oil"
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert not again.isVisible()


def test_of_many_products_not_in_use_a_few_are_shown_until_asked_for_all(qtbot: QtBot, session: Session) -> None:
    session.store.apply(
        [RecordChange(None, Product(f"old-{number}", f"Old {number}", still_used=False)) for number in range(6)],
        "Added",
        NOW,
    )
    page = Cannabis(session)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    QApplication.processEvents()
    names = [f"More for Old {number}" for number in range(6)]
    assert [button(page, name).isVisible() for name in names] == [True] * 3 + [False] * 3
    QTest.keyClick(button(page, "All 6 products not in use"), Qt.Key.Key_Space)
    assert all(button(page, name).isVisible() for name in names)
    page.refresh()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert all(button(page, name).isVisible() for name in names)
