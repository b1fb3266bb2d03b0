"""What every page promises about its header."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.pages.medicines import Medicines
from app.ui.session import Session
from app.ui.theme import Scheme, Theme
from app.ui.widgets.buttons import Button
from tests.ui.filling import add, empty_diary


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened


@pytest.mark.parametrize("size", [1.0, 1.5])
def test_a_slim_header_takes_only_the_room_its_words_need(
    qtbot: QtBot, theme: Theme, session: Session, size: float
) -> None:
    theme.choose(Scheme.LIGHT, size)
    add(session, "Neurontin", "gabapentin")
    page = Medicines(session)
    qtbot.addWidget(page)
    page.resize(theme.u(420), theme.u(1100))
    page.show()
    page.refresh()
    QApplication.processEvents()
    button = next(each for each in page.findChildren(Button) if each.isVisible())
    assert button.mapTo(page, QPoint(0, button.height())).y() < theme.u(170)
