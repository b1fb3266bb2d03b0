"""Leaving something off a summary, for the page and its twin alike; what is left off is always named."""

from dataclasses import replace

from app.services.finding_view import FindingView
from app.services.person_look import PersonLook
from app.services.summary import SummaryData
from app.services.summary_medicines import MedicineGroup, MedicineLine
from app.services.summary_options import PARTS, Part, SummaryOptions
from app.services.time_axis import TimeAxis

NO_NAME = "Name left off"
SOMETHING = "The owner left something off these pages."
LEFT_OFF = "Left off by the owner of the record."


def leave_off(summary: SummaryData, options: SummaryOptions) -> SummaryData:
    """The summary without what `options` leave off. Nothing of it is in what is returned, but that it was left off."""
    without = tuple(part for part in Part if part in options.without)
    if not without:
        return summary
    return replace(
        summary,
        person=_person(summary.person, options),
        findings=tuple(_finding(each, options) for each in summary.findings),
        groups=tuple(_group(each, options) for each in summary.groups),
        products=() if Part.PRODUCTS in without else summary.products,
        thirty_days=_axis(summary.thirty_days, options),
        said_changes=() if Part.CHANGES in options.without else summary.said_changes,
        left_off=without,
    )


def said(summary: SummaryData) -> str:
    """That something was left off and what; empty when nothing was."""
    named = "; ".join(PARTS[part] for part in summary.left_off)
    return f"{SOMETHING.removesuffix('.')}: {named}." if named else ""


def _person(person: PersonLook, options: SummaryOptions) -> PersonLook:
    if Part.CIRCUMSTANCES in options.without:
        person = replace(person, facts=(), not_asked=(), contacts=())
    return replace(person, name=NO_NAME, born=person.age) if Part.NAME in options.without else person


def _finding(finding: FindingView, options: SummaryOptions) -> FindingView:
    if Part.CLINICIAN not in options.without:
        return finding
    return replace(finding, mechanism="", pharmacist="", sources=())


def _group(group: MedicineGroup, options: SummaryOptions) -> MedicineGroup:
    return replace(group, lines=tuple(_line(each, options) for each in group.lines))


def _axis(axis: TimeAxis, options: SummaryOptions) -> TimeAxis:
    if Part.PRODUCTS in options.without:
        medicines = {lane.id for lane in axis.lanes}
        axis = replace(axis, changes=tuple(each for each in axis.changes if each.record in medicines))
    return replace(axis, lanes=(), changes=()) if Part.CHANGES in options.without else axis


def _line(line: MedicineLine, options: SummaryOptions) -> MedicineLine:
    if Part.REASONS in options.without:
        line = replace(line, reason="")
    return replace(line, since="", history=()) if Part.CHANGES in options.without else line
