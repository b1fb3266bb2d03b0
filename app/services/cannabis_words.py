"""A use of cannabis in words: why, with what, how its label mg are worked out; sums that say what they leave out."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from app.domain.people import Answer
from app.domain.products import Leaning, Printed, Spectrum
from app.domain.uses import (
    LabelMg,
    Quality,
    Reason,
    Use,
    counts_in_totals,
)
from app.services import words

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
