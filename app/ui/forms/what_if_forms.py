"""Choosing a thing that is not taken, to ask what the look-up would say of it. Nothing is saved."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.amounts import Amount, parse_number
from app.domain.problems import Problem, problem
from app.domain.products import ProductForm
from app.domain.routes import CANNABIS_ROUTES, Route
from app.services import words
from app.services.record_day import ingredients_of
from app.services.what_if import Hypothesis, if_cannabis, if_medicine
from app.ui.forms.fields import AmountField, ChoiceField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.name_choice import NameChoice
from app.ui.session import Action, Session
from app.ui.theme import Theme

_NOTHING_SAVED = "Nothing is saved: it is only looked up."
_USUAL = "usual"
_NOT_OF_MEDICINES = frozenset({Route.SMOKED, Route.VAPORISED, Route.DABBED, Route.UNKNOWN})


class WhatIfForm(Form):
    """A form that writes nothing: `made` carries the thing to ask about, number `number` of those asked about."""

    made = Signal(object)

    def __init__(self, session: Session, title: str, parent: QWidget | None, number: int) -> None:
        super().__init__(session, title, parent, hint=_NOTHING_SAVED, save="Ask about it")
        self.number = number
        self.resize(Theme.of(self).u(600), Theme.of(self).u(560))

    def thing(self) -> Hypothesis | None:
        """What stands in the form, or None after the fields that cannot be read have been marked."""
        raise NotImplementedError

    def draft(self) -> Action | None:
        """There is nothing to do on the diary."""
        return None

    def save(self) -> None:
        """Hand the thing over and close."""
        found = self.thing()
        if found is not None:
            self.made.emit(found)
            self.accept()


class WhatIfMedicineForm(WhatIfForm):
    """A medicine by its name; route and amount can be left out."""

    def __init__(self, session: Session, parent: QWidget | None, number: int) -> None:
        super().__init__(session, "A medicine I am not taking", parent, number)
        self._name = NameChoice("Name", session.search, session.data)
        self._amount = AmountField("Amount a day", "mg", optional="optional")
        others = ((route.value, words.ROUTES[route]) for route in Route if route not in _NOT_OF_MEDICINES)
        routes = ((_USUAL, "the usual one"), *others)
        self._route = ChoiceField("Route", routes, _USUAL)
        for field in (self._name, self._amount, self._route):
            self.fields.add(field)

    def showEvent(self, event: QShowEvent) -> None:
        """A person came to write."""
        super().showEvent(event)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def thing(self) -> Hypothesis | None:
        """The medicine as typed and as what it is, if anybody knows."""
        reading = Reading()
        name = reading.take(self._name, _name(self._name.text()), "")
        amount = reading.take(self._amount, _more_than_nothing(self._amount), None)
        if not reading.complete:
            reading.go_to_first()
            return None
        chosen = self._name.chosen()
        route = self._route.value()
        return if_medicine(
            name,
            chosen,
            ingredients_of(chosen, self.session.data.vocabulary) if chosen else (),
            number=self.number,
            route=None if route in (None, _USUAL) else Route(route or ""),
            daily=None if amount is None else Amount(amount, "mg"),
        )


class WhatIfCannabisForm(WhatIfForm):
    """Cannabis by what it is and how it would be used; the amounts can be left out, and are then not known."""

    def __init__(self, session: Session, parent: QWidget | None, number: int) -> None:
        super().__init__(session, "Cannabis I am not taking", parent, number)
        self._form = ChoiceField(
            "What it is", tuple((form.value, said) for form, said in words.PRODUCT_FORMS.items()), ProductForm.OIL
        )
        routes = tuple((route.value, words.ROUTES[route]) for route in CANNABIS_ROUTES)
        self._route = ChoiceField("Route", routes, Route.UNKNOWN)
        empty = "Empty: not known, and it counts as present. 0: the label says it is not in it."
        self._thc = AmountField("THC in a day", "mg", optional="optional", hint=empty)
        self._cbd = AmountField("CBD in a day", "mg", optional="optional", hint=empty)
        for field in (self._form, self._route, self._thc, self._cbd):
            self.fields.add(field)

    def showEvent(self, event: QShowEvent) -> None:
        """A person came to choose."""
        super().showEvent(event)
        self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    def thing(self) -> Hypothesis | None:
        """The product, with one use of it."""
        reading = Reading()
        thc = reading.take(self._thc, _number(self._thc), None)
        cbd = reading.take(self._cbd, _number(self._cbd), None)
        if not reading.complete:
            reading.go_to_first()
            return None
        form, route = ProductForm(self._form.value() or ""), Route(self._route.value() or "")
        return if_cannabis(form, route, self.session.now(), number=self.number, thc=thc, cbd=cbd)


def _name(text: str) -> str | Problem:
    found = read_line(text, "Name")
    return found or problem("Name", "write what it is called.")


def _more_than_nothing(field: AmountField) -> Decimal | Problem | None:
    found = _number(field)
    return problem(field.label, "it is more than 0, or left out.") if found == 0 else found


def _number(field: AmountField) -> Decimal | Problem | None:
    return parse_number(field.text(), field.label) if field.text().strip() else None
