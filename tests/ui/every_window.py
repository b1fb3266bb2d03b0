"""Every place and every form of the window over the sample diary, by name, as a person reaches them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import start
from app.domain.matching import build_index
from app.domain.products import Product
from app.services import symptoms
from app.services.help_book import HelpBook
from app.services.ports import Store, Tools
from app.services.sample_writing import write_sample
from app.store.cabinet import FolderCabinet
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.application import Outside
from app.ui.background import Background
from app.ui.forms.checkin_form import CheckinForm
from app.ui.forms.dose_form import DoseForm
from app.ui.forms.event_form import EventForm
from app.ui.forms.lot_form import LotForm
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.new_findings import NewFindings
from app.ui.forms.numbers_form import NumbersForm
from app.ui.forms.password_form import PasswordForm
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
from app.ui.forms.what_if_forms import WhatIfCannabisForm, WhatIfMedicineForm
from app.ui.help_window import HelpWindow
from app.ui.rooms import main_window
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.window import LOW_PLACES, PLACES, Window
from tests.ui.filling import shipped_data

RESOURCES = Path(__file__).parents[2] / "resources"
NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
EVERY_PLACE = (*(place.id for place in (*PLACES, *LOW_PLACES)), "diary", "library")

Opening = Callable[[Session, QWidget], QDialog]
FORMS: dict[str, Opening] = {
    "a new medicine": MedicineForm,
    "a medicine": lambda session, window: MedicineForm(session, window, "m-gabapentin"),
    "how it is taken": lambda session, window: RegimenForm(session, window, "m-gabapentin"),
    "how a patch is worn": lambda session, window: RegimenForm(session, window, "m-patch"),
    "a dose": lambda session, window: DoseForm(session, window, "m-tramadol"),
    "a patch": lambda session, window: DoseForm(session, window, "m-patch"),
    "stopped": lambda session, window: StopForm(session, window, "m-gabapentin"),
    "a new product": ProductForm,
    "a product": lambda session, window: ProductForm(session, window, "p-flower"),
    "a pack": lambda session, window: LotForm(session, window, product_of(session)),
    "a use": lambda session, window: UseForm(session, window, "p-oil"),
    "a preset": PresetForm,
    "something changed": EventForm,
    "a check-in": CheckinForm,
    "a week": WeeklyForm,
    "a side effect": SideEffectForm,
    "about you": PersonForm,
    "a question": QuestionForm,
    "talked about": lambda session, window: TalkForm(session, window, session.findings()[0]),
    "what if, a medicine": lambda session, window: WhatIfMedicineForm(session, window, 1),
    "what if, cannabis": lambda session, window: WhatIfCannabisForm(session, window, 1),
    "the help numbers": NumbersForm,
    "a password": PasswordForm,
    "a new finding": lambda session, window: NewFindings(session, (session.findings()[0],), window),
    "the help": lambda _session, window: help_of(window),
}


def help_of(window: QWidget) -> HelpWindow:
    opened = HelpWindow(HelpBook(RESOURCES).help, window)
    opened.show_page("marks")
    return opened


def product_of(session: Session) -> Product:
    found = session.store.get(Product, "p-oil")
    assert found is not None
    return found


def sample_session() -> Session:
    data, numbers, store = shipped_data(), count(1), DiaryStore(memory())
    write_sample(store, NOW, data)
    tools = Tools(lambda: NOW, lambda: f"id{next(numbers):012}")
    names = build_index(data.vocabulary, frozenset())
    return Session(store, data, names, tools, invented=True, checklist=symptoms.load(RESOURCES))


@contextmanager
def sample_window(theme: Theme, folder: Path) -> Iterator[Window]:
    """The whole window over the sample, shown; closed at the end, and its worker with it."""
    session, background = sample_session(), Background()

    def nothing(*_: object) -> Store:
        raise AssertionError("no other diary is opened")

    outside = Outside(
        tools=session.tools,
        version="0.1.0",
        resources=RESOURCES,
        settings=folder / "settings.ini",
        sample=True,
        cabinet=FolderCabinet(folder),
        draw=lambda below: below - 1,
        start_fresh=lambda: True,
        sample_diary=nothing,
        empty_diary=nothing,
        load_data=lambda: session.data,
        make_pdf=start.make_pdf,
        protect=lambda pdf, _: pdf,
        make_log=start.make_log,
        doors=start.doors(),
    )
    window = main_window(session, outside, background, theme)
    window.resize(1240, 800)
    window.show()
    yield window
    background.close()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    session.store.close()
