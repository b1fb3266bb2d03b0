"""The open diary as one object: actions in, one `changed` signal out."""

from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from app.domain.events import ReportedEvent
from app.domain.interactions import DataFile
from app.domain.matching import Match, NameIndex, is_only_known, resolve, search
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.people import Person
from app.domain.products import Product
from app.domain.records import Record
from app.domain.regimens import Regimen
from app.domain.talks import Snapshot
from app.domain.uses import Use
from app.services import findings as looking
from app.services.changes import Change, redo, undo
from app.services.coverage_view import CoverageView, view_coverage
from app.services.diary import DiaryProblem
from app.services.discussed import with_talks
from app.services.finding_meetings import Met, met_of, reach
from app.services.finding_view import FindingView, view_finding, view_findings
from app.services.findings import Current, DiaryView
from app.services.interrupting import new_ask_first, worth_interrupting
from app.services.log import LogData, Made, read_log
from app.services.ports import Store, StoreProblem, Tools
from app.services.summary import SummaryData, gather
from app.services.symptoms import NO_CHECKLIST, Checklist
from app.services.talking import snapshot_on
from app.services.trend_reading import FOR_MEDIANS, happened_in, with_notes
from app.services.view_reading import PERSON, read_again, read_view
from app.services.wellbeing import open_questions
from app.services.what_if import Hypothesis, WhatIf, what_if
from app.services.what_if_look import look_of
from app.ui.turns import Turns, at_once

Action = Callable[[Store, Tools], Change | None]
"""A deed of a person: carried out on the store, it says what it changed; None when there was nothing to do."""


class Session(QObject):
    """Everything a page may ask of the open diary. Pages read here and act here; none knows another page.

    `changed` carries what was saved, `failed` why it was not; `found_new` the findings that are worth one interruption.
    `checking_off` is the sentence to show everywhere when the data file cannot be used, else empty. `encrypted`
    says that the diary has a passphrase; `invented` that it is the sample. `checklist` holds the signs of side effects.
    `asked` are the things of a what-if, for as long as the window is open and nowhere else; `print_asked` whether they
    are wanted on paper.
    """

    changed = Signal(object)
    failed = Signal(str)
    found_new = Signal(object)

    def __init__(
        self,
        store: Store,
        data: DataFile,
        names: NameIndex,
        tools: Tools,
        *,
        checking_off: str = "",
        invented: bool = False,
        encrypted: bool = False,
        checklist: Checklist = NO_CHECKLIST,
    ) -> None:
        super().__init__()
        self.store = store
        self.data = data
        self.tools = tools
        self.checking_off = checking_off
        self.invented = invented
        self.encrypted = encrypted
        self.checklist = checklist
        self._names = names
        self._view: tuple[date, DiaryView] | None = None
        self._stale: frozenset[type[Record]] = frozenset()
        self._found: tuple[FindingView, ...] | None = None
        self._current: Current | None = None
        self.asked: tuple[Hypothesis, ...] = ()
        self.print_asked = False

    def now(self) -> datetime:
        """The moment, with the wall clock's offset."""
        return self.tools.clock()

    def today(self) -> date:
        """The day by the wall clock."""
        return self.now().date()

    def person(self) -> Person:
        """Whose diary this is; an empty person until somebody says."""
        return self.store.get(Person, PERSON) or Person(PERSON)

    def view(self) -> DiaryView:
        """The diary as a look-up needs it; after a change only what that was about is read again."""
        today = self.today()
        period = Period(today - looking.RECENT, today)
        if self._view is None or self._view[0] != today:
            self._view = today, self.view_of(period)
        elif self._stale:
            self._view = today, read_again(self._view[1], self.store, period, self._stale, self._is_only_known)
        self._stale = frozenset()
        return self._view[1]

    def view_of(self, period: Period) -> DiaryView:
        """The diary with the uses and intakes of a period."""
        return read_view(self.store, period, self._is_only_known)

    def current(self) -> Current:
        """What the look-up says of the record today."""
        if self._current is None or self._current.day != self.today():
            self._current, self._found = looking.current_findings(self.view(), self.data, self.today()), None
        return self._current

    def findings(self) -> tuple[FindingView, ...]:
        """The current findings in words, the most serious first."""
        now = self.current()
        if self._found is None:
            self._found = with_talks(view_findings(now.result, now.items, self.data), now, self.view(), self.data)
        return self._found

    def snapshot_on(self, category: str, day: date) -> Snapshot | None:
        """What a finding was about on a day; as it is today where the record did not meet it then."""
        then = snapshot_on(category, self.view_of(Period(day - looking.RECENT, day)), self.data, day)
        return then or snapshot_on(category, self.view(), self.data, self.today())

    def what_if(self, view: DiaryView | None = None, day: date | None = None) -> WhatIf:
        """The same check with the things in `asked`, which are not taken. Nothing is written."""
        view, day = view or self.view(), day or self.today()
        named = [each.medicine.name for each in self.asked if each.medicine and not each.medicine.ingredients]
        known = frozenset(each for each in named if self._is_only_known(each))
        return what_if(replace(view, only_known=view.only_known | known), self.asked, self.data, day)

    def met(self, view: FindingView) -> tuple[Met, ...]:
        """How often the things of a finding met in time over the last 30 days."""
        records = happened_in(self.store, reach(self.today()))
        mine = self.view()
        known = replace(records, medicines=mine.medicines, regimens=mine.regimens)
        return met_of(view, self.current(), known, self.data.categories[view.id].timing)

    def coverage(self) -> CoverageView:
        """What was checked and what was not, in words."""
        now = self.current()
        return view_coverage(now.result, now.items, self.data)

    def preview_medicine(self, medicine: Medicine, regimen: Regimen | None = None) -> tuple[FindingView, ...]:
        """The findings a medicine would take part in if it were saved as it stands in the form."""
        return self._preview(looking.with_medicine(self.view(), medicine, regimen), medicine.id)

    def preview_product(self, product: Product, use: Use | None = None) -> tuple[FindingView, ...]:
        """The findings a product would take part in, with perhaps a use of it."""
        return self._preview(looking.with_product(self.view(), product, use), product.id)

    def preview_event(self, event: ReportedEvent) -> tuple[FindingView, ...]:
        """The findings that an event would bring, if it were saved as it stands in the form."""
        then, found = looking.findings_of_event(self.view(), self.data, self.today(), event)
        return tuple(view_finding(each, then.items, self.data) for each in found)

    def summary(self, period: Period, document_id: str, version: str) -> SummaryData:
        """The page's content for a period."""
        return at_once(self.summary_in_steps(period, document_id, version))

    def summary_in_steps(self, period: Period, document_id: str, version: str) -> Generator[None, None, SummaryData]:
        """The same with a pause after each step, since over a long record the whole would hold the window up."""
        back = Period(min(period.first, period.last - looking.RECENT - FOR_MEDIANS), period.last)
        asked = tuple(each.text for each in open_questions(self.store))
        view = self.view_of(back)
        yield
        view = with_notes(view, self.store, back)
        yield
        summary = gather(view, self.data, period, self.now(), document_id, version, asked, self.checklist.names())
        if self.print_asked:
            yield
            summary = replace(summary, what_if=look_of(self.what_if(view, period.last)))
        return summary

    def log(self, period: Period, document_id: str, version: str) -> LogData:
        """Everything recorded in a period, for the printed log."""
        made = Made(document_id, self.now(), version)
        return read_log(self.store, self.view_of(period), period, self.checklist.names(), made)

    def resolve(self, typed: str) -> Match:
        """What a name is, exactly or not at all."""
        return resolve(self._names, typed)

    def search(self, typed: str) -> Match:
        """What a name could be while it is being typed."""
        return search(self._names, typed)

    def act(self, action: Action) -> bool:
        """Carry out an action. True when it is saved; otherwise `failed` carries the sentence and nothing changed."""
        Turns.of_the_program().rest()
        try:
            before = self.current()
            change = action(self.store, self.tools)
        except (StoreProblem, DiaryProblem) as problem:
            self.failed.emit(problem.sentence)
            return False
        if change is None:
            return False
        self._stale |= change.families
        self._current = self._found = None
        self.changed.emit(change)
        if change.undoable and (found := self._worth_interrupting(before)):
            self.found_new.emit(found)
        return True

    def undo(self) -> bool:
        """Take the last action back; False when there is none."""
        return self.act(lambda store, tools: undo(store, tools.clock))

    def redo(self) -> bool:
        """Do again what was last taken back; False when there is nothing."""
        return self.act(lambda store, tools: redo(store, tools.clock))

    def refresh(self) -> None:
        """Read everything anew: a new day has begun."""
        self._view = self._current = self._found = None
        self.changed.emit(None)

    def _is_only_known(self, name: str) -> bool:
        return is_only_known(self._names, name)

    def _worth_interrupting(self, before: Current) -> tuple[FindingView, ...]:
        """The findings of the highest level that are new since `before` and did not stand like this lately."""
        now, view = self.current(), self.view()
        found = new_ask_first(before, now)
        if found:
            found = worth_interrupting(self.store, self.tools, found, now, view, self.data)
        return tuple(view_finding(each, now.items, self.data) for each in found)

    def _preview(self, view: DiaryView, record_id: str) -> tuple[FindingView, ...]:
        then = looking.current_findings(view, self.data, self.today())
        found = tuple(view_finding(each, then.items, self.data) for each in looking.findings_about(then, record_id))
        return with_talks(found, then, view, self.data)
