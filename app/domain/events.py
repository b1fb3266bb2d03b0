"""Something a person says has changed on a day: "I stopped smoking". Never concluded from what was recorded."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReportedEvent:
    """One event. `event` is its id in the data file and `said` its words when it was recorded.

    `event` is empty where a person was asked whether something changed and said that nothing did.
    """

    id: str
    on: date
    event: str = ""
    said: str = ""
    note: str = ""
