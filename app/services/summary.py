"""Choose a period, and gather everything a reader of the page will see: one frozen SummaryData."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.interactions import DataFile
from app.domain.moments import Period
from app.services import edition
from app.services.cannabis_look import CannabisLook, look_at_cannabis
from app.services.coverage_view import CoverageView, view_coverage
from app.services.discussed import with_talks
from app.services.effect_lines import EffectLine, effect_lines
from app.services.finding_view import FindingView, view_findings
from app.services.findings import Current, DiaryView, current_findings
from app.services.person_look import PersonLook, look_at_person
from app.services.reported_events import said_lately
from app.services.summary_medicines import STOPPED_SHOWN, MedicineGroup, medicine_groups
from app.services.summary_options import Part
from app.services.summary_products import ProductLine, product_line
from app.services.time_axis import TimeAxis, time_axis
from app.services.trend_records import TrendRecords
from app.services.what_changed import WhatChanged, page_lines, what_changed
from app.services.what_if_look import WhatIfLook


@dataclass(frozen=True, slots=True)
class SummaryData:
    """Everything on the page. Findings are numbered from 1 in their order; `digest` is the data file's SHA-256.

    `data_file` names the file as every page does; `overdue` says that its review is overdue, or nothing. `left_off` is
    what the person did not want on the page; nothing of it is here. `questions` are the person's own, still open, and
    `effects` the side effects of the period. `thirty_days` is the picture of its last 30 days, however long it is;
    `what_if` is what was only asked about, when the person wants it on the page.
    `said_changes` are what the person says has changed in 90 days; `changed` is what changed since the last print.
    """

    printed_at: datetime
    document_id: str
    period: Period
    person: PersonLook
    cannabis: CannabisLook
    findings: tuple[FindingView, ...]
    coverage: CoverageView
    groups: tuple[MedicineGroup, ...]
    products: tuple[ProductLine, ...]
    sentences: tuple[tuple[str, str], ...]
    edition: str
    digest: str
    data_file: str
    overdue: str
    version: str
    invented: bool
    thirty_days: TimeAxis
    changed: WhatChanged
    left_off: tuple[Part, ...] = ()
    questions: tuple[str, ...] = ()
    what_if: WhatIfLook | None = None
    effects: tuple[EffectLine, ...] = ()
    said_changes: tuple[str, ...] = ()


def last_days(today: date, days: int = 30) -> Period:
    """The period of the page: so many days, today the last."""
    return Period(today - timedelta(days=days - 1), today)


def gather(
    view: DiaryView,
    data: DataFile,
    period: Period,
    printed_at: datetime,
    document_id: str,
    version: str,
    questions: tuple[str, ...] = (),
    signs: Mapping[str, str] | None = None,
) -> SummaryData:
    """Gather the page for a period. Pure: the moment and the document's id are passed in; `signs` are words by ids."""
    now, findings = _found(view, data, day := period.last)
    numbers = _numbers_by_record(now.ids, findings)
    person = look_at_person(view.person, data, day)
    groups = medicine_groups(view, data, period, numbers, now.ids)
    products = tuple(product_line(one, view, period, numbers) for one in view.products if one.id in now.ids)
    axis, lines = time_axis(TrendRecords.of(view), last_days(day)), page_lines(person, groups, products, findings)
    return SummaryData(
        printed_at=printed_at,
        document_id=document_id,
        period=period,
        person=person,
        cannabis=look_at_cannabis(view.uses, period),
        findings=findings,
        coverage=view_coverage(now.result, now.items, data),
        groups=groups,
        products=products,
        sentences=tuple(sorted(data.sentences.items())),
        edition=data.edition,
        digest=data.digest,
        data_file=edition.stamp(data),
        overdue=edition.overdue(data, printed_at.date()),
        version=version,
        invented=view.person.invented,
        questions=questions,
        effects=effect_lines(view, period, signs or {}),
        said_changes=said_lately(view.events, day, STOPPED_SHOWN),
        thirty_days=axis,
        changed=what_changed(view.prints, lines, groups, axis.changes, view.events, day),
    )


def _found(view: DiaryView, data: DataFile, day: date) -> tuple[Current, tuple[FindingView, ...]]:
    now = current_findings(view, data, day)
    return now, with_talks(view_findings(now.result, now.items, data), now, view, data)


def _numbers_by_record(ids: Sequence[str], findings: Sequence[FindingView]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, finding in enumerate(findings, 1):
        for index in finding.items:
            found[ids[index]] = (*found.get(ids[index], ()), number)
    return found
