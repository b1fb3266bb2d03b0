"""Run in a process of its own by `waiting`: the whole window over ten years, and the longest wait of each deed.

    python -m tests.benchmarks.waited FOLDER    (with the diary in it, or it is made there)

Prints one line of JSON for each deed: the place, what was done, the longest wait and the busiest turn of each round.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import start
from app.domain.matching import build_index
from app.services import diary, reference, symptoms
from app.services.known_names import known_names
from app.services.ports import Store, Tools
from app.store.cabinet import FolderCabinet
from app.store.database import open_existing
from app.store.store import DiaryStore
from app.ui.application import Outside
from app.ui.background import Background
from app.ui.pages.diary import Diary
from app.ui.rooms import main_window
from app.ui.session import Session
from app.ui.theme import Scheme, Theme
from app.ui.widgets.buttons import Button
from app.ui.window import LOW_PLACES, PLACES, Window
from tests.benchmarks.looking import RESOURCES
from tests.benchmarks.ten_years import NOW, write_ten_years
from tests.benchmarks.watchdog import Watchdog, wait_of

DIARY = "ten-years.db"
SETTLE_MS = 400
WORKER_MS = 2500
"""What the worker needs at most for the pages of the summary, which it makes beside the first looks."""
ROUNDS = 3
FORTNIGHTS = 6
"""How often the diary of uses is asked for fourteen days more."""
Deed = tuple[str, str, Callable[[], object]]


def main(folder: Path) -> int:
    """Measure everything; 0."""
    app = QApplication(sys.argv[:1])
    data = reference.load(RESOURCES)
    path = folder / DIARY
    if not path.exists():
        write_ten_years(path, data).close()
    theme = Theme(app, RESOURCES, Scheme.LIGHT)
    store, background = DiaryStore(open_existing(path)), Background()
    session = Session(
        store,
        data,
        build_index(data.vocabulary, lambda: known_names(RESOURCES)),
        Tools(lambda: NOW, start.new_id),
        checklist=symptoms.load(RESOURCES),
    )
    window = main_window(session, _outside(session), background, theme)
    window.resize(1240, 800)
    window.show()
    watchdog = Watchdog()
    wait_of(watchdog, lambda: None, SETTLE_MS)
    for place, what, deed in deeds(window):
        _say(place, what, [wait_of(watchdog, deed, SETTLE_MS)])
    window.go("diary")
    wait_of(watchdog, lambda: None, WORKER_MS)
    for place, what, deed in through_everything(window):
        _say(place, what, [wait_of(watchdog, deed, 2500 if "search" in what else 150)])
    for place, what, deed in again(window):
        _say(place, what, [wait_of(watchdog, deed, SETTLE_MS) for _ in range(ROUNDS)])
    for shown in (*PLACES, *LOW_PLACES):
        window.go(shown.id)
        wait_of(watchdog, lambda: None, SETTLE_MS)
        for what, deed in changes(session):
            _say(shown.id, what, [wait_of(watchdog, deed, SETTLE_MS) for _ in range(ROUNDS)])
    window.go("cannabis")
    wait_of(watchdog, lambda: None, SETTLE_MS)
    more = next(each for each in window.page().findChildren(Button) if each.text() == "Show earlier days")
    for _ in range(FORTNIGHTS):
        _say("cannabis", "earlier days", [wait_of(watchdog, more.click, WORKER_MS)])
    for place, what, deed in anew(window):
        _say(place, what, [wait_of(watchdog, deed, SETTLE_MS)])
    background.close()
    store.close()
    return 0


def deeds(window: Window) -> Iterator[Deed]:
    """The first look at each place: it is built then."""
    for place in (*PLACES, *LOW_PLACES):
        yield place.id, "first shown", lambda found=place.id: window.go(found)  # type: ignore[misc]  # bound now


def through_everything(window: Window) -> Iterator[Deed]:
    """The diary from its newest entry to its oldest, then searches that find all, something and nothing."""
    page = window.page()
    if not isinstance(page, Diary):
        raise TypeError("the diary is not shown")

    def on() -> None:
        bar = page.list.verticalScrollBar()
        bar.setValue(bar.maximum())

    def search(text: str) -> None:
        page.line.setText(text)

    while page.unread() is not None:
        yield "diary", "paged to its end", on
    yield "diary", "top and bottom", page.list.scrollToTop
    yield "diary", "search finds much", lambda: search("oil")
    yield "diary", "search finds nothing", lambda: search("nothing has this")
    yield "diary", "search left", lambda: search("")


def again(window: Window) -> Iterator[Deed]:
    """Every place shown once more, and everything of it that goes back in time."""
    for place in (*PLACES, *LOW_PLACES):
        yield place.id, "shown again", lambda found=place.id: window.go(found)  # type: ignore[misc]  # bound now


def changes(session: Session) -> Iterator[tuple[str, Callable[[], object]]]:
    """One more use while a place is shown, then its undo: all of the window that shows it is brought up to date."""
    yield "after a use", partial(use, session)
    yield "after its undo", session.undo


def anew(window: Window) -> Iterator[Deed]:
    """Every place built once more, as after another way of writing dates is chosen."""
    window.go(LOW_PLACES[0].id)
    yield LOW_PLACES[0].id, "all others forgotten", window.make_anew
    for place in (*PLACES, LOW_PLACES[-1]):
        yield place.id, "built anew", lambda found=place.id: window.go(found)  # type: ignore[misc]  # bound now


def use(session: Session) -> None:
    """The last use once more."""
    last = max(session.view().uses, key=lambda each: each.at)
    session.act(lambda store, tools: diary.repeat_use(store, tools, last, tools.clock()))


def _say(place: str, what: str, waits: list[tuple[float, float]]) -> None:
    sys.stdout.write(f"{json.dumps([place, what, waits])}\n")
    sys.stdout.flush()


def _outside(session: Session) -> Outside:
    def store(*_: object) -> Store:
        return session.store

    return Outside(
        tools=session.tools,
        version="0",
        resources=RESOURCES,
        settings=Path("settings.ini"),
        sample=False,
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


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
