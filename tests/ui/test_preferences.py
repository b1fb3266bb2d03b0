"""Dates, paper and the file of settings: in force at once, remembered, and never a reason to stop."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from app.services import words
from app.services.day_words import DayStyle, day_style
from app.ui.appearance import CHOICES, keep, read_appearance
from app.ui.preferences import Preferences
from app.ui.theme import TEXT_SIZES, Scheme, Theme

DAY = date(2026, 11, 6)
BRITISH, AMERICAN = QLocale("en_GB"), QLocale("en_US")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def test_without_a_choice_dates_and_paper_are_those_of_the_computer(theme: Theme, path: Path) -> None:
    american = Preferences(theme, path, AMERICAN)
    assert (words.day(DAY).replace(words.NBSP, " "), american.paper()) == ("November 6, 2026", "letter")
    british = Preferences(theme, path, BRITISH)
    assert (words.day(DAY).replace(words.NBSP, " "), british.paper()) == ("6 November 2026", "a4")


def test_a_choice_is_in_force_at_once_said_once_and_remembered(theme: Theme, path: Path) -> None:
    preferences = Preferences(theme, path, BRITISH)
    heard: list[str] = []
    preferences.changed.connect(lambda: heard.append(words.day(DAY)))
    preferences.choose(dates=DayStyle.YEAR_FIRST.value)
    preferences.choose(paper="letter")
    assert heard == ["2026-11-06", "2026-11-06"]
    again = Preferences(theme, path, BRITISH)
    assert (day_style(), again.paper()) == (DayStyle.YEAR_FIRST, "letter")


def test_the_look_is_kept_when_it_is_chosen_not_only_at_the_end(theme: Theme, path: Path) -> None:
    preferences = Preferences(theme, path, BRITISH)
    theme.choose(Scheme.DARK, 2.0)
    kept = read_appearance(path)
    assert (kept.scheme, kept.text_size) == (Scheme.DARK, 2.0)
    preferences.choose(paper="a4")
    assert read_appearance(path).scheme is Scheme.DARK


def test_what_one_keeps_leaves_the_rest(path: Path) -> None:
    keep(path, dates="year-first", geometry=b"\x00\x01")
    keep(path, paper="letter")
    kept = read_appearance(path)
    assert (kept.dates, kept.paper, kept.geometry, kept.trouble) == ("year-first", "letter", b"\x00\x01", "")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("scheme=purple", "light or dark"),
        ("text_size=9", "the text size"),
        ("dates=6/11", "the dates"),
        ("paper=a5", "the paper"),
    ],
)
def test_an_unknown_choice_is_named_and_the_usual_one_taken(path: Path, line: str, named: str) -> None:
    path.write_text(f"[General]\n{line}\n", encoding="utf-8")
    kept = read_appearance(path)
    assert (kept.scheme, kept.text_size, kept.dates, kept.paper) == (Scheme.SYSTEM, 1.0, "system", "system")
    assert str(path) in kept.trouble
    assert named in kept.trouble


def test_an_unreadable_file_is_named_set_aside_and_replaced(theme: Theme, path: Path) -> None:
    path.write_bytes(b"\x00\xff\xfe nothing of this = is\n]]] settings")
    preferences = Preferences(theme, path, BRITISH)
    assert str(path) in preferences.trouble
    aside = path.with_name("settings-unreadable.ini")
    assert aside.name in preferences.trouble
    assert aside.read_bytes().startswith(b"\x00\xff\xfe")
    preferences.choose(paper="letter")
    again = Preferences(theme, path, BRITISH)
    assert (again.paper(), again.trouble) == ("letter", "")


def test_a_folder_in_the_place_of_the_file_costs_the_choices_and_nothing_else(theme: Theme, path: Path) -> None:
    path.mkdir()
    preferences = Preferences(theme, path, BRITISH)
    preferences.choose(dates=DayStyle.MONTH_FIRST.value)
    assert day_style() is DayStyle.MONTH_FIRST


def test_no_file_is_no_trouble(theme: Theme, path: Path) -> None:
    assert Preferences(theme, path, BRITISH).trouble == ""
    assert list(path.parent.iterdir()) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(content=st.binary(max_size=200))
def test_whatever_the_file_holds_every_choice_is_one_that_is_offered(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    kept = read_appearance(path)
    assert kept.dates in CHOICES["dates"]
    assert kept.paper in CHOICES["paper"]
    assert kept.text_size in TEXT_SIZES
