"""The type of the printed page: sizes in points, one font in two weights, nothing below 7.4."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle

from app.report.fonts import BOLD, REGULAR

SMALLEST = 7.4
_NO_LINE_ALONE = {"allowWidows": 0, "allowOrphans": 0}
"""Of a paragraph that a page cuts, two lines at least stand on each side."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the type is: `text` times the ordinary one and never below `least`; `margin` for head and foot.

    `clinician` is the size of what is meant for professionals only.
    """

    text: float = 1.0
    least: float = SMALLEST
    margin: float = 1.0
    clinician: float = 7.8

    def of(self, length: float) -> float:
        """Return a length of the ordinary print in this one."""
        return length * self.text


ORDINARY = Scale()
# 12 points for running text; 16 for everything that the person reads (RNIB: clear print, large print).
TWELVE_POINT = Scale(12 / 9, 10, 1.15, 10.4)
SIXTEEN_POINT = Scale(16 / 9, 16, 1.35, 12)


@dataclass(frozen=True, slots=True)
class Styles:
    """One style for each use. Headings of columns never break inside a word; what a person typed may."""

    title: ParagraphStyle
    heading: ParagraphStyle
    subheading: ParagraphStyle
    name: ParagraphStyle
    body: ParagraphStyle
    body_bold: ParagraphStyle
    advice: ParagraphStyle
    small: ParagraphStyle
    clinician: ParagraphStyle
    label: ParagraphStyle
    cell: ParagraphStyle
    cell_bold: ParagraphStyle
    brief: ParagraphStyle
    brief_bold: ParagraphStyle
    column: ParagraphStyle
    column_centred: ParagraphStyle
    figure: ParagraphStyle
    dose: ParagraphStyle
    long_dose: ParagraphStyle
    no_dose: ParagraphStyle
    grade: ParagraphStyle
    foot: ParagraphStyle
    page_number: ParagraphStyle
    running_head: ParagraphStyle
    running_title: ParagraphStyle


def make_styles(scale: Scale = ORDINARY) -> Styles:
    """Return the styles of a print; of the ordinary one body 9, tables 8.4, name 13, foot 7.4."""
    text, margin = _Maker(scale.text, scale.least), _Maker(scale.margin, SMALLEST)
    clinician = scale.clinician
    return Styles(
        title=text.style("title", BOLD, 15, 17, splitLongWords=0),
        heading=text.style("heading", BOLD, 10.6, 12.4, spaceBefore=4.4, spaceAfter=1.6, splitLongWords=0),
        subheading=text.style("subheading", BOLD, 9.6, 11.8, spaceBefore=5, spaceAfter=1.5, splitLongWords=0),
        name=text.style("name", BOLD, 13, 16),
        body=text.style("body", REGULAR, 9, 11.6),
        body_bold=text.style("body-bold", BOLD, 9, 11.6),
        advice=text.style("advice", BOLD, 8.2, 10.1),
        small=text.style("small", REGULAR, 7.8, 9.6),
        clinician=_Maker(1, SMALLEST).style("clinician", REGULAR, clinician, clinician * 9.6 / 7.8, **_NO_LINE_ALONE),
        label=text.style("label", REGULAR, SMALLEST, 9),
        cell=text.style("cell", REGULAR, 8.4, 10.3),
        cell_bold=text.style("cell-bold", BOLD, 9, 10.8),
        brief=text.style("brief", REGULAR, 7.8, 9.1),
        brief_bold=text.style("brief-bold", BOLD, 7.9, 9.1),
        column=text.style("column", BOLD, 7.8, 9.2, splitLongWords=0),
        column_centred=text.style("column-centred", BOLD, 7.8, 9.2, alignment=TA_CENTER, splitLongWords=0),
        figure=text.style("figure", BOLD, 8.6, 10.4),
        dose=text.style("dose", BOLD, 10, 11, alignment=TA_CENTER),
        long_dose=text.style("long-dose", BOLD, 8, 9.6, alignment=TA_CENTER),
        no_dose=text.style("no-dose", REGULAR, 10, 11, alignment=TA_CENTER),
        grade=text.style("grade", BOLD, 7.9, 9.4),
        foot=margin.style("foot", REGULAR, SMALLEST, 9),
        page_number=margin.style("page-number", BOLD, 8.5, 10),
        running_head=margin.style("running-head", BOLD, 8.6, 10.4),
        running_title=margin.style("running-title", REGULAR, 9, 11.6),
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes styles a number of times as large as they are named, none below the least size."""

    times: float
    least: float

    def style(self, name: str, font: str, size: float, leading: float, **rest: Any) -> ParagraphStyle:
        times = max(self.times, self.least / size)
        spaces = {key: value * self.times for key, value in rest.items() if key.startswith("space")}
        return ParagraphStyle(name, fontName=font, fontSize=size * times, leading=leading * times, **rest | spaces)
