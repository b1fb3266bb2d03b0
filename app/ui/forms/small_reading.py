"""Reading whole numbers: minutes, how many times, a step of a scale."""

from decimal import Decimal

from app.domain.amounts import parse_number
from app.domain.problems import Problem, problem
from app.ui.forms.fields import AmountField


def read_whole(field: AmountField, most: int, too_many: str) -> int | Problem | None:
    """The whole number in a field, None when it is empty; `too_many` is said of a number above `most`."""
    text = field.text()
    if not text.strip():
        return None
    found = parse_number(text, field.label)
    if not isinstance(found, Decimal):
        return found
    if found != found.to_integral_value():
        return problem(field.label, "a whole number is needed.")
    return problem(field.label, too_many) if found > most else int(found)
