"""The one dialog that interrupts: a finding of the highest level that was not there before, shown once after saving."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.services import words
from app.services.finding_view import FindingView, advice_with_signs
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Hairline
from app.ui.widgets.flow import Flow
from app.ui.widgets.mark import Mark
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.reading_pane import ReadingPane
from app.ui.widgets.text import DEMI, Text, body, caption, window_title

_SAVED = "What you entered is saved. This is shown once; the finding stays under Interactions."


class NewFindings(QDialog):
    """Shows what is new. `wanted` carries the id of a finding to read whole, `urgent` asks for the urgent help page.

    The focus begins on the words, and no key but Escape closes it from there: nobody closes it unread by pressing
    Enter once too often. It deletes itself when it closes.
    """

    wanted = Signal(str)
    urgent = Signal()

    def __init__(self, session: Session, findings: tuple[FindingView, ...], parent: QWidget | None) -> None:
        super().__init__(parent)
        first = findings[0]
        title = f"New, {first.word.lower()}: {words.counted(len(findings), 'finding')}"
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        blocks = [_block(view, advice_with_signs(view, session.data)) for view in findings]
        inner = Column(gap=14, margins=(20, 16, 20, 16))
        for place, block in enumerate(blocks):
            if place:
                inner.add(Hairline())
            inner.add(block)
        inner.add(None)
        self._pane = ReadingPane()
        said = " ".join(_spoken(view, advice_with_signs(view, session.data)) for view in findings)
        self.setAccessibleName(title)
        self._pane.show_detail(boxed(inner), f"{title}. {said} {_SAVED}")
        whole = Column(window_title(title), caption(_SAVED, "soft"), gap=8, margins=(28, 22, 28, 16))
        whole.add(self._pane, 1)
        whole.add(self._buttons(first, signs=any(each.flags for each in findings)))
        self.setLayout(whole)
        unit = Theme.of(self).u
        self.setMinimumSize(unit(320), unit(300))
        self.resize(unit(600), unit(620))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin on the words."""
        super().showEvent(event)
        self._pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self, first: FindingView, *, signs: bool) -> Flow:
        whole = Button("All that is known", name=f"All that is known: {first.title}")
        whole.clicked.connect(lambda: self._leave_for(first.id))
        close = Button("Close", Role.PRIMARY)
        close.clicked.connect(self.accept)
        flow = Flow(whole, gap=8)
        if signs:
            urgent = Button("Urgent help", icon="phone-call")
            urgent.clicked.connect(self._leave_for_help)
            flow.addWidget(urgent)
        flow.addWidget(close)
        return flow

    def _leave_for(self, finding_id: str) -> None:
        self.accept()
        self.wanted.emit(finding_id)

    def _leave_for_help(self) -> None:
        self.accept()
        self.urgent.emit()


def _block(view: FindingView, advice: tuple[str, ...]) -> QWidget:
    head = Row(gap=12)
    head.add(Mark(int(view.seriousness), 28), 0, TOP)
    titles = Column(Text(view.title, scale=1.2, weight=DEMI), body(", ".join(view.things), "soft"), gap=2)
    head.add(titles, 1)
    block = Column(head, body(view.effect), gap=10)
    if view.ask:
        block.add(Notice(Kind.ASK, "Ask your pharmacist", f"“{view.ask}”"))
    block.add(Column(*(body(each) for each in advice), gap=5))
    return boxed(block)


def _spoken(view: FindingView, advice: tuple[str, ...]) -> str:
    ask = f"Ask your pharmacist: {view.ask}" if view.ask else ""
    return words.joined([f"{view.word}: {view.title}", ", ".join(view.things), view.effect, ask, *advice])
