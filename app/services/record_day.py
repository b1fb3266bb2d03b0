"""From what is on the record to the items that the check looks at."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from app.domain.interactions import EventKind
from app.domain.items import Content, Item, ItemKind, Unchecked, UncheckedPart
from app.domain.lots import Lot
from app.domain.medicines import Ingredient, Kind, Medicine
from app.domain.people import Answer
from app.domain.products import Product
from app.domain.regimens import Regimen, RegimenKind, current, last_cut, last_raise, most_on_one_day
from app.domain.routes import Route, likely_route
from app.domain.substances import Vocabulary
from app.domain.uses import Use, cbd_mg, thc_mg

SMOKE, ETHANOL, TOBACCO = "cannabis-smoke", "ethanol-in-product", "tobacco-smoke"
_NEVER_SMOKED = frozenset({"oil", "capsule", "edible", "drink", "home-made", "spray", "cream", "patch"})


def ingredients_of(entry_id: str, vocabulary: Vocabulary) -> tuple[Ingredient, ...]:
    """The ingredients of an entry of the data file, those it has no substance for included."""
    found = [Ingredient(vocabulary.substances[one].name, one) for one in vocabulary.ingredients(entry_id)]
    entry = vocabulary.combinations.get(entry_id)
    uncovered = entry.uncovered if entry else ()
    return (*found, *(Ingredient(name) for name in uncovered))


def medicine_item(
    medicine: Medicine,
    vocabulary: Vocabulary,
    day: date,
    regimens: Sequence[Regimen] = (),
    *,
    only_known: bool = False,
) -> Item:
    """One medicine as the check sees it. What the file has no substance for is named as unchecked.

    `only_known` says that its name is a real medicine's, although nobody said which of the file's it is.
    """
    missing = [each.name for each in medicine.ingredients if each.substance not in vocabulary.substances]
    unchecked = [Unchecked(UncheckedPart.INGREDIENT, name) for name in missing]
    if not medicine.ingredients:
        unchecked = [Unchecked(UncheckedPart.NOT_COVERED if only_known else UncheckedPart.NAME, medicine.name)]
    route = medicine_route(medicine, vocabulary)
    if route is Route.UNKNOWN:
        unchecked.append(Unchecked(UncheckedPart.ROUTE, medicine.name))
    starts_later = medicine.started is not None and medicine.started.earliest() > day
    if starts_later:
        unchecked.append(Unchecked(UncheckedPart.NOT_YET, medicine.name))
    return Item(
        index=0,
        kind=ItemKind.SUBSTANCE if medicine.kind is Kind.OTHER else ItemKind.MEDICINE,
        name=medicine.name,
        contents=() if starts_later else tuple(_contents(medicine, vocabulary, current(regimens, day))),
        routes=(route,),
        form=medicine.form,
        treatment=f"{' '.join(medicine.name.casefold().split())}\0{medicine.prescriber.casefold()}",
        prescribed=medicine.kind is Kind.PRESCRIBED,
        stopped=medicine.stopped,
        changes=_changes(medicine, regimens, day),
        unchecked=tuple(unchecked),
    )


def medicine_route(medicine: Medicine, vocabulary: Vocabulary) -> Route:
    """The route recorded, else what the form tells, else what the data file says of the name, else swallowed."""
    entry = vocabulary.entry(medicine.chosen or "")
    return medicine.route or likely_route(medicine.form, entry.default_route if entry else None)


def product_item(product: Product, uses: Sequence[Use], lots: Sequence[Lot] = ()) -> Item:
    """One cannabis product as the check sees it: by the route it is meant for and every route it was used lately.

    A use by another route adds to the findings and never takes one away; only "not known" gives way to what is known.
    A content counts that the product's label has, or that of any lot. Smoked with tobacco, its smoke counts too.
    """
    used = [use.route for use in uses]
    meant = [] if product.route is Route.UNKNOWN and used else [product.route]
    routes = tuple(dict.fromkeys([*meant, *used]))
    labels: list[Product | Lot] = [product, *(lot for lot in lots if lot.own_strength)]
    tobacco = any(use.tobacco is Answer.YES and use.route is Route.SMOKED for use in uses)
    return cannabis_item(
        product.name,
        routes,
        (
            _on_labels("thc", [(each.thc, each.thca) for each in labels], uses),
            _on_labels("cbd", [(each.cbd, each.cbda) for each in labels], uses),
            Content(TOBACCO) if tobacco else None,
        ),
        form=product.form.value,
        alcohol=product.alcohol is Answer.YES,
        prescribed=product.prescribed,
        treatment=product.chosen or product.name.casefold(),
    )


def cannabis_item(
    name: str,
    routes: tuple[Route, ...],
    cannabinoids: Sequence[Content | None],
    *,
    form: str = "",
    alcohol: bool = False,
    prescribed: bool = False,
    treatment: str = "",
) -> Item:
    """Cannabis by its routes: with smoke where it is, or may be, smoked; what is not known is named and counts."""
    contents = [content for content in cannabinoids if content is not None]
    unchecked = [Unchecked(UncheckedPart.CONTENT, one.substance.upper()) for one in contents if one.unknown]
    if Route.UNKNOWN in routes:
        unchecked.append(Unchecked(UncheckedPart.ROUTE, name))
    if Route.SMOKED in routes or (Route.UNKNOWN in routes and form not in _NEVER_SMOKED):
        contents.append(Content(SMOKE, unknown=Route.SMOKED not in routes))
    if alcohol:
        contents.append(Content(ETHANOL))
    return Item(
        index=0,
        kind=ItemKind.CANNABIS,
        name=name,
        contents=tuple(contents),
        routes=routes,
        form=form,
        treatment=treatment or name.casefold(),
        prescribed=prescribed,
        unchecked=tuple(unchecked),
    )


def cannabinoid(
    substance: str,
    neutral: Decimal | None,
    acid: Decimal | None = None,
    *,
    daily: Decimal | None = None,
    use: Decimal | None = None,
) -> Content | None:
    """THC or CBD by a label: None (no content) only where 0 is printed and no acid of it; not printed is unknown."""
    if neutral == 0 and not acid:
        return None
    return Content(substance, unknown=neutral is None and not acid, daily_mg=daily, use_mg=use)


def _on_labels(
    substance: str, labels: Sequence[tuple[Decimal | None, Decimal | None]], uses: Sequence[Use]
) -> Content | None:
    """A cannabinoid by the labels of a product and its lots: known to be there, else not known, else a use had it."""
    daily = _most_in_a_day(substance, uses)
    found = [cannabinoid(substance, neutral, acid, daily=daily) for neutral, acid in labels]
    present = [each for each in found if each is not None]
    return next((each for each in present if not each.unknown), next(iter(present), None)) or _used(substance, uses)


def _used(substance: str, uses: Sequence[Use]) -> Content | None:
    """A content the label no longer has but some of these uses had: a product corrected since does not undo them."""
    frozen = [use.strength for use in uses]
    had = [(each.thc, each.thca) if substance == "thc" else (each.cbd, each.cbda) for each in frozen]
    return Content(substance, daily_mg=_most_in_a_day(substance, uses)) if any(any(pair) for pair in had) else None


def _contents(medicine: Medicine, vocabulary: Vocabulary, regimen: Regimen | None) -> Iterator[Content]:
    """What is in a medicine, with the most mg its regimen plans on one day and the mg of one as-needed dose."""
    daily = most_on_one_day(regimen) if regimen else None
    dose = regimen.dose if regimen and regimen.kind is RegimenKind.AS_NEEDED else None
    for each in medicine.ingredients:
        if each.substance in vocabulary.substances and each.substance:
            piece = mg_in_a_piece(medicine, each)
            yield Content(
                each.substance,
                daily_mg=piece * daily if piece is not None and daily else None,
                use_mg=piece * dose if piece is not None and dose else None,
            )


def mg_in_a_piece(medicine: Medicine, ingredient: Ingredient) -> Decimal | None:
    """mg of an ingredient in one piece: its own strength, or the medicine's when it is the only one; None otherwise."""
    strength = ingredient.strength or (medicine.strength if len(medicine.ingredients) == 1 else None)
    factors = {"mg": Decimal(1), "g": Decimal(1000), "micrograms": Decimal("0.001")}
    if strength is not None and medicine.form.casefold() == "ml":
        factors["mg/mL"] = Decimal(1)
    factor = factors.get(strength.unit) if strength else None
    return strength.value * factor if strength and factor else None


def _most_in_a_day(substance: str, uses: Sequence[Use]) -> Decimal | None:
    """The most mg on one day of the log; None when no use, or the amount of any one use, is not known."""
    figure = thc_mg if substance == "thc" else cbd_mg
    days: dict[date, Decimal] = {}
    for use in uses:
        found = figure(use).value
        if found is None:
            return None
        days[use.at.date()] = days.get(use.at.date(), Decimal(0)) + found
    return max(days.values(), default=None)


def _changes(medicine: Medicine, regimens: Sequence[Regimen], day: date) -> tuple[tuple[EventKind, date], ...]:
    started = medicine.started.earliest() if medicine.started and medicine.started.day else None
    days = (
        (EventKind.STARTED, started),
        (EventKind.RAISED, last_raise(regimens, day)),
        (EventKind.REDUCED, last_cut(regimens, day)),
        (EventKind.STOPPED, medicine.stopped),
    )
    return tuple((kind, on) for kind, on in days if on is not None)
