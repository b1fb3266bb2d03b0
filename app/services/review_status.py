"""The review ledger as a table for a terminal: counts first, then every entry with where it stands."""

from app.domain.interactions import DataFile
from app.services import edition, words
from app.services.review_sheet import counts
from app.services.reviews import digest, standing

_DIGEST_SHOWN = 16


def ledger_text(data: DataFile) -> str:
    """The ledger: the edition, how many entries stand where, then id, state, digest and review of each entry."""
    head = [f"The data file, {edition.named(data)}, digest {data.digest}", ""]
    totals = [(line.label, line.text) for line in counts(data)]
    wide = max(len(label) for label, _ in totals)
    rows = [(each.id, each, standing(each, data)) for each in data.categories.values()]
    longest = max((len(entry_id) for entry_id, _, _ in rows), default=0)
    table = [
        f"{entry_id:<{longest}}  {stands.state.value:<14}  {digest(each, data)[:_DIGEST_SHOWN]}  {words.review(stands)}"
        for entry_id, each, stands in rows
    ]
    return "\n".join([*head, *(f"{label:>{wide}}  {text}" for label, text in totals), "", *table])
