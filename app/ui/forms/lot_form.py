"""One lot of a cannabis product: the pack in hand, its dates, its certificate, and strengths of its own."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.lots import Lot
from app.domain.moments import PartialDate, parse_date, parse_day
from app.domain.problems import Problem
from app.domain.products import Product
from app.domain.strengths import freeze
from app.domain.uses import Use
from app.services import labels, words
from app.ui.forms.fields import Field, LinesField, TextField, first_problem
from app.ui.forms.form import Form
from app.ui.forms.past_question import PastQuestion
from app.ui.forms.strength_fields import StrengthFields
from app.ui.session import Action, Session
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.fold import Fold

_KEEPS = timedelta(days=20 * 365)
_PARTLY = "As much as the pack says, such as 2 Oct 2026 or Oct 2027."


class LotForm(Form):
    """A new lot of a product, or the correction of one. Nothing in it is needed."""

    def __init__(self, session: Session, parent: QWidget | None, product: Product, lot_id: str | None = None) -> None:
        kept = session.store.get(Lot, lot_id) if lot_id else None
        title = f"Correct {labels.lot_name(kept)}" if kept else f"A new pack of {product.name}"
        super().__init__(session, title, parent, hint="Nothing here is needed. A lot keeps packs apart.")
        self.draft_as(f"{product.id} {lot_id or 'new'}")
        self._product, self._kept = product, kept
        self._base = kept or Lot(
            session.tools.new_id(),
            product.id,
            thc=product.thc,
            cbd=product.cbd,
            thca=product.thca,
            cbda=product.cbda,
            printed=product.printed,
            strength_source=product.strength_source,
        )
        uses = session.store.owned(Use, product.id) if kept else ()
        self._uses = tuple(use for use in uses if use.lot_id == self._base.id)
        optional = "optional"
        self.code = TextField("Lot or batch number", optional=optional)
        self.packed = TextField("Packed on", optional=optional, hint=_PARTLY)
        self.expires = TextField("Expires on", optional=optional, hint=_PARTLY)
        self.opened = TextField("Opened on", optional=optional, hint="such as 6 Nov 2026 or today")
        self.certificate = TextField("Certificate, its reference", optional=optional)
        self.certified = TextField("Certificate, its date", optional=optional)
        self.own = QCheckBox("This pack says another strength")
        self.strength = StrengthFields()
        self.note = LinesField("Note", lines=2, optional=optional)
        self.past = PastQuestion()
        self._lay_out()
        self._fill()
        self._wire()
        self.code.setFocus()

    def draft(self) -> Action | None:
        """Add the lot, or keep its correction, for past entries too if the person says so."""
        lot = self._read()
        if lot is None:
            first_problem(*self._all())
            return None
        if self._kept is None:
            return lambda store, tools: labels.add_lot(store, tools, lot)
        past = self.past.past_too()
        return lambda store, tools: labels.correct_lot(store, tools, lot, past=past)

    def _read(self) -> Lot | None:
        packed, expires = self._partial(self.packed), self._partial(self.expires)
        opened, certified = self._day(self.opened), self._day(self.certified)
        strength = self.strength.read()
        if strength is None or any(field.problem() for field in self._all()):
            return None
        lot = replace(
            self._base,
            code=self.code.text(),
            packed=packed,
            expires=expires,
            opened=opened,
            certificate=self.certificate.text(),
            certified=certified,
            own_strength=self.own.isChecked(),
            note=self.note.text(),
        )
        if not lot.own_strength:
            return lot
        return replace(
            lot,
            thc=strength.thc,
            thca=strength.thca,
            cbd=strength.cbd,
            cbda=strength.cbda,
            printed=strength.printed,
            strength_source=strength.strength_source,
        )

    def _all(self) -> tuple[Field, ...]:
        return (self.packed, self.expires, self.opened, self.certified, *self.strength.all())

    def _partial(self, field: TextField) -> PartialDate | None:
        today = self.session.today()
        found = parse_date(field.text(), field.label, today) if field.text().strip() else None
        if isinstance(found, Problem) and field is self.expires:  # which may be years away
            later = parse_date(field.text(), field.label, today + _KEEPS)
            found = found if isinstance(later, Problem) else later
        field.set_problem(found.sentence if isinstance(found, Problem) else None)
        return found if isinstance(found, PartialDate) else None

    def _day(self, field: TextField) -> date | None:
        found = parse_day(field.text(), field.label, self.session.today()) if field.text().strip() else None
        field.set_problem(found.sentence if isinstance(found, Problem) else None)
        return found if isinstance(found, date) else None

    def _lay_out(self) -> None:
        for pair in (
            (self.code, self.opened),
            (self.packed, self.expires),
            (self.certificate, self.certified),
        ):
            self.fields.add(Fold((pair[0], 1), (pair[1], 1), below=420))
        for part in (self.own, self.strength, self.note, self.past):
            self.fields.add(part)
        if self._kept is not None:
            remove = Button("Remove this lot", Role.QUIET, icon="trash-2")
            remove.clicked.connect(self._remove)
            self.fields.add(remove)

    def _fill(self) -> None:
        lot = self._base
        self.code.set_text(lot.code)
        self.certificate.set_text(lot.certificate)
        self.note.set_text(lot.note)
        for field, partly in ((self.packed, lot.packed), (self.expires, lot.expires)):
            field.set_text(words.partial(partly).replace(words.NBSP, " ") if partly else "")
        for field, day in ((self.opened, lot.opened), (self.certified, lot.certified)):
            field.set_text(words.short_day(day).replace(words.NBSP, " ") if day else "")
        self.own.setChecked(lot.own_strength)
        self.strength.show_strength(lot)
        self.strength.follow(self._product.form, self._product.basis)
        self.strength.setVisible(lot.own_strength)

    def _wire(self) -> None:
        fields = (self.code, self.packed, self.expires, self.opened, self.certificate, self.certified, self.note)
        for field in (*fields, self.strength, self.past):
            field.edited.connect(self._after_edit)
        self.own.toggled.connect(self._after_edit)

    def _after_edit(self) -> None:
        self.touch()
        self.strength.setVisible(self.own.isChecked())
        lot = self._read()
        if lot is not None:
            anew = freeze(self._product, lot)
            changed = anew != freeze(self._product, self._base)
            self.past.ask(sum(use.strength != anew for use in self._uses) if changed else 0)

    def _remove(self) -> None:
        lot_id = self._base.id
        if self.session.act(lambda store, tools: labels.remove_lot(store, tools, lot_id)):
            self.accept()
