"""What was typed and not saved is there again: after a crash too, and never after Save or Cancel."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from app.domain.checkins import CheckIn, Scale
from app.domain.people import AllergiesAsked, Allergy
from app.domain.products import Product
from app.domain.questions import Question
from app.services import diary
from app.store.database import open_existing
from app.store.store import DiaryStore
from app.ui.forms.checkin_form import CheckinForm
from app.ui.forms.dose_form import DoseForm
from app.ui.forms.event_form import EventForm
from app.ui.forms.form import Form
from app.ui.forms.form_state import state_of
from app.ui.forms.lot_form import LotForm
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.numbers_form import NumbersForm
from app.ui.forms.person_form import PersonForm
from app.ui.forms.preset_form import PresetForm
from app.ui.forms.product_form import ProductForm
from app.ui.forms.question_form import QuestionForm
from app.ui.forms.regimen_form import RegimenForm
from app.ui.forms.side_effect_form import SideEffectForm
from app.ui.forms.stop_form import StopForm
from app.ui.forms.talk_form import TalkForm
from app.ui.forms.use_form import UseForm
from app.ui.forms.weekly_form import WeeklyForm
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from tests.ui.filling import NOW, add, button, empty_diary, leave_all_forms, words_of

TYPED = "May I take both in the evening?"
OIL = Product("oil", "Oil")
CHILD = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.store.database import create
from app.store.store import DiaryStore
from app.domain.matching import build_index
from app.services.ports import Tools
from app.ui.forms.question_form import QuestionForm
from app.ui.session import Session
from app.ui.theme import Scheme, Theme
from tests.ui.conftest import RESOURCES
from tests.ui.filling import NOW, field, shipped_data

app = QApplication([])
theme = Theme(app, RESOURCES, Scheme.LIGHT)
data = shipped_data()
store = DiaryStore(create(Path(sys.argv[1])))
session = Session(store, data, build_index(data.vocabulary, frozenset()), Tools(lambda: NOW, lambda: "id"))
form = QuestionForm(session, None)
form.open()
form._text._edit.setPlainText(sys.argv[2])
while store.drafts.get("QuestionForm/new") is None:
    app.processEvents()
print("typed", flush=True)
while True:
    app.processEvents()
"""


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened
        leave_all_forms()


def abandon(form: Form) -> None:
    """The form goes without a word, as when the window is closed over it."""
    form.keep_draft()
    form.hide()
    form.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_was_typed_is_there_again_and_says_so(session: Session) -> None:
    form = QuestionForm(session, None)
    form.open()
    form._text._edit.setPlainText(TYPED)
    assert "Not saved the last time" not in words_of(form)
    abandon(form)
    again = QuestionForm(session, None)
    again.open()
    assert again._text.text() == TYPED
    assert "Not saved the last time" in words_of(again)
    again.save()
    assert [each.text for each in session.store.all(Question)] == [TYPED]
    assert session.store.drafts.get("QuestionForm/new") is None


def test_saved_or_thrown_away_nothing_is_offered_again(session: Session) -> None:
    form = QuestionForm(session, None)
    form.open()
    form._text._edit.setPlainText(TYPED)
    form.keep_draft()
    assert session.store.drafts.get("QuestionForm/new")
    form.reject()
    assert session.store.drafts.get("QuestionForm/new")
    form.reject()
    assert session.store.drafts.get("QuestionForm/new") is None
    again = QuestionForm(session, None)
    again.open()
    assert again._text.text() == ""


def test_scores_and_ticks_come_back_and_nothing_is_recorded_by_it(session: Session) -> None:
    form = CheckinForm(session, None)
    form.open()
    form.lines[Scale.PAIN].set_value(7)
    form.lines[Scale.LIMIT].set_value(0)
    form.touch()
    abandon(form)
    again = CheckinForm(session, None)
    again.open()
    assert {scale: line.value() for scale, line in again.lines.items() if line.value() is not None} == {
        Scale.PAIN: 7,
        Scale.LIMIT: 0,
    }
    assert session.store.all(CheckIn) == ()
    assert session.store.history(5) == ()


FORMS: dict[str, Callable[[Session], Form]] = {
    "a medicine": lambda session: MedicineForm(session, None),
    "a change of how it is taken": lambda session: RegimenForm(session, None, "lyrica"),
    "a medicine that was stopped": lambda session: StopForm(session, None, "lyrica"),
    "a dose": lambda session: DoseForm(session, None, "lyrica"),
    "a product": lambda session: ProductForm(session, None),
    "a pack": lambda session: LotForm(session, None, OIL),
    "a use": lambda session: UseForm(session, None, "oil"),
    "a preset": lambda session: PresetForm(session, None),
    "a check-in": lambda session: CheckinForm(session, None),
    "a side effect": lambda session: SideEffectForm(session, None),
    "the week": lambda session: WeeklyForm(session, None),
    "an event": lambda session: EventForm(session, None),
    "a question": lambda session: QuestionForm(session, None),
    "a talk": lambda session: TalkForm(session, None, session.findings()[0]),
    "the person": lambda session: PersonForm(session, None),
    "numbers for help": lambda session: NumbersForm(session, None),
}


@pytest.mark.parametrize("make", FORMS.values(), ids=FORMS)
def test_whatever_form_it_was_it_comes_back_as_it_was_left(session: Session, make: Callable[[Session], Form]) -> None:
    add(session, "Lyrica", "pregabalin")
    session.act(lambda store, tools: diary.add_product(store, tools, OIL))
    form = make(session)
    form.open()
    for more in form.findChildren(Button):
        if more.text().startswith("Add a"):
            more.click()
    lines = [each for each in form.findChildren(QLineEdit) if not isinstance(each.parentWidget(), QComboBox)]
    for number, each in enumerate(lines):
        each.setText(f"{number} mg")
        each.textEdited.emit(each.text())
    for note in form.findChildren(QPlainTextEdit):
        note.setPlainText(TYPED)
    form.touch()
    left = state_of(form)
    abandon(form)
    again = make(session)
    again.open()
    assert state_of(again) == left
    assert "Not saved the last time" in words_of(again)


def test_a_line_taken_from_a_list_does_not_come_back(session: Session) -> None:
    listed = tuple(Allergy(name) for name in ("penicillin", "latex", "nuts"))
    person = replace(session.person(), allergies=listed, allergies_asked=AllergiesAsked.LISTED)
    session.act(lambda store, tools: diary.save_person(store, tools, person))
    form = PersonForm(session, None)
    form.open()
    button(form, "Remove: latex").click()
    abandon(form)
    again = PersonForm(session, None)
    again.open()
    kept = [each.text() for each in again.findChildren(QLineEdit) if each.accessibleName().startswith("Allergic to")]
    assert kept == ["penicillin", "nuts"]


@pytest.mark.parametrize("odd", ["", "[]", "{", "{}", '{"form": 1, "controls": [[1]]}', "null"])
def test_a_draft_that_cannot_be_read_is_passed_over(session: Session, odd: str) -> None:
    session.store.drafts.keep("QuestionForm/new", odd, NOW)
    form = QuestionForm(session, None)
    form.open()
    assert form._text.text() == ""


def test_typing_without_a_pause_does_not_put_the_keeping_off(session: Session) -> None:
    form = QuestionForm(session, None)
    form.open()
    form.touch()
    for _ in range(30):
        QTest.qWait(80)
        form.touch()
    assert session.store.drafts.get("QuestionForm/new") is not None


def test_a_draft_about_one_thing_is_not_offered_for_another(session: Session) -> None:
    form = QuestionForm(session, None)
    form.open()
    form._text._edit.setPlainText(TYPED)
    abandon(form)
    other = QuestionForm(session, None, "another")
    other.open()
    assert other._text.text() == ""


def test_a_process_that_is_killed_leaves_its_draft_behind(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    child = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", CHILD, str(path), TYPED],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "typed\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    store = DiaryStore(open_existing(path))
    kept = store.drafts.get("QuestionForm/new")
    assert kept is not None
    assert TYPED in kept
    assert store.all(Question) == ()
    store.close()
