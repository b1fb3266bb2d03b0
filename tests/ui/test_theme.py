import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.icons import Icons
from app.ui.theme import TEXT_SIZES, Scheme, Theme
from app.ui.tokens import DARK, LIGHT, PAIRS, Tokens, contrast, luminance

RESOURCES = Path(__file__).parents[2] / "resources"
BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)


@BOTH
def test_every_pair_of_colours_that_meets_has_enough_contrast(tokens: Tokens) -> None:
    low = {
        (pair.front, pair.back): round(found, 2)
        for pair in PAIRS
        if (found := contrast(getattr(tokens, pair.front), getattr(tokens, pair.back))) < pair.least
    }
    assert low == {}


def test_contrast_is_the_published_formula() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")
    assert luminance("#808080") == pytest.approx(0.2159, abs=0.0001)


@BOTH
def test_thc_and_cbd_share_their_colours_with_nothing(tokens: Tokens) -> None:
    values = [getattr(tokens, field.name) for field in fields(tokens)]
    assert values.count(tokens.thc) == 1
    assert values.count(tokens.cbd) == 1


@BOTH
def test_pictures_of_the_stylesheet_have_the_colours_of_the_table(tokens: Tokens) -> None:
    for name, colour in (("chevron", tokens.ink_soft), ("check", tokens.surface)):
        svg = (RESOURCES / "icons" / "stylesheet" / f"{name}-{tokens.name}.svg").read_text(encoding="utf-8")
        assert re.findall(r'stroke="(#\w+)"', svg) == [colour]


def test_a_chosen_scheme_reaches_palette_and_stylesheet(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK)
    assert theme.tokens is DARK
    assert theme.scheme is Scheme.DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.canvas
    assert DARK.surface in qapp.styleSheet()
    assert LIGHT.surface not in qapp.styleSheet()


def test_following_the_system_ends_in_one_of_the_two_tables(theme: Theme) -> None:
    theme.choose(Scheme.SYSTEM)
    assert theme.tokens in (LIGHT, DARK)


@pytest.mark.parametrize("factor", TEXT_SIZES)
def test_lengths_grow_with_the_text(theme: Theme, qapp: QApplication, factor: float) -> None:
    theme.choose(text_size=1.0)
    unit, points = theme.unit, qapp.font().pointSizeF()
    theme.choose(text_size=factor)
    assert qapp.font().pointSizeF() == pytest.approx(points * factor)
    assert theme.unit == pytest.approx(unit * factor, rel=0.08)
    assert theme.u(16) == round(theme.unit * 16)


def test_text_sizes_do_not_add_up_when_chosen_again(theme: Theme, qapp: QApplication) -> None:
    points = qapp.font().pointSizeF()
    for factor in (1.5, 1.3, 1.5, 1.0):
        theme.choose(text_size=factor)
    assert qapp.font().pointSizeF() == pytest.approx(points)


def test_no_own_unit_and_no_placeholder_is_left_in_the_stylesheet(theme: Theme, qapp: QApplication) -> None:
    theme.choose(text_size=1.3)
    assert not re.search(r"\b\d+u\b|\$", qapp.styleSheet())


def test_a_resources_folder_with_odd_letters_in_its_name_is_no_trouble(
    theme: Theme, qapp: QApplication, tmp_path: Path
) -> None:
    odd = tmp_path / "12u $ink folder"
    odd.symlink_to(RESOURCES, target_is_directory=True)
    other = Theme(qapp, odd, Scheme.LIGHT)
    assert "12u $ink folder/icons/stylesheet/chevron-light.svg" in qapp.styleSheet()
    other.deleteLater()
    qapp.setProperty("doseleafTheme", theme)


def test_a_widget_finds_the_theme_without_being_handed_it(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    assert Theme.of(label) is theme


def test_a_missing_theme_is_named(theme: Theme, qapp: QApplication) -> None:
    qapp.setProperty("doseleafTheme", None)
    with pytest.raises(TypeError, match="a Theme must be made before any QObject"):
        Theme.of(QObject())
    qapp.setProperty("doseleafTheme", theme)


def test_an_icon_is_drawn_in_its_colour_at_the_resolution_of_the_screen(theme: Theme) -> None:
    pixmap = theme.icons.pixmap("pill", "#A3161F", 16, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)
    assert (0xA3, 0x16, 0x1F) in solid_colours(pixmap)
    assert theme.icons.pixmap("pill", "#A3161F", 16, 2.0) is pixmap
    assert theme.icons.pixmap("pill", "#1F4F82", 16, 2.0) is not pixmap


def test_every_icon_file_can_be_drawn(theme: Theme) -> None:
    names = theme.icons.names()
    assert len(names) > 40
    assert all(solid_colours(theme.icons.pixmap(name, "#1E2421", 24, 2.0)) == {(0x1E, 0x24, 0x21)} for name in names)


def test_an_icon_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such-icon\.svg"):
        Icons(RESOURCES / "icons").pixmap("no-such-icon", "#000000", 16, 1.0)


def solid_colours(pixmap: QPixmap) -> set[tuple[int, int, int]]:
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {(pixel.red(), pixel.green(), pixel.blue()) for pixel in pixels if pixel.alpha() == 255}
