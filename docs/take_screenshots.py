"""Take the pictures in docs/screenshots: every page of the sample diary, light and dark.

Run it on a screen, or under Xvfb: `python docs/take_screenshots.py docs/screenshots`. The moment is fixed, so that the
pictures change only when the program does.
"""

import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from app import __version__, places, start
from app.domain.matching import build_index
from app.domain.records import RecordChange
from app.services import reference, symptoms
from app.services.help_book import HelpBook
from app.services.known_names import known_names
from app.services.ports import Store, Tools
from app.services.sample import sample_records
from app.store.cabinet import FolderCabinet
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.application import Outside
from app.ui.background import Background
from app.ui.forms.checkin_form import CheckinForm
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.side_effect_form import SideEffectForm
from app.ui.forms.use_form import UseForm
from app.ui.help_window import HelpWindow
from app.ui.pages.first_run import FirstRun
from app.ui.rooms import main_window
from app.ui.session import Session
from app.ui.theme import Scheme, Theme

NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
PAGES = (
    *(("today", ""), ("medicines", "m-gabapentin"), ("cannabis", ""), ("interactions", "cannabis-gabapentinoid")),
    *(("library", ""), ("summary", ""), ("urgent", ""), ("settings", "")),
)


def main(folder: Path) -> None:
    """Write one PNG for each page, form and scheme."""
    app = QApplication(sys.argv[:1])
    app.setFont(QFont("Inter", 10))
    theme = Theme(app, places.resources(), Scheme.LIGHT)
    session, background = sample_session(), Background()
    window = main_window(session, outside(session), background, theme)
    window.resize(1240, 800)
    window.show()
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.choose(scheme)
        for page, item in PAGES:
            window.go(page, item)
            take(window, folder / f"{page}-{scheme}.png", 4.0 if page == "summary" else 0.6)
        window.go("today")
        take_form(help_page("marks", window), folder / f"help-{scheme}.png")
        name_form(session, window, folder / f"name-{scheme}.png")
        take_form(UseForm(session, window, "p-oil"), folder / f"use-{scheme}.png")
        take_form(CheckinForm(session, window), folder / f"check-in-{scheme}.png")
        take_form(SideEffectForm(session, window), folder / f"side-effect-{scheme}.png")
        first_run(session, folder / f"first-run-{scheme}.png")
    background.close()


def sample_session() -> Session:
    """The sample diary in memory, at the fixed moment."""
    data = reference.load(places.resources())
    store = DiaryStore(memory())
    records = sample_records(NOW, data)
    store.apply([RecordChange(None, each) for each in records], "The sample diary", NOW)
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


def name_form(session: Session, window: QWidget, path: Path) -> None:
    """The form for a medicine with a name that is nearly one."""
    form = MedicineForm(session, window, name="tramodol")
    lines = [line for line in form.findChildren(QLineEdit) if line.text() == "tramodol"]
    for line in lines:
        line.setFocus()
        line.textEdited.emit(line.text())
    take_form(form, path)


def help_page(page: str, window: QWidget) -> HelpWindow:
    """The help, on one of its pages."""
    opened = HelpWindow(HelpBook(places.resources()).help, window)
    opened.show_page(page)
    return opened


def first_run(session: Session, path: Path) -> None:
    """The first of the three screens before there is a diary."""
    screen = FirstRun(lambda: session.store, Path("a folder of your own") / "diary.db", lambda _: session)
    screen.resize(1240, 800)
    screen.show()
    take(screen, path, 0.6)
    screen.hide()


def take_form(form: QDialog, path: Path) -> None:
    """Show a form, take it, and close it without saving."""
    form.open()
    take(form, path, 1.0)
    form.done(0)


def take(widget: QWidget, path: Path, seconds: float) -> None:
    """Let the widget settle, then write what it looks like."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)  # the worker makes the summary's pages meanwhile
    widget.grab().save(str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
