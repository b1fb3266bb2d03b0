"""One count everywhere: sidebar, Today, Interactions, a medicine's page, the form before Save, and paper agree."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.matching import build_index
from app.domain.medicines import Medicine
from app.domain.products import Product
from app.domain.records import RecordChange
from app.exchange.summary_text import summary_text
from app.services.ports import Tools
from app.services.sample import sample_records
from app.services.summary import SummaryData, last_days
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.forms.medicine_form import MedicineForm
from app.ui.navigation import Navigation
from app.ui.pages.interactions import Interactions
from app.ui.pages.medicines import Medicines
from app.ui.pages.page import Page
from app.ui.pages.today import Today
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.finding_row import FindingRow
from app.ui.widgets.row_button import RowButton
from app.ui.window import Window
from tests.ui.filling import leave_all_forms, shipped_data, shown, words_of

NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    store, numbers, data = DiaryStore(memory()), count(1), shipped_data()
    store.apply([RecordChange(None, each) for each in sample_records(NOW, data)], "Sample", NOW)
    tools = Tools(lambda: NOW, lambda: f"id{next(numbers)}")
    yield Session(store, data, build_index(data.vocabulary, frozenset()), tools)
    leave_all_forms()
    store.close()


@pytest.fixture
def summary(session: Session) -> SummaryData:
    return session.summary(last_days(session.today()), "D-1", "0.1.0")


def visible(window: QWidget, kind: type[QWidget]) -> list[str]:
    return [each.accessibleName() for each in window.findChildren(kind) if each.isVisibleTo(window)]


def paper(summary: SummaryData) -> dict[str, int]:
    """How many findings name each record, as paper has it."""
    counted = {line.id: len(line.findings) for group in summary.groups for line in group.lines}
    return counted | {line.id: len(line.findings) for line in summary.products}


def test_sidebar_today_the_list_and_paper_count_the_same(qtbot: QtBot, session: Session, summary: SummaryData) -> None:
    findings, unchecked = len(summary.findings), len(summary.coverage.unchecked)
    assert findings > 10
    assert unchecked == 4
    window = Window(session, {"today": Today, "interactions": Interactions, "medicines": Page})
    qtbot.addWidget(window)
    window.resize(1240, 800)
    with qtbot.waitExposed(window):
        window.show()
    places = window.findChildren(Navigation)[0]
    spoken = [places.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(places.count())]
    assert f"Interactions, {findings} findings, {unchecked} not checked" in spoken
    assert f"All {findings} findings" in visible(window, Button)
    window.go("interactions")
    listed = visible(window, FindingRow)
    assert len(listed) == findings + unchecked
    assert listed[unchecked].startswith(f"{summary.findings[0].word}: {summary.findings[0].title}")
    text = summary_text(summary)
    assert f"\n{findings}. {summary.findings[-1].title}\n" in text
    assert f"\n{findings + 1}. " not in text.split("Medicines and other substances")[0]


def test_a_talked_about_finding_counts_like_any_other(session: Session, summary: SummaryData) -> None:
    assert [each.id for each in session.findings()] == [each.id for each in summary.findings]
    assert [each.talks for each in session.findings()] == [each.talks for each in summary.findings]
    assert any(each.is_discussed() for each in summary.findings)


def test_a_medicine_belongs_to_as_many_findings_on_its_page_in_its_form_and_on_paper(
    qtbot: QtBot, session: Session, summary: SummaryData
) -> None:
    page = Medicines(session)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.refresh()
    titles = {each.title for each in summary.findings}
    for medicine in session.store.all(Medicine):
        page.show_item(medicine.id)
        rows = [name for name in visible(page, RowButton) if any(title in name for title in titles)]
        assert len(rows) == paper(summary).get(medicine.id, 0), medicine.name
        form = shown(MedicineForm(session, None, medicine.id))
        entry = session.data.vocabulary.entry(medicine.chosen or "")
        number = paper(summary).get(medicine.id, 0)
        if number:
            heading = f"{entry.name if entry else medicine.name} belongs to {number} finding{'s' * (number > 1)}"
            assert f"Before you save: {heading}" in words_of(form)
        leave_all_forms()


def test_a_product_belongs_to_as_many_findings_in_the_look_up_as_on_paper(
    session: Session, summary: SummaryData
) -> None:
    now = session.current()
    on_record = [each for each in session.store.all(Product) if each.id in now.ids]
    assert len(on_record) == 2
    for product in on_record:
        place = now.ids.index(product.id)
        met = sum(place in each.items for each in session.findings())
        assert met == paper(summary)[product.id] == len(session.preview_product(product))
