"""Settings: what is chosen is in force at once and is said; About leaves nobody’s work unnamed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import start
from app.domain.interactions import DataFile, Status
from app.domain.matching import build_index
from app.services import reference
from app.services.ports import Tools
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.background import Background
from app.ui.pages import settings_cards
from app.ui.pages.about import About, Licence
from app.ui.pages.about_parts import OWN, PICTURES, PROGRAMS, WORDS
from app.ui.pages.settings import Settings
from app.ui.pages.settings_cards import DataFileCard, LookCard, SelectableLines
from app.ui.preferences import Preferences
from app.ui.session import Session
from app.ui.theme import TEXT_SIZES, Scheme, Theme
from app.ui.tokens import DARK
from app.ui.widgets.choice import Choice
from app.ui.widgets.notice import Notice
from app.ui.widgets.text import Text
from tests.data_files import small

RESOURCES = Path(__file__).parents[2] / "resources"
NOW = datetime(2026, 11, 20, 17, 20, tzinfo=UTC)
NLM_ASKS = (
    "This product uses publicly available data courtesy of the U.S. National Library of Medicine (NLM), National "
    "Institutes of Health, Department of Health and Human Services; NLM is not responsible for the product and does "
    "not endorse or recommend this or any other product."
)
DIARY = Path("somewhere") / "with a long name" / "doseleaf" / "diary.db"


@pytest.fixture(scope="module")
def data() -> DataFile:
    return small()


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(memory())
    yield opened
    opened.close()


@pytest.fixture
def kept(theme: Theme) -> Iterator[list[QWidget]]:
    """What a test shows. It is gone before the theme changes back, which would restyle every leftover."""
    assert theme
    shown: list[QWidget] = []
    yield shown
    for widget in shown:
        widget.close()
        shiboken6.delete(widget)


@pytest.fixture
def page(kept: list[QWidget], theme: Theme, data: DataFile, store: DiaryStore) -> Settings:
    return opened(kept, theme, session_over(store, data))


def session_over(store: DiaryStore, data: DataFile, *, off: str = "", invented: bool = False) -> Session:
    index = build_index(data.vocabulary, frozenset())
    return Session(store, data, index, Tools(lambda: NOW, lambda: "id"), checking_off=off, invented=invented)


def opened(kept: list[QWidget], theme: Theme, session: Session, chosen: Preferences | None = None) -> Settings:
    preferences = chosen or Preferences(theme, Path("nowhere") / "settings.ini", QLocale("en_GB"))
    background = Background()
    page = Settings(session, theme, preferences, None, "0.1.0", RESOURCES, start.doors(), background)
    page.destroyed.connect(background.close)
    kept.append(page)
    page.resize(1000, 760)
    page.show()
    page.refresh()
    return page


def press(page: QWidget, name: str) -> None:
    """Press a button by keyboard, found by what a screen reader calls it."""
    found = next(each for each in page.findChildren(QPushButton) if each.accessibleName() == name)
    QTest.keyClick(found, Qt.Key.Key_Space)


def words_of(widget: QWidget) -> str:
    shown = [each.text() for each in widget.findChildren(Text) if each.isVisibleTo(widget)]
    return "\n".join(shown).replace("\u00a0", " ")


def notices(page: QWidget) -> list[str]:
    return [each.accessibleName() for each in page.findChildren(Notice) if each.isVisibleTo(page)]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(settings_cards, "announce", lambda _widget, message: said.append(message))
    return said


def test_dark_is_in_force_at_once_and_is_said(
    page: Settings, theme: Theme, heard: list[str], qapp: QApplication
) -> None:
    press(page, "Light or dark: Dark")
    assert theme.scheme is Scheme.DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.canvas)
    assert heard == ["Light or dark: Dark."]


@pytest.mark.parametrize("size", TEXT_SIZES[1:])
def test_every_text_size_is_in_force_at_once_and_is_said(
    page: Settings, theme: Theme, heard: list[str], qapp: QApplication, size: float
) -> None:
    before = qapp.font().pointSizeF()
    press(page, f"Text size: {round(size * 100)}\u00a0%")
    assert theme.text_size == size
    assert qapp.font().pointSizeF() == pytest.approx(before * size)
    assert heard == [f"Text size: {round(size * 100)}\u00a0%."]


def test_a_choice_made_elsewhere_is_shown(page: Settings, theme: Theme, heard: list[str]) -> None:
    theme.choose(Scheme.DARK, 1.3)
    page.refresh()
    checked = {
        each.accessibleName() for each in page.findChildren(LookCard)[0].findChildren(QPushButton) if each.isChecked()
    }
    assert checked == {"Light or dark: Dark", "Text size: 130\u00a0%"}
    assert not heard


def test_the_diary_of_an_invented_person_lies_nowhere(
    kept: list[QWidget], theme: Theme, data: DataFile, store: DiaryStore
) -> None:
    page = opened(kept, theme, session_over(store, data, invented=True))
    assert "The diary lies nowhere" in words_of(page)
    assert str(DIARY) not in [each.toPlainText() for each in page.findChildren(SelectableLines)]


def test_the_data_file_is_named_with_its_reach_licence_and_digest(page: Settings, data: DataFile) -> None:
    said = words_of(page.findChildren(DataFileCard)[0])
    active = sum(each.status is Status.ACTIVE for each in data.categories.values())
    assert "2026.11, to be reviewed again by 20 May 2027" in said
    assert f"{active} interaction categories, {len(data.vocabulary.substances)} substances and" in said
    assert "no health professional has signed any" in said
    assert data.licence in said
    assert data.digest in [
        each.toPlainText() for each in page.findChildren(DataFileCard)[0].findChildren(SelectableLines)
    ]
    assert notices(page) == []


def test_it_says_so_when_the_date_of_the_next_review_has_passed(
    kept: list[QWidget], theme: Theme, data: DataFile, store: DiaryStore
) -> None:
    page = opened(kept, theme, session_over(store, replace(data, next_review=date(2026, 11, 19))))
    (said,) = notices(page)
    assert said.replace("\u00a0", " ").startswith("The next review was planned for 19 November 2026")
    on_the_day = opened(kept, theme, session_over(store, replace(data, next_review=NOW.date())))
    assert notices(on_the_day) == []


def test_checking_that_is_off_is_said_and_nothing_is_counted(
    kept: list[QWidget], theme: Theme, store: DiaryStore
) -> None:
    page = opened(kept, theme, session_over(store, reference.checking_off(), off="Checking is off: no file."))
    assert notices(page) == ["Checking is off Checking is off: no file."]
    assert "categories," not in words_of(page)


def test_the_data_file_opens_as_a_library(qtbot: QtBot, page: Settings) -> None:
    with qtbot.waitSignal(page.go) as asked:
        press(page, "Open the data file")
    assert asked.args == ["library", ""]


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("Doseleaf", "Apache-2.0."),
        ("The data files", "CC BY 4.0."),
        ("Qt and Qt for Python", "LGPL-3.0."),
        ("SQLCipher", "BSD-3-Clause"),
        ("OpenSSL", "Apache-2.0."),
        ("SQLAlchemy", "MIT."),
        ("ReportLab", "BSD-3-Clause."),
        ("pypdfium2 and PDFium", "Apache-2.0 or BSD-3-Clause."),
        ("RapidFuzz", "MIT."),
        ("platformdirs", "MIT."),
        ("IBM Plex Sans", "SIL Open Font License 1.1."),
        ("DejaVu Sans", "Bitstream Vera and Arev licences."),
        ("Noto Emoji", "SIL Open Font License 1.1."),
        ("Lucide icons", "ISC."),
    ],
)
def test_about_names_every_part_with_its_licence(page: Settings, name: str, licence: str) -> None:
    lines = [each.text() for each in page.findChildren(Text)]
    place = next(number for number, line in enumerate(lines) if line.startswith(name))
    assert lines[place + 1].startswith(licence)


def test_every_package_the_program_needs_is_named(page: Settings) -> None:
    said = words_of(page).casefold()
    for package in ("PySide6", "pypdfium2", "platformdirs", "RapidFuzz", "ReportLab", "SQLAlchemy", "sqlcipher3"):
        assert package.casefold() in said


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not a certified medical device.",
        "It never says that a combination is free of risk",
        NLM_ASKS,
        "NHSBSA",
        "Open Government Licence v3.0",
        "UNII",
        "Brand names are trademarks of their owners.",
        "Kept as shared libraries of their own",
        "Version 0.1.0",
    ],
)
def test_about_says_what_it_is_and_whom_it_thanks(page: Settings, sentence: str) -> None:
    assert sentence in words_of(page)


def test_no_licence_file_of_the_resources_is_left_out() -> None:
    shipped = {path.relative_to(RESOURCES).as_posix() for path in RESOURCES.rglob("*LICENSE*")}
    assert shipped == {part.text for part in (*OWN, *PROGRAMS, *PICTURES, *WORDS) if part.text}


@pytest.mark.parametrize("part", PICTURES, ids=lambda part: part.name)
def test_the_licence_of_every_font_and_icon_can_be_read(page: Settings, part: object) -> None:
    names = {each.name: each for each in PICTURES}
    chosen = next(each for each in names.values() if each is part)
    press(page, f"Read the licence of {chosen.name}")
    window = page.findChild(Licence)
    assert window is not None
    assert window.isVisible()
    assert window.words.toPlainText().strip() == (RESOURCES / chosen.text).read_text(encoding="utf-8").strip()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_licence_that_is_not_there_gives_a_sentence(kept: list[QWidget], tmp_path: Path) -> None:
    about = About("0.1.0", tmp_path)
    kept.append(about)
    about.show()
    press(about, "Read the licence of Lucide icons")
    window = about.findChild(Licence)
    assert window is not None
    assert "Install Doseleaf anew" in window.words.toPlainText()
    window.accept()


@pytest.mark.parametrize("width", [300, 700, 1000])
@pytest.mark.parametrize("size", [1.0, 1.5])
def test_nothing_runs_out_at_the_side(qtbot: QtBot, page: Settings, theme: Theme, width: int, size: float) -> None:
    theme.choose(text_size=size)
    page.resize(round(width * theme.unit), 700)
    qtbot.wait(50)
    for part in (*page.findChildren(Text), *page.findChildren(QPushButton), *page.findChildren(SelectableLines)):
        left = part.mapTo(page, part.rect().topLeft()).x()
        assert left >= 0
        assert not part.isVisible() or left + part.width() <= page.width(), part.accessibleName()


def test_a_long_place_is_never_cut(qtbot: QtBot, page: Settings, theme: Theme) -> None:
    page.resize(round(300 * theme.unit), 700)
    qtbot.wait(50)
    for lines in page.findChildren(SelectableLines):
        assert lines.document().size().height() * lines.fontMetrics().lineSpacing() <= lines.viewport().height()


def test_dates_and_paper_are_offered_with_today_as_the_example(
    kept: list[QWidget], theme: Theme, data: DataFile, store: DiaryStore, tmp_path: Path
) -> None:
    preferences = Preferences(theme, tmp_path / "settings.ini", QLocale("en_GB"))
    page = opened(kept, theme, session_over(store, data), preferences)
    dates = next(each for each in page.findChildren(Choice) if each.accessibleName() == "How dates are written")
    offered = [dates.itemText(place).replace("\u00a0", " ") for place in range(dates.count())]
    assert offered == [
        "As the computer: 20 November 2026",
        "20 November 2026",
        "November 20, 2026",
        "2026-11-20",
    ]
    dates.setFocus()
    QTest.keyClick(dates, Qt.Key.Key_End)
    assert "2027-05-20" in words_of(page.findChildren(DataFileCard)[0])
    press(page, "Paper: Letter")
    assert preferences.paper() == "letter"


def test_a_file_of_settings_that_cannot_be_used_is_named(
    kept: list[QWidget], theme: Theme, data: DataFile, store: DiaryStore, tmp_path: Path
) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[General]\npaper=papyrus\n", encoding="utf-8")
    page = opened(kept, theme, session_over(store, data), Preferences(theme, path, QLocale("en_GB")))
    (said,) = notices(page)
    assert str(path) in said
