"""Cards, marks, labels, flow and fold: what is shown is never cut and never silent."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import TEXT_SIZES, Scheme, Theme
from app.ui.tokens import DARK, LIGHT
from app.ui.widgets.bars import Certainty, paint_bars
from app.ui.widgets.boxes import Column, Row, boxed
from app.ui.widgets.card import Card, Hairline, Scroll, Well
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow import Flow
from app.ui.widgets.fold import Fold
from app.ui.widgets.mark import Mark, SeriousnessScale, Sign, paint_mark
from app.ui.widgets.row_button import RowButton
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import Elided, Text, body

LONG = "Both can slow breathing. Together they can make a person very sleepy, and breathing can become slow. " * 2


def settle(qtbot: QtBot) -> None:
    for _ in range(8):
        qtbot.wait(1)


def kept_alive(_kept: QWidget, _closing: QWidget) -> None:
    """Holds a window until its test ends."""


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int = 600) -> QWidget:
    qtbot.addWidget(widget, before_close_func=partial(kept_alive, widget))  # qtbot alone would let it go
    widget.resize(width, height)
    widget.show()
    settle(qtbot)
    return widget


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("width", [220, 360, 900])
def test_wrapped_words_in_nested_boxes_are_never_cut(qtbot: QtBot, width: int) -> None:
    label = body(LONG)
    inner = Card("A heading that wraps as well when the card is narrow")
    inner.add(Well(Row(Mark(4), Column(label, gap=3))))
    shown(qtbot, Scroll(boxed(Column(inner, None))), width)
    needed = label.fontMetrics().boundingRect(0, 0, label.width(), 9999, Qt.TextFlag.TextWordWrap, LONG).height()
    assert label.height() >= needed
    assert label.mapTo(inner, label.rect().bottomRight()).x() <= inner.width()


@pytest.mark.usefixtures("theme")
def test_a_label_gives_its_height_back_when_there_is_more_room(qtbot: QtBot) -> None:
    label = body(LONG)
    window = shown(qtbot, boxed(Column(label, None)), 240)
    narrow = label.height()
    window.resize(1000, 600)
    settle(qtbot)
    assert label.height() < narrow / 2


@pytest.mark.usefixtures("theme")
def test_words_are_shown_as_typed_and_never_as_markup(qtbot: QtBot) -> None:
    label = Text("<b>tea</b> & honey")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>tea</b> & honey"


@pytest.mark.usefixtures("theme")
def test_a_shortened_line_keeps_its_whole_text_for_tooltip_and_voice(qtbot: QtBot) -> None:
    line = Elided("Planned, extra or as needed")
    shown(qtbot, boxed(Row(line)), 80, 60)
    assert line.text().endswith("…")
    assert line.toolTip() == line.accessibleName() == "Planned, extra or as needed"
    line.window().resize(600, 60)
    settle(qtbot)
    assert line.text() == "Planned, extra or as needed"


def test_texts_follow_the_text_size_and_the_colours(theme: Theme, qtbot: QtBot) -> None:
    label = Text("Ask first", scale=1.2, tone="ask")
    shown(qtbot, boxed(Column(label)), 300, 100)
    points = label.font().pointSizeF()
    theme.choose(Scheme.DARK, 1.5)
    settle(qtbot)
    assert label.font().pointSizeF() == pytest.approx(points * 1.5)
    assert label.palette().color(label.foregroundRole()).name().upper() == DARK.ask


@pytest.mark.usefixtures("theme")
def test_a_narrow_thing_does_not_cap_the_width_of_its_column(qtbot: QtBot) -> None:
    mark, label = Mark(2), body(LONG)
    shown(qtbot, boxed(Column(mark, label, None)), 700)
    assert label.width() == 700
    assert mark.x() == 0


@pytest.mark.usefixtures("theme")
def test_rows_reach_nearly_to_the_edge_of_a_card_and_their_words_stay_in_line(qtbot: QtBot) -> None:
    card, words, row = Card(), body("Words"), RowButton("A row")
    row.fill(Row(Text("Words", wrap=False), margins=(10, 7, 10, 8)))
    card.add(words)
    card.add(row)
    shown(qtbot, card, 400, 120)
    (inside,) = row.findChildren(Text)
    assert row.x() < words.x()
    assert inside.mapTo(card, QPoint(0, 0)).x() == words.x()


@pytest.mark.usefixtures("theme")
def test_a_flow_wraps_what_does_not_fit_and_asks_for_the_height(qtbot: QtBot) -> None:
    chips = [Chip(words, "know") for words in ("Worth discussing", "Good to know", "Ask first", "Raise soon")]
    flow = Flow(*chips)
    window = shown(qtbot, boxed(Column(boxed(flow), None)), 220)
    rows = {chip.y() for chip in chips}
    assert len(rows) > 1
    assert all(chip.geometry().right() < 220 for chip in chips)
    window.resize(900, 200)
    settle(qtbot)
    assert len({chip.y() for chip in chips}) == 1
    assert flow.heightForWidth(900) < flow.heightForWidth(220)


@pytest.mark.usefixtures("theme")
def test_a_choice_that_wraps_inside_a_flow_gets_the_height_of_its_rows(qtbot: QtBot) -> None:
    period = Segmented((("a", "Four weeks"), ("b", "Twelve weeks"), ("c", "A whole year"), ("d", "Pick …")), "Period")
    shown(qtbot, boxed(Column(boxed(Flow(period, Chip("one"))), None)), 240)
    last = period.findChildren(QPushButton)[-1]
    assert last.geometry().bottom() < period.height()
    assert last.geometry().right() < period.width()


@pytest.mark.usefixtures("theme")
def test_a_hidden_thing_takes_no_room_in_a_flow(qtbot: QtBot) -> None:
    chips = [Chip("one"), Chip("two"), Chip("three")]
    window = shown(qtbot, boxed(Flow(*chips)), 500, 60)
    before = chips[2].x()
    chips[1].hide()
    settle(qtbot)
    assert chips[2].x() < before
    assert window.layout() is not None


@pytest.mark.usefixtures("theme")
def test_columns_fold_where_they_have_no_room_and_the_first_comes_first(qtbot: QtBot) -> None:
    left, right = Card("Left"), Card("Right")
    fold = Fold((left, 6), (right, 5), below=500, first=1)
    shown(qtbot, fold, 1200)
    assert not fold.is_folded()
    assert left.x() < right.x()
    fold.resize(300, 600)
    settle(qtbot)
    assert fold.is_folded()
    assert right.y() < left.y()
    assert fold.minimumSizeHint().width() < 300


@pytest.mark.usefixtures("theme")
def test_columns_fold_before_one_of_them_is_cut(qtbot: QtBot) -> None:
    wide = Card()
    wide.setMinimumWidth(500)
    fold = Fold((wide, 1), (Card("Other"), 1), below=100)
    shown(qtbot, fold, 800)
    assert fold.is_folded()


@pytest.mark.parametrize("sign", list(Sign))
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_each_sign_is_drawn_in_its_own_colour(theme: Theme, sign: Sign, scheme: Scheme) -> None:
    theme.choose(scheme)
    image = painted(partial(mark_in, sign, theme))
    assert theme.colour(sign.tone).name() in colours(image)


def test_the_signs_differ_in_shape_when_all_colour_is_taken_away(theme: Theme) -> None:
    pictures = set()
    for sign in Sign:
        image = painted(partial(mark_in, sign, theme))
        pictures.add(bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits()))
    assert len(pictures) == len(Sign)


def test_bars_are_ink_and_never_a_colour_of_seriousness(theme: Theme) -> None:
    image = painted(lambda painter: paint_bars(painter, 4, QRectF(0, 0, 40, 20), theme))
    assert {LIGHT.ink.lower(), LIGHT.line.lower()} <= colours(image)
    assert not {getattr(LIGHT, tone).lower() for tone in ("ask", "soon", "discuss", "unknown")} & colours(image)


@pytest.mark.usefixtures("theme")
def test_certainty_always_shows_the_words_beside_the_bars(qtbot: QtBot) -> None:
    widget = shown(qtbot, Certainty(4, "Observed in patients"), 300, 40)
    (words,) = widget.findChildren(Text)
    assert words.text() == "Observed in patients"
    assert words.isVisible()


@pytest.mark.usefixtures("theme")
def test_a_sign_that_stands_alone_has_its_word_for_a_voice(qtbot: QtBot) -> None:
    for widget in (Mark(3, name="Raise soon"), SeriousnessScale(3, name="Raise soon")):
        qtbot.addWidget(widget)
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name) == "Raise soon"


@pytest.mark.parametrize("factor", TEXT_SIZES)
def test_a_scrolled_page_never_asks_to_scroll_sideways(theme: Theme, qtbot: QtBot, factor: float) -> None:
    theme.choose(text_size=factor)
    card = Card("What your record shows")
    card.add(body(LONG))
    card.add(Hairline())
    card.add(Flow(*[Chip("Worth discussing", "discuss") for _ in range(6)]))
    page = boxed(Column(card, None, margins=(32, 24, 32, 24)))
    scroll = Scroll(page)
    shown(qtbot, scroll, theme.u(360))
    assert page.width() == scroll.viewport().width()
    assert page.minimumSizeHint().width() <= scroll.viewport().width()


def mark_in(sign: Sign, theme: Theme, painter: QPainter) -> None:
    paint_mark(painter, sign, QRectF(0, 0, 40, 40), theme)


def painted(draw: Callable[[QPainter], None]) -> QImage:
    image = QImage(44, 44, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}
