"""Today: what was taken, what is planned and not recorded yet, and what to raise with a pharmacist."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from app.services import words
from app.ui.forms.changes_card import ChangesCard
from app.ui.forms.checkin_form import CheckinForm
from app.ui.forms.dose_form import DoseForm
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.side_effect_form import SideEffectForm
from app.ui.forms.use_form import UseForm
from app.ui.pages.page import Columns, Page
from app.ui.pages.today_again import AgainCard
from app.ui.pages.today_day import DayCard
from app.ui.pages.today_empty import EmptyToday
from app.ui.pages.today_findings import FindingsCard
from app.ui.pages.today_presets import PresetsCard
from app.ui.pages.today_questions import QuestionsCard
from app.ui.pages.today_weekly import WeeklyOffer
from app.ui.pages.today_welcome import Welcome
from app.ui.pages.today_wellbeing import felt_lately
from app.ui.turns import Turns
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import BigAction, Button, Role
from app.ui.widgets.fold import Fold
from app.ui.widgets.notice import Kind, Notice

_MINUTE_MS = 60_000
_CHANGES_DAYS = 7


class Today(Page):
    """Three large actions, the day beside the findings; three steps instead while nothing is on the record."""

    title = "Today"

    def build(self) -> None:
        """Everything once; `refresh` fills it."""
        if self.session.checking_off:
            self.content.add(
                Notice(Kind.NOT_CHECKED, "Checking is off", self.session.checking_off.removeprefix("Checking is off: "))
            )
        self._took = BigAction("Took a medicine", "Planned or extra", "pill", "1")
        self._used = BigAction("Used cannabis", "Any product", "leaf", "2")
        self._feel = BigAction("How am I?", "Six taps", "activity", "3")
        self._day, self._again = DayCard(self.session), AgainCard(self.session)
        self._findings, self._questions = FindingsCard(self.session), QuestionsCard(self.session)
        self._changes = ChangesCard(self.session, _CHANGES_DAYS)
        self._presets, self._welcome = PresetsCard(self.session), Welcome(self.session)
        left = boxed(Column(self._day, self._again, self._presets, self._changes, None, gap=18))
        self._columns = Columns(
            left, boxed(Column(self._findings, self._questions, None, gap=18)), (6, 5), first="right"
        )
        actions = Fold((self._took, 1), (self._used, 1), (self._feel, 1), below=640, gap=12, folded_gap=10)
        self._wrong = Button("Something feels wrong …", Role.QUIET, icon="notebook-pen")
        self._weekly = WeeklyOffer(self.session)
        deeds = Column(actions, self._wrong, self._weekly, gap=8)
        self._full = boxed(Column(self._welcome, deeds, self._columns, None, gap=14))
        self._empty = EmptyToday(self.session)
        self._search = Button("Search the diary", icon="search")
        self.add_action(self._search)
        self.content.add(self._full)
        self.content.add(self._empty)
        self._wire()

    def refresh(self) -> None:
        """Show the day and the findings as they are now."""
        self._shown_on = self.session.today()
        self.set_subtitle(words.long_day(self._shown_on))
        view = self.session.view()
        empty = not view.medicines and not view.products and not felt_lately(self.session)
        self._empty.setVisible(empty)
        self._full.setVisible(not empty)
        self._search.setVisible(not empty)
        Turns.of_the_program().begin(self, iter(()) if empty else self._fill())

    def _fill(self) -> Iterator[None]:
        """Card by card: each reads the record for itself."""
        cards = (
            self._day,
            self._again,
            self._findings,
            self._presets,
            self._changes,
            self._questions,
            self._weekly,
            self._welcome,
        )
        for card in cards:
            card.refresh()
            yield

    def show_item(self, item_id: str) -> None:
        """Show a day, given as ISO text."""
        self._day.show_day(date.fromisoformat(item_id))

    def fold(self, *, narrow: bool) -> None:
        """The findings above the day when narrow."""
        self._columns.fold(narrow=narrow)

    def _wire(self) -> None:
        self._took.clicked.connect(self._take)
        self._used.clicked.connect(self._use)
        self._feel.clicked.connect(self._check_in)
        self._wrong.clicked.connect(self._note_side_effect)
        self._welcome.fill.connect(self._day.show_day)
        self._search.clicked.connect(self.start_search)
        self._findings.opened.connect(lambda key: self.go.emit("interactions", key))
        QShortcut(QKeySequence("1"), self, self._take)
        QShortcut(QKeySequence("2"), self, self._use)
        QShortcut(QKeySequence("3"), self, self._check_in)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _tick(self) -> None:
        """The line of now moves; at midnight everything is read anew."""
        if not self.isVisible():
            return
        if self.session.today() != self._shown_on:
            self.session.refresh()
        else:
            self.refresh()

    def _take(self) -> None:
        """Ask which medicine; without any on the record, begin with one."""
        medicines = [each for each in self.session.view().medicines if each.stopped is None]
        if not medicines:
            MedicineForm(self.session, self.window()).open()
            return
        menu = QMenu(self)
        for medicine in medicines:
            action = menu.addAction(f"{medicine.name} …".replace("&", "&&"))
            action.triggered.connect(partial(self._open_dose, medicine.id))
        menu.addSeparator()
        menu.addAction("A medicine that is not in the list …").triggered.connect(self._add_medicine)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._took.mapToGlobal(QPoint(0, self._took.height())))
        menu.setActiveAction(menu.actions()[0])

    def _use(self) -> None:
        if self.session.view().products:
            UseForm(self.session, self.window()).open()
        else:
            self.go.emit("cannabis", "")

    def _check_in(self) -> None:
        """How one is, on the day that is shown."""
        CheckinForm(self.session, self.window(), self._day.day()).open()

    def _note_side_effect(self) -> None:
        """What is noticed, on the day that is shown."""
        SideEffectForm(self.session, self.window(), day=self._day.day()).open()

    def _open_dose(self, medicine_id: str) -> None:
        """A dose of the day that is shown."""
        DoseForm(self.session, self.window(), medicine_id, day=self._day.day()).open()

    def _add_medicine(self) -> None:
        MedicineForm(self.session, self.window()).open()
