"""Loading the data file, checking a long list with it, and searching names in it."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from statistics import quantiles

from app.domain.interactions import DataFile
from app.domain.matching import build_index, search
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.products import Basis, Product, ProductForm
from app.domain.regimens import Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import AmountSource, Use, UseUnit
from app.services import reference
from app.services.findings import DiaryView, current_findings
from app.services.known_names import known_names
from app.services.record_day import ingredients_of
from tests.benchmarks.figures import Figure, in_turn, once

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
FILES = (reference.SUBSTANCES, reference.INTERACTIONS, reference.REVIEWS)
TODAY = date(2026, 11, 20)
FRAME_MS = 16.0
"""One frame of a screen that shows sixty a second."""


def loading() -> Iterator[Figure]:
    """The data file as the program loads it at every start, and as it does once after a change."""

    def parse() -> None:
        for name in FILES:
            tomllib.loads((RESOURCES / name).read_text(encoding="utf-8"))

    load, thorough, bare = in_turn(
        9, lambda: reference.load(RESOURCES), lambda: reference.load(RESOURCES, thorough=True), parse
    )
    yield Figure("load the data file", load, "tomllib on the same files", bare, 2, "250 ms")
    yield Figure("load it with the whole lint", thorough, "tomllib on the same files", bare, None, "")
    data = reference.load(RESOURCES)
    view = long_list(data)
    (check,) = in_turn(15, lambda: current_findings(view, data, TODAY))
    yield Figure("check 30 medicines and 5 products", check, "loading the data file", load, 1 / 20, "5 ms")


def long_list(data: DataFile) -> DiaryView:
    """Thirty medicines of which the rules say most, each with a regimen, and five products with a month of uses."""
    substances = [one for one in data.vocabulary.substances.values() if one.kind == "medicine"]
    substances.sort(key=lambda one: (-len(one.groups) - len(one.roles), one.id))
    medicines = tuple(
        Medicine(f"m{at}", one.name, one.id, ingredients_of(one.id, data.vocabulary))
        for at, one in enumerate(substances[:30])
    )
    one, begun = Decimal(1), TODAY - timedelta(days=300)
    regimens = tuple(
        Regimen(f"r{each.id}", each.id, RegimenKind.DAY_PARTS, begun, None, (one, None, None, one))
        for each in medicines
    )
    products = tuple(_products())
    uses = tuple(_use(product, back) for product in products for back in range(30))
    return DiaryView(Person("person"), medicines, regimens, products, uses)


def _products() -> Iterator[Product]:
    oil = Product("p0", "Oil", ProductForm.OIL, Basis.MG_PER_ML, thc=Decimal(10), cbd=Decimal(10))
    for at, route in enumerate((Route.SMOKED, Route.VAPORISED, Route.SWALLOWED, Route.UNDER_TONGUE, Route.TOPICAL)):
        yield replace(oil, id=f"p{at}", name=f"Product {at}", route=route, cbd=Decimal(10) if at % 2 else None)


def _use(product: Product, back: int) -> Use:
    at = datetime.combine(TODAY - timedelta(days=back), time(20, 0), timezone(timedelta()))
    strength = freeze(product)
    return Use(
        f"u{product.id}-{back}", product.id, at, product.route, Decimal(1), UseUnit.ML, strength, AmountSource.MARKED
    )


def searching() -> Iterator[Figure]:
    """Every keystroke of every name of the table of typed names, over both lists."""
    data = reference.load(RESOURCES)
    index = build_index(data.vocabulary, lambda: known_names(RESOURCES))
    first = once(lambda: search(index, "gabapentn"))
    yield Figure("the first misspelling after the start", first, "the longest the window may wait", 50.0, None, "50 ms")
    index.warm()
    table = (ROOT / "tests" / "domain" / "names_table.txt").read_text(encoding="utf-8").splitlines()
    typed = [line.split("|")[0].strip() for line in table if "|" in line and not line.startswith("#")]
    for name in typed[:40]:
        search(index, name)
    took = [once(lambda part=name[:end]: search(index, part)) for name in typed for end in range(1, len(name) + 1)]  # type: ignore[misc]  # a default is how a lambda in a loop keeps its value
    hundredths = quantiles(took, n=100)
    yield Figure("name search per keystroke, p95", hundredths[94], "one frame", FRAME_MS, 1, "2 ms")
    yield Figure("name search per keystroke, median", hundredths[49], "one frame", FRAME_MS, None, "")
    yield Figure("name search per keystroke, the slowest", max(took), "one frame", FRAME_MS, None, "")
