"""Any record a person could make, for tests of keeping: every field with everything it can hold."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from app.domain.amounts import Amount
from app.domain.checkins import Also, CheckIn, Scale
from app.domain.contacts import Contact, HelpNumbers, Knows, Role
from app.domain.events import ReportedEvent
from app.domain.intakes import Intake, IntakeStatus
from app.domain.lifestyle import Habit, Lifestyle
from app.domain.lots import Lot
from app.domain.medicines import Ingredient, Kind, Medicine
from app.domain.moments import PartialDate, TimePrecision
from app.domain.people import (
    AllergiesAsked,
    Allergy,
    Answer,
    FactSaid,
    FactSource,
    Measure,
    Measured,
    Person,
)
from app.domain.presets import Preset
from app.domain.printed import PrintedLine, PrintedPage, Topic
from app.domain.products import (
    Basis,
    Leaning,
    Pack,
    PackUnit,
    Printed,
    Product,
    ProductForm,
    Spectrum,
    StrengthSource,
)
from app.domain.questions import Question
from app.domain.regimens import ChangedBy, DayPart, EveryUnit, Regimen, RegimenKind, Weekday
from app.domain.routes import Route
from app.domain.side_effects import Severity, SideEffect
from app.domain.statements import About, DayStatement, Said
from app.domain.strengths import FrozenStrength
from app.domain.talks import Snapshot, Talk, Thing
from app.domain.uses import AmountSource, Reason, Use, UseUnit
from app.domain.weekly import Compared, WeeklyLook

PARTIAL = (PartialDate(2024), PartialDate(2024, 3), PartialDate(2024, 2, 29))

# The default of st.text leaves lone surrogates out; Python's str can hold them, and so must the diary.
words = st.text(st.characters(codec=None, exclude_categories=()), max_size=20) | st.sampled_from(
    ["\x00", "a\x00b", "\x1b", "\x1b0041", "\ud800", "\ud83d\ude00", "😀", "قرص", "\u202e", "'; --", "\r\n", " "]
)
maybe_words = st.none() | words
# The archive bounds the digits it reads; no form takes more than six behind the point.
_many = st.decimals(min_value=0, max_value=10**6, allow_nan=False, allow_infinity=False)
amounts = _many.filter(lambda value: len(value.as_tuple().digits) <= 50) | st.sampled_from(
    [Decimal("0.50"), Decimal("1E+3"), Decimal("0E-9"), Decimal("-0")]
)
maybe_amounts = st.none() | amounts
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1900, 1, 2), datetime(2100, 1, 1), timezones=zones)  # noqa: DTZ001 - zones are added
instants = moments.map(lambda at: at.replace(fold=0))  # which means nothing beside a fixed offset
days = st.none() | st.dates(date(1, 1, 1))
clocks = st.times().map(lambda clock: clock.replace(fold=0))
maybe_clocks = st.none() | clocks
minutes = st.integers(0, 24 * 60)
units = st.builds(Amount, amounts, words)


def chosen(choices: Any) -> Any:
    return st.sampled_from(tuple(choices))


people = st.builds(
    Person,
    id=words,
    name=words,
    birth=st.none() | chosen(PARTIAL),
    allergies_asked=chosen(AllergiesAsked),
    allergies=st.lists(st.builds(Allergy, words, words, words), max_size=3).map(tuple),
    facts=st.lists(st.tuples(words, words), max_size=3).map(tuple),
    invented=st.booleans(),
    said=st.lists(st.builds(FactSaid, words, chosen(FactSource), st.dates()), max_size=2).map(tuple),
    measured=st.lists(st.builds(Measured, chosen(Measure), amounts, words, days), max_size=3).map(tuple),
    operation=words,
    operation_on=st.none() | chosen(PARTIAL),
    contacts=st.lists(st.builds(Contact, words, chosen(Role), words, words, chosen(Knows)), max_size=2).map(tuple),
    numbers=st.builds(HelpNumbers, words, words, words),
    hidden=st.lists(words, max_size=2).map(tuple),
)
medicines = st.builds(
    Medicine,
    id=words,
    name=words,
    chosen=maybe_words,
    ingredients=st.lists(st.builds(Ingredient, words, maybe_words, st.none() | units), max_size=3).map(tuple),
    kind=chosen(Kind),
    strength=st.none() | units,
    form=words,
    route=st.none() | chosen(Route),
    reason=words,
    prescriber=words,
    started=st.none() | chosen(PARTIAL),
    stopped=days,
    stop_reason=words,
    still_used=st.booleans(),
    note=words,
    brand=words,
    pharmacy=words,
    origin=words,
)
regimens = st.builds(
    Regimen,
    id=words,
    medicine_id=st.just("m"),
    kind=chosen(RegimenKind),
    valid_from=days,
    valid_to=days,
    parts=st.tuples(maybe_amounts, maybe_amounts, maybe_amounts, maybe_amounts),
    dose=maybe_amounts,
    gap_hours=maybe_amounts,
    most_in_24h=maybe_amounts,
    words=words,
    times=st.lists(clocks, max_size=3).map(tuple),
    every=maybe_amounts,
    every_unit=chosen(EveryUnit),
    anchor=days,
    weekdays=st.lists(chosen(Weekday), max_size=3).map(tuple),
    rate=maybe_amounts,
    taper=st.booleans(),
    changed_by=chosen(ChangedBy),
    why=words,
)
intakes = st.builds(
    Intake,
    id=words,
    medicine_id=st.just("m"),
    at=instants,
    status=chosen(IntakeStatus),
    pieces=maybe_amounts,
    part=st.none() | chosen(DayPart),
    note=words,
    precision=chosen(TimePrecision),
    due=days,
    due_time=st.none() | clocks,
    skip_reason=words,
    site=words,
    removed=st.none() | instants,
)
packs = st.builds(
    Pack,
    size=maybe_amounts,
    unit=chosen(PackUnit),
    pieces=maybe_amounts,
    puffs=maybe_amounts,
    puffs_counted=st.booleans(),
)
named = st.lists(st.tuples(words, maybe_amounts), max_size=3).map(tuple)
products = st.builds(
    Product,
    id=words.filter(lambda text: text != "p"),
    name=words,
    form=chosen(ProductForm),
    basis=chosen(Basis),
    thc=maybe_amounts,
    cbd=maybe_amounts,
    thca=maybe_amounts,
    cbda=maybe_amounts,
    strength_source=chosen(StrengthSource),
    route=chosen(Route),
    alcohol=chosen(Answer),
    drops_per_ml=maybe_amounts,
    prescribed=st.booleans(),
    chosen=maybe_words,
    still_used=st.booleans(),
    note=words,
    printed=chosen(Printed),
    heated=chosen(Answer),
    pack=packs,
    maker=words,
    spectrum=chosen(Spectrum),
    leaning=chosen(Leaning),
    carrier=words,
    allergens=words,
    minor=named,
    terpenes=named,
    origin=words,
)
lots = st.builds(
    Lot,
    id=words,
    product_id=st.just("p"),
    code=words,
    packed=st.none() | chosen(PARTIAL),
    expires=st.none() | chosen(PARTIAL),
    opened=days,
    certificate=words,
    certified=days,
    own_strength=st.booleans(),
    thc=maybe_amounts,
    thca=maybe_amounts,
    cbd=maybe_amounts,
    cbda=maybe_amounts,
    printed=chosen(Printed),
    strength_source=chosen(StrengthSource),
    note=words,
)
strengths = st.builds(
    FrozenStrength,
    basis=chosen(Basis),
    thc=maybe_amounts,
    cbd=maybe_amounts,
    source=chosen(StrengthSource),
    drops_per_ml=maybe_amounts,
    thca=maybe_amounts,
    cbda=maybe_amounts,
    printed=chosen(Printed),
    heated=st.booleans(),
    home_made=st.booleans(),
    pharmacy=st.booleans(),
    pack=packs,
)
uses = st.builds(
    Use,
    id=words,
    product_id=st.just("p"),
    at=instants,
    route=chosen(Route),
    amount=maybe_amounts,
    unit=chosen(UseUnit),
    strength=strengths,
    amount_source=chosen(AmountSource),
    share=amounts,
    precision=chosen(TimePrecision),
    reason=words,
    note=words,
    reasons=st.lists(chosen(Reason), unique=True).map(tuple),
    tobacco=chosen(Answer),
    food=chosen(Answer),
    alcohol=chosen(Answer),
    lot_id=maybe_words,
    entered=st.none() | instants,
)
lives = st.builds(
    Lifestyle,
    in_bed=maybe_clocks,
    up=maybe_clocks,
    naps=st.none() | minutes,
    late=chosen(Answer),
    minutes=st.dictionaries(chosen(Habit), minutes).map(
        lambda given: tuple((habit, given[habit]) for habit in Habit if habit in given)
    ),
    effort=st.none() | st.integers(0, 10),
    paced=chosen(Answer),
    omega3=chosen(Answer),
    food=words,
)
checkins = st.builds(
    CheckIn,
    id=words,
    at=instants,
    scores=st.dictionaries(chosen(Scale), st.integers(0, 10)).map(
        lambda given: tuple((scale, given[scale]) for scale in Scale if scale in given)
    ),
    also=st.lists(chosen(Also), unique=True).map(tuple),
    slept_hours=maybe_amounts,
    note=words,
    life=lives,
)
side_effects = st.builds(
    SideEffect,
    id=words,
    at=instants,
    symptoms=st.lists(words, max_size=4).map(tuple),
    severity=st.none() | chosen(Severity),
    other=words,
    note=words,
    day_only=st.booleans(),
    times=st.none() | st.integers(0, 100),
    hurt=chosen(Answer),
    head=chosen(Answer),
    shower=chosen(Answer),
    did=words,
    tell=st.booleans(),
    over=days,
    over_at=maybe_clocks,
)
weekly = st.builds(WeeklyLook, id=words, at=instants, compared=st.none() | chosen(Compared), note=words)
questions = st.builds(Question, id=words, text=words, answered=days, answer=words)
statements = st.builds(DayStatement, id=words, day=st.dates(date(1, 1, 1)), said=chosen(Said), about=chosen(About))
presets = st.builds(
    Preset,
    id=words,
    name=words,
    product_id=st.just("p"),
    route=chosen(Route),
    amount=maybe_amounts,
    unit=chosen(UseUnit),
    amount_source=chosen(AmountSource),
    share=amounts,
    reason=words,
)
things = st.builds(
    Thing,
    name=words,
    substances=st.lists(words, max_size=2).map(tuple),
    routes=st.lists(words, max_size=2).map(tuple),
    plan=words,
    most=st.lists(st.tuples(words, amounts), max_size=2).map(tuple),
)
talks = st.builds(
    Talk,
    id=words,
    category=words,
    on=st.dates(date(1, 1, 1)),
    people=words,
    said=words,
    then=st.builds(Snapshot, st.lists(things, max_size=2).map(tuple), words, st.integers(1, 4)),
)
feelings = st.one_of(checkins, side_effects, questions, weekly)
others = st.one_of(people, medicines.filter(lambda one: one.id != "m"), regimens, intakes, products, uses)
events = st.builds(ReportedEvent, id=words, on=st.dates(date(1, 1, 1)), event=words, said=words, note=words)
lines = st.builds(PrintedLine, about=chosen(Topic), record=words, name=words, said=words, amount=words)
prints = st.builds(PrintedPage, id=words, at=instants, document=words, lines=st.lists(lines, max_size=3).map(tuple))
later = st.one_of(statements, presets, talks, lots, events, prints)
records = st.one_of(others, feelings, later)
