"""Reading from a store what a look-up needs: all of it, or only the families of records that have changed."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from app.domain.events import ReportedEvent
from app.domain.intakes import Intake
from app.domain.lots import Lot
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.people import Person
from app.domain.printed import PrintedPage
from app.domain.products import Product
from app.domain.records import Record
from app.domain.regimens import Regimen
from app.domain.talks import Talk
from app.domain.uses import Use
from app.services.findings import DiaryView
from app.services.ports import Store

PERSON = "person"
"""The id of the one person of a diary."""
_WHOLE: dict[type[Record], str] = {
    Medicine: "medicines",
    Regimen: "regimens",
    Product: "products",
    Talk: "talks",
    Lot: "lots",
    ReportedEvent: "events",
    PrintedPage: "prints",
}
_IN_PERIOD: dict[type[Any], str] = {Use: "uses", Intake: "intakes"}
_ALL = frozenset({Person, *_WHOLE, *_IN_PERIOD})


def read_view(store: Store, period: Period, is_only_known: Callable[[str], bool]) -> DiaryView:
    """The diary with the uses and intakes of a period; `is_only_known` says which names no rule can be about."""
    return read_again(DiaryView(Person(PERSON)), store, period, _ALL, is_only_known)


def read_again(
    view: DiaryView,
    store: Store,
    period: Period,
    families: Collection[type[Record]],
    is_only_known: Callable[[str], bool],
) -> DiaryView:
    """A view of the same period after a change of these families; what they are not about is not read again."""
    read: dict[str, Any] = {name: store.all(family) for family, name in _WHOLE.items() if family in families}
    read |= {name: store.within(family, period) for family, name in _IN_PERIOD.items() if family in families}
    if Person in families:
        read["person"] = store.get(Person, PERSON) or Person(PERSON)
    if Medicine in families:
        unnamed = (each.name for each in read["medicines"] if not each.ingredients)
        read["only_known"] = frozenset(name for name in unnamed if is_only_known(name))
    return replace(view, **read) if read else view
