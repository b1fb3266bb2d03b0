"""Take the pictures in docs/screenshots: every page and form of the sample diary, wide and narrow, small and large.

Run it on a screen, or under Xvfb: `python docs/take_screenshots.py docs/screenshots`; one name or more after the folder
takes only those. The moment is fixed, so that the pictures change only when the program does.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn

from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from app import __version__, places, start
from app.domain.matching import build_index
from app.domain.products import Product
from app.services import reference, symptoms
from app.services.help_book import HelpBook
from app.services.keeping import DiaryFile
from app.services.known_names import known_names
from app.services.ports import Store, Tools
from app.services.record_day import ingredients_of
from app.services.sample_writing import write_sample
from app.services.what_if import Hypothesis, if_medicine
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
from app.ui.pages.first_run import FirstRun, Start
from app.ui.pages.interactions_list import WHAT_IF
from app.ui.pages.unlock import Unlock
from app.ui.rooms import main_window
from app.ui.session import Session
from app.ui.theme import Scheme, Theme
from app.ui.turns import Turns
from app.ui.window import Window

NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
PAGES = {
    "today": ("today", ""),
    "medicines": ("medicines", "m-gabapentin"),
    "cannabis": ("cannabis", ""),
    "interactions": ("interactions", "cannabis-gabapentinoid"),
    "what-if": ("interactions", WHAT_IF),
    "library": ("library", ""),
    "trends": ("trends", ""),
    "summary": ("summary", ""),
    "diary": ("diary", "find"),
    "urgent": ("urgent", ""),
    "settings": ("settings", ""),
}
SLOW = {"summary": 4.0, "trends": 2.5}
"""Pages that the worker makes meanwhile, and the seconds it may take."""
_COLOURS = 256


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is taken: `suffix` ends its name; the width is the window’s, in pixels."""

    suffix: str
    scheme: Scheme
    text_size: float
    width: int


PAGE_LOOKS = (
    Look("light", Scheme.LIGHT, 1.0, 1240),
    Look("dark", Scheme.DARK, 1.0, 1240),
    Look("narrow", Scheme.LIGHT, 1.0, 420),
    Look("150pc", Scheme.LIGHT, 1.5, 1000),
    Look("150pc-narrow-dark", Scheme.DARK, 1.5, 480),
)
FORM_LOOKS = (
    Look("light", Scheme.LIGHT, 1.0, 0),
    Look("narrow", Scheme.LIGHT, 1.0, 380),
    Look("150pc-dark", Scheme.DARK, 1.5, 0),
)


class OneDiary(FolderCabinet):
    """A folder that would hold one diary with a passphrase."""

    def diaries(self) -> tuple[DiaryFile, ...]:
        """The one there is."""
        return (DiaryFile(Path("diary-1.vault"), "Diary 1", encrypted=True),)


def main(folder: Path, only: set[str]) -> None:
    """Write one PNG for each page and form in each look."""
    app = QApplication(sys.argv[:1])
    app.setFont(QFont("Inter", 10))
    theme = Theme(app, places.resources(), Scheme.LIGHT)
    session, background = sample_session(), Background()
    window = main_window(session, outside(session), background, theme)
    window.show()
    for look in PAGE_LOOKS:
        theme.choose(look.scheme, look.text_size)
        window.resize(look.width, 800)
        for name in [each for each in PAGES if not only or each in only]:
            session.asked = what_if(session) if name == "what-if" else ()
            window.go(*PAGES[name])
            take(window, folder / f"{name}-{look.suffix}.png", SLOW.get(name, 0.5))
    window.resize(1240, 800)
    window.go("today")
    makers = forms(session, window, background)
    for look in FORM_LOOKS:
        theme.choose(look.scheme, look.text_size)
        for name in [each for each in makers if not only or each in only]:
            with opened(makers[name](), look) as shown:
                take(shown, folder / f"{name}-{look.suffix}.png", 0.7)
    background.close()


def forms(session: Session, window: Window, background: Background) -> dict[str, Callable[[], QWidget]]:
    """Everything that opens over the window or stands alone, by the name of its picture."""
    finding = session.findings()[0]

    def product() -> Product:
        found = session.store.get(Product, "p-oil")
        assert found is not None  # noqa: S101  # the sample has it
        return found

    return {
        "name": lambda: name_form(session, window),
        "medicine": lambda: MedicineForm(session, window, "m-gabapentin"),
        "regimen": lambda: RegimenForm(session, window, "m-gabapentin"),
        "dose": lambda: DoseForm(session, window, "m-tramadol"),
        "stop": lambda: StopForm(session, window, "m-gabapentin"),
        "product": lambda: ProductForm(session, window, "p-flower"),
        "lot": lambda: LotForm(session, window, product()),
        "use": lambda: UseForm(session, window, "p-oil"),
        "preset": lambda: PresetForm(session, window),
        "changed": lambda: EventForm(session, window),
        "check-in": lambda: CheckinForm(session, window),
        "weekly": lambda: WeeklyForm(session, window),
        "side-effect": lambda: SideEffectForm(session, window),
        "person": lambda: PersonForm(session, window),
        "question": lambda: QuestionForm(session, window),
        "talk": lambda: TalkForm(session, window, finding),
        "new-finding": lambda: NewFindings(session, (finding,), window),
        "what-if-medicine": lambda: WhatIfMedicineForm(session, window, 1),
        "what-if-cannabis": lambda: WhatIfCannabisForm(session, window, 1),
        "numbers": lambda: NumbersForm(session, window),
        "password": lambda: PasswordForm(session, window),
        "help": lambda: help_page("marks", window),
        "first-run": lambda: first_run(background),
        "unlock": lambda: Unlock(OneDiary(Path("nowhere")), background, lambda: NOW),
    }


def what_if(session: Session) -> tuple[Hypothesis, ...]:
    """A medicine that is not taken, asked about."""
    known = ingredients_of("clobazam", session.data.vocabulary)
    return (if_medicine("Clobazam", "clobazam", known, number=1, route=None, daily=None),)


def name_form(session: Session, window: QWidget) -> MedicineForm:
    """The form for a medicine with a name that is nearly one."""
    form = MedicineForm(session, window, name="tramodol")
    for line in form.findChildren(QLineEdit):
        if line.text() == "tramodol":
            line.setFocus()
            line.textEdited.emit(line.text())
    return form


def help_page(page: str, window: QWidget) -> HelpWindow:
    """The help, on one of its pages."""
    found = HelpWindow(HelpBook(places.resources()).help, window)
    found.show_page(page)
    return found


def first_run(background: Background) -> FirstRun:
    """The first of the screens before there is a diary; none is ever made."""

    def nothing(*_: object) -> NoReturn:
        raise NotImplementedError

    return FirstRun(nothing, Start(Path("a folder of your own"), (), lambda below: below - 1), background, nothing)


def sample_session() -> Session:
    """The sample diary in memory, at the fixed moment."""
    data = reference.load(places.resources())
    store = DiaryStore(memory())
    write_sample(store, NOW, data)
    names = build_index(data.vocabulary, lambda: known_names(places.resources()))
    checklist = symptoms.load(places.resources())
    return Session(store, data, names, Tools(lambda: NOW, start.new_id), invented=True, checklist=checklist)


def outside(session: Session) -> Outside:
    """What the window asks of the world; no other diary is ever opened."""

    def store(*_: object) -> Store:
        return session.store

    return Outside(
        tools=session.tools,
        version=__version__,
        resources=places.resources(),
        settings=Path(tempfile.mkdtemp()) / "settings.ini",
        sample=True,
        cabinet=FolderCabinet(Path("nowhere")),
        draw=lambda below: below - 1,
        start_fresh=lambda: False,
        sample_diary=store,
        empty_diary=store,
        load_data=lambda: session.data,
        make_pdf=start.make_pdf,
        protect=lambda pdf, _: pdf,
        make_log=start.make_log,
        doors=start.doors(),
    )


@contextmanager
def opened(widget: QWidget, look: Look) -> Iterator[QWidget]:
    """Show a form, or a page that stands alone, in a look; closed afterwards without saving."""
    if isinstance(widget, QDialog):
        widget.open()
    else:
        widget.resize(1240, 800)
        widget.show()
    if look.width:
        widget.resize(look.width, 760)
    yield widget
    if isinstance(widget, QDialog):
        widget.done(0)
    else:
        widget.hide()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(seconds: float) -> None:
    """Let the window, and the worker behind it, come to rest."""
    end = time.monotonic() + seconds
    while time.monotonic() < end or not Turns.of_the_program().quiet.is_set():
        QApplication.processEvents()
        time.sleep(0.01)


def take(widget: QWidget, path: Path, seconds: float) -> None:
    """Let the widget settle, then write what it looks like, in its 256 commonest colours: a third of the bytes."""
    settle(seconds)
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size, stride = (picture.width(), picture.height()), picture.bytesPerLine()
    whole = Image.frombuffer("RGB", size, bytes(picture.constBits()), "raw", "RGB", stride, 1)
    tokens = [each for each in astuple(Theme.of(widget).tokens) if str(each).startswith("#")]
    ours = [QColor(each).getRgb()[:3] for each in tokens]  # however few their pixels
    common = [colour for _, colour in sorted(whole.getcolors(1 << 24), reverse=True)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in [*dict.fromkeys([*ours, *common])][:_COLOURS] for part in colour])
    whole.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), set(sys.argv[2:]))
