"""What the invented person talked about: a finding where nothing changed since, and one that is open again."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.interactions import DataFile
from app.domain.talks import Talk
from app.services.findings import DiaryView
from app.services.talking import snapshot_on

_TALKS = (
    (18, "tca-with-snri-or-ssri", "the pharmacist", "Both are meant to go together. Call if I sweat a lot or shake."),
    (60, "cannabis-gabapentinoid", "Dr Example", "We talked about driving. I should come back if the dose changes."),
)
"""Days ago, the entry, with whom, what was said. The gabapentin of the sample was raised between the two."""


def talk_records(view: DiaryView, data: DataFile, today: date) -> Iterator[Talk]:
    """The talks, each with what its finding was about on its day; none of a finding that the data file has no more."""
    for days_ago, category, people, said in _TALKS:
        on = today - timedelta(days=days_ago)
        then = snapshot_on(category, view, data, on)
        if then is not None:
            yield Talk(f"t-{category}", category, on, people, said, then)
