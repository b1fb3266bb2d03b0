"""Everything a diary holds, as one type: the families of records and one change to one of them."""

from dataclasses import dataclass

from app.domain.checkins import CheckIn
from app.domain.events import ReportedEvent
from app.domain.intakes import Intake
from app.domain.lots import Lot
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.presets import Preset
from app.domain.printed import PrintedPage
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.talks import Talk
from app.domain.uses import Use
from app.domain.weekly import WeeklyLook

Record = (
    Person
    | Medicine
    | Regimen
    | Intake
    | Product
    | Use
    | CheckIn
    | SideEffect
    | Question
    | DayStatement
    | Preset
    | Talk
    | WeeklyLook
    | Lot
    | ReportedEvent
    | PrintedPage
)
FAMILIES: tuple[type[Record], ...] = (
    Person,
    Medicine,
    Regimen,
    Intake,
    Product,
    Use,
    CheckIn,
    SideEffect,
    Question,
    DayStatement,
    Preset,
    Talk,
    WeeklyLook,
    Lot,
    ReportedEvent,
    PrintedPage,
)


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record before and after; `before` None is a new record, `after` None a removed one. Both have the same id."""

    before: Record | None
    after: Record | None

    def inverse(self) -> "RecordChange":
        """The change that takes this one back."""
        return RecordChange(self.after, self.before)
