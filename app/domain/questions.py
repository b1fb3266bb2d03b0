"""A question a person wants to ask at the pharmacy, and whether it has been answered."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Question:
    """One question in the person's own words. `answered` is the day it was ticked off, None while it is open.

    `answer` is what was said, in their own words; it may stay empty.
    """

    id: str
    text: str
    answered: date | None = None
    answer: str = ""
