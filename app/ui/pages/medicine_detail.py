"""One medicine in full, and what can be done with it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.medicines import Medicine
from app.domain.regimens import Regimen, RegimenKind, current
from app.services import medicine_words, words
from app.services.findings import DiaryView
from app.services.record_day import medicine_route
from app.ui.pages import medicines_blocks as blocks
from app.ui.pages.medicines_rows import is_stopped
from app.ui.session import Session
from app.ui.widgets.beside import Beside
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.flow import Flow
from app.ui.widgets.parts import Part, Parts
from app.ui.widgets.text import DEMI, Text, body

_FOLD = 560


class MedicineDetail(Card):
    """Shows one medicine. `asked` is sent with a deed and the medicine's id, `finding` with the id of a finding.

    Deeds: took, dose, regimen, correct, stop, again, remove; off comes with the id of a patch's dose.
    """

    asked = Signal(str, str)
    finding = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._menu: QMenu | None = None
        self._shown = ""
        self._read: tuple[DiaryView, object] | None = None
        self._parts = Parts(gap=15, margins=(20, 7, 20, 4))
        self.add_row(self._parts)
        self.add(None)

    def show_medicine(self, medicine: Medicine | None) -> None:
        """Show it as the diary has it now, or nothing."""
        another = medicine is None or medicine.id != self._shown
        self._shown = medicine.id if medicine is not None else ""
        if another:  # never the dose of one medicine under the name of the other, not even for a turn
            self._parts.show_parts(())
            self._parts.finish()
        self._parts.show_parts(() if medicine is None else self._parts_of(medicine))

    def _parts_of(self, medicine: Medicine) -> Iterator[Part]:
        """Who is shown, how it is taken, and what became of it; the same for as long as the same record is read."""
        view, day = self._session.view(), self._session.today()
        if self._read is None or self._read[0] is not view:
            self._read = view, object()
        for make in (self._head, self._taking, self._outcome):
            yield Part((make, medicine.id, day, self._read[1]), partial(make, medicine))

    def _regimens(self, medicine: Medicine) -> tuple[Regimen, ...]:
        return tuple(each for each in self._session.view().regimens if each.medicine_id == medicine.id)

    def _taking(self, medicine: Medicine) -> QWidget:
        session, day, regimens = self._session, self._session.today(), self._regimens(medicine)
        shown = (
            blocks.unchecked_notice(medicine, session),
            blocks.now_block(medicine, regimens, day),
            blocks.patches_block(medicine, session, lambda dose_id: self.asked.emit("off", dose_id)),
            blocks.history_block(medicine, regimens, day),
        )
        return boxed(Column(*(each for each in shown if each is not None), gap=15))

    def _outcome(self, medicine: Medicine) -> QWidget:
        column = Column(Hairline(), blocks.counts_and_findings(medicine, self._session, self.finding.emit), gap=15)
        if facts := blocks.facts_block(medicine):
            column.add(Hairline())
            column.add(facts)
        return boxed(column)

    def _head(self, medicine: Medicine) -> Beside:
        regimen = current(self._regimens(medicine), self._session.today())
        route = medicine_route(medicine, self._session.data.vocabulary)
        what = medicine_words.what_it_is(medicine, self._session.data.vocabulary)
        parts = [what, medicine.brand, medicine_words.strength_and_form(medicine), words.ROUTES[route]]
        if medicine.form.casefold() == words.ROUTES[route]:
            parts.pop()  # a patch is a patch
        if what:
            parts.append(f"you typed “{medicine.name}”")
        titles = Column(Text(medicine.name, scale=1.6, weight=DEMI), gap=1)
        titles.add(body(" · ".join(part for part in parts if part), "soft"))
        return Beside(boxed(titles), self._actions(medicine, regimen), fold_at=_FOLD)

    def _actions(self, medicine: Medicine, regimen: Regimen | None) -> QWidget:
        stopped = is_stopped(medicine, self._session.today())
        needed = regimen is not None and regimen.kind is RegimenKind.AS_NEEDED
        took = Button("Took one" if needed else "Record a dose …", icon="plus")
        took.setAccessibleName(f"{took.text().strip()}: {medicine.name}")
        change = Button("Change the dose …", icon="calendar-clock", name=f"Change the dose: {medicine.name}")
        more = IconButton("ellipsis", f"More for {medicine.name}")
        took.clicked.connect(lambda: self.asked.emit("took" if needed else "dose", medicine.id))
        change.clicked.connect(lambda: self.asked.emit("regimen", medicine.id))
        more.clicked.connect(lambda: self._open_menu(more, medicine, stopped=stopped))
        shown = (more,) if stopped else (took, change, more)
        return boxed(Flow(*shown, gap=8))

    def _open_menu(self, button: QWidget, medicine: Medicine, *, stopped: bool) -> None:
        deeds = [("dose", "Record a dose …"), ("correct", "Correct …")]
        deeds += [("stop", "Correct the stop …"), ("again", "Taken again")] if stopped else [("stop", "Stopped …")]
        deeds += [("remove", "Remove from the diary")]
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self)
        for deed, text in deeds:
            action = self._menu.addAction(text)
            action.triggered.connect(lambda _=False, deed=deed: self.asked.emit(deed, medicine.id))
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height())))
