"""Leaving something off a summary, for the page and its twin alike; what is left off is always named."""

from dataclasses import replace

from app.domain.printed import Topic
from app.services import medicine_words
from app.services.finding_view import FindingView
from app.services.person_look import PersonLook
from app.services.summary import SummaryData
from app.services.summary_medicines import MedicineGroup, MedicineLine
from app.services.summary_options import PARTS, Part, SummaryOptions
from app.services.time_axis import TimeAxis
from app.services.what_changed import WhatChanged

NO_NAME = "Name left off"
SOMETHING = "The owner left something off these pages."
LEFT_OFF = "Left off by the owner of the record."
_HIDES = {Part.PRODUCTS: Topic.PRODUCT, Part.CIRCUMSTANCES: Topic.CIRCUMSTANCE}


def leave_off(summary: SummaryData, options: SummaryOptions) -> SummaryData:
    """The summary without what `options` leave off. Nothing of it is in what is returned, but that it was left off."""
    if not options.origin and any(each.origin for each in summary.products):
        summary = replace(summary, products=tuple(replace(each, origin="") for each in summary.products))
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
        changed=_changed(summary.changed, options),
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


def _changed(changed: WhatChanged, options: SummaryOptions) -> WhatChanged:
    if Part.CHANGES in options.without:
        return replace(changed, lines=(), nothing=LEFT_OFF)
    hidden = {topic for part, topic in _HIDES.items() if part in options.without}
    kept = tuple(line for line in changed.lines if line.about not in hidden)
    return replace(changed, lines=kept, nothing=LEFT_OFF if changed.lines and not kept else changed.nothing)


def _line(line: MedicineLine, options: SummaryOptions) -> MedicineLine:
    if Part.REASONS in options.without:
        history = tuple(medicine_words.without_reason(each, line.reason) for each in line.history)
        line = replace(line, reason="", how=line.how_alone(), history=history)
    return replace(line, since="", history=()) if Part.CHANGES in options.without else line
