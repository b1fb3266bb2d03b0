"""Once a week, one question and one free line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.weekly import Compared, WeeklyLook
from app.services import weekly, words
from app.ui.forms.fields import TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import DEMI, Text, body

_STEPS = tuple((step.value, said) for step, said in weekly.STEPS.items())


class WeeklyForm(Form):
    """The answer of this week, with nothing chosen; or the correction of one that is recorded."""

    def __init__(self, session: Session, parent: QWidget | None, look_id: str | None = None) -> None:
        super().__init__(session, "One question about the week", parent)
        self.draft_as(look_id or str(session.today()))
        self._before = session.store.get(WeeklyLook, look_id) if look_id else None
        self._at = self._before.at if self._before else session.now()
        self._steps = Segmented(_STEPS, weekly.QUESTION)
        self._note = TextField(weekly.CHANGED, optional="optional", hint="One line, in your own words.")
        self._nothing = Notice(Kind.PLAIN, "Nothing is chosen or written yet", "One step or one line is enough.")
        self._nothing.hide()
        self.fields.add(body(words.long_day(self._at.date()), "soft"))
        self.fields.add(self._nothing)
        self.fields.add(Column(Text(f"{weekly.QUESTION} …", weight=DEMI), self._steps, gap=8))
        self.fields.add(self._note)
        if self._before:
            self._steps.set_value(self._before.compared.value if self._before.compared else None)
            self._note.set_text(self._before.note)
            remove = Button("Remove this answer", Role.QUIET, icon="trash-2")
            remove.clicked.connect(self._remove)
            self.fields.add(remove)
        self._steps.chosen.connect(self.touch)
        self._note.edited.connect(self.touch)
        self.resize(Theme.of(self).u(800), Theme.of(self).u(400))

    def showEvent(self, event: QShowEvent) -> None:
        """The first of the seven steps has the focus, and none is chosen by that."""
        super().showEvent(event)
        self._steps.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> Action | None:
        """The answer as it stands."""
        reading = Reading()
        note = reading.take(self._note, read_line(self._note.text(), self._note.label), "")
        if not reading.complete:
            reading.go_to_first()
            return None
        step = self._steps.value()
        look = WeeklyLook(self._before.id if self._before else "", self._at, Compared(step) if step else None, note)
        if look.compared is None and not look.note:
            self._nothing.show()
            self._nothing.announce()
            return None
        return lambda store, tools: weekly.save_weekly(store, tools, look)

    def _remove(self) -> None:
        before = self._before
        if before and self.session.act(lambda store, tools: weekly.remove_weekly(store, tools, before.id)):
            self.accept()
