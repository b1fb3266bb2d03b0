"""The card of one day: what was recorded, where now is, and what is planned and not recorded yet."""

from datetime import date, timedelta
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.domain.checkins import CheckIn
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.records import Record
from app.domain.regimens import DayPart
from app.domain.side_effects import SideEffect
from app.domain.uses import Use
from app.domain.weekly import WeeklyLook
from app.services import diary, words
from app.services.day_view import dose_words, entries_of
from app.services.planned import open_slots
from app.services.record_rows import Key
from app.ui.forms.dose_form import DoseForm
from app.ui.forms.use_form import UseForm
from app.ui.pages.today_rows import NOW, Planned, day_rows
from app.ui.pages.today_said import SaidOfDay
from app.ui.pages.today_wellbeing import feelings_on, open_feeling
from app.ui.record_deeds import RecordDeeds
from app.ui.record_icons import PART_ICONS
from app.ui.session import Session
from app.ui.widgets.boxes import MIDDLE, Row, boxed
from app.ui.widgets.buttons import Button, IconButton, Role
from app.ui.widgets.calendar import CalendarPopup
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.fold import Fold
from app.ui.widgets.refill import kept_focus, refill
from app.ui.widgets.text import body, heading
from app.ui.widgets.timeline import Timeline
from app.ui.widgets.timeline_row import TimelineRow


class DayCard(Card):
    """A day of the diary with its timeline; the day can be changed, and what is missing can be filled in."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._day = session.today()
        self._follows = True
        self._planned: dict[str, Planned] = {}
        self._rows: list[TimelineRow] = []
        self._sets: tuple[tuple[DayPart, int], ...] = ()
        self._title = heading("The day so far")
        self._before = Button("Yesterday", Role.QUIET, icon="chevron-left")
        self._after = IconButton("chevron-right", "The day after")
        self._back = Button("Today", Role.QUIET, name="Back to today")
        self._nothing = body("Nothing is recorded for this day yet.", "soft")
        self._timeline, self._said = Timeline("The day so far"), SaidOfDay(session)
        self._pick = IconButton("calendar-days", "Choose a day")
        self._deeds = RecordDeeds(session, self)
        self._set_buttons = Flow(gap=8)
        self._set_row = boxed(self._set_buttons)
        self._lay_out()
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._back.clicked.connect(lambda: self.show_day(self._session.today()))
        self._pick.clicked.connect(self._choose_day)
        self._timeline.acted.connect(self._take)
        self._timeline.removal.connect(lambda key: self._deeds.remove(self._keys(key)))
        self._timeline.menu_wanted.connect(lambda key, at: self._deeds.menu(self._keys(key), at))
        self._timeline.chosen.connect(self._open)

    def day(self) -> date:
        """The day that is shown."""
        return self._day

    def refresh(self) -> None:
        """Show what is recorded now. Who was looking at today goes on with the new day after midnight."""
        self.show_day(self._session.today() if self._follows else self._day)

    def show_day(self, day: date) -> None:
        """Show a day."""
        now = self._session.now()
        today = now.date()
        self._day, self._follows = day, day == today
        title = "The day so far" if self._follows else words.long_day(day)
        self._title.setText(title)
        self._timeline.setAccessibleName(title)
        self._before.setText(" Yesterday" if self._follows else " The day before")
        self._before.setAccessibleName("Yesterday" if self._follows else "The day before")
        self._after.setVisible(not self._follows)
        self._back.setVisible(not self._follows)
        slots = sorted(open_slots(self._session.store, day), key=lambda each: each[1].moment())
        planned = [Planned(slot, medicine) for medicine, slot in slots]
        taken = entries_of(self._session.view_of(Period(day, day)), day)
        entries = sorted([*taken, *feelings_on(self._session, day)], key=attrgetter("at"))
        self._planned = {each.key(): each for each in planned}
        self._nothing.setVisible(not entries)
        self._said.show_day(day)
        self._show_rows(day_rows(entries, planned, now if self._follows else None))
        counts = [(part, sum(each.slot.part is part for each in planned)) for part in DayPart]
        self._show_sets(tuple(each for each in counts if each[1] > 1 and self._follows))

    def _lay_out(self) -> None:
        turns = Row(None, gap=8)
        for widget in (self._before, self._back, self._after, self._pick):
            turns.add(widget, 0, MIDDLE)
        self.add(Fold((self._title, 2), (boxed(turns), 3), below=430, gap=8, folded_gap=4))
        self.add(self._nothing)
        self.add_row(self._timeline)
        self.add_row(self._said)
        self.add(self._set_row)

    def _show_rows(self, rows: list[TimelineRow]) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        here = self._timeline.currentIndex().row()
        with kept_focus(self, self._timeline):
            self._timeline.set_rows(rows)
            if 0 <= here < len(rows):
                self._timeline.setCurrentIndex(self._timeline.model().index(here, 0))

    def _show_sets(self, sets: tuple[tuple[DayPart, int], ...]) -> None:
        if sets == self._sets and self._set_row.isVisibleTo(self) is bool(sets):
            return
        self._sets = sets
        buttons = []
        for part, count in sets:
            words_on_it = f"Took the {part.value} set"
            spoken = f"{words_on_it}, {count} medicines"
            button = Button(words_on_it, Role.SMALL, icon=PART_ICONS[part], name=spoken)
            button.clicked.connect(partial(self._take_set, part))
            buttons.append(button)
        with kept_focus(self, self._timeline):
            refill(self._set_buttons, *buttons)
        self._set_row.setVisible(bool(sets))

    def _choose_day(self) -> None:
        popup = CalendarPopup(self, "Choose a day")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.chosen.connect(lambda day: self.show_day(min(day, self._session.today())))
        popup.open_under(self._pick, self._day)

    def _turn(self, days: int) -> None:
        self.show_day(min(self._day + timedelta(days=days), self._session.today()))

    def _take(self, key: str) -> None:
        planned = self._planned[key]
        if not self._follows:
            self._open_dose(planned)
            return
        taken = Intake("", planned.medicine.id, self._session.now(), IntakeStatus.TAKEN, pieces=planned.slot.pieces)
        dose = taken.at_slot(planned.slot)
        self._session.act(lambda store, tools: diary.record_intake(store, tools, dose))

    def _take_set(self, part: DayPart) -> None:
        self._session.act(lambda store, tools: diary.record_day_part(store, tools, part, tools.clock()))

    def _open(self, key: str) -> None:
        """Correct an entry; of a set, the dose that is chosen."""
        if key == NOW:
            return
        if key in self._planned:
            self._open_dose(self._planned[key])
            return
        ids = key.split("/")
        if open_feeling(self._session, self.window(), ids[0]):
            return
        if self._session.store.get(Use, ids[0]) is not None:
            UseForm(self._session, self.window(), use_id=ids[0]).open()
            return
        doses = [found for each in ids if (found := self._session.store.get(Intake, each)) is not None]
        if len(doses) == 1:
            self._correct(doses[0])
        elif doses:
            self._offer(doses)

    def _keys(self, key: str) -> list[Key]:
        """The records behind a row."""
        families: tuple[type[Record], ...] = (Use, Intake, CheckIn, SideEffect, WeeklyLook)
        found = [(family, one) for one in key.split("/") for family in families]
        return [each for each in found if self._session.store.get(*each) is not None]

    def _offer(self, doses: list[Intake]) -> None:
        menu = QMenu(self)
        for dose in doses:
            medicine = self._session.store.get(Medicine, dose.medicine_id)
            if medicine is not None:
                said = f"{dose_words(medicine, dose.pieces)} …".replace("&", "&&")
                menu.addAction(said).triggered.connect(partial(self._correct, dose))
        menu.aboutToHide.connect(menu.deleteLater)
        rect = self._timeline.visualRect(self._timeline.currentIndex())
        menu.popup(self._timeline.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 2)))

    def _correct(self, dose: Intake) -> None:
        DoseForm(self._session, self.window(), dose.medicine_id, dose.id).open()

    def _open_dose(self, planned: Planned) -> None:
        DoseForm(self._session, self.window(), planned.medicine.id, day=self._day, slot=planned.slot).open()
