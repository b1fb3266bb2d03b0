"""The medicines: a list in groups, and beside it one of them in full."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut

from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.regimens import Regimen, current
from app.services import diary
from app.ui.forms.dose_form import DoseForm
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.person_form import edit_person
from app.ui.forms.quick_dose import record_dose
from app.ui.forms.regimen_form import RegimenForm
from app.ui.forms.stop_form import StopForm
from app.ui.pages.medicine_detail import MedicineDetail
from app.ui.pages.medicines_list import MedicinesList
from app.ui.pages.medicines_rows import begins_later, groups_of, is_stopped
from app.ui.pages.page import Columns, Page
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState

_NOTHING = "Start with one. Only its name is needed; everything else can wait."


class Medicines(Page):
    """Everything a person takes apart from cannabis."""

    title = "Medicines"

    def build(self) -> None:
        """The list, the detail beside it, and what stands there while there is nothing."""
        self._chosen, self._opened = "", False
        about = Button("About you", Role.QUIET, name="About you: allergies and circumstances")
        about.clicked.connect(lambda: edit_person(self.session, self.window()))
        add = Button("Add a medicine", Role.PRIMARY, icon="plus")
        add.clicked.connect(self.add_medicine)
        ask = Button("What if …", Role.QUIET, name="What if: check something I am not taking")
        ask.clicked.connect(lambda: self.go.emit("interactions", "what-if"))
        self.add_action(about)
        self.add_action(ask)
        self.add_action(add)
        first = Button("Add the first one", icon="plus")
        first.clicked.connect(self.add_medicine)
        card = Card()
        card.add(EmptyState("pill", "No medicine is on your list yet", _NOTHING, first))
        self._empty = boxed(Column(card, None))
        self._list = MedicinesList()
        self._detail = MedicineDetail(self.session)
        self._back = Button("", Role.QUIET, icon="chevron-left")
        self._right = boxed(Column(self._back, self._detail, gap=6))
        self._panes = Columns(self._list, self._right, (10, 17))
        self.content.add(self._empty)
        self.content.add(self._panes, 1)
        self._list.chosen.connect(self.show_item)
        self._list.removed.connect(lambda medicine_id: self._do("remove", medicine_id))
        self._detail.asked.connect(self._do)
        self._detail.finding.connect(lambda finding_id: self.go.emit("interactions", finding_id))
        self._back.clicked.connect(self._go_back)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add_medicine)

    def refresh(self) -> None:
        """Show what the diary holds now; the medicine that was open stays open while it is there."""
        groups = groups_of(self.session)
        ids = [row.id for group in groups for row in group.rows]
        if self._chosen not in ids:
            self._chosen, self._opened = (ids[0] if ids else ""), False
        day = self.session.today()
        medicines = self.session.view().medicines
        stopped = sum(is_stopped(each, day) for each in medicines)
        later = sum(begins_later(each, day) and not is_stopped(each, day) for each in medicines)
        counts = [f"{len(ids) - stopped - later} taken now"]
        counts += [f"{number} {what}" for number, what in ((later, "not begun yet"), (stopped, "stopped")) if number]
        self.set_subtitle(", ".join(counts) if ids else "")
        self._back.setText(f" All medicines, {len(ids)}")
        self._back.setAccessibleName(f"Back to all medicines, {len(ids)}")
        self._list.show_groups(groups)
        self._list.set_chosen("" if self.narrow else self._chosen)
        self._detail.show_medicine(self.session.store.get(Medicine, self._chosen) if self._chosen else None)
        self._show_panes()

    def show_item(self, item_id: str) -> None:
        """Show one medicine in full."""
        self._chosen, self._opened = item_id, True
        self.refresh()
        if self.narrow:
            self._back.setFocus()

    def fold(self, *, narrow: bool) -> None:
        """Show the list alone, then the detail alone."""
        self._list.set_chosen("" if narrow else self._chosen)
        self._show_panes()

    def add_medicine(self) -> None:
        """Open the form for a new one."""
        MedicineForm(self.session, self.window()).open()

    def _show_panes(self) -> None:
        empty = not self._chosen
        self._empty.setVisible(empty)
        self._panes.setVisible(not empty)
        self._list.setVisible(not self.narrow or not self._opened)
        self._right.setVisible(not self.narrow or self._opened)
        self._back.setVisible(self.narrow)

    def _go_back(self) -> None:
        self._opened = False
        self._show_panes()
        self._list.focus_row(self._chosen)

    def start_search(self) -> None:
        """Go to the search field over the list."""
        self._go_back()
        self._list.search.setFocus()
        self._list.search.selectAll()

    def _do(self, deed: str, medicine_id: str) -> None:
        window = self.window()
        deeds: dict[str, Callable[[], object]] = {
            "took": lambda: self._took(medicine_id),
            "dose": lambda: DoseForm(self.session, window, medicine_id).open(),
            "regimen": lambda: RegimenForm(self.session, window, medicine_id).open(),
            "correct": lambda: MedicineForm(self.session, window, medicine_id).open(),
            "off": lambda: self._take_off(medicine_id),
            "stop": lambda: StopForm(self.session, window, medicine_id).open(),
            "again": lambda: self._again(medicine_id),
            "remove": lambda: self.session.act(lambda store, tools: diary.remove_medicine(store, tools, medicine_id)),
        }
        deeds[deed]()

    def _took(self, medicine_id: str) -> None:
        """Record one as-needed dose now: the amount its regimen names, else an amount that is not known."""
        regimen = current(self.session.store.owned(Regimen, medicine_id), self.session.today())
        dose = Intake("", medicine_id, self.session.now(), pieces=regimen.dose if regimen else None)
        record_dose(self.session, self.window(), dose)

    def _take_off(self, dose_id: str) -> None:
        """Write down that a patch came off now."""
        dose = self.session.store.get(Intake, dose_id)
        if dose is not None:
            off = replace(dose, removed=self.session.now())
            self.session.act(lambda store, tools: diary.correct_intake(store, tools, off))

    def _again(self, medicine_id: str) -> None:
        """Take the stop back; how it is taken from now on is for the person to write."""
        medicine = self.session.store.get(Medicine, medicine_id)
        if medicine is not None:
            again = replace(medicine, stopped=None, stop_reason="")
            self.session.act(lambda store, tools: diary.correct_medicine(store, tools, again))
