"""Trends: the figures arrive, turn into tables by one control, and all of it can be heard and reached by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.moments import Period
from app.domain.records import RecordChange
from app.services.ports import Store
from app.services.sample import sample_records
from app.services.trend_reading import happened_in
from app.services.trend_records import TrendRecords
from app.ui.background import Background
from app.ui.pages import trends_reading
from app.ui.pages.trends import Trends
from app.ui.pages.trends_cards import ChangeCard, FigureCard
from app.ui.session import Session
from app.ui.theme import Scheme, Theme
from app.ui.widgets.chart import Chart, nice_top
from app.ui.widgets.told_table import ToldTable
from tests.ui.filling import NOW, choose, empty_diary, line, words_of

CHARTS, TABLES = 6, 7


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def sampled(session: Session) -> Session:
    records = sample_records(NOW, session.data)
    session.store.apply([RecordChange(None, each) for each in records], "The sample", NOW)
    return session


def shown(qtbot: QtBot, session: Session, background: Background) -> Trends:
    page = Trends(session, background)
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show()
    page.refresh()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: Trends) -> None:
    """Until the figures have arrived and every card has turned."""
    qtbot.waitUntil(lambda: bool(page._cards) and not page._unturned, timeout=20_000)
    QApplication.processEvents()


def cards(page: Trends) -> list[FigureCard | ChangeCard]:
    return list(page._cards)


def test_every_figure_arrives_with_a_name_a_description_and_its_coverage(
    qtbot: QtBot, session: Session, background: Background
) -> None:
    page = shown(qtbot, sampled(session), background)
    charts = page.findChildren(Chart)
    assert len(charts) >= CHARTS - 1
    for chart in charts:
        found = QAccessible.queryAccessibleInterface(chart)
        assert found.text(QAccessible.Text.Name)
        assert found.text(QAccessible.Text.Description)
        assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert words_of(page).count("Recorded days ") >= CHARTS
    assert "The last week in words" in words_of(page)
    assert "no entry" in words_of(page)
    assert "0 used" in words_of(page)


def test_the_same_control_turns_every_figure_into_a_table_that_keys_can_walk(
    qtbot: QtBot, session: Session, background: Background
) -> None:
    page = shown(qtbot, sampled(session), background)
    choose(page, "View: Table")
    settle(qtbot, page)
    assert not [chart for chart in page.findChildren(Chart) if chart.isVisibleTo(page)]
    tables = [table for table in page.findChildren(ToldTable) if table.isVisibleTo(page)]
    assert len(tables) >= CHARTS - 1
    table = tables[0]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    index = table.currentIndex()
    assert (index.row(), index.column()) == (1, 1)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole)).replace("\u00a0", " ")
    assert spoken.startswith("19 Nov 2026: THC, label: ")
    choose(page, "View: Chart")
    settle(qtbot, page)
    assert [chart for chart in page.findChildren(Chart) if chart.isVisibleTo(page)]


def test_another_period_shows_its_own_days_and_days_of_ones_own_can_be_typed(
    qtbot: QtBot, session: Session, background: Background
) -> None:
    page = shown(qtbot, sampled(session), background)
    first = page._cards
    choose(page, "Period: 12 weeks")
    qtbot.waitUntil(lambda: page._cards is not first, timeout=20_000)
    settle(qtbot, page)
    assert "29 August 2026 to 20 November 2026" in words_of(page)
    assert "Gabapentin raised" in words_of(page)
    assert any(isinstance(card, ChangeCard) for card in cards(page))
    choose(page, "Period: Pick …")
    days = line(page, "First day")
    days.setText("no day")
    days.textEdited.emit("no day")
    days.editingFinished.emit()
    assert page.choices.period() is None
    days.setText("1 Nov 2026")
    days.textEdited.emit("1 Nov 2026")
    found = page.choices.period()
    assert found is not None
    assert found.first.isoformat() == "2026-11-01"


def test_an_empty_diary_is_told_that_nothing_is_noted(qtbot: QtBot, session: Session, background: Background) -> None:
    page = shown(qtbot, session, background)
    assert "Recorded days 0 of 28" in words_of(page)
    assert "That is not evidence that there was none." in words_of(page)
    assert "No change of how a medicine is taken" in words_of(page)


def test_it_is_read_anew_only_after_a_change(qtbot: QtBot, session: Session, background: Background) -> None:
    page = shown(qtbot, sampled(session), background)
    first = page._cards
    page.refresh()
    qtbot.wait(50)
    assert page._cards is first
    session.refresh()
    page.refresh()
    qtbot.waitUntil(lambda: page._cards is not first, timeout=20_000)


@pytest.mark.parametrize("size", [1.0, 1.5])
def test_it_fits_a_narrow_window_at_every_text_size(
    qtbot: QtBot, theme: Theme, session: Session, background: Background, size: float
) -> None:
    theme.choose(Scheme.LIGHT, size)
    page = Trends(sampled(session), background)
    qtbot.addWidget(page)
    page.resize(theme.u(360), theme.u(800))
    page.show()
    page.refresh()
    settle(qtbot, page)
    for chart in page.findChildren(Chart):
        assert chart.width() <= theme.u(360)
    buttons = [each for each in page.findChildren(QPushButton) if each.isVisibleTo(page)]
    assert all(each.mapTo(page, each.rect().topRight()).x() <= page.width() for each in buttons)


def test_reading_a_year_is_cut_into_slices_that_never_hold_the_window(
    qtbot: QtBot, session: Session, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(qtbot, sampled(session), background)
    periods: list[Period] = []

    def watched(store: Store, period: Period) -> TrendRecords:
        periods.append(period)
        return happened_in(store, period)

    monkeypatch.setattr(trends_reading, "happened_in", watched)
    first = page._cards
    choose(page, "Period: A year")
    qtbot.waitUntil(lambda: page._cards is not first, timeout=20_000)
    settle(qtbot, page)
    assert len(periods) > 50
    assert max(len(period) for period in periods) <= 7


@pytest.mark.parametrize(("most", "top"), [(0.05, 0.1), (1, 1), (3, 5), (21, 25), (99, 100), (101, 200)])
def test_a_scale_ends_at_a_round_number(most: float, top: float) -> None:
    assert nice_top(most) == pytest.approx(top)
