"""What a print holds and what the person left off it, in a line for each part: said beside the preview."""

from app.services import words
from app.services.leaving_off import leave_off
from app.services.summary import SummaryData
from app.services.summary_options import Form, Part, SummaryOptions

_ON_THE_CARD = "not on the card, which says so"


def what_is_on_it(summary: SummaryData, options: SummaryOptions) -> dict[str, str]:
    """Return a line for the findings, the medicines, cannabis and the person, as they will stand on paper."""
    shown = leave_off(summary, options)
    card = options.form is Form.POCKET_CARD
    return {
        "findings": _findings(shown, card=card),
        "medicines": _medicines(shown, card=card),
        "cannabis": _cannabis(shown, card=card),
        "person": _person(shown, card=card),
    }


def _findings(shown: SummaryData, *, card: bool) -> str:
    found = words.counted(len(shown.findings), "finding")
    if card:
        return f"{found}: {_ON_THE_CARD}"
    unchecked = words.counted(len(shown.coverage.unchecked), "thing")
    less = ["the clinician’s part left off"] if Part.CLINICIAN in shown.left_off else []
    return "; ".join([f"{found}, {unchecked} not or only partly checked", *less])


def _medicines(shown: SummaryData, *, card: bool) -> str:
    lines = [line for group in shown.groups for line in group.lines if not (card and line.stopped)]
    if card:
        return f"{len(lines)}, with how they are taken"
    parts = ((Part.REASONS, "what they are for"), (Part.CHANGES, "since when and what changed"))
    less = [words_ for part, words_ in parts if part in shown.left_off]
    left_off = f"; left off: {words.listed(less)}" if less else ""
    return f"{len(lines)}, with what was recorded as taken{left_off}"


def _cannabis(shown: SummaryData, *, card: bool) -> str:
    look = "label mg, routes, last use"
    if card:
        return look.capitalize()
    if Part.PRODUCTS in shown.left_off:
        return f"{look.capitalize()}; the products are left off"
    known = sum(bool(product.origin) for product in shown.products)
    origin = f"; where {known} of them {'is' if known == 1 else 'are'} from" if known else ""
    return f"{words.counted(len(shown.products), 'product')}, {look}{origin}"


def _person(shown: SummaryData, *, card: bool) -> str:
    told = [f"Allergies: {shown.person.allergies}"]
    if Part.NAME in shown.left_off:
        told.append("name and birth date left off")
    if card:
        return "; ".join(told)
    not_asked = len(shown.person.not_asked)
    if Part.CIRCUMSTANCES in shown.left_off:
        told.append("circumstances left off")
    elif not_asked:
        told.append(f"{words.counted(not_asked, 'circumstance')} not asked about")
    else:
        told.append("every circumstance asked")
    return "; ".join(told)
