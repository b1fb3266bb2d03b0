"""The card of presets: each of them one press that records it for now."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.presets import Preset
from app.domain.products import Product
from app.services import medicine_words, presets
from app.services.day_view import use_title
from app.ui.forms.preset_form import PresetForm
from app.ui.record_icons import route_icon
from app.ui.session import Session
from app.ui.widgets.boxes import MIDDLE, Column, Row, boxed
from app.ui.widgets.buttons import Button, IconButton, Role
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.refill import kept_focus, refill
from app.ui.widgets.text import DEMI, Text, body

_NONE = "A use you record often can be kept here under a name of its own, such as “my evening oil”."
_Line = tuple[Preset, str]


class PresetsCard(Card):
    """At most eight, the most used of the last 14 days first."""

    def __init__(self, session: Session) -> None:
        self._add = Button("Keep one …", Role.QUIET, icon="plus", name="Keep a use as a preset …")
        super().__init__("Your presets", self._add)
        self._session = session
        self._lines = Column(gap=10)
        self._shown: tuple[_Line, ...] | None = None
        self.add(boxed(self._lines))
        self._add.clicked.connect(lambda: PresetForm(session, self.window()).open())

    def refresh(self) -> None:
        """Show the presets; while nothing was ever used there is nothing to keep, and no card."""
        store = self._session.store
        products = {each.id: each for each in store.all(Product)}
        lines = tuple(
            (one, _told(one, products[one.product_id])) for one in presets.shown_presets(store, self._session.today())
        )
        self.setVisible(bool(lines) or bool(store.newest_uses()))
        if lines == self._shown:
            return
        self._shown = lines
        rows: list[QWidget] = []
        for preset, told in lines:
            rows += [Hairline()] * bool(rows)
            rows.append(self._row(preset, told))
        with kept_focus(self, self._add):
            refill(self._lines, *(rows or [body(_NONE, "soft")]))

    def _row(self, preset: Preset, told: str) -> QWidget:
        record = Button("Record now", Role.SMALL, name=f"Record now: {preset.name}, {told}")
        record.clicked.connect(partial(self._record, preset.id))
        more = IconButton("ellipsis", f"More for {preset.name}")
        more.clicked.connect(partial(self._menu, preset, more))
        row = Row(Pictogram(route_icon(preset.route), "ink_soft", 17), gap=12)
        row.add(Column(Text(preset.name, weight=DEMI), Text(told, scale=0.95, tone="soft"), gap=1), 1)
        row.add(record, 0, MIDDLE)
        row.add(more, 0, MIDDLE)
        return boxed(row)

    def _record(self, preset_id: str) -> None:
        self._session.act(lambda store, tools: presets.record_preset(store, tools, preset_id, tools.clock()))

    def _menu(self, preset: Preset, button: QWidget) -> None:
        menu = QMenu(self)
        menu.addAction("Remove this preset").triggered.connect(partial(self._remove, preset.id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(menu.actions()[0])

    def _remove(self, preset_id: str, _checked: object = None) -> None:
        self._session.act(lambda store, tools: presets.remove_preset(store, tools, preset_id))


def _told(preset: Preset, product: Product) -> str:
    """What a preset records: "Oil 10:10, under the tongue, 0.3 mL"."""
    like = presets.as_use(preset, product)
    return f"{use_title(like, product)}, {medicine_words.use_amount(like)}"
