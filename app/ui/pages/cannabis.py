"""Cannabis: the products, and the diary of uses by day."""

from dataclasses import replace
from datetime import date, timedelta

from app.domain.lots import Lot
from app.domain.moments import Period
from app.domain.products import Product
from app.domain.uses import Use
from app.services import diary
from app.services.findings import DiaryView
from app.ui.forms.changes_card import ChangesCard
from app.ui.forms.lot_form import LotForm
from app.ui.forms.product_form import ProductForm
from app.ui.forms.use_form import UseForm
from app.ui.pages.cannabis_diary import UseDiary
from app.ui.pages.cannabis_products import ProductList
from app.ui.pages.page import Columns, Page
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.empty_state import EmptyState

_STEP = timedelta(days=14)
_CHANGES_DAYS = 90


class Cannabis(Page):
    """Products at the left, uses at the right; both are corrected in place, and everything removed can come back."""

    title = "Cannabis"

    def build(self) -> None:
        """Two columns, and what stands there while there is no product."""
        self._days = _STEP
        self._drawn: tuple[DiaryView, timedelta, date] | None = None
        self._record = Button("Record use", Role.PRIMARY, icon="plus")
        self._record.clicked.connect(lambda: self.record(None))
        self._add = Button("Add a product", icon="package")
        self._add.clicked.connect(lambda: self._open_product(None))
        ask = Button("What if …", Role.QUIET, name="What if: check something I am not taking")
        ask.clicked.connect(lambda: self.go.emit("interactions", "what-if"))
        self.add_action(ask)
        self.add_action(self._add)
        self.add_action(self._record)
        first = Button("Add a product", Role.PRIMARY, icon="plus")
        first.clicked.connect(lambda: self._open_product(None))
        self._empty = EmptyState(
            "leaf",
            "No product yet",
            "A product is added once, with what its label says. After that a use takes a moment to record.",
            first,
        )
        self._products, self._diary = ProductList(), UseDiary()
        self._products.asked.connect(self._do_with_product)
        self._products.lot_asked.connect(self._open_lot)
        self._diary.asked.connect(self._do_with_use)
        self._diary.earlier.connect(self._show_earlier)
        self._changes = ChangesCard(self.session, _CHANGES_DAYS)
        left = boxed(Column(self._products, self._changes, None, gap=14))
        self._fold = Columns(left, self._diary, (5, 9))
        self.content.add(self._empty)
        self.content.add(self._fold)
        self.content.add(None)

    def refresh(self) -> None:
        """Show the products, and the uses of the days shown so far; what has not changed stays."""
        view, today = self.session.view(), self.session.today()
        if self._drawn is not None and self._drawn[0] is view and self._drawn[1:] == (self._days, today):
            return
        self._drawn = view, self._days, today
        products = self.session.store.all(Product)
        in_use = [each for each in products if each.still_used]
        self._empty.setVisible(not products)
        for widget in (self._fold, self._add, self._record):
            widget.setVisible(bool(products))
        count = f"{len(in_use)} product{'s' if len(in_use) != 1 else ''} in use. " if products else ""
        self.set_subtitle(f"{count}THC, CBD and smoke are looked up as three different things.")
        lots = self.session.store.all(Lot)
        self._products.show_products(products, lots, self.session.store.newest_uses(), self.session.today())
        self._changes.refresh()
        period = Period(self.session.today() - self._days + timedelta(days=1), self.session.today())
        uses = self.session.store.within(Use, period)
        self._diary.show_uses(uses, {each.id: each for each in products}, period)

    def record(self, product_id: str | None = None) -> None:
        """Open the form for a use, with a product when one was meant."""
        UseForm(self.session, self.window(), product_id).open()

    def show_item(self, item_id: str) -> None:
        """Open the form for a new use: what Today asks for."""
        if item_id == "record":
            self.record()

    def fold(self, *, narrow: bool) -> None:
        """One column: products above, uses below."""
        self._fold.fold(narrow=narrow)

    def _open_product(self, product_id: str | None) -> None:
        ProductForm(self.session, self.window(), product_id).open()

    def _open_lot(self, product_id: str, lot_id: str | None) -> None:
        product = self.session.store.get(Product, product_id)
        if product is not None:
            LotForm(self.session, self.window(), product, lot_id).open()

    def _do_with_product(self, deed: str, product_id: str) -> None:
        if deed == "use":
            self.record(product_id)
        elif deed == "correct":
            self._open_product(product_id)
        elif deed == "lot":
            self._open_lot(product_id, None)
        elif deed == "remove":
            self.session.act(lambda store, tools: diary.remove_product(store, tools, product_id))
        elif deed == "shelve":
            product = self.session.store.get(Product, product_id)
            if product is not None:
                turned = replace(product, still_used=not product.still_used)
                self.session.act(lambda store, tools: diary.correct_product(store, tools, turned))

    def _do_with_use(self, deed: str, use_id: str) -> None:
        if deed == "correct":
            UseForm(self.session, self.window(), use_id=use_id).open()
        elif deed == "remove":
            self.session.act(lambda store, tools: diary.remove_use(store, tools, use_id))
        elif deed == "repeat":
            use = self.session.store.get(Use, use_id)
            if use is not None:
                self.session.act(lambda store, tools: diary.repeat_use(store, tools, use, tools.clock()))

    def _show_earlier(self) -> None:
        self._days += _STEP
        self.refresh()
