"""The three screens of the first run."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.medicines import Kind
from app.domain.people import Person
from app.services.passphrases import Draw
from app.ui.forms.fields import TextField
from app.ui.forms.medicine_form_fields import KINDS
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.person_form import read_birth
from app.ui.forms.who_opens import WhoOpens
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import TOP, Column, Item, Row
from app.ui.widgets.buttons import Button, Role, foot
from app.ui.widgets.card import Card
from app.ui.widgets.notice import Kind as NoticeKind
from app.ui.widgets.notice import Notice
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import Text, body, caption, page_title

_WIDTH = 640
_IS = (
    ("notebook-pen", "A private record of what you take: medicines, things you buy, and cannabis."),
    ("book-open-text", "A look-up: which published interaction categories those things fall into, with the sources."),
    ("printer", "A page for your pharmacist, printed by you."),
    ("hard-drive", "Offline. Nothing you write leaves this computer unless you take it out yourself."),
)
_IS_NOT = (
    "Not a medical device, and no advice: it does not tell you what to take, or how much.",
    "It never says that a combination is free of risk. What it cannot check it shows as not checked.",
    "Not for emergencies. “Urgent help” in the window says whom to call.",
)


class Screen(QWidget):
    """One screen: a column of a readable width in the middle of the window. `done` is sent when it is over."""

    done = Signal()

    def __init__(self, title: str, subtitle: str, *items: Item) -> None:
        super().__init__()
        self._inner = QWidget()
        self._inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = Column(page_title(title), body(subtitle, "soft"), gap=2)
        head = Row(gap=16)
        head.add(Pictogram("pill", "accent", 38), 0, TOP)
        head.add(words, 1)
        self._inner.setLayout(Column(head, *items, gap=16))
        across = Row(gap=0, margins=(24, 24, 24, 24))
        across.addStretch(1)
        across.addWidget(self._inner, 100)
        across.addStretch(1)
        self.setLayout(Column(None, across, None, gap=0))
        Theme.of(self).changed.connect(self._fit)
        self._fit()

    def begin(self) -> None:
        """Put the focus where a person starts."""

    def _fit(self) -> None:
        self._inner.setMaximumWidth(Theme.of(self).u(_WIDTH))


class WhatItIs(Screen):
    """What Doseleaf is and is not, and where the diary will be. `agreed` goes on to who can open it."""

    agreed = Signal()
    declined = Signal()

    def __init__(self, folder: Path) -> None:
        is_card, not_card = Card("What it is", gap=9), Card("What it is not", gap=9)
        for icon, sentence in _IS:
            line = Row(gap=10)
            line.add(Pictogram(icon, size=18), 0, TOP)
            line.add(body(sentence), 1)
            is_card.add(line)
        for sentence in _IS_NOT:
            not_card.add(body(sentence))
        self._where = Text(str(folder), tone="soft")
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        kept = Card("Where the diary is kept", gap=6)
        kept.add(body("On this computer, in this folder. Who can open it is asked next."))
        kept.add(self._where)
        self._create = Button("Begin", Role.PRIMARY)
        later = Button("Not now")
        last = foot(caption("Nothing has been written so far."), later, self._create)
        subtitle = "A private record of what you take. It stays on this computer."
        super().__init__("Welcome to Doseleaf", subtitle, is_card, not_card, kept, last)
        self._create.clicked.connect(self.agreed)
        later.clicked.connect(self.declined)
        for button in (self._create, later):
            button.setAutoDefault(True)  # outside a form nothing else takes Enter

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus on the button that goes on."""
        super().showEvent(event)
        self._create.setFocus(Qt.FocusReason.OtherFocusReason)


class WhoOpensIt(Screen):
    """The choice of who can open the diary. `chosen` carries the passphrase, empty for none; nothing is written yet."""

    chosen = Signal(str)

    def __init__(self, words: Sequence[str], draw: Draw) -> None:
        self._choice = WhoOpens(words, draw)
        self._problem = Notice(NoticeKind.PLAIN, "")
        self._problem.hide()
        self._create = Button("Create the diary", Role.PRIMARY)
        self._create.setAutoDefault(True)
        last = foot(caption("It is created when you press this."), self._create)
        subtitle = "What stands in it can matter to others. It is yours to decide."
        super().__init__("Who can open it?", subtitle, self._choice, self._problem, last)
        self._create.clicked.connect(self._choose)
        self._choice.sent.connect(self._choose)

    def begin(self) -> None:
        """Start with the first way."""
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, words: str) -> None:
        """Say that it is being created, or with nothing that it is over."""
        self._create.setEnabled(not words)
        self._create.setText(words or "Create the diary")
        self._choice.setEnabled(not words)

    def say(self, sentence: str) -> None:
        """Say why the diary could not be created."""
        self._problem.say("The diary was not created.", sentence)
        self._problem.show()
        self._problem.announce()

    def forget(self) -> None:
        """The passphrase stands nowhere in the window any more."""
        self._choice.forget()

    def _choose(self) -> None:
        passphrase = self._choice.passphrase()
        if passphrase is not None:
            self._problem.hide()
            self.chosen.emit(passphrase)


class Whose(Screen):
    """Name and birth date, both optional."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._name = TextField("Name", optional="optional", hint="As it should stand on the printed page.")
        self._birth = TextField("Born", optional="optional", hint="14 May 1971, or only 1971")
        skip, go_on = Button("Skip"), Button("Go on", Role.PRIMARY)
        note = caption("Both can be written or changed later, under Medicines.")
        super().__init__(
            "Whose diary is this?",
            "1 of 2. Leave empty what you like.",
            self._name,
            self._birth,
            foot(note, skip, go_on),
        )
        self._skipped = False
        skip.setAutoDefault(True)  # outside a form nothing else takes Enter
        skip.clicked.connect(self._skip)
        go_on.clicked.connect(self._go_on)
        for field in (self._name, self._birth):
            field.line.returnPressed.connect(self._go_on)

    def begin(self) -> None:
        """Start with the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def person(self) -> Person | None:
        """Who was written down; None when that was nobody."""
        if self._skipped:
            return None
        person = self._read(Reading())
        return person if person.name or person.birth else None

    def _skip(self) -> None:
        self._skipped = True
        self.done.emit()

    def _go_on(self) -> None:
        self._skipped = False
        reading = Reading()
        self._read(reading)
        if reading.complete:
            self.done.emit()
        else:
            reading.go_to_first()

    def _read(self, reading: Reading) -> Person:
        text = self._birth.text()
        born = read_birth(text, self._session.today()) if text.strip() else None
        return replace(
            self._session.person(),
            name=reading.take(self._name, read_line(self._name.text(), "Name"), ""),
            birth=reading.take(self._birth, born, None),
        )


class FirstMedicine(Screen):
    """A name and where it comes from. `named` asks for the form about it, `done` ends the first run."""

    named = Signal()

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kind = Segmented(KINDS, "Where it comes from", Kind.PRESCRIBED.value)
        self._name = TextField("Name, as on the box", hint="What it is, strength and times come next.")
        skip, go_on = Button("Skip"), Button("Add it …", Role.PRIMARY)
        note = caption("Cannabis has a place of its own, in the window.")
        super().__init__(
            "The first medicine",
            "2 of 2. One is enough to begin with.",
            self._kind,
            self._name,
            foot(note, skip, go_on),
        )
        skip.setAutoDefault(True)
        skip.clicked.connect(self.done)
        go_on.clicked.connect(self._go_on)
        self._name.line.returnPressed.connect(self._go_on)

    def begin(self) -> None:
        """Start with the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def name(self) -> str:
        """The name as typed."""
        return self._name.text()

    def kind(self) -> Kind:
        """Where it comes from."""
        return Kind(self._kind.value() or Kind.PRESCRIBED)

    def _go_on(self) -> None:
        if self._name.text().strip():
            self._name.set_problem(None)
            self.named.emit()
        else:
            self._name.set_problem("Name: write one, or skip this.")
            self.begin()
