"""The fields of one medicine, apart from how it is taken."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from app.domain.amounts import Amount, parse_amount, plain
from app.domain.medicines import Kind, Medicine
from app.domain.moments import PartialDate, parse_date
from app.domain.problems import Problem, problem
from app.domain.routes import Route, route_of_form
from app.services import words
from app.services.record_day import ingredients_of, medicine_route
from app.ui.forms.fields import AmountField, ChoiceField, DateField, Field, LinesField, TextField
from app.ui.forms.medicine_form_reading import LONGEST_NOTE, Reading, read_line, read_note
from app.ui.forms.name_choice import NameChoice
from app.ui.forms.packet_field import PacketField
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.flow import Flow
from app.ui.widgets.fold import Fold
from app.ui.widgets.segmented import Segmented

KINDS = (
    (Kind.PRESCRIBED.value, "Prescribed"),
    (Kind.BOUGHT.value, "Over the counter"),
    (Kind.SUPPLEMENT.value, "Supplement"),
    (Kind.HERBAL.value, "Herbal"),
    (Kind.OTHER.value, "Other substance"),
)
OTHERS = ("Alcohol", "Tobacco", "Caffeine", "Grapefruit")
OTHER_STRENGTH = "How much one drink or cup holds, such as the grams of alcohol on the bottle."
OTHER_HINT = "Alcohol, tobacco, coffee, grapefruit and other things that are not medicines."
_FORMS = (
    *("tablet", "capsule", "mL", "drop", "puff", "spray", "sachet", "patch", "cream", "gel", "ointment"),
    *("drink", "cup", "cigarette"),
    *("suppository", "injection", "inhaler", "nasal spray", "eye drops", "mouth spray", "under-tongue tablet"),
)
_ROUTES = (
    *(Route.SWALLOWED, Route.UNDER_TONGUE, Route.TOPICAL, Route.PATCH, Route.INHALED, Route.NASAL, Route.EYE),
    *(Route.RECTAL, Route.INJECTED, Route.SMOKED, Route.VAPORISED, Route.UNKNOWN),
)
_DERIVED = "derived"
_SINCE_HINT = "6 Nov 2026, or only Nov 2026 or 2026"
_LATER = "This day is still to come. Until then it is not looked up with the rest."


class MedicineFields(QWidget):
    """Everything that can be written down about a medicine; only the name is needed.

    `edited` is sent after everything a person does here.
    """

    edited = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._before = Medicine("", "")
        self._kind = Segmented(KINDS, "Where it comes from", Kind.PRESCRIBED.value)
        self.name = NameChoice("Name, as on the box", session.search, session.data)
        self.packet = PacketField(session.resolve, session.data.vocabulary)
        self.strength = AmountField("Strength of one", "mg")
        self._brand = TextField("Brand", optional="when the name is the ingredient")
        self._form = FormField("Form")
        self._route = ChoiceField("How it gets in", _route_options(""), _DERIVED)
        self._reason = TextField("Taken for", optional="optional")
        self._prescriber = TextField("Who prescribed it", optional="optional")
        self._pharmacy = TextField("Pharmacy or shop", optional="optional")
        self._since = DateField("Since", self._day, words.short_day, calendar="Choose a day", hint=_SINCE_HINT)
        self._note = LinesField("Note", lines=2, optional="optional")
        self._others = self._usual_others()
        self._lay_out()
        self._wire()
        self.packet.hide()

    def all(self) -> tuple[Field, ...]:
        """Its fields, in reading order."""
        return (
            *(self.name, self.packet, self.strength, self._form, self._route, self._reason),
            *(self._brand, self._prescriber, self._pharmacy, self._since, self._note),
        )

    def begin(self, name: str, kind: Kind) -> None:
        """Start with a name that was typed elsewhere."""
        self._kind.set_value(kind.value)
        self._show_kind()
        self.name.begin(name)
        self._show_routes()

    def fill(self, medicine: Medicine) -> None:
        """Show what is recorded."""
        self._before = medicine
        self._kind.set_value(medicine.kind.value)
        self.name.set_text(medicine.name, medicine.chosen)
        self.packet.set_ingredients(() if medicine.chosen else medicine.ingredients)
        self.strength.set_text(_strength_text(medicine.strength))
        self._form.set_text(medicine.form)
        self._reason.set_text(medicine.reason)
        self._prescriber.set_text(medicine.prescriber)
        self._brand.set_text(medicine.brand)
        self._pharmacy.set_text(medicine.pharmacy)
        self._since.set_text(words.partial(medicine.started).replace(words.NBSP, " ") if medicine.started else "")
        self._note.set_text(medicine.note)
        self._show_kind()
        self._show_routes()
        self._route.set_value(medicine.route.value if medicine.route else _DERIVED)

    def read(self, reading: Reading) -> Medicine:
        """The medicine as it is written down now, by the id and the rest of the one it began with."""
        chosen = self.name.chosen()
        strength = None if self.strength.isHidden() else reading.take(self.strength, self._amount(), None)
        packet = reading.take(self.packet, read_line(self.packet.text(), self.packet.label, LONGEST_NOTE), "")
        ingredients = ingredients_of(chosen, self._session.data.vocabulary) if chosen else ()
        ingredients = ingredients or (self.packet.ingredients() if packet else ())
        if len(ingredients) == 1:
            ingredients = (replace(ingredients[0], strength=strength),)
        route = self._route.value()
        return replace(
            self._before,
            kind=Kind(self._kind.value() or Kind.PRESCRIBED),
            name=reading.take(self.name, self._name(needed=reading.saving), ""),
            chosen=chosen,
            ingredients=ingredients,
            strength=strength,
            form=_line(self._form, reading),
            route=Route(route) if route and route != _DERIVED else None,
            reason=_line(self._reason, reading),
            prescriber=_line(self._prescriber, reading),
            brand=_line(self._brand, reading),
            pharmacy=_line(self._pharmacy, reading),
            started=reading.take(self._since, self._started(), None),
            note=reading.take(self._note, read_note(self._note.text(), self._note.label), ""),
        )

    def _usual_others(self) -> QWidget:
        """The other substances that matter most, each as a button that writes its name."""
        buttons = []
        for name in OTHERS:
            button = Button(name, Role.SMALL, name=f"Name: {name}")
            button.clicked.connect(lambda _=False, name=name: self._take_other(name))
            buttons.append(button)
        return boxed(Flow(*buttons, gap=6))

    def _take_other(self, name: str) -> None:
        self.name.begin(name)
        self._show_routes()
        self.edited.emit()

    def _name(self, *, needed: bool) -> str | Problem:
        found = read_line(self.name.text(), "Name")
        return problem("Name", "write what stands on the box.") if needed and not found else found

    def _amount(self) -> Amount | Problem | None:
        text = self.strength.text()
        return parse_amount(text, self.strength.label) if text.strip() else None

    def _started(self) -> PartialDate | Problem | None:
        text = self._since.text()
        return parse_date(text, self._since.label, self._session.today()) if text.strip() else None

    def _day(self, text: str) -> date | Problem:
        found = parse_date(text, "Since", self._session.today())
        return found if isinstance(found, Problem) else found.earliest()

    def _look_at_since(self) -> None:
        day = self._since.day()
        self._since.set_hint(_LATER if day and day > self._session.today() else _SINCE_HINT)

    def _lay_out(self) -> None:
        column = Column(self._kind, self._others, self.name, self.packet, gap=15)
        column.add(Fold((self.strength, 4), (self._form, 5), (self._route, 5), below=460))
        column.add(Fold((self._reason, 1), (self._brand, 1), below=460))
        column.add(Fold((self._prescriber, 1), (self._pharmacy, 1), below=460))
        column.add(Fold((self._since, 1), (self._note, 2), below=460))
        self.setLayout(column)

    def _wire(self) -> None:
        self._kind.chosen.connect(self._show_kind)
        self._kind.chosen.connect(self.edited)
        self.name.settled.connect(self._show_routes)
        self._since.edited.connect(self._look_at_since)
        self.name.fill_in.connect(self._take_parts)
        self._form.edited.connect(self._show_routes)
        for field in self.all():
            field.edited.connect(lambda field=field: self._edit(field))
        self.name.settled.connect(self.edited)
        for field in (self.strength, self._since):
            field.line.editingFinished.connect(lambda field=field: self.read(Reading(only=(field,))))

    def _edit(self, field: Field) -> None:
        if field.problem():
            self.read(Reading(only=(field,)))
        if field is self.strength:
            found = self._amount()
            typed = isinstance(found, Amount) and any(each.isalpha() or each == "%" for each in self.strength.text())
            self.strength.set_unit("" if typed else "mg")
        self.edited.emit()

    def _take_parts(self, strength: str, form: str) -> None:
        """Strength and form as they stood in the name: put where they can be seen and changed."""
        for field, text in ((self.strength, strength), (self._form, form)):
            if text:
                field.set_text(text)
                self._edit(field)
        self._show_routes()

    def _show_kind(self) -> None:
        other = self._kind.value() == Kind.OTHER
        if not self.name.text():
            self.name.set_hint(OTHER_HINT if other else "")
        self.strength.set_hint(OTHER_STRENGTH if other else "")
        self._others.setVisible(other)
        self._brand.setVisible(not other)
        self._pharmacy.setVisible(not other)
        self._prescriber.setVisible(self._kind.value() == Kind.PRESCRIBED)

    def _show_routes(self) -> None:
        self.packet.setVisible(self.name.chosen() is None and bool(self.name.text().strip()))
        chosen = self._route.value()
        form = Medicine("", "", self.name.chosen(), form=self._form.text().strip())
        route = medicine_route(form, self._session.data.vocabulary)
        by = f"{words.ROUTES[route]}, by its form" if route_of_form(form.form) else words.ROUTES[route]
        self._route.choice.set_options(_route_options(by), chosen or _DERIVED)


class FormField(Field):
    """The form of a medicine: one of the usual ones, or anything else."""

    def __init__(self, label: str) -> None:
        self._box = _Box()
        super().__init__(label, self._box)
        self._box.editTextChanged.connect(self._edit)
        self._quiet = False

    def text(self) -> str:
        """What was chosen or typed."""
        return self._box.currentText()

    def set_text(self, text: str) -> None:
        """Fill it; sends no signal."""
        self._quiet = True
        self._box.setEditText(text)
        self._quiet = False

    def _edit(self) -> None:
        if not self._quiet:
            self.edited.emit()


class _Box(QComboBox):
    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(Theme.of(self).u(90))
        self.addItems(list(_FORMS))
        self.setCurrentIndex(-1)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)  # never fills in what was not typed
        self.setCompleter(completer)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: an entry must not change under a passing hand."""
        event.ignore()


def _line(field: TextField | FormField, reading: Reading) -> str:
    """What stands in a field on show; one that is hidden for this kind of thing says nothing and stops nothing."""
    return "" if field.isHidden() else reading.take(field, read_line(field.text(), field.label), "")


def _route_options(derived: str) -> tuple[tuple[str, str], ...]:
    first = (_DERIVED, derived[:1].upper() + derived[1:] if derived else "Swallowed")
    return (first, *((route.value, words.ROUTES[route][:1].upper() + words.ROUTES[route][1:]) for route in _ROUTES))


def _strength_text(strength: Amount | None) -> str:
    if strength is None:
        return ""
    return plain(strength.value) if strength.unit == "mg" else f"{plain(strength.value)} {strength.unit}"
