"""Record a use of cannabis, or correct one."""

from PySide6.QtWidgets import QWidget

from app.domain.lots import Lot
from app.domain.products import Product
from app.domain.uses import Use
from app.services import cannabis_words, diary, medicine_words, words
from app.ui.forms.fields import first_problem
from app.ui.forms.form import Form
from app.ui.forms.use_fields import UseFields
from app.ui.session import Action, Session
from app.ui.widgets.card import Well
from app.ui.widgets.text import DEMI, Text, caption


class UseForm(Form):
    """One use. Shows as one types what the label makes of it in mg, and the findings the product belongs to."""

    def __init__(
        self, session: Session, parent: QWidget | None, product_id: str | None = None, use_id: str | None = None
    ) -> None:
        kept = session.store.get(Use, use_id) if use_id else None
        super().__init__(session, "Correct the use" if kept else "Record a use", parent)
        self.draft_as(use_id or "new")
        self._kept = kept
        self._id = kept.id if kept else session.tools.new_id()
        products = session.store.all(Product)
        self._products = {each.id: each for each in products}
        lots: dict[str, list[Lot]] = {}
        for lot in session.store.all(Lot):
            lots.setdefault(lot.product_id, []).append(lot)
        self._mg = Text("", scale=1.02, weight=DEMI)
        self._known = caption("", tone="soft")
        self._working = caption("", tone="soft")
        self._well = Well(self._mg, self._known, self._working, caption(words.MG_FOOTNOTE, tone="soft"))
        in_use_first = tuple(sorted(products, key=lambda one: not one.still_used))
        self.entries = UseFields(in_use_first, lots, session.now(), self._well)
        self.fields.add(self.entries)
        self._start(product_id)
        self.entries.edited.connect(self._after_edit)
        self.entries.amount.setFocus()
        self._look_up()

    def draft(self) -> Action | None:
        """Record the use, or keep its correction."""
        use = self.entries.read(self._id, self._kept)
        if use is None:
            first_problem(*self.entries.all())
            return None
        if self._kept is None:
            return lambda store, tools: diary.record_use(store, tools, use)
        return lambda store, tools: diary.correct_use(store, tools, use)

    def _start(self, product_id: str | None) -> None:
        if self._kept is not None:
            self.entries.show_use(self._kept)
            return
        newest = self.session.store.newest_uses()
        last = newest.get(product_id) if product_id else next(iter(newest.values()), None)
        chosen = product_id or (last.product_id if last else next(iter(self._products), ""))
        self.entries.start_with(self._products.get(chosen), last)

    def _after_edit(self) -> None:
        self.touch()
        self._look_up()

    def _look_up(self) -> None:
        use = self.entries.read(self._id, self._kept)
        self._well.setVisible(use is not None)
        if use is None:
            return
        product = self._products[use.product_id]
        self._mg.setText(medicine_words.use_mg(use))
        self._known.setText(cannabis_words.known_how(use))
        lines = cannabis_words.working(use)
        self._working.setText("\n".join(lines))
        self._working.setVisible(bool(lines))
        findings = self.session.preview_product(product, use)
        count = f"{len(findings)} finding{'s' if len(findings) != 1 else ''}"
        self.show_preview(f"{product.name} belongs to {count}", findings)
