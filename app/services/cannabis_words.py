"""A use of cannabis in words: why, with what, how its label mg are worked out; sums that say what they leave out."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from app.domain.people import Answer
from app.domain.products import Basis, Leaning, Printed, Spectrum
from app.domain.strengths import counted_cbd, counted_thc
from app.domain.uses import (
    DROPS_PER_ML,
    JOINT_G,
    LabelMg,
    Quality,
    Reason,
    Use,
    UseUnit,
    cbd_mg,
    counts_in_totals,
    thc_mg,
)
from app.services import medicine_words, words

REASONS = {
    Reason.PAIN: "pain",
    Reason.SLEEP: "sleep",
    Reason.MOOD: "mood",
    Reason.NAUSEA: "nausea",
    Reason.SOCIAL: "company",
    Reason.HABIT: "habit",
    Reason.OTHER: "something else",
    Reason.PREFER_NOT: "prefer not to say",
}
PRINTED = {
    Printed.BEFORE_HEATING: "before heating",
    Printed.TOTAL: "the total",
    Printed.UNKNOWN: "I don’t know",
    Printed.AS_PRINTED: "the label has only one",
}
SPECTRA = {
    Spectrum.ISOLATE: "isolate",
    Spectrum.BROAD: "broad spectrum",
    Spectrum.FULL: "full spectrum",
    Spectrum.UNKNOWN: "not said",
}
LEANINGS = {
    Leaning.THC: "THC more than CBD",
    Leaning.BALANCED: "balanced",
    Leaning.CBD: "CBD more than THC",
    Leaning.UNKNOWN: "not said",
}


QUALITIES = {
    Quality.MEASURED: "as the label has it",
    Quality.PARTLY_ESTIMATED: "part guess",
    Quality.ROUGH: "strength and amount are both guesses",
    Quality.UNKNOWN: "not known, never counted as 0",
}


def known_how(use: Use) -> str:
    """How well the mg of a use are known: "from the label, weighed", "part guess: from the label, my estimate"."""
    sides = f"{words.STRENGTH_SOURCES[use.strength.source]}, {words.AMOUNT_SOURCES[use.amount_source]}"
    known = [found.quality for found in (thc_mg(use), cbd_mg(use)) if found.value is not None]
    if not known:
        return QUALITIES[Quality.UNKNOWN]
    worst = max(known, key=list(Quality).index)
    return sides if worst is Quality.MEASURED else f"{QUALITIES[worst]}: {sides}"


def working(use: Use) -> tuple[str, ...]:
    """The working behind the label mg, a line for each cannabinoid, as it would be written on paper."""
    lines = []
    pairs = (
        ("THC", use.strength.thc, use.strength.thca, counted_thc(use.strength, use.route), thc_mg(use)),
        ("CBD", use.strength.cbd, use.strength.cbda, counted_cbd(use.strength, use.route), cbd_mg(use)),
    )
    for name, neutral, acid, counted, found in pairs:
        if counted.value is None or found.value is None:
            continue
        strength = f"{words.number(counted.value)} {words.BASES[use.strength.basis]}"
        if acid and counted.value != neutral:
            printed = "0" if neutral is None else words.number(neutral)
            lines.append(f"Total {name}: {printed} + 0.877 × {words.number(acid)} = {strength}")
        share = "" if use.share == 1 else f" × {words.number(use.share)} of it"
        least = ", at least" if counted.least else ""
        mg = words.number(_exactly(found.value))
        lines.append(f"{name}: {_measured(use)} × {strength}{share} = {mg} mg{least}")
    return tuple(words.tie(line) for line in lines)


def _measured(use: Use) -> str:
    """The amount, and how a unit that is no measure becomes one."""
    pack, amount = use.strength.pack, medicine_words.use_amount(use)
    if use.unit is UseUnit.DROP:
        drops = use.strength.drops_per_ml
        return f"{amount} ÷ {words.number(drops or DROPS_PER_ML)} drops in 1 mL{'' if drops else ', an estimate'}"
    if use.unit is UseUnit.JOINT:
        return f"{amount} × {words.number(JOINT_G)} g, an estimate"
    size = f" × {words.number(pack.size)} {pack.unit.value}" if pack.size and use.strength.basis not in _WHOLE else ""
    if use.unit is UseUnit.PUFF and pack.puffs:
        who = "counted by you" if pack.puffs_counted else "by the maker, an estimate"
        return f"{amount} ÷ {words.number(pack.puffs)} puffs ({who}){size}"
    if use.unit is UseUnit.PIECE and pack.pieces and use.strength.basis is not Basis.MG_PER_PIECE:
        return f"{amount} ÷ {words.number(pack.pieces)} in a pack{size}"
    if use.unit is UseUnit.PACK and use.strength.basis is Basis.MG_PER_PIECE and pack.pieces:
        return f"{amount} × {words.number(pack.pieces)} in a pack"
    return f"{amount}{size}" if use.unit is UseUnit.PACK else amount


_WHOLE = (Basis.MG_PER_PACK, Basis.MG_PER_PIECE, Basis.MG_PER_SPRAY)


def _exactly(value: Decimal) -> Decimal:
    """The figure as paper would have it, to the hundredth; what is shown above it is rounded as it deserves."""
    return value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def why(use: Use) -> str:
    """What it was for: "for pain and sleep"; empty where nothing was said, or the person would rather not."""
    told = [REASONS[each] for each in use.reasons if each not in (Reason.PREFER_NOT, Reason.OTHER)]
    told += [use.reason] if use.reason else [REASONS[Reason.OTHER]] if Reason.OTHER in use.reasons else []
    return f"for {words.listed(told)}" if told else ""


def together_with(use: Use) -> str:
    """What went with it: "with tobacco and food"; what was not noted is not said."""
    pairs = (("tobacco", use.tobacco), ("food", use.food), ("alcohol", use.alcohol))
    told = [name for name, answer in pairs if answer is Answer.YES]
    return f"with {words.listed(told)}" if told else ""


def sum_of_labels(uses: Sequence[Use], figure: Callable[[Use], LabelMg], what: str) -> str:
    """A sum with its coverage: "about 120 mg THC on the labels of 9 uses; 3 more uses of unknown strength".

    What was put on the skin is not in it.
    """
    found = [figure(use) for use in uses if counts_in_totals(use)]
    known = [each for each in found if each.value is not None]
    unknown = len(found) - len(known)
    if not known:
        return f"{what} amount not known in {words.counted(unknown, 'use')}" if unknown else ""
    total = sum((each.value for each in known if each.value is not None), Decimal(0))
    worst = max((each.quality for each in known), key=list(Quality).index)
    labels = f"on the label{'s' * (len(known) > 1)} of {words.counted(len(known), 'use')}"
    told = f"{words.mg_range(total, total, worst)}{words.NBSP}{what} {labels}"
    return f"{told}; {words.counted(unknown, 'more use')} of unknown strength" if unknown else told
