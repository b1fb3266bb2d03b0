"""The cards of Settings about ways out of the diary and into it: files to take along, and bringing one in."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.doors import Doors
from app.services.taking_out import SHAPES, Everything, Shape, everything, seen_today
from app.ui.background import Background
from app.ui.forms.bring_in import BringIn
from app.ui.forms.take_out_form import TakeOutForm
from app.ui.keeping import Keeping
from app.ui.session import Session
from app.ui.widgets.boxes import MIDDLE, Column, Row
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.text import MEDIUM, Text, body, caption

_OUT = "Your diary as a file, for another program or another place. None of these files is encrypted."
_IN = (
    "An archive that Doseleaf wrote, or the list of medicines that a hospital, a health service or a patient portal "
    "gave you as a file (FHIR R4). You see what is in it before anything is written, a backup is made first, and one "
    "Undo takes all of it back."
)


class OutCard(Card):
    """One line and one button for each kind of file; what came of it is said below."""

    def __init__(self, session: Session, background: Background, doors: Doors, version: str) -> None:
        super().__init__("Take it with you", gap=10)
        self._session, self._background, self._doors, self._version = session, background, doors, version
        self._said = _hidden_notice()
        self.add(body(_OUT))
        for shape in doors.write:
            self.add(Hairline())
            self.add(self._line(shape))
        self.add(self._said)

    def ask(self, shape: Shape) -> None:
        """Open the form that says what the file holds and asks where it goes."""
        form = TakeOutForm(self._session, self._background, shape, self._doors, self._gatherer(), self.window())
        form.told.connect(partial(_tell, self._said))
        form.open()

    def _gatherer(self) -> partial[Everything]:
        session = self._session
        signs = session.checklist.names()
        seen = seen_today(session.current(), session.findings(), session.data, session.checking_off, signs)
        return partial(everything, session.store, session.now(), self._version, seen)

    def _line(self, shape: Shape) -> QWidget:
        words = SHAPES[shape]
        line = QWidget()
        button = Button("Save …", Role.SMALL, icon="download", name=f"{words.name}: save …")
        button.clicked.connect(partial(self.ask, shape))
        row = Row(gap=12)
        row.add(Column(Text(words.name, weight=MEDIUM), caption(words.use, "soft"), gap=1), 1)
        row.add(button, 0, MIDDLE)
        line.setLayout(row)
        return line


class InCard(Card):
    """The button for a file to be brought in, and why one was not."""

    def __init__(self, session: Session, keeping: Keeping, doors: Doors) -> None:
        super().__init__("Bring in", gap=10)
        self.bring_in = BringIn(session, keeping, doors.read, self)
        self._said = _hidden_notice()
        button = Button("Bring in a file …", Role.SMALL, icon="upload")
        button.clicked.connect(self.bring_in.choose)
        for item in (body(_IN), button, self._said):
            self.add(item)
        self.bring_in.told.connect(partial(_tell, self._said))
        self.bring_in.shown.connect(self._said.hide)


def _hidden_notice() -> Notice:
    notice = Notice(Kind.PLAIN, "")
    notice.hide()
    return notice


def _tell(notice: Notice, heading: str, sentence: str) -> None:
    notice.say(heading, sentence)
    notice.show()
    notice.announce()
