"""What was said of a finding so far: when, with whom, and why it is open again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services import words
from app.services.finding_view import FindingView, TalkedView
from app.ui.widgets.beside import Beside
from app.ui.widgets.boxes import LEFT, TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.text import DEMI, Text, body


class FindingTalks(QWidget):
    """`asked` carries the id of a talk to correct, or nothing for a new one."""

    asked = Signal(str)

    def __init__(self, view: FindingView) -> None:
        super().__init__()
        column = Column(gap=8)
        self.setLayout(column)
        if view.talks and view.talks[0].changed:
            column.add(Text(f"Open again, as {words.listed(view.talks[0].changed)}.", weight=DEMI))
        for talk in view.talks:
            column.add(self._line(talk))
        mark = Button("Talked about again …" if view.talks else "Mark as talked about …", Role.SMALL)
        mark.setAccessibleName(f"{mark.text()}: {view.title}")
        mark.clicked.connect(lambda: self.asked.emit(""))
        column.add(mark, 0, LEFT)

    def _line(self, talk: TalkedView) -> Beside:
        correct = Button("Correct …", Role.QUIET, name=f"Correct: {talk.line}")
        correct.clicked.connect(lambda _=False, key=talk.id: self.asked.emit(key))
        said = talked_line(talk.line, f"“{talk.said}”" if talk.said else "")
        return Beside(said, correct, fold_at=320, middle=True)


def talked_line(line: str, said: str = "") -> QWidget:
    """The speech sign with when and with whom, and below it what was said."""
    row = Row(gap=8)
    row.add(Pictogram("message-square-text", "accent", 17), 0, TOP)
    row.add(Column(Text(line, tone="accent"), *([body(said)] if said else []), gap=1), 1)
    return boxed(row)
