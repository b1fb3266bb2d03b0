"""Weight and kidney values with their units and days, as they were typed; several are kept."""

from datetime import date
from decimal import Decimal

from app.domain.amounts import parse_number, plain
from app.domain.moments import parse_day
from app.domain.people import Measure, Measured
from app.domain.problems import Problem, problem
from app.services import words
from app.services.person_words import UNITS
from app.ui.forms.fields import ChoiceField, DateField, TextField
from app.ui.forms.medicine_form_reading import Reading
from app.ui.forms.person_form_lines import Line, Lines
from app.ui.session import Session
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.fold import Fold

_HEAVIEST = Decimal(1_000)
_UNUSUAL = "This is unusual. It can be saved."
_TIE = "\0"


def measured_values(session: Session) -> Lines[Measured]:
    """The list of weights and kidney values."""
    return Lines("Add a weight or kidney value", lambda value: _Value(session, value))


class _Value(Line[Measured]):
    def __init__(self, session: Session, value: Measured | None) -> None:
        super().__init__()
        self._session = session
        options = {_key(what, unit): said for (what, unit), said in UNITS.items()}
        if value:
            options.setdefault(_key(value.what, value.unit), value.unit)
        self._what = ChoiceField("What", tuple(options.items()), _key(value.what, value.unit) if value else None)
        self._number = TextField("Value")
        self._on = DateField("Measured on", self._parse, words.short_day, calendar="Choose a day", optional="optional")
        if value is None:
            self._what.set_value(next(iter(options)))
        else:
            self._number.set_text(plain(value.value))
            self._on.set_text(words.short_day(value.on).replace(words.NBSP, " ") if value.on else "")
        remove = Button(
            "Remove this value", Role.QUIET, icon="x", name=f"Remove: {self._number.text() or 'this value'}"
        )
        self.setLayout(
            Column(Fold((self._what, 5), (self._number, 2), (self._on, 4), below=520, folded_gap=8), remove, gap=2)
        )
        self.setFocusProxy(self._what)
        remove.clicked.connect(self.removed)
        for each in (self._what, self._number, self._on):
            each.edited.connect(self.edited)

    def read(self, reading: Reading) -> Measured | None:
        """The value; None while no number stands there and no day."""
        if not self._number.text().strip() and not self._on.text().strip():
            return None
        number = reading.take(self._number, parse_number(self._number.text(), self._number.label), Decimal(0))
        on = reading.take(self._on, self._day(), None)
        what, _, unit = (self._what.value() or "").partition(_TIE)
        if not self._number.problem():
            unusual = number == 0 or (what == Measure.WEIGHT and number > _HEAVIEST)
            self._number.set_hint(_UNUSUAL if unusual else "")
        return Measured(Measure(what), number, unit, on)

    def _parse(self, text: str) -> date | Problem:
        return parse_day(text, "Measured on", self._session.today())

    def _day(self) -> date | Problem | None:
        if not self._on.text().strip():
            return None
        found = self._parse(self._on.text())
        later = isinstance(found, date) and found > self._session.today()
        return problem("Measured on", "this day is still to come.") if later else found


def _key(what: Measure, unit: str) -> str:
    return f"{what.value}{_TIE}{unit}"
