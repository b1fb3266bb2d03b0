"""The cards of Settings: the look, the diary’s place, the data file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.interactions import DataFile, Status
from app.services import words
from app.services.reviews import ReviewState, standing
from app.ui.session import Session
from app.ui.theme import TEXT_SIZES, Scheme, Theme
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import MEDIUM, Text, body, caption

_SCHEMES = (
    (Scheme.SYSTEM.value, "As the computer"),
    (Scheme.LIGHT.value, "Light"),
    (Scheme.DARK.value, "Dark"),
)
_SIZES = tuple((str(size), f"{round(size * 100)}{words.NBSP}%") for size in TEXT_SIZES)
_NOWHERE = (
    "This is an invented person, made up to try the program. The diary lies nowhere: it is in memory only, and gone "
    "when the window closes."
)


class LookCard(Card):
    """Light or dark and the text size; a choice is in force at once, and is said to a screen reader."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Look", gap=12)
        self._theme = theme
        self._scheme = Segmented(_SCHEMES, "Light or dark", theme.scheme.value)
        self._size = Segmented(_SIZES, "Text size", str(theme.text_size))
        self.add(labelled("Light or dark", "", self._scheme))
        self.add(Hairline())
        self.add(labelled("Text size", "Of the computer’s own. Everything grows with it; nothing is cut.", self._size))
        self._scheme.chosen.connect(self._choose_scheme)
        self._size.chosen.connect(self._choose_size)

    def refresh(self) -> None:
        """Show what is in force."""
        self._scheme.set_value(self._theme.scheme.value)
        self._size.set_value(str(self._theme.text_size))

    def _choose_scheme(self, key: str) -> None:
        self._theme.choose(scheme=Scheme(key))
        announce(self, f"Light or dark: {dict(_SCHEMES)[key]}.")

    def _choose_size(self, key: str) -> None:
        self._theme.choose(text_size=float(key))
        announce(self, f"Text size: {dict(_SIZES)[key]}.")


class NowhereCard(Card):
    """The invented person's diary lies nowhere."""

    def __init__(self) -> None:
        super().__init__("Your diary", gap=8)
        self.add(body(_NOWHERE))


class DataFileCard(Card):
    """The data file in use: edition, reach, licence, review. `opened` asks for the page that shows all of it."""

    opened = Signal()

    def __init__(self, session: Session) -> None:
        more = Button("Open", Role.QUIET, name="Open the data file")
        super().__init__("Data file", more, gap=8)
        self._session = session
        self._edition: Text | None = None
        self._old = Notice(Kind.NOT_CHECKED, "")
        self.add(self._old)
        more.clicked.connect(self.opened)
        if session.checking_off:
            return
        self._edition = body("", "soft")
        facts = {"Edition": self._edition} | {label: body(said, "soft") for label, said in _facts(session.data)}
        for label, said in facts.items():
            self.add(Column(Text(label, weight=MEDIUM), said, gap=1))
        self.add(Text("Digest (SHA-256)", weight=MEDIUM))
        self.add(SelectableLines(session.data.digest, "Digest of the data file"))
        self.refresh()

    def refresh(self) -> None:
        """Say so when checking is off or the date of the next review has passed; dates as they are written now."""
        data, off = self._session.data, self._session.checking_off
        passed = data.next_review < self._session.today()
        if self._edition is not None:
            changed = ". The file has been changed since that edition" if data.changed_since_edition else ""
            self._edition.setText(f"{data.edition}, to be reviewed again by {words.day(data.next_review)}{changed}")
        self._old.setVisible(bool(off) or passed)
        if off:
            self._old.say("Checking is off", off)
        elif passed:
            self._old.say(
                f"The next review was planned for {words.day(data.next_review)}",
                "What was published since then may not be in it. Look for a newer version of Doseleaf.",
            )


class SelectableLines(QPlainTextEdit):
    """Words that can be selected with mouse and keyboard but not changed, broken anywhere so that none is cut."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Theme.of(self).changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height the words need at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        unit = Theme.of(self).u
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + unit(22))


def labelled(label: str, below: str, control: QWidget) -> Column:
    """A setting: its name, a line about it, and below them what it is chosen with."""
    lines = Column(Text(label, weight=MEDIUM), gap=1)
    if below:
        lines.add(caption(below, "soft"))
    return Column(lines, control, gap=7)


def _facts(data: DataFile) -> tuple[tuple[str, str], ...]:
    active = [each for each in data.categories.values() if each.status is Status.ACTIVE]
    standings = [standing(each, data).state for each in active]
    checked = sum(state in (ReviewState.SOURCE_CHECKED, ReviewState.REVIEWED) for state in standings)
    signed = standings.count(ReviewState.REVIEWED)
    by_whom = f"{signed} reviewed by a named health professional" if signed else "no health professional has signed any"
    reach = (
        words.counted(len(data.vocabulary.substances), "substance"),
        words.counted(len(data.sources), "source"),
    )
    return (
        ("Reach", f"{len(active):,} interaction categories, {words.listed(reach)}"),
        ("Review", f"{checked} of {len(standings)} entries checked against their sources; {by_whom}"),
        ("Licence", data.licence),
    )
