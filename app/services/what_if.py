"""The same check with things that are not taken: what would be new, what would change. Nothing of it is kept.

Things are only ever added: what would be gone without a medicine could be read as a reason to stop it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.domain.amounts import Amount
from app.domain.checking import Finding
from app.domain.interactions import DataFile
from app.domain.medicines import Ingredient, Kind, Medicine
from app.domain.products import Basis, Product, ProductForm
from app.domain.regimens import Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import AmountSource, Use, UseUnit
from app.services import words
from app.services.coverage_view import UncheckedView, view_coverage
from app.services.discussed import with_talks
from app.services.finding_view import FindingView, view_findings
from app.services.findings import Current, DiaryView, current_findings, with_medicine, with_product

NOT_A_PLAN = (
    "Not a plan: whether to start, stop or swap anything is for the person who prescribes it. "
    "This only shows which categories the data file would name."
)
_NUMBERS = ("", "one", "two", "three", "four", "five")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One thing that is not taken: a medicine, perhaps with how much, or a cannabis product, perhaps with a use."""

    id: str
    name: str
    medicine: Medicine | None = None
    regimen: Regimen | None = None
    product: Product | None = None
    use: Use | None = None


@dataclass(frozen=True, slots=True)
class WouldBe:
    """One finding as it would be; `remark` says in a word or two what would be different."""

    view: FindingView
    remark: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would be new, what would change, what would stay, each the most serious first.

    `names` are the things asked about, `unchecked` what could not be checked of them, `still_unchecked` the same of
    what is really on the record, `on_skin` the fixed remark about creams where it belongs. `headline` counts only the
    things asked about. `on_request` is the number of entries that they would add to those shown on request.
    """

    names: tuple[str, ...]
    new: tuple[WouldBe, ...]
    changed: tuple[WouldBe, ...]
    same: tuple[FindingView, ...]
    unchecked: tuple[UncheckedView, ...]
    still_unchecked: tuple[UncheckedView, ...]
    headline: str
    on_skin: str
    on_request: int
    no_match: str
    scope: str


def if_medicine(
    name: str,
    chosen: str | None,
    ingredients: tuple[Ingredient, ...],
    *,
    number: int,
    route: Route | None = None,
    daily: Amount | None = None,
) -> Hypothesis:
    """A medicine that is not taken; `daily` is the amount a day, `number` tells several apart."""
    key = f"what-if-{number}"
    medicine = Medicine(key, name, chosen, ingredients, Kind.BOUGHT, strength=daily, route=route)
    once = (None, None, None, Decimal(1))
    regimen = Regimen(key, key, RegimenKind.DAY_PARTS, parts=once) if daily is not None else None
    more = [*([f"{words.amount(daily)} a day"] if daily else []), *_routes(route)]
    return Hypothesis(key, f"{name} ({', '.join(more)})" if more else name, medicine, regimen)


def if_cannabis(
    form: ProductForm,
    route: Route,
    at: datetime,
    *,
    number: int,
    thc: Decimal | None = None,
    cbd: Decimal | None = None,
) -> Hypothesis:
    """Cannabis that is not taken. `thc` and `cbd` are mg in a day: None is not known, 0 is not in it."""
    key = f"what-if-{number}"
    what = words.PRODUCT_FORMS[form]
    more = ", ".join([*_routes(route), *_mg("THC", thc), *_mg("CBD", cbd)])
    name = f"{what} ({words.ROUTES[route]})"
    product = Product(key, name, form, Basis.MG_PER_PIECE, thc, cbd, route=route)
    strength = freeze(product)
    use = Use(key, key, at, route, Decimal(1), UseUnit.PIECE, strength, AmountSource.COUNTED)
    return Hypothesis(key, f"{what} ({more})", product=product, use=use)


def with_hypotheses(view: DiaryView, hypotheses: Iterable[Hypothesis]) -> DiaryView:
    """The diary as it would be; the one given stays as it is."""
    for each in hypotheses:
        if each.medicine is not None:
            view = with_medicine(view, each.medicine, each.regimen)
        if each.product is not None:
            view = with_product(view, each.product, each.use)
    return view


def what_if(view: DiaryView, hypotheses: Sequence[Hypothesis], data: DataFile, day: date) -> WhatIf:
    """Look the record up as it is and as it would be, and sort what differs. Pure: nothing is kept anywhere."""
    then_view = with_hypotheses(view, hypotheses)
    now, then = current_findings(view, data, day), current_findings(then_view, data, day)
    asked = _places(then, hypotheses)
    views = view_findings(then.result, then.items, data)
    before = {each.category.id: each for each in now.result.findings}
    after = {each.category.id: each for each in then.result.findings}
    remarks = {key: " · ".join(_differences(was, after[key], now, then, asked)) for key, was in before.items()}
    for key in _open_again(view, now, then_view, then, data):
        remarks[key] += " · open again"
    coverage = view_coverage(then.result, then.items, data)
    of_asked = tuple(each for each in coverage.unchecked if each.item in asked)
    on_skin = [then.items[each.item].name for each in then.result.coverage if each.on_skin and each.item in asked]
    known = {each.category.id for each in now.result.on_request}
    return WhatIf(
        names=tuple(each.name for each in hypotheses),
        new=tuple(WouldBe(each, "new") for each in views if each.id not in before),
        changed=tuple(WouldBe(each, remarks[each.id]) for each in views if remarks.get(each.id)),
        same=tuple(each for each in views if remarks.get(each.id) == ""),
        unchecked=of_asked,
        still_unchecked=tuple(each for each in coverage.unchecked if each.item not in asked),
        headline=_headline(len(hypotheses), of_asked),
        on_skin=f"{words.listed(on_skin)}: {data.sentences['topical_remark']}" if on_skin else "",
        on_request=sum(each.category.id not in known for each in then.result.on_request),
        no_match=coverage.no_match,
        scope=coverage.scope,
    )


def _places(then: Current, hypotheses: Iterable[Hypothesis]) -> set[int]:
    ids = {each.id for each in hypotheses}
    return {place for place, record_id in enumerate(then.ids) if record_id in ids}


def _open_again(view: DiaryView, now: Current, then_view: DiaryView, then: Current, data: DataFile) -> Iterator[str]:
    """The findings that were talked about, and would have to be again."""
    if view.talks:
        kept = with_talks(view_findings(now.result, now.items, data), now, view, data)
        discussed = {each.id for each in kept if each.is_discussed()}
        there = with_talks(view_findings(then.result, then.items, data), then, then_view, data)
        yield from (each.id for each in there if each.id in discussed and not each.is_discussed())


def _differences(was: Finding, found: Finding, now: Current, then: Current, asked: set[int]) -> Iterator[str]:
    """What would be different in a finding that is there already; nothing when nothing would."""
    more = len(asked & set(found.items))
    if more:
        yield f"{_NUMBERS[more] if more < len(_NUMBERS) else more} more"
    if found.seriousness > was.seriousness:
        yield "more serious"
    elif _grounds(was, now) != _grounds(found, then) and not more:
        yield "for more reasons"


def _grounds(finding: Finding, current: Current) -> tuple[object, ...]:
    parts = frozenset((current.ids[part.item], part.substance, part.certainty) for part in finding.parts)
    return (parts, finding.certainty, finding.raises, finding.asks, finding.content_unknown)


def _headline(count: int, unchecked: Sequence[UncheckedView]) -> str:
    if not count:
        return ""
    return f"{count - len(unchecked)} of {count} thing{'' if count == 1 else 's'} asked about could be checked"


def _routes(route: Route | None) -> list[str]:
    return [] if route is None else [words.ROUTES[route]]


def _mg(what: str, mg: Decimal | None) -> list[str]:
    if mg is None:
        return [f"{what} not known"]
    return [f"no {what}" if mg == 0 else f"{words.number(mg)}{words.NBSP}mg {what} a day"]
