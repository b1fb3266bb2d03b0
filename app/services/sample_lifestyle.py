"""What the days of the invented person were like, and how their weeks were: by the day's number only."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone

from app.domain.lifestyle import Habit, Lifestyle
from app.domain.people import Answer
from app.domain.weekly import Compared, WeeklyLook

_WEEKS = 20
_SUNDAY_EVENING = time(20, 40)
_STEPS = (Compared.SAME, Compared.LITTLE_BETTER, Compared.SAME, Compared.LITTLE_WORSE, None, Compared.BETTER)
_LATELY = 120
"""Days ago; what is rare stands before these, so that the last months stay as plain as they are."""
_RARE = {3: Habit.YOGA, 11: Habit.STRENGTH, 22: Habit.MEDITATION, 37: Habit.RELAXATION}
_CHANGED = {2: "Back at the pool.", 7: "Visitors, and late nights."}


def life_on(days_ago: int) -> Lifestyle:
    """Nothing on most days; sleep, movement, calm or food on some."""
    minutes = {
        Habit.AEROBIC: 15 + days_ago % 4 * 5 if days_ago % 3 == 0 else None,
        Habit.STRETCHING: 10 if days_ago % 6 == 0 else None,
        Habit.BREATHING: 5 + days_ago % 3 * 5 if days_ago % 4 == 1 else None,
    }
    rare = _RARE.get(days_ago % 60)
    if rare is not None and days_ago > _LATELY:
        minutes[rare] = 20
    noted = tuple((habit, number) for habit, number in minutes.items() if number is not None)
    slept = days_ago % 5 == 2
    return Lifestyle(
        in_bed=time(23, days_ago % 6 * 10) if slept else None,
        up=time(7, days_ago % 3 * 20) if slept else None,
        naps=20 if days_ago % 10 == 2 else None,
        late=Answer.YES if days_ago % 10 == 7 else Answer.UNKNOWN,
        minutes=noted,
        effort=3 + days_ago % 3 if days_ago % 6 == 0 else None,
        paced=Answer.YES if days_ago % 6 == 0 else Answer.UNKNOWN,
        omega3=Answer.YES if days_ago % 9 == 5 else Answer.UNKNOWN,
        food="Sardines on toast" if days_ago % 18 == 5 else "",
    )


def weekly_records(now: datetime, zone: timezone) -> Iterator[WeeklyLook]:
    """An answer for most weeks, one week in six left out."""
    last = now.date() - timedelta(days=now.isoweekday() % 7 + 7)
    for weeks_ago in range(_WEEKS, -1, -1):
        at = datetime.combine(last - timedelta(weeks=weeks_ago), _SUNDAY_EVENING, zone)
        note = _CHANGED.get(weeks_ago, "")
        yield WeeklyLook(f"w-{at.date()}", at, _STEPS[weeks_ago % len(_STEPS)], note)
