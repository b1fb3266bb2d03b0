"""What was recorded of a medicine's doses, in words: counts, never a verdict."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from app.domain.adherence import Adherence, AsNeededFacts, adherence, as_needed_facts, gap_beside, most_around
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.regimens import Regimen, RegimenKind, current
from app.services import words
from app.services.medicine_words import counted_of, pieces

_MINUTES = 60


def really_taken(
    regimens: Sequence[Regimen],
    intakes: Sequence[Intake],
    period: Period,
    since: date | None = None,
    medicine: Medicine | None = None,
) -> str:
    """Counts of the period: "26 taken, 1 skipped, 3 not recorded of 30 planned", as needed the facts of its doses.

    A day without an entry is not recorded, never "not taken". `since` is the day the medicine was begun.
    """
    found = adherence(regimens, intakes, period, since)
    if not found.planned:
        facts = as_needed_facts(intakes, period)
        if not facts.uses:
            return "no dose recorded in this period"
        in_force = current(regimens, period.last)
        needed = in_force is not None and in_force.kind is RegimenKind.AS_NEEDED
        return _needed(facts, medicine) if needed else _days(facts)
    if not any(_in(one, period) for one in intakes):
        return f"nothing recorded of {found.planned:,} planned"
    return _counts(found)


def last_taken(intakes: Sequence[Intake], day: date) -> str:
    """The last dose taken up to a day: "last 19 Nov 2026, 22:40"; without the clock where nobody noted it."""
    taken = [one for one in intakes if one.status is IntakeStatus.TAKEN and one.at.date() <= day]
    if not taken:
        return ""
    last = max(taken, key=lambda one: one.at)
    clock = f", {words.clock(last.at)}" if last.timed else ""
    return f"last {words.short_day(last.at.date())}{clock}".replace(" ", words.NBSP)


def share_words(found: Adherence) -> str:
    """The share of taken among recorded doses, never without how many were recorded; empty below seven of them."""
    taken, recorded = found.taken_share_of_recorded, found.recorded_share
    if taken is None or recorded is None:
        return ""
    return f"{_percent(taken)} of the recorded doses taken; {_percent(recorded)} of the planned doses recorded"


def label_facts(dose: Intake, others: Sequence[Intake], regimen: Regimen | None, medicine: Medicine) -> tuple[str, ...]:
    """What a dose about to be recorded has beside it, where that is not as the label says: information, no advice."""
    if regimen is None or dose.status is not IntakeStatus.TAKEN:
        return ()
    return tuple(text for text in (_above(dose, others, regimen, medicine), _sooner(dose, others, regimen)) if text)


def length(gap: timedelta) -> str:
    """A stretch of time: "6 hours", "3 hours 40 minutes", "25 minutes"."""
    minutes = int(gap.total_seconds()) // _MINUTES
    hours, rest = divmod(minutes, _MINUTES)
    parts = [words.counted(hours, "hour")] * bool(hours) + [words.counted(rest, "minute")] * bool(rest or not hours)
    return " ".join(parts)


def _above(dose: Intake, others: Sequence[Intake], regimen: Regimen, medicine: Medicine) -> str:
    if regimen.most_in_24h is None or not dose.timed:
        return ""
    total, count = most_around(dose, others)
    label = f"The label, as written down here, says no more than {words.number(regimen.most_in_24h)}."
    if total is None:
        return f"With this one, {words.counted(count, 'dose')} in 24{words.NBSP}hours, not every amount known. {label}"
    if total <= regimen.most_in_24h:
        return ""
    return f"With this one, {pieces(total, medicine.form)} in 24{words.NBSP}hours. {label}"


def _sooner(dose: Intake, others: Sequence[Intake], regimen: Regimen) -> str:
    gap = gap_beside(dose, others)
    if gap is None or regimen.gap_hours is None or gap >= timedelta(hours=float(regimen.gap_hours)):
        return ""
    apart = counted_of(regimen.gap_hours, "hour")
    return f"Another dose is recorded {length(gap)} from this one. The label, as written down here, says {apart}."


def _counts(found: Adherence) -> str:
    counts = f"{found.taken:,} taken, {found.skipped:,} skipped, {found.not_recorded:,} not recorded"
    counts += f" of {found.planned:,} planned"
    if found.unknown:
        counts += f", {found.unknown:,} of them marked as not known"
    return f"{counts}; {found.extra:,} extra" if found.extra else counts


def _days(facts: AsNeededFacts) -> str:
    return f"recorded on {facts.days_used} of {facts.days} days"


def _needed(facts: AsNeededFacts, medicine: Medicine | None) -> str:
    a_day = words.number((Decimal(facts.uses) / facts.days_used).quantize(Decimal("0.1")))
    parts = [f"{_days(facts)}, {words.counted(facts.uses, 'dose')}"]
    if facts.uses > facts.days_used:
        parts.append(f"on those days {a_day} a day")
    if facts.shortest_gap is not None:
        parts.append(f"shortest gap {length(facts.shortest_gap)}")
    if facts.most_in_24h is not None:
        parts.append(f"at most {pieces(facts.most_in_24h, medicine.form if medicine else '')} in 24{words.NBSP}hours")
    if facts.untimed:
        parts.append(f"{words.counted(facts.untimed, 'dose')} without a time left out of gap and total")
    return "; ".join(parts)


def _in(dose: Intake, period: Period) -> bool:
    slot = dose.slot()
    return (slot.day if slot else dose.at.date()) in period


def _percent(share: Decimal) -> str:
    return f"{(share * 100).quantize(Decimal(1))}{words.NBSP}%"
