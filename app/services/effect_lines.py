"""Side effects as a reader of the page sees them: what, when, how bad, what came before by the clock. Never why."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.moments import Period
from app.domain.side_effects import SideEffect
from app.services import wellbeing_words, words
from app.services.findings import DiaryView
from app.services.wellbeing_view import noticed, times_before


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One side effect. `before` are the times after the last uses and doses, empty when its own time is not known.

    `tell` is set when the person wants the pharmacist to hear of it; those stand first.
    """

    what: str
    when: str
    how_bad: str
    details: tuple[str, ...]
    before: str
    tell: bool

    def said(self) -> str:
        """Everything but the day, in one line."""
        told = "The person wants to tell you about this." if self.tell else ""
        noted = f"{'; '.join((self.what, self.how_bad, *self.details)).rstrip('.')}."
        return " ".join(each for each in (told, noted, self.before) if each)


def effect_lines(view: DiaryView, period: Period, signs: Mapping[str, str]) -> tuple[EffectLine, ...]:
    """The side effects of a period, those to tell of first, then the newest. `signs` are the checklist's words."""
    ours = sorted((each for each in view.effects if each.at.date() in period), key=lambda each: each.at, reverse=True)
    return tuple(_line(each, view, signs) for each in sorted(ours, key=lambda each: not each.tell))


def _line(effect: SideEffect, view: DiaryView, signs: Mapping[str, str]) -> EffectLine:
    clock = "" if effect.day_only else f", {words.clock(effect.at)}"
    return EffectLine(
        what=noticed(effect, signs),
        when=f"{words.short_day(effect.at.date())}{clock}",
        how_bad=wellbeing_words.SEVERITIES[effect.severity].lower() if effect.severity else "how bad not said",
        details=wellbeing_words.details(effect),
        before="" if effect.day_only else times_before(view, effect.at),
        tell=effect.tell,
    )
