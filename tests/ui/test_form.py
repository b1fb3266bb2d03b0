"""What every form promises: typing goes into a field, findings are named above Save, a refusal is said in the form."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.medicines import Medicine
from app.domain.products import Product, ProductForm
from app.services import diary
from app.services.ports import StoreProblem, StoreProblemKind
from app.ui.forms.findings_line import FindingsLine
from app.ui.forms.form import Form
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.product_form import ProductForm as ProductWindow
from app.ui.forms.use_form import UseForm
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.card import Scroll
from app.ui.widgets.notice import Notice
from app.ui.widgets.text import Text
from tests.ui.filling import add, button, empty_diary, leave_all_forms, shown, words_of, write

OIL = Product("oil", "Oil 10", ProductForm.OIL, thc=Decimal(10))


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened
    leave_all_forms()


def line_of(form: Form) -> FindingsLine:
    QCoreApplication.processEvents()
    return form.findChildren(FindingsLine)[0]


def said(form: Form) -> str:
    notices = [each for each in form.findChildren(Notice) if each.isVisible()]
    return " ".join(each.accessibleName() for each in notices)


@pytest.mark.parametrize("what", [ProductWindow, UseForm, MedicineForm])
def test_what_is_typed_into_a_form_just_opened_goes_into_a_field(
    session: Session, what: type[ProductWindow | UseForm | MedicineForm]
) -> None:
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    form = shown(what(session, None))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "5")
    assert field.text() == "5"
    assert form.isVisible()


def test_the_most_serious_finding_is_named_above_save_while_its_card_is_out_of_view(
    qtbot: QtBot, session: Session
) -> None:
    add(session, "Neurontin", "gabapentin")
    form = shown(MedicineForm(session, None))
    form.resize(form.width(), 400)
    assert not line_of(form).isVisible()
    write(form, "Name, as on the box", "Lyrica")
    line = line_of(form)
    qtbot.waitUntil(line.isVisible)
    words = line.findChildren(Text)[0].text()
    assert words == "Raise soon: Two gabapentinoids, or one under two names. And 1 more."
    bar = form.findChildren(Scroll)[0].verticalScrollBar()
    before = bar.value()
    button(line, "Show the findings before you save").click()
    assert bar.value() > before


def test_no_findings_and_a_form_that_shows_everything_need_no_line(qtbot: QtBot, session: Session) -> None:
    add(session, "Neurontin", "gabapentin")
    form = shown(MedicineForm(session, None))
    form.resize(1200, 2000)
    write(form, "Name, as on the box", "oxycodone")
    qtbot.waitUntil(lambda: "An opioid painkiller with gabapentin" in words_of(form))
    assert not line_of(form).isVisible()


def test_a_refusal_to_save_is_said_in_the_form_and_nothing_typed_is_lost(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = shown(MedicineForm(session, None))
    write(form, "Name, as on the box", "Neurontin")

    def refuse(*_given: object) -> None:
        raise StoreProblem(StoreProblemKind.READ_ONLY, "“diary.db” cannot be written to. Nothing was saved.")

    with monkeypatch.context() as broken:
        broken.setattr(session.store, "apply", refuse)
        form.save()
    assert form.isVisible()
    assert "cannot be written to" in said(form)
    assert session.store.all(Medicine) == ()
    form.save()
    assert [each.name for each in session.store.all(Medicine)] == ["Neurontin"]
