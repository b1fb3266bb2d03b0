"""The preview of an archive: what would be new, what differs, what is made before; then it is brought in."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.bringing_in import Plan, bring_in, plan
from app.services.changes import Change
from app.services.incoming import ArchiveContent
from app.ui.forms.work_form import WorkForm
from app.ui.keeping import Keeping
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column
from app.ui.widgets.card import Well
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.option_panel import OptionPanel, OptionPanels
from app.ui.widgets.text import MEDIUM, Text, body, caption

_BEFORE = (
    "A backup is made first. Everything then comes in at once, or nothing does, and one Undo takes it back. What you "
    "removed since the archive was made counts as new."
)
_COMPARING, _AT_WORK = "The file is compared with your diary …", "A backup is made and the archive brought in …"
_ANOTHER = ("Two different people", "The archive names another person, or another birth date, than this diary does.")
_INVENTED = ("An invented person", "The archive is of the sample that Doseleaf ships. Nothing in it happened.")
_KEEP = ("Keep what stands in this diary", "What differs stays as it is here.")
_TAKE = ("Take what stands in the archive", "What differs is replaced. Undo brings it back.")


class BringInForm(WorkForm):
    """Compares the archive with the diary as it opens; Bring in is possible when there is something to write."""

    def __init__(self, session: Session, keeping: Keeping, content: ArchiveContent, parent: QWidget | None) -> None:
        super().__init__(session, keeping.background, "Bring in an archive", parent, "Bring in")
        self._keeping, self._content = keeping, content
        self._plan: Plan | None = None
        self._ways = OptionPanels(OptionPanel(*_KEEP), OptionPanel(*_TAKE))
        self.resize(Theme.of(self).u(620), Theme.of(self).u(600))

    def open(self) -> None:
        """Open it and compare."""
        super().open()
        self.work(_COMPARING, partial(plan, self.session.store, self._content), self._show)

    def begin(self) -> None:
        """Make a backup and bring it in."""
        if self._plan is not None and (self._plan.new or self._takes()):
            job = partial(_bring_in, self.session, self._keeping, self._plan, theirs=self._takes())
            self.work(_AT_WORK, job, self._done)

    def _takes(self) -> bool:
        """Whether what differs is to be replaced."""
        there_is = self._plan is not None and bool(self._plan.other)
        return there_is and self._ways.panel().radio.text() == _TAKE[0]

    def _show(self, planned: Plan) -> None:
        self._plan = planned
        self.fields.add(Text(planned.headline, weight=MEDIUM))
        for about, said in ((planned.another, _ANOTHER), (planned.invented, _INVENTED)):
            if about:
                self.fields.add(Notice(Kind.PLAIN, *said))
        if planned.other:
            self.fields.add(Text("Where the archive and the diary differ", weight=MEDIUM))
            self.fields.add(self._ways)
            self._ways.chosen.connect(lambda _: self._fit())
        if planned.new or planned.other:
            self.fields.add(body(_BEFORE, "soft"))
        lines = [Column(Text(each.label, weight=MEDIUM), caption(each.line, "soft"), gap=1) for each in planned.counted]
        if lines:
            self.fields.add(Well(*lines, gap=9))
        self._fit()

    def _fit(self) -> None:
        possible = self._plan is not None and bool(self._plan.new or self._takes())
        self.save_button.setEnabled(possible)
        (self.save_button if possible else self.cancel_button).setFocus()

    def _done(self, change: Change) -> None:
        self.accept()
        self.session.act(lambda _store, _tools: change)


def _bring_in(session: Session, keeping: Keeping, planned: Plan, *, theirs: bool) -> Change:
    keeping.diary.back_up_when_changed(keeping.clock())
    return bring_in(session.store, session.tools, planned, theirs=theirs)
