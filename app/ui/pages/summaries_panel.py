"""The card beside the preview: what to choose, what is on the pages, and the button that saves them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from app.services import words
from app.services.on_the_page import what_is_on_it
from app.ui.pages.summaries_choices import Choices
from app.ui.pages.summaries_making import Made
from app.ui.pages.summaries_saving import suggested_name
from app.ui.session import Session
from app.ui.widgets.boxes import MIDDLE, Column, Row
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.text import MEDIUM, Text, body, caption

_OPEN = "The file is not encrypted: whoever has it can read it."
_OFF = "Checking is off: nothing was looked up"
_MAKING = "Making the pages …"


class Panel(Card):
    """Choices, what is on it, Save. `save`, `protect`, `print_out` and `about_you` are sent when one is pressed."""

    save = Signal()
    protect = Signal()
    print_out = Signal()
    about_you = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(gap=11)
        self.choices = Choices(session)
        self._off = bool(session.checking_off)
        self._lines = {key: caption("", "soft") for key in _TITLES}
        self._file = caption(_MAKING, "soft")
        self.said = Notice(Kind.PLAIN, "")
        self.said.hide()
        self._button = Button("Save PDF …", Role.PRIMARY, icon="save")
        self._button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._button.setEnabled(False)
        self._with_password = Button("With a password …", Role.QUIET, name="Save a copy with a password …")
        self._print = Button("Print …", Role.OUTLINED)
        for button in (self._with_password, self._print):
            button.setEnabled(False)
        about = Button("About you …", Role.QUIET)
        what = Column(Text("What is on it", weight=MEDIUM), gap=9)
        for key, title in _TITLES.items():
            row = Row(gap=10)
            row.add(Column(body(title), self._lines[key], gap=1), 1)
            if key == "person":
                row.add(about, 0, MIDDLE)
            what.add(row)
        self.add(self.choices)
        self.add(Hairline())
        self.add(what)
        self.add(None)
        self.add(self.said)
        self.add(Hairline())
        self.add(Column(self._file, caption(_OPEN, "soft"), gap=3))
        self.add(self._button)
        self.add(Row(self._print, self._with_password, None, gap=10))
        self._button.clicked.connect(self.save)
        self._with_password.clicked.connect(self.protect)
        self._print.clicked.connect(self.print_out)
        about.clicked.connect(self.about_you)

    def wait(self, sentence: str = _MAKING) -> None:
        """Nothing can be saved now: what is shown is not yet, or no longer, what was asked for."""
        self._file.setText(sentence)
        self._allow(saving=False)
        self.said.hide()

    def show_made(self, made: Made) -> None:
        """Say what the pages hold; they can be saved."""
        for key, line in what_is_on_it(made.summary, made.options).items():
            self._lines[key].setText(line)
        if self._off:  # a count would read as if something had been looked for
            self._lines["findings"].setText(_OFF)
        name = suggested_name(made.summary.printed_at.date())
        self._file.setText(f"{name}, {words.counted(len(made.leaves), 'page')}")
        self._allow(saving=True)

    def may_save(self) -> bool:
        """Whether the pages that are shown are those that were asked for."""
        return self._button.isEnabled()

    def _allow(self, *, saving: bool) -> None:
        for button in (self._button, self._with_password, self._print):
            button.setEnabled(saving)

    def tell(self, heading: str, sentence: str = "") -> None:
        """Say how saving went, and have it read out."""
        self.said.say(heading, sentence)
        self.said.show()
        self.said.announce()


_TITLES = {
    "findings": "Findings and what was not checked",
    "medicines": "Medicines",
    "cannabis": "Cannabis",
    "person": "Name, allergies, circumstances",
}
