"""How one felt as lines of a day, and how long after a use or a dose something began: times only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.checkins import CheckIn
from app.domain.intakes import IntakeStatus
from app.domain.side_effects import SideEffect
from app.domain.weekly import WeeklyLook
from app.services import medicine_words, weekly, wellbeing_words, words
from app.services.day_view import EntryView, Feeling, dose_amount
from app.services.findings import DiaryView

BEFORE = timedelta(hours=48)
"""A use or dose longer ago than this is not named beside a side effect."""
TIMES_ONLY = "Times only; this does not say why."
_HALF_HOUR = 30


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last use of a product or dose of a medicine before a moment; `how_much` is empty when nobody knows."""

    name: str
    how_much: str
    at: datetime


def feelings_of(
    checkins: Iterable[CheckIn], effects: Iterable[SideEffect], names: Mapping[str, str]
) -> tuple[EntryView, ...]:
    """Lines of a day. `names` are the checklist's words by symptom id; one that it no longer has is named by its id."""
    return (*(_checkin(each) for each in checkins), *(_effect(each, names) for each in effects))


def weeks_of(looks: Iterable[WeeklyLook]) -> tuple[EntryView, ...]:
    """Lines of a day for the weekly question; a week that was left out has none."""
    return tuple(
        EntryView(
            ids=(look.id,),
            owner="",
            at=look.at,
            title="Compared with last week",
            detail=look.note,
            amount=weekly.said(look).lower(),
            feeling=Feeling.WEEK,
        )
        for look in looks
        if look.compared or look.note
    )


def noticed(effect: SideEffect, names: Mapping[str, str]) -> str:
    """What was noticed: "Dizzy, unsteady, tingling hands"; "Something else" when only a note was written."""
    ticked = [names.get(each, each) for each in effect.symptoms]
    said = ticked[:1] + [each[:1].lower() + each[1:] for each in ticked[1:]] + [effect.other]
    return ", ".join(each for each in said if each) or "Something else"


def times_before(view: DiaryView, at: datetime) -> str:
    """How long after the last use of each product and the last dose of each medicine a moment is, the nearest first.

    "1½ hours after Oil 10:10 (0.3 mL, 13:30) · 5 hours after Tramadol (50 mg, 10:15). Times only; this does not say
    why." Only what is recorded within 48 hours is named, and the sentence says so when there is nothing. What was taken
    at a time that nobody knows has no time here either.
    """
    found = sorted(_earlier(view, at), key=lambda each: each.at, reverse=True)
    untimed = _untimed(view, at)
    said = [f"{' · '.join(_after(each, at) for each in found)}."] if found else []
    if untimed:
        said.append(f"Recorded around then, time not known: {', '.join(untimed)}.")
    if not said:
        return f"No use or dose is recorded in the {words.tie('48 hours')} before. {TIMES_ONLY}"
    return " ".join([*said, TIMES_ONLY])


def _untimed(view: DiaryView, at: datetime) -> list[str]:
    """What was taken on a day that the 48 hours touch, without a time: each named once, with its last day."""
    medicines = {each.id: each.name for each in view.medicines}
    first, last = (at - BEFORE).date(), at.date()
    days = {
        medicines[dose.medicine_id]: dose.at.date()
        for dose in sorted(view.intakes, key=lambda each: each.at)
        if not dose.timed and dose.status is IntakeStatus.TAKEN and dose.medicine_id in medicines
        if first <= dose.at.date() <= last
    }
    return [f"{name} ({words.short_day(day)})" for name, day in days.items()]


def _earlier(view: DiaryView, at: datetime) -> Iterable[Earlier]:
    medicines = {each.id: each for each in view.medicines}
    products = {each.id: each for each in view.products}
    last: dict[str, Earlier] = {}
    for dose in view.intakes:
        medicine = medicines.get(dose.medicine_id)
        if medicine and dose.timed and dose.status is IntakeStatus.TAKEN and at - BEFORE <= dose.at <= at:
            _keep_later(last, medicine.id, Earlier(medicine.name, dose_amount(medicine, dose.pieces), dose.at))
    for use in view.uses:
        product = products.get(use.product_id)
        if product and at - BEFORE <= use.at <= at:
            _keep_later(last, product.id, Earlier(product.name, medicine_words.use_amount(use), use.at))
    return last.values()


def _keep_later(last: dict[str, Earlier], owner: str, found: Earlier) -> None:
    if owner not in last or last[owner].at < found.at:
        last[owner] = found


def _after(found: Earlier, at: datetime) -> str:
    clock = words.clock(found.at) + ("" if found.at.date() == at.date() else " the day before")
    if (at.date() - found.at.date()).days > 1:
        clock = f"{words.clock(found.at)}, {words.short_day(found.at.date())}"
    inside = ", ".join(each for each in (found.how_much, clock) if each)
    return f"{time_between(at - found.at)} after {found.name} ({inside})"


def time_between(gap: timedelta) -> str:
    """A time in words: "40 minutes", "1½ hours", "5 hours"; hours are rounded to the nearest half."""
    minutes = int(gap.total_seconds() // 60)
    if minutes < 2 * _HALF_HOUR:
        return f"{minutes}{words.NBSP}minute{'' if minutes == 1 else 's'}"
    halves = (minutes + _HALF_HOUR // 2) // _HALF_HOUR
    number = f"{halves // 2}{'½' if halves % 2 else ''}"
    return f"{number}{words.NBSP}hour{'' if halves == 2 else 's'}"


def _checkin(checkin: CheckIn) -> EntryView:
    detail = [wellbeing_words.scores(checkin), wellbeing_words.besides(checkin)]
    return EntryView(
        ids=(checkin.id,),
        owner="",
        at=checkin.at,
        title="How I was",
        detail=" · ".join(each for each in detail if each),
        amount=wellbeing_words.answered(len(checkin.scores)),
        feeling=Feeling.CHECK_IN,
    )


def _effect(effect: SideEffect, names: Mapping[str, str]) -> EntryView:
    return EntryView(
        ids=(effect.id,),
        owner="",
        at=effect.at,
        title=noticed(effect, names),
        detail=" · ".join(["Noticed", *wellbeing_words.about_effect(effect)]),
        amount=wellbeing_words.SEVERITIES[effect.severity].lower() if effect.severity else "",
        feeling=Feeling.SIDE_EFFECT,
        timed=not effect.day_only,
    )
