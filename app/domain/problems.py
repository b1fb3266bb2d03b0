"""Bad input as a value: a sentence that names the field, never an exception."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something typed cannot be used. `sentence` names the field and is shown beside it."""

    field: str
    sentence: str


def problem(field: str, what: str) -> Problem:
    """A Problem whose sentence starts with the field's name, as every error in a form does."""
    return Problem(field, f"{field}: {what} What you typed is kept.")
