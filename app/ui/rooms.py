"""Which page stands behind which place of the window."""

import gc
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QLocale

from app.services import words
from app.services.help_book import HelpBook
from app.services.ports import StoreProblem
from app.ui.application import Outside
from app.ui.background import Background
from app.ui.forms.form_state import title_of
from app.ui.help_desk import HelpDesk
from app.ui.keeping import Keeping
from app.ui.pages.cannabis import Cannabis
from app.ui.pages.diary import Diary
from app.ui.pages.interactions import Interactions
from app.ui.pages.library import Library
from app.ui.pages.medicines import Medicines
from app.ui.pages.page import Page
from app.ui.pages.settings import Settings
from app.ui.pages.summaries import Summaries
from app.ui.pages.summaries_making import Press
from app.ui.pages.today import Today
from app.ui.pages.trends import Trends
from app.ui.pages.urgent import Urgent
from app.ui.preferences import Preferences
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.undoing import Undoing
from app.ui.window import Window

_LATELY = timedelta(days=1)


def main_window(
    session: Session, outside: Outside, background: Background, theme: Theme, keeping: Keeping | None = None
) -> Window:
    """The main window over an open diary; `keeping` is what can be done with its file, None for the invented one."""
    preferences = Preferences(theme, outside.settings, QLocale.system())
    pages = _pages(outside, background, preferences, theme, keeping)
    lock = keeping.lock if keeping is not None and session.encrypted else None
    label = keeping.label() if keeping is not None else ""
    window = Window(session, pages, lock, Undoing(session, background), label)
    desk = HelpDesk(
        window,
        HelpBook(outside.resources),
        topic=window.place,
        urgent_page=lambda: _lone_urgent(session),
        go_urgent=lambda: window.go("urgent"),
    )
    window.help_wanted.connect(desk.open_help)
    preferences.setParent(window)
    gc.freeze()  # the data file stays for good: looking through it for garbage each time would hold the window up
    preferences.changed.connect(window.make_anew)
    if preferences.trouble:
        window.tell("Settings", preferences.trouble)
    elif left := _left_unsaved(session):
        window.tell("Not saved the last time", left)
    return window


def _left_unsaved(session: Session) -> str:
    """What is said of forms that were open when the diary was left within the last day; empty when there were none."""
    try:
        kept = session.store.drafts.since(session.now() - _LATELY)
    except StoreProblem:
        return ""
    titles = words.listed([f"“{title}”" for title in map(title_of, kept) if title])
    return f"{titles}: what you typed is kept, and stands there when you open it again." if titles else ""


def _pages(
    outside: Outside, background: Background, preferences: Preferences, theme: Theme, keeping: Keeping | None
) -> dict[str, Callable[[Session], Page]]:
    press = Press(outside.make_pdf, outside.protect, outside.make_log)
    return {
        "today": Today,
        "medicines": Medicines,
        "cannabis": Cannabis,
        "diary": Diary,
        "interactions": Interactions,
        "library": Library,
        "trends": lambda opened: Trends(opened, background),
        "summary": lambda opened: Summaries(opened, press, background, outside.version, preferences.paper),
        "urgent": Urgent,
        "settings": lambda opened: Settings(
            opened, theme, preferences, keeping, outside.version, outside.resources, outside.doors, background
        ),
    }


def _lone_urgent(session: Session) -> Urgent:
    """The page of urgent help by itself, with what was recorded lately."""
    page = Urgent(session)
    page.refresh()
    return page
