"""How one felt along a time axis: each score, and the middle value of the seven days up to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from app.domain.checkins import CheckIn, Scale
from app.domain.moments import Period
from app.services.wellbeing_words import SCALES

WINDOW, ENOUGH = 7, 4
"""Days of the trailing median, and how many of them need a value."""


@dataclass(frozen=True, slots=True)
class SymptomPanel:
    """One question of the check-in over a period, named after what goes up: 0 to 10, higher is worse.

    `scores` and `medians` have one place for each day; None is a day without that value, and is never bridged.
    """

    scale: Scale
    name: str
    scores: tuple[int | None, ...]
    medians: tuple[float | None, ...]


def symptom_panels(checkins: Sequence[CheckIn], period: Period) -> tuple[SymptomPanel, ...]:
    """A panel for each question that was answered in the period; check-ins of the six days before are looked at too."""
    days = {each.at.date(): each for each in checkins}
    wide = Period(period.first - timedelta(days=WINDOW - 1), period.last)
    panels = []
    for scale in Scale:
        scores = [days[day].score(scale) if day in days else None for day in wide.days()]
        shown = scores[WINDOW - 1 :]
        if any(score is not None for score in shown):
            medians = tuple(_median(scores[at : at + WINDOW]) for at in range(len(shown)))
            panels.append(SymptomPanel(scale, SCALES[scale].upwards, tuple(shown), medians))
    return tuple(panels)


def middle(values: Sequence[int]) -> float | None:
    """The median, or None of nothing."""
    return float(median(values)) if values else None


def _median(last_days: Sequence[int | None]) -> float | None:
    """Of the last seven days, the last one being the day itself: it needs a value, and four of the seven."""
    values = [each for each in last_days if each is not None]
    return middle(values) if last_days[-1] is not None and len(values) >= ENOUGH else None
