"""What was used lately, to be recorded once more in one action."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.products import Product
from app.domain.regimens import Regimen, RegimenKind, current
from app.domain.uses import Use
from app.services import diary, medicine_words
from app.services.day_view import counted_in_a_day, dose_words, last_time, use_title
from app.ui.forms.quick_dose import record_dose
from app.ui.record_icons import route_icon
from app.ui.session import Session
from app.ui.widgets.boxes import MIDDLE, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.parts import Part, Parts
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.text import DEMI, Text

_MOST = 3
_Line = tuple[str, str, str, str, object]
_RULE = Part("rule", Hairline)


class AgainCard(Card):
    """The newest use of each product and the as-needed medicines, each with a button that records it for now."""

    def __init__(self, session: Session) -> None:
        super().__init__("Again?")
        self._session = session
        self._lines = Parts(gap=10)
        self.add(self._lines)

    def refresh(self) -> None:
        """Show what can be recorded again; nothing at all hides the card."""
        lines = [*self._uses(), *self._as_needed()]
        self.setVisible(bool(lines))
        parts: list[Part] = []
        for line in lines:
            parts += [_RULE] * bool(parts)
            parts.append(Part((line[:-1], *_whose(line)), partial(self._row, line), _whose(line)[0]))
        self._lines.show_parts(parts)

    def _uses(self) -> list[_Line]:
        now, lines = self._session.now(), []
        products = {each.id: each for each in self._session.view().products}
        for product_id, use in self._session.store.newest_uses().items():
            product = products.get(product_id)
            if product is not None and product.still_used:
                lines.append(_use_line(use, product, now))
        return lines[:_MOST]

    def _as_needed(self) -> list[_Line]:
        now, lines = self._session.now(), []
        view = self._session.view()
        for medicine in view.medicines:
            regimen = current([each for each in view.regimens if each.medicine_id == medicine.id], now.date())
            if medicine.stopped is None and regimen is not None and regimen.kind is RegimenKind.AS_NEEDED:
                doses = [each for each in view.intakes if each.medicine_id == medicine.id]
                lines.append(_dose_line(medicine, regimen, doses, now))
        return lines[:_MOST]

    def _row(self, line: _Line) -> QWidget:
        icon, title, detail, deed, record = line
        button = Button(deed, Role.SMALL, icon="repeat", name=f"{deed}: {title}, {detail}")
        button.clicked.connect(partial(self._again, record))
        words = Column(Text(title, weight=DEMI), Text(detail, scale=0.95, tone="soft"), gap=1)
        row = Row(Pictogram(icon, "ink_soft", 17), gap=12)
        row.add(words, 1)
        row.add(button, 0, MIDDLE)
        return boxed(row)

    def _again(self, record: object) -> None:
        if isinstance(record, Use):
            self._session.act(lambda store, tools: diary.repeat_use(store, tools, record, tools.clock()))
        elif isinstance(record, Intake):
            now = self._session.now()
            dose = Intake("", record.medicine_id, now, IntakeStatus.TAKEN, pieces=record.pieces)
            record_dose(self._session, self.window(), dose)


def _whose(line: _Line) -> tuple[str, object]:
    """What is had again, and how much: not when, since the button is the same when the time in its name is another."""
    record = line[-1]
    if isinstance(record, Intake):
        return record.medicine_id, record.pieces
    return (record.product_id, record) if isinstance(record, Use) else ("", None)


def _use_line(use: Use, product: Product, now: datetime) -> _Line:
    detail = f"{medicine_words.use_amount(use)} · {last_time(use.at, now)}"
    return route_icon(use.route), use_title(use, product), detail, "Repeat now", use


def _dose_line(medicine: Medicine, regimen: Regimen, doses: list[Intake], now: datetime) -> _Line:
    taken = [each for each in doses if each.status is IntakeStatus.TAKEN]
    pieces = regimen.dose if regimen.dose is not None or not taken else taken[-1].pieces
    last = last_time(taken[-1].at, now) if taken else ""
    parts = [f"{last[:1].upper()}{last[1:]}"] if taken else ["Not recorded in the last 30 days"]
    parts += [counted_in_a_day(taken, regimen, now)] if taken else []
    template = Intake("", medicine.id, now.replace(microsecond=0), pieces=pieces)
    return "pill", dose_words(medicine, pieces), " · ".join(parts), "Took it now", template
