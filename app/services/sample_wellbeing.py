"""How the invented person of the sample felt over the year, what was noticed, and what they want to ask."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone
from decimal import Decimal

from app.domain.checkins import WORST, Also, CheckIn, Scale
from app.domain.questions import Question
from app.domain.side_effects import SideEffect
from app.domain.weekly import WeeklyLook
from app.services.sample_lifestyle import life_on, weekly_records
from app.services.sample_noticed import noticed_records

_YEAR = 365
_EVENING = time(20, 15)
_LATELY = 120
"""Days ago; before these the ticks of every kind stand."""
_USUAL = {
    Scale.PAIN: 6,
    Scale.FATIGUE: 6,
    Scale.SLEEP_BAD: 5,
    Scale.FOG: 4,
    Scale.MOOD_BAD: 3,
    Scale.LIMIT: 5,
}


def wellbeing_records(now: datetime, zone: timezone) -> Iterator[CheckIn | SideEffect | Question | WeeklyLook]:
    """A year of check-ins with days left out, side effects, weekly answers, two open questions and an answered one."""
    for days_ago in range(_YEAR, -1, -1):
        at = datetime.combine(now.date() - timedelta(days=days_ago), _EVENING, zone)
        if at <= now and days_ago % 13 != 6 and days_ago % 31 != 4:
            yield _checkin(days_ago, at)
    yield from noticed_records(now, zone)
    yield from weekly_records(now, zone)
    yield Question("q-1", "Is there anything I should keep at home for a bad night?")
    yield Question("q-2", "I am dizzy some evenings since my dose went up. What should I watch for?")
    asked = now.date() - timedelta(days=60)
    yield Question("q-3", "Can the drops go with my tablets?", asked, "They wanted to see the box first.")


def _checkin(days_ago: int, at: datetime) -> CheckIn:
    """Scores that wander by the day's number only, so that the same moment gives the same records."""
    flare = days_ago % 37 < 4
    scores = []
    for place, (scale, usual) in enumerate(_USUAL.items()):
        if (days_ago + place) % 41 == 0:
            continue  # one line left out now and then
        wander = (days_ago * (place + 3)) % 5 - 2
        scores.append((scale, min(WORST, max(0, usual + wander + 2 * flare))))
    also = [Also.FLARE] * flare + [Also.MOVED] * (days_ago % 3 == 0)
    others = [each for each in Also if each not in (Also.FLARE, Also.MOVED)]
    also += [others[days_ago % len(others)]] * (days_ago > _LATELY and days_ago % 4 == 1)
    slept = Decimal(13 + days_ago % 4) / 2 if days_ago % 2 else None
    return CheckIn(f"c-{at.date()}", at, tuple(scores), tuple(also), slept, life=life_on(days_ago))
