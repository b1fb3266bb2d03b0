"""A whole session in the real program, by somebody whose every word is a marker: `python -m tests.faults.session HOW`.

HOW is "vault", or "plain" for a diary without a passphrase. It makes a diary full of markers in the folders that the
environment names, opens it as a person does, walks through every place and every form, locks, and says "walked".
"""

import dataclasses
import os
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

from app import silence

if __name__ == "__main__":
    silence.begin()

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app import places, start
from app.domain.records import Record, RecordChange
from app.services import reference
from app.services.sample import sample_records
from app.store import keys
from app.store.cabinet import FolderCabinet
from app.store.keys import Cost
from app.ui.application import Opening
from app.ui.clipboard import copy_secret
from app.ui.first_frame import Filling, Frame
from app.ui.forms.checkin_form import CheckinForm
from app.ui.forms.form import Form
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.person_form import PersonForm
from app.ui.forms.product_form import ProductForm
from app.ui.forms.question_form import QuestionForm
from app.ui.forms.side_effect_form import SideEffectForm
from app.ui.forms.use_form import UseForm
from app.ui.pages.unlock import Unlock
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.window import LOW_PLACES, PLACES, Window

MARKER = "zqmarker"
LEFT = f"{MARKER} that was not saved"
WORDS = "plum ladder seven quiet otter"
_NEWEST = 300
_BY_HAND = frozenset(
    re.findall(
        r"\w+",
        """name what reaction operation phone fax emergency crisis poison reason prescriber stop_reason note brand
        pharmacy words why skip_reason site maker carrier allergens origin food other did text answer people said plan
        code certificate""",
    )
)
"""The fields of records that a person writes in words of their own."""
FORMS: tuple[Callable[[Session], Form], ...] = (
    lambda session: MedicineForm(session, None),
    lambda session: ProductForm(session, None),
    lambda session: UseForm(session, None),
    lambda session: CheckinForm(session, None),
    lambda session: SideEffectForm(session, None),
    lambda session: PersonForm(session, None),
)


def marked(thing: Any, numbers: Any) -> Any:
    """A record with a marker of its own in every text that a person can write."""
    changed: dict[str, Any] = {}
    for each in dataclasses.fields(thing):
        value = getattr(thing, each.name)
        if type(value) is str and each.name in _BY_HAND:
            changed[each.name] = f"{value} {MARKER}{next(numbers):05}".strip()
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            changed[each.name] = marked(value, numbers)
        elif isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]):
            changed[each.name] = tuple(marked(one, numbers) for one in value)
    return dataclasses.replace(thing, **changed)


def fill(how: str) -> int:
    """Make the diary; gives how many markers are in it."""
    numbers, now = count(), start.now()
    every: list[Record] = list(sample_records(now, reference.load(places.resources())))
    happened = [each for each in every if hasattr(each, "at")]
    kept = [each for each in every if not hasattr(each, "at")] + happened[-_NEWEST:]
    diary = FolderCabinet(places.diary().parent).create(WORDS if how == "vault" else "")
    diary.store.apply([RecordChange(None, marked(each, numbers)) for each in kept], f"Added {MARKER}", now)
    diary.back_up(now)
    diary.close()
    return next(numbers)


def until(said: Callable[[], object]) -> None:
    """Let the program run until something is so."""
    for _ in range(3000):
        QApplication.processEvents()
        if said():
            return
        time.sleep(0.01)
    raise TimeoutError(said)


def settle(seconds: float) -> None:
    """Let the program run for a while."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end)


def walk(opening: Opening, how: str) -> None:
    """Unlock, look at everything, type into everything, save, take back, lock."""
    if how == "vault":
        unlock = opening.frame.centralWidget()
        assert isinstance(unlock, Unlock)
        unlock._passphrase.line.setText(WORDS)
        unlock._go_on.click()
    until(lambda: isinstance(opening.frame.centralWidget(), Window))
    window = opening.frame.centralWidget()
    assert isinstance(window, Window)
    session = window._session
    for place in (*(each.id for each in (*PLACES, *LOW_PLACES)), "library", "diary", "today"):
        window.go(place)
        settle(2.0 if place == "summary" else 0.1)
        for line in window.page().findChildren(QLineEdit):
            line.setText(MARKER)
            line.textEdited.emit(MARKER)
    for make in FORMS:
        write(make(session))
    question = QuestionForm(session, window)
    question.open()
    question._text._edit.setPlainText(f"A question about {MARKER}?")
    question.save()
    assert session.undo()
    assert session.redo()
    copy_secret(MARKER)
    assert opening._diary is not None
    opening._diary.back_up(start.now())
    QTimer.singleShot(0, lambda: int(MARKER))
    settle(0.1)
    left = QuestionForm(session, window)
    left.open()
    left._text._edit.setPlainText(LEFT)
    settle(1.8)
    os.write(1, b"walked\n")
    opening.lock()
    opening.frame.close()


def write(form: Form) -> None:
    """Type a marker into every line of a form, let it be kept as a draft, and throw it away."""
    form.open()
    for line in form.findChildren(QLineEdit):
        line.setText(MARKER)
        line.textEdited.emit(MARKER)
    for note in form.findChildren(QPlainTextEdit):
        note.setPlainText(MARKER)
    form.touch()
    form.keep_draft()
    form.done(0)


def main(how: str) -> int:
    """Run the program as its door does, with somebody at the keyboard."""
    keys.COSTS.update({1: Cost(1, 64, 1), 2: Cost(1, 32, 1)})
    os.write(1, f"{fill(how)} markers\n".encode())
    real = start._fill

    def begin(frame: Frame, theme: Theme, *, sample: bool) -> Filling:
        opening = real(frame, theme, sample=sample)
        assert isinstance(opening, Opening)
        QTimer.singleShot(50, partial(walk, opening, how))
        return opening

    start._fill = begin
    start.start_fresh = lambda: True
    return start.main([])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
