"""What was changed in how a medicine is taken, and a taper as the one list it was agreed as, in words."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from app.domain.medicines import Medicine
from app.domain.regimens import ChangedBy, Regimen, RegimenKind, current, day_before, ordered, planned_parts
from app.services import medicine_words, words
from app.services.medicine_words import daily_total, regimen_sentence

CHANGED_BY = {
    ChangedBy.PRESCRIBER: "the prescriber",
    ChangedBy.PHARMACIST: "a pharmacist",
    ChangedBy.HOSPITAL: "the hospital",
    ChangedBy.ME: "me",
    ChangedBy.UNKNOWN: "",
}


def history(regimens: Sequence[Regimen], medicine: Medicine) -> tuple[str, ...]:
    """Every change, newest first: "since 1 Oct 2026: 2 capsules = 600 mg a day; 300 mg to 600 mg a day"."""
    versions = [one for one in ordered(regimens) if one.valid_from]
    lines = []
    for before, one in zip([None, *versions], versions, strict=False):
        said = daily_total(one, medicine) or regimen_sentence(one, medicine)
        line = said if one.taper and not daily_total(one, medicine) else f"since {words.short_day(_start(one))}: {said}"
        lines.append("; ".join(text for text in (line, step(before, one, medicine), who_and_why(one)) if text))
    return tuple(reversed(lines))


def step(before: Regimen | None, after: Regimen, medicine: Medicine) -> str:
    """From what to what an amount was changed: "300 mg to 600 mg a day"; empty where the two cannot be compared."""
    old, new = (_amount(one, medicine) for one in (before, after))
    if not old or not new or old == new or old.rpartition(words.NBSP)[2] != new.rpartition(words.NBSP)[2]:
        return ""
    (was, often), (now, often_now) = _parted(old), _parted(new)
    return f"{was} to {now} {often}".strip() if often == often_now else ""


def who_and_why(regimen: Regimen) -> str:
    """Who changed it and why, as far as that is written down: "changed by the prescriber: pain at night"."""
    who = CHANGED_BY[regimen.changed_by]
    return ": ".join(text for text in (f"changed by {who}" if who else "", regimen.why) if text)


def taper_sentence(regimens: Sequence[Regimen], day: date, medicine: Medicine) -> str:
    """The whole list a taper step in force on `day` belongs to, in one sentence; empty for anything else.

    "from 8 Jun to 14 Jun 2026: 0-0-0-2 tablets, then 0-0-0-1 tablet to 21 Jun 2026, then none"; a last step that has
    no end says so.
    """
    steps = taper_steps(regimens, day)
    if not steps:
        return ""
    told = [regimen_sentence(steps[0], medicine)]
    for each in steps[1:]:
        what = medicine_words.scheme(each, medicine) if planned_parts(each) else "none"
        told.append(f"then {what}{f' to {words.short_day(each.valid_to)}' if each.valid_to else ''}")
    if steps[-1].valid_to is None and planned_parts(steps[-1]):
        told[-1] += ", without an end"
    return ", ".join(told)


def taper_steps(regimens: Sequence[Regimen], day: date) -> tuple[Regimen, ...]:
    """The steps without a gap between them around the one in force on `day`, or around the last that was."""
    versions = [one for one in ordered(regimens) if one.valid_from]
    begun = [one for one in versions if one.valid_from and one.valid_from <= day]
    here = current(regimens, day) or (begun[-1] if begun else versions[0] if versions else None)
    if here is None or not here.taper or here not in versions:
        return ()
    runs: list[list[Regimen]] = [[versions[0]]]
    for before, after in pairwise(versions):
        joined = before.taper and after.taper and before.valid_to == day_before(_start(after))
        runs = [*runs[:-1], [*runs[-1], after]] if joined else [*runs, [after]]
    return tuple(next(run for run in runs if here in run))


def ended(regimens: Sequence[Regimen], day: date) -> str:
    """That the last version written down is over, while nothing is written of what is taken since; else empty."""
    ends = [one.valid_to for one in regimens]
    last = max((end for end in ends if end is not None), default=None)
    if None in ends or last is None or last >= day:
        return ""
    return f"This ended on {words.short_day(last)}. What is taken since then is not written down."


def _start(regimen: Regimen) -> date:
    return regimen.valid_from or date.min


def _amount(regimen: Regimen | None, medicine: Medicine) -> str:
    """A day's amount as it stands last in its total, or the rate of a patch."""
    if regimen is None:
        return ""
    if regimen.kind is RegimenKind.PATCH:
        return f"{words.number(regimen.rate)}{words.NBSP}micrograms/hour" if regimen.rate is not None else ""
    return daily_total(regimen, medicine).split(" = ")[-1]


def _parted(amount: str) -> tuple[str, str]:
    often = next((each for each in (" a day", " each time") if amount.endswith(each)), "")
    return amount.removesuffix(often), often.strip()
