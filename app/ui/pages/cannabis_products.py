"""The cards of cannabis products: what each label says, when it was last used, and what can be done with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.lots import Lot
from app.domain.products import Product, ProductForm
from app.domain.uses import Use
from app.services import labels, words
from app.ui.widgets.boxes import MIDDLE, TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, IconButton, Role
from app.ui.widgets.card import Card
from app.ui.widgets.parts import Part, Parts
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.text import DEMI, Text, caption

ICONS = {
    ProductForm.FLOWER: "leaf",
    ProductForm.PREROLL: "leaf",
    ProductForm.OIL: "droplet",
    ProductForm.CAPSULE: "pill",
    ProductForm.EDIBLE: "cookie",
    ProductForm.DRINK: "droplet",
    ProductForm.SPRAY: "spray-can",
    ProductForm.CARTRIDGE: "wind",
    ProductForm.CONCENTRATE: "flame",
    ProductForm.CREAM: "hand",
    ProductForm.PATCH: "bandage",
    ProductForm.HOME_MADE: "cookie",
    ProductForm.OTHER: "package",
}
_FEW = 3
"""Products not in use that are shown when there are many."""


class ProductList(QWidget):
    """The products in use as cards, the others in a short list. `asked` carries a deed and the product's id.

    The deeds: use, correct, lot (a new one), shelve (no longer in use, or in use again), remove. `lot_asked` carries
    the product's id and that of the lot to correct.
    """

    asked = Signal(str, str)
    lot_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._cards = Parts(gap=14)
        self.setLayout(Column(self._cards, None, gap=0))
        self._lots: dict[str, list[Lot]] = {}
        self._every = False

    def show_products(
        self, products: Sequence[Product], lots: Sequence[Lot], newest: Mapping[str, Use], today: date
    ) -> None:
        """Show these products, with their lots and when each was last used."""
        self._lots = {each.id: [lot for lot in lots if lot.product_id == each.id] for each in products}
        parts = []
        for each in products:
            if each.still_used:
                last = last_used(newest.get(each.id), today)
                says = (each, tuple(self._lots[each.id]), last)
                parts.append(Part(says, partial(self._card, each, last)))
        shelved = tuple(each for each in products if not each.still_used)
        if shelved:
            parts.append(Part((shelved, self._every), partial(self._shelf, shelved)))
        self._cards.show_parts(parts)

    def _shelf(self, shelved: Sequence[Product]) -> Card:
        """The products not in use: a few of many, until a person asks for them all."""
        card = Card("Not in use", gap=6)
        lines = [boxed(self._line(product)) for product in shelved]
        few = len(lines) > _FEW + 1 and not self._every
        for place, line in enumerate(lines):
            card.add(line)
            line.setVisible(place < _FEW or not few)
        every = Button(f"All {len(lines)}", Role.QUIET, name=f"All {len(lines)} products not in use")

        def show() -> None:
            self._every = True
            every.hide()
            for line in lines:
                line.show()
            lines[_FEW].findChildren(IconButton)[0].setFocus(Qt.FocusReason.TabFocusReason)

        every.clicked.connect(show)
        card.add(every)  # first: shown without a parent it would be a window of its own for a moment
        every.setVisible(few)
        return card

    def _card(self, product: Product, last: str) -> Card:
        card = Card(gap=8)
        head = Row(gap=12)
        head.add(Pictogram(ICONS[product.form], "accent", 20), 0, TOP)
        told = " · ".join((words.PRODUCT_FORMS[product.form], words.ROUTES[product.route]))
        told += " · prescribed" if product.prescribed else ""
        lots = self._lots[product.id]
        told += f" · {labels.lot_name(lots[-1])}" if lots else ""
        head.add(Column(Text(product.name, scale=1.04, weight=DEMI), caption(told, tone="soft"), gap=1), 1)
        head.add(self._menu_button(product), 0, TOP)
        card.add(head)
        card.add(_strength("THC", product.thc, product.thca, product))
        card.add(_strength("CBD", product.cbd, product.cbda, product))
        for lot in lots[-1:]:
            if lot.own_strength:
                told = labels.lot_line(lot, product)
                card.add(caption(told[:1].upper() + told[1:], tone="soft"))
        foot = Row(gap=8)
        foot.add(caption(last, tone="soft"), 1)
        use = Button("Use", icon="plus", name=f"Record a use of {product.name}")
        use.clicked.connect(partial(self.asked.emit, "use", product.id))
        foot.add(use, 0, MIDDLE)
        card.add(foot)
        return card

    def _line(self, product: Product) -> Row:
        row = Row(gap=10)
        row.add(Pictogram(ICONS[product.form]), 0, MIDDLE)
        row.add(Text(product.name, tone="soft"), 1)
        row.add(self._menu_button(product), 0, MIDDLE)
        return row

    def _menu_button(self, product: Product) -> IconButton:
        button = IconButton("ellipsis", f"More for {product.name}")
        button.clicked.connect(partial(self._open_menu, button, product))
        return button

    def _open_menu(self, button: QWidget, product: Product) -> None:
        menu = QMenu(button)
        deeds = (
            ("correct", "Correct …"),
            ("lot", "A new pack (lot) …"),
            ("shelve", "No longer in use" if product.still_used else "In use again"),
            ("remove", "Remove, with its uses"),
        )
        for deed, text in deeds:
            menu.addAction(text).triggered.connect(partial(self._ask, deed, product.id))
        for lot in self._lots.get(product.id, ()):  # its card may stand for a moment after it went
            text = f"Correct {labels.lot_name(lot)} …".replace("&", "&&")
            menu.addAction(text).triggered.connect(partial(self._ask_lot, product.id, lot.id))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _ask_lot(self, product_id: str, lot_id: str, _checked: object = None) -> None:
        self.lot_asked.emit(product_id, lot_id)

    def _ask(self, deed: str, product_id: str, _checked: object = None) -> None:
        self.asked.emit(deed, product_id)


def last_used(use: Use | None, today: date) -> str:
    """When a product was last used, as a person says it."""
    if use is None:
        return "no use recorded yet"
    days = (today - use.at.date()).days
    day = {0: "today", 1: "yesterday"}.get(days, words.short_day(use.at.date()))
    return f"last used {day} {words.clock(use.at)}"


def _strength(name: str, neutral: Decimal | None, acid: Decimal | None, product: Product) -> Row:
    """One line of a label; what is not known has the colour of what was not checked, and is never 0."""
    unknown = neutral is None and acid is None
    row = Row(gap=8)
    row.add(Text(name, tone="soft", wrap=False))
    parts = ((name, neutral), (f"{name}A", acid))
    told = [f"{words.number(value)}{words.NBSP}{words.BASES[product.basis]}" for _, value in parts if value is not None]
    if neutral == 0 and not acid:
        told = ["not in it"]
    if acid is not None and neutral is not None:
        told = [f"{told[0]} + {name}A {told[-1]}"]
    shown = Text("not known" if unknown else told[0], weight=DEMI, tone="unknown" if unknown else "ink")
    row.add(shown, 1)
    if not unknown:
        row.add(caption(words.STRENGTH_SOURCES[product.strength_source], tone="soft"), 0, MIDDLE)
    return row
