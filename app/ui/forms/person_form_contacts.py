"""Doctors, pharmacies and others: numbers as typed, and whether they know about the cannabis, which nobody must say."""

from app.domain.contacts import Contact, Knows, Role
from app.services.person_words import KNOWS, ROLES
from app.ui.forms.fields import ChoiceField, TextField
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.person_form_lines import Line, Lines
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.buttons import Role as Look
from app.ui.widgets.fold import Fold

_NUMBER = 60


def contact_list() -> Lines[Contact]:
    """The list of contacts."""
    return Lines("Add a doctor or pharmacy", _Contact)


class _Contact(Line[Contact]):
    def __init__(self, contact: Contact | None) -> None:
        super().__init__()
        begun = contact or Contact("")
        self._name = TextField("Their name")
        self._role = ChoiceField("They are", tuple((role.value, said) for role, said in ROLES.items()))
        self._phone = TextField("Phone", optional="optional")
        self._fax = TextField("Fax", optional="optional")
        options = tuple((knows.value, said) for knows, said in KNOWS.items())
        self._knows = ChoiceField("They know about the cannabis", options)
        for field, text in ((self._name, begun.name), (self._phone, begun.phone), (self._fax, begun.fax)):
            field.set_text(text)
        self._role.set_value(begun.role.value)
        self._knows.set_value(begun.knows.value)
        remove = Button("Remove this contact", Look.QUIET, icon="x", name=f"Remove: {begun.name or 'this contact'}")
        self.setLayout(
            Column(
                Fold((self._name, 3), (self._role, 2), below=460, folded_gap=8),
                Fold((self._phone, 1), (self._fax, 1), (self._knows, 1), below=560, folded_gap=8),
                remove,
                gap=8,
            )
        )
        self.setFocusProxy(self._name)
        remove.clicked.connect(self.removed)
        for each in (self._name, self._role, self._phone, self._fax, self._knows):
            each.edited.connect(self.edited)

    def read(self, reading: Reading) -> Contact | None:
        """The contact; None while nothing is written."""
        if not any(each.text().strip() for each in (self._name, self._phone, self._fax)):
            return None
        return Contact(
            name=reading.take(self._name, read_line(self._name.text(), self._name.label), ""),
            role=Role(self._role.value() or Role.DOCTOR),
            phone=reading.take(self._phone, read_line(self._phone.text(), self._phone.label, _NUMBER), ""),
            fax=reading.take(self._fax, read_line(self._fax.text(), self._fax.label, _NUMBER), ""),
            knows=Knows(self._knows.value() or Knows.NOT_SAID),
        )
