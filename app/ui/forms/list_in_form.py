"""The preview of a list of medicines from elsewhere: what can be brought in, and what is left out and why."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.medicines import Medicine
from app.services import list_words, words
from app.services.changes import Change
from app.services.finding_view import FindingView
from app.services.list_bringing import Wanted, bring_list_in
from app.services.list_findings import findings_with
from app.services.list_in import ListIn
from app.services.list_look import ListLook, counted, look
from app.ui.forms.list_in_rows import AllergyLine, MedicineLine, told
from app.ui.forms.work_form import WorkForm
from app.ui.keeping import Keeping
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card, Hairline, Well
from app.ui.widgets.flow import Flow
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.sections import breakable
from app.ui.widgets.text import MEDIUM, Text, body, caption
from app.ui.widgets.tick_line import TickLine

_COMPARING = "The file is compared with your diary …"
_AT_WORK = "A backup is made and the list brought in …"
_BEFORE = (
    "A backup is made first. What is ticked then comes in at once, or nothing does, and one Undo takes it back. "
    "Everything is put down as prescribed; what was bought without one can be corrected afterwards."
)
_SOMEBODY = "The file names {}. This diary has another name on it."
_NONE_KNOWN = "Your diary says that you have no known allergies. Bringing one in changes that."
_MANY = 4
_PAUSE_MS = 200


class ListInForm(WorkForm):
    """Compares the list with the diary as it opens; Bring in is possible when something is ticked."""

    def __init__(self, session: Session, keeping: Keeping, content: ListIn, parent: QWidget | None) -> None:
        super().__init__(session, keeping.background, "Bring in a list", parent, "Bring in")
        self._keeping, self._content = keeping, content
        self._medicines: tuple[MedicineLine, ...] = ()
        self._allergies: tuple[AllergyLine, ...] = ()
        self._count, self._looks = caption("", "soft"), 0
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._look)
        self.bottom.insertWidget(0, self._count)
        self.resize(Theme.of(self).u(680), Theme.of(self).u(700))

    def open(self) -> None:
        """Open it and compare."""
        super().open()
        session = self.session
        session.current()  # what stands before, so that a new finding of the top level is seen as new
        medicines = session.store.all(Medicine)
        job = partial(look, self._content, session.person(), medicines, session.resolve, session.today())
        self.work(_COMPARING, job, self._show)

    def begin(self) -> None:
        """Make a backup and bring in what is ticked."""
        wanted = self._wanted()
        allergies = [line.offer for line in self._allergies if line.ticked()]
        if wanted or allergies:
            session, names = self.session, self.session.data.vocabulary
            job = partial(bring_list_in, session.store, session.tools, wanted, allergies, names, self._back_up)
            self.work(_AT_WORK, job, self._done)

    def _wanted(self) -> list[Wanted]:
        return [line.wanted() for line in self._medicines if line.ticked()]

    def _look(self) -> None:
        """Have the worker say what is ticked belongs to; an answer that was overtaken by another tick is dropped."""
        self._looks += 1
        session = self.session
        job = partial(findings_with, session.view(), self._wanted(), session.data, session.today())
        self._background.run(self, job, partial(self._show_found, self._looks), self._failed)

    def _show_found(self, number: int, found: tuple[FindingView, ...]) -> None:
        if number == self._looks:
            self.show_preview(f"what is ticked belongs to {words.counted(len(found), 'finding')}", found)

    def _back_up(self) -> None:
        self._keeping.diary.back_up_when_changed(self._keeping.clock())

    def _show(self, found: ListLook) -> None:
        data = self.session.data
        self._medicines = tuple(MedicineLine(each, data) for each in found.medicines)
        self._allergies = tuple(AllergyLine(each) for each in found.allergies)
        self.fields.add(Text(found.headline, weight=MEDIUM))
        self._say_first(found)
        self._put("Medicines", self._medicines)
        self._put("Allergies", self._allergies)
        if self._medicines or self._allergies:
            self.fields.add(body(_BEFORE, "soft"))
        self._say_rest(found)
        for line in (*self._medicines, *self._allergies):
            line.toggled.connect(self._fit)
        for medicine in self._medicines:
            medicine.answered.connect(self._soon.start)
        self._fit()
        (self.save_button if self.save_button.isEnabled() else self.cancel_button).setFocus()

    def _say_first(self, found: ListLook) -> None:
        """Whose list it is, and what would contradict the diary."""
        about = " and ".join(found.about)
        if found.other_person:
            self.fields.add(Notice(Kind.PLAIN, "Another name", breakable(_SOMEBODY.format(about))))
        elif about:
            self.fields.add(told(caption, f"The file names {about}.", "soft"))
        if found.none_known:
            self.fields.add(Notice(Kind.PLAIN, "Allergies", _NONE_KNOWN))

    def _put(self, title: str, lines: Sequence[TickLine]) -> None:
        if not lines:
            return
        card = Card(title, gap=9)
        if len(lines) > _MANY:
            ticks = [Button(said, Role.SMALL, name=f"{said}: {title.lower()}") for said in ("Tick all", "Tick none")]
            for button, ticked in zip(ticks, (True, False), strict=True):
                button.clicked.connect(partial(_tick_all, lines, ticked=ticked))
            card.add(Flow(*ticks))
        for number, line in enumerate(lines):
            if number:
                card.add(Hairline())
            card.add(line)
        self.fields.add(card)

    def _say_rest(self, found: ListLook) -> None:
        """What the file says there is none of, what is left out with the reasons, and what could not be read."""
        self._well("The file says", [told(caption, each) for each in list_words.statements(found.said)])
        groups = list_words.left_out(found.asides)
        lines = [Column(Text(reason, weight=MEDIUM), told(caption, names, "soft"), gap=1) for reason, names in groups]
        self._well(f"Left out: {words.counted(len(found.asides), 'line')}", lines)
        self._well("Could not be read", [told(caption, each) for each in list_words.remarks(found.remarks)])
        if others := list_words.not_read(found.others):
            self.fields.add(told(caption, others, "soft"))

    def _well(self, title: str, lines: Sequence[QWidget | Column]) -> None:
        if lines:
            self.fields.add(Column(Text(title, weight=MEDIUM), Well(*lines, gap=9), gap=6))

    def _fit(self) -> None:
        medicines = sum(line.ticked() for line in self._medicines)
        allergies = sum(line.ticked() for line in self._allergies)
        ticked = counted(medicines, allergies)
        self._count.setText(f"Ticked: {ticked}." if ticked else "Nothing is ticked.")
        self.save_button.setEnabled(bool(ticked))
        self._soon.start()

    def _done(self, change: Change) -> None:
        self.accept()
        self.session.act(lambda _store, _tools: change)


def _tick_all(lines: Sequence[TickLine], *, ticked: bool) -> None:
    for line in lines:
        line.box.setChecked(ticked)
