"""F4, how often doses and cannabis met in time: counts for each class of medicine that is flagged with cannabis."""

from dataclasses import dataclass

from app.domain.moments import Period
from app.domain.overlap import CoUse
from app.services import words
from app.services.figure import Told, few
from app.services.trend_knows import Knows
from app.services.trend_records import TrendRecords
from app.services.trend_spans import met_in

HOW_COUNTED = (
    "After cannabis: the dose was taken within the hours that a use is counted for, 6 after smoking or vaporising, 12 "
    "otherwise. Before cannabis: cannabis was used within the hours that a dose is counted for, its interval up to 24; "
    "as needed the label’s gap, else 8. These hours are for counting only and do not say what still acts. "
    "What is put on the skin is not counted."
)


@dataclass(frozen=True, slots=True)
class CoUseRow:
    """One class of medicines: their names, the counts, and the titles of the findings they share with cannabis."""

    class_name: str
    names: tuple[str, ...]
    counts: CoUse
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoUseTable:
    """The rows, in the order of the medicines. It has no other picture than its table."""

    told: Told
    rows: tuple[CoUseRow, ...]


def co_use(records: TrendRecords, period: Period, knows: Knows, coverage: str) -> CoUseTable:
    """The table of a period."""
    classes: dict[str, list[str]] = {}
    for medicine in records.medicines:
        if medicine.id in knows.flagged:
            classes.setdefault(knows.classes.get(medicine.id, medicine.name), []).append(medicine.id)
    names = {each.id: each.name for each in records.medicines}
    rows = tuple(
        CoUseRow(
            class_name,
            tuple(names[one] for one in ids),
            met_in(records, ids, period)[0],
            tuple(dict.fromkeys(title for one in ids for title in knows.flagged[one])),
        )
        for class_name, ids in classes.items()
    )
    return CoUseTable(_told(rows, coverage), rows)


def counts_sentence(names: str, counts: CoUse, days: int) -> str:
    """The same counts as a sentence: "Tramadol: 12 doses noted in 30 days; 4 taken after cannabis, …"."""
    if not counts.doses:
        return f"{names}: no dose noted in {words.counted(days, 'day')}. A day without an entry may still have had one."
    timed = "" if counts.timed == counts.doses else f", {counts.timed} of them with a time"
    same = f"; on the same day, time not known, {counts.same_day}" if counts.same_day else ""
    return (
        f"{names}: {words.counted(counts.doses, 'dose')} noted in {words.counted(days, 'day')}{timed}; "
        f"{counts.after} taken within the hours counted after cannabis, {counts.before} followed by cannabis within "
        f"the hours counted for the dose{same}; on {words.counted(counts.days, 'day')} in all."
    )


def _told(rows: tuple[CoUseRow, ...], coverage: str) -> Told:
    cells = tuple(
        (
            f"{row.class_name}: {words.listed(row.names)}" if (row.class_name,) != row.names else row.class_name,
            str(row.counts.doses),
            f"{row.counts.after} of {row.counts.timed}",
            f"{row.counts.before} of {row.counts.timed}",
            str(row.counts.same_day),
            str(row.counts.days),
            str(len(row.flags)),
        )
        for row in rows
    )
    headers = ("Medicines", "Doses", "After cannabis", "Before cannabis", "Same day, no time", "Days", "Findings")
    doses = sum(row.counts.doses for row in rows)
    said = ((words.listed(row.names), row.counts) for row in rows)
    spoken = " ".join(
        f"{names}: {counts.either} of {words.counted(counts.doses, 'dose')} met cannabis in time."
        for names, counts in said
    )
    nothing = "No finding joins cannabis with a medicine on the record, so there is nothing to count here."
    title, thin = "How often they met in time", few(doses, "dose")
    return Told(title, headers, cells, spoken or nothing, coverage, thin, HOW_COUNTED)
