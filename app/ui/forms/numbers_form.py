"""The numbers for help where the person lives. Doseleaf comes with none: a number of another country would not help."""

from PySide6.QtWidgets import QWidget

from app.domain.contacts import HelpNumbers
from app.services.about_person import save_numbers
from app.services.help_numbers import CRISIS, EMERGENCY, POISON
from app.ui.forms.fields import TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.text import body

_LONGEST = 60
_WHY = (
    "Numbers differ from country to country, and this program comes with none. Write down those of where you live, and "
    "try to check them with somebody. They stand on Urgent help and on the card for signs that call for help."
)


class NumbersForm(Form):
    """Three lines, each of which can stay empty."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, "Numbers for help", parent)
        self.draft_as("numbers")
        numbers = session.person().numbers
        self._fields = tuple(
            TextField(label, optional="optional", hint=hint)
            for label, hint in (
                (EMERGENCY, "ambulance"),
                (CRISIS, "for thoughts of ending one’s life"),
                (POISON, "when somebody swallowed what was not meant for them"),
            )
        )
        self.fields.add(body(_WHY, "soft"))
        for each, number in zip(self._fields, (numbers.emergency, numbers.crisis, numbers.poison), strict=True):
            each.set_text(number)
            each.edited.connect(self.touch)
            self.fields.add(each)
        self._fields[0].setFocus()
        self.resize(Theme.of(self).u(560), Theme.of(self).u(500))

    def draft(self) -> Action | None:
        """The numbers as typed."""
        reading = Reading()
        typed = [reading.take(each, read_line(each.text(), each.label, _LONGEST), "") for each in self._fields]
        if not reading.complete:
            reading.go_to_first()
            return None
        person, numbers = self.session.person(), HelpNumbers(*typed)
        return lambda store, tools: save_numbers(store, tools, person, numbers)
