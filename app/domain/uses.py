"""One recorded use of cannabis: how much, how, when, and what the label makes of it in mg."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.moments import TimePrecision
from app.domain.people import Answer
from app.domain.products import Basis, Pack, PackUnit, StrengthSource
from app.domain.routes import LOCAL_ROUTES, Route
from app.domain.strengths import Counted, FrozenStrength, counted_cbd, counted_thc

DROPS_PER_ML = Decimal(20)
"""Used, and called an estimate, when a label does not say how many drops make one mL."""
JOINT_G = Decimal("0.32")
"""A joint nobody weighed. Ridgeway and Kilmer 2016, from US arrest data: 0.32 g, between 0.30 and 0.35."""
UNIT_MG = Decimal(5)
"""One standard THC unit, of THC only, whatever the route (US National Institutes of Health, NOT-DA-21-049, 2021)."""


class AmountSource(StrEnum):
    """How the amount used is known."""

    WEIGHED = "weighed"
    COUNTED = "counted"
    MARKED = "marked"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


class UseUnit(StrEnum):
    """What the amount counts. A joint is one that nobody weighed; a pack is a part of one, such as ½."""

    G = "g"
    MG = "mg"
    ML = "mL"
    DROP = "drop"
    PIECE = "piece"
    SPRAY = "spray"
    PUFF = "puff"
    PACK = "pack"
    JOINT = "joint"


class Reason(StrEnum):
    """What it was used for; none of them is a better one."""

    PAIN = "pain"
    SLEEP = "sleep"
    MOOD = "mood"
    NAUSEA = "nausea"
    SOCIAL = "social"
    HABIT = "habit"
    OTHER = "other"
    PREFER_NOT = "prefer-not"


class Quality(StrEnum):
    """How well a figure in mg is known: the worse of the strength and the amount."""

    MEASURED = "measured"
    PARTLY_ESTIMATED = "partly-estimated"
    ROUGH = "rough"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Use:
    """One use. `at` keeps its wall-clock offset; `share` is the part of it the person had (1 is all of it).

    `precision` says how exact `at` is. `entered` is when it was written down, None where that was not kept.
    """

    id: str
    product_id: str
    at: datetime
    route: Route
    amount: Decimal | None
    unit: UseUnit
    strength: FrozenStrength
    amount_source: AmountSource = AmountSource.ESTIMATED
    share: Decimal = Decimal(1)
    precision: TimePrecision = TimePrecision.EXACT
    reason: str = ""
    note: str = ""
    reasons: tuple[Reason, ...] = ()
    tobacco: Answer = Answer.UNKNOWN
    food: Answer = Answer.UNKNOWN
    alcohol: Answer = Answer.UNKNOWN
    lot_id: str | None = None
    entered: datetime | None = None

    @property
    def timed(self) -> bool:
        """Whether its clock time is known, exactly or about."""
        return self.precision in (TimePrecision.EXACT, TimePrecision.ABOUT)


@dataclass(frozen=True, slots=True)
class LabelMg:
    """mg as the label has them, never what the body took up. `value` None is not known.

    `exact`: printed so on a pharmacy's label, and therefore never rounded.
    """

    value: Decimal | None
    quality: Quality
    exact: bool = False


NOT_KNOWN = LabelMg(None, Quality.UNKNOWN)


def units_for(basis: Basis, pack: Pack | None = None) -> tuple[UseUnit, ...]:
    """The units an amount can have under a basis and for a pack of this size, the usual one first."""
    pack = pack or Pack()
    grams = bool(pack.size) and pack.unit is PackUnit.G
    millilitres = bool(pack.size) and pack.unit is PackUnit.ML
    by_weight, by_volume = (UseUnit.G, UseUnit.MG), (UseUnit.ML, UseUnit.DROP)
    piece = (UseUnit.PIECE,) if pack.pieces else ()
    puff = (UseUnit.PUFF,) if pack.puffs else ()
    whole = (UseUnit.PACK,)
    if basis in (Basis.PERCENT, Basis.MG_PER_G):
        return (*by_weight, *((*piece, *puff, *whole) if grams else ()), UseUnit.JOINT)
    if basis is Basis.MG_PER_ML:
        return (*by_volume, *((*puff, *whole) if millilitres else ()))
    if basis is Basis.MG_PER_PIECE:
        return (UseUnit.PIECE, *(whole if pack.pieces else ()))
    if basis is Basis.MG_PER_SPRAY:
        return (UseUnit.SPRAY,)
    return (*whole, *piece, *puff, *(by_weight if grams else ()), *(by_volume if millilitres else ()))


def thc_mg(use: Use) -> LabelMg:
    """mg of THC by the label."""
    return _label_mg(use, counted_thc(use.strength, use.route))


def cbd_mg(use: Use) -> LabelMg:
    """mg of CBD by the label."""
    return _label_mg(use, counted_cbd(use.strength, use.route))


def thc_units(found: LabelMg) -> Decimal | None:
    """Standard THC units of 5 mg; only for a measured figure."""
    return found.value / UNIT_MG if found.value is not None and found.quality is Quality.MEASURED else None


def counts_in_totals(use: Use) -> bool:
    """Whether its mg are added up; what is put on the skin is listed and never added."""
    return use.route not in LOCAL_ROUTES


def _label_mg(use: Use, counted: Counted) -> LabelMg:
    """Strength times amount times share, in mg; unknown as soon as one side is."""
    amount = amount_in_basis(use)
    if counted.value is None or amount is None or use.strength.source is StrengthSource.UNKNOWN:
        return NOT_KNOWN
    guesses = [
        use.strength.source not in (StrengthSource.LABEL, StrengthSource.CERTIFICATE)
        or counted.least
        or use.strength.home_made,
        use.amount_source is AmountSource.ESTIMATED or use.share != 1 or guessed_measure(use),
    ]
    quality = (Quality.MEASURED, Quality.PARTLY_ESTIMATED, Quality.ROUGH)[sum(guesses)]
    as_printed = use.strength.pharmacy and use.unit in (UseUnit.PIECE, UseUnit.SPRAY, UseUnit.ML)
    return LabelMg(counted.value * amount * use.share, quality, exact=as_printed and quality is Quality.MEASURED)


def guessed_measure(use: Use) -> bool:
    """Whether the unit itself is a guess: drops the label does not count, a maker's puffs, a joint nobody weighed."""
    return (
        (use.unit is UseUnit.DROP and use.strength.drops_per_ml is None)
        or (use.unit is UseUnit.PUFF and not use.strength.pack.puffs_counted)
        or use.unit is UseUnit.JOINT
    )


def amount_in_basis(use: Use) -> Decimal | None:
    """How often the strength is in the amount: ten times the grams for percent, the mL for mg/mL; None if unknown."""
    basis, pack = use.strength.basis, use.strength.pack
    known = use.amount is not None and use.amount_source is not AmountSource.UNKNOWN
    if use.amount is None or not known or use.unit not in units_for(basis, pack):
        return None
    if basis in (Basis.MG_PER_PIECE, Basis.MG_PER_SPRAY):
        return use.amount * (pack.pieces or 1) if use.unit is UseUnit.PACK else use.amount
    if basis is Basis.MG_PER_PACK:
        return _of_a_pack(use.amount, use)
    measured = _measured(use.amount, use)
    if measured is None:
        measured = _of_a_pack(use.amount, use) * (pack.size or 0)
    return measured * 10 if basis is Basis.PERCENT else measured


def _measured(amount: Decimal, use: Use) -> Decimal | None:
    """The amount in g or mL, for the units that are a measure; None for parts of a pack."""
    per_unit = {UseUnit.G: Decimal(1), UseUnit.ML: Decimal(1), UseUnit.MG: Decimal("0.001"), UseUnit.JOINT: JOINT_G}
    if use.unit is UseUnit.DROP:
        return amount / (use.strength.drops_per_ml or DROPS_PER_ML)
    return amount * per_unit[use.unit] if use.unit in per_unit else None


def _of_a_pack(amount: Decimal, use: Use) -> Decimal:
    """Which part of a pack the amount is."""
    pack = use.strength.pack
    if use.unit is UseUnit.PACK:
        return amount
    if use.unit is UseUnit.PIECE:
        return amount / (pack.pieces or 1)
    if use.unit is UseUnit.PUFF:
        return amount / (pack.puffs or 1)
    return (_measured(amount, use) or Decimal(0)) / (pack.size or 1)
