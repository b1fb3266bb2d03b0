"""The last 30 days on one time axis: THC, CBD, medicines and how one felt, in black ink only.

THC is solid and CBD hatched, each on a scale of its own. "0 used" is a ring on the base line and a day without an entry
a small cross: the two are never the same mark.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.report.blocks import Typesetter, heading
from app.report.clipping import Room, clip
from app.report.day_marks import amount_bar, cross, diamond, dot, ring
from app.report.floating import height_of
from app.report.shaped import ShapedParagraph
from app.report.signs import fresh_lines
from app.report.structure import Element
from app.report.tagged import ink
from app.report.text import plain
from app.services import words
from app.services.axis_words import amount_words, lane_words, middle_and_last, score_words
from app.services.day_amounts import DayAmount, DayState
from app.services.lanes import Lane, change_words
from app.services.symptom_panels import SymptomPanel
from app.services.time_axis import TimeAxis

TITLE = "The last 30 days"
LEGEND = (
    "Solid bars THC, hatched bars CBD, in mg by the labels, each on its own scale; an open top: some uses of unknown "
    "strength; ring: 0 used; ?: used, mg not known; ×: no entry. Medicines: line while planned, ring where it began, "
    "diamond where it changed, dots for doses noted. Scores run from 0 to 10, higher is worse; the line is the middle "
    "value of seven days; beside it the middle of all values and the last one."
)
_WORST = 10
_MARK = 30.0
_ROOM = 590.0
"""Points that a figure may take on the smaller paper, its heading apart."""
_SIDE, _AMOUNTS, _LANE, _PANEL, _GAP, _HEAD, _FOOT = 96.0, (36.0, 25.0), 10.5, 18.0, 4.5, 12.0, 11.0


def thirty_days(setter: Typesetter, axis: TimeAxis) -> list[Flowable]:
    """Return the figure, what its marks mean and what changed; a sentence where nothing at all was noted."""
    figures = _figures(setter, axis)
    title = f"{TITLE}: {words.short_day(axis.first)} to {words.short_day(axis.last)}"
    if not _holds_something(axis):
        return [*heading(setter, title, room=60), setter.paragraph(f"Nothing noted in these days. {axis.coverage}")]
    planned = "; ".join(f"{lane.name} {_amounts_of(lane)}" for lane in axis.lanes if lane.steps)
    changed = "; ".join(change_words(change) for change in axis.changes)
    small = setter.styles.small
    told = (("Planned, in order:", planned), ("What changed:", changed), ("Marks:", LEGEND))
    lines: list[Flowable] = [setter.labelled(label, text, small) for label, text in told if text]
    block = [
        *heading(setter, title, room=40),
        *figures,
        Spacer(1, 3),
        *lines,
        setter.paragraph(f"{axis.coverage} {axis.note}".rstrip(), small),
    ]
    return [CondPageBreak(min(height_of(block, setter.width), _ROOM)), *block]


def _amounts_of(lane: Lane) -> str:
    return ", then ".join(step.amount for step in lane.steps)


def _holds_something(axis: TimeAxis) -> bool:
    noted = any(amount.state is not DayState.NO_ENTRY for day in axis.days for amount in (day.thc, day.cbd))
    return noted or bool(axis.lanes or axis.panels)


def _figures(setter: Typesetter, axis: TimeAxis) -> list[Flowable]:
    """Return one figure, or more where the medicines are too many for a page."""
    of = setter.scale.of
    _, bare = AxisFigure(setter, replace(axis, lanes=())).wrap(setter.width, 1e6)
    fit = max(0, int((_ROOM - bare - of(_GAP)) / of(_LANE)))
    figures: list[Flowable] = [AxisFigure(setter, replace(axis, lanes=axis.lanes[:fit]))]
    more = int((_ROOM - of(_HEAD + _FOOT + _GAP)) / of(_LANE))
    for start in range(fit, len(axis.lanes), more):
        rest = replace(axis, lanes=axis.lanes[start : start + more], days=(), panels=())
        figures += [Spacer(1, 4), AxisFigure(setter, rest)]
    return figures


def described(axis: TimeAxis) -> str:
    """Return the figure in words, from its numbers."""
    names = ("THC", "CBD") if axis.days else ()
    told = [f"{name}: {_days(axis, [getattr(day, name.lower()) for day in axis.days])}" for name in names]
    told += [f"{lane.name}: {lane_words(lane)}" for lane in axis.lanes]
    told += [f"{panel.name}, 0 to 10, higher is worse: {score_words(panel)}" for panel in axis.panels]
    told += [change_words(change) for change in axis.changes]
    return ". ".join(told)


def _days(axis: TimeAxis, amounts: Sequence[DayAmount]) -> str:
    days = zip(axis.days, amounts, strict=True)
    return "; ".join(f"{words.short_day(day.day)} {amount_words(amount)}" for day, amount in days)


@dataclass(frozen=True, slots=True)
class _Across:
    """Where the days stand: the left edge of the first and the width of each."""

    first: date
    left: float
    step: float

    def middle(self, day: date) -> float:
        return self.left + ((day - self.first).days + 0.5) * self.step

    def edge(self, day: date) -> float:
        return self.left + (day - self.first).days * self.step


class AxisFigure(Flowable):
    """The drawing, as wide as the text."""

    def __init__(self, setter: Typesetter, axis: TimeAxis) -> None:
        super().__init__()
        self._setter, self._axis = setter, axis
        # What does not fit has to be among the notes before they are printed, which is before this is drawn.
        for text, width, style in self._labels():
            clip(text, Room(style, width, 1), setter.fonts, setter.notes)

    def _labels(self) -> Iterator[tuple[str, float, ParagraphStyle]]:
        """Yield what a person named, with the room and the style it is written in."""
        of, styles = self._setter.scale.of, self._setter.styles
        yield from ((lane.name, of(_SIDE - 6), styles.label) for lane in self._axis.lanes)
        for panel in self._axis.panels:
            yield from ((text, of(_SIDE - 16), styles.label) for text in (panel.name, middle_and_last(panel)))
        yield from ((change.mark, of(_MARK), styles.column) for change in self._axis.changes)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the height that its parts take."""
        of, axis = self._setter.scale.of, self._axis
        tall = _HEAD + _FOOT + len(axis.lanes) * _LANE + (_GAP if axis.lanes else 0)
        tall += sum(_AMOUNTS) + len(_AMOUNTS) * _GAP if axis.days else 0
        self.width, self.height = available_width, of(tall + len(axis.panels) * (_PANEL + _GAP))
        return self.width, self.height

    def draw(self) -> None:
        """Draw it as one figure with its words."""
        x, y = self.canv.absolutePosition(0, 0)
        box = PDFArray([round(each, 2) for each in (x, y, x + self.width, y + self.height)])
        attributes = {"O": PDFName("Layout"), "BBox": box, "Placement": PDFName("Block")}
        figure = Element("Figure", alt=plain(described(self._axis)), attributes=attributes)
        with ink(self.canv, figure), fresh_lines(self.canv):
            self._parts()

    def _parts(self) -> None:
        of, axis = self._setter.scale.of, self._axis
        side = of(_SIDE)
        days = (axis.last - axis.first).days + 1
        across = _Across(axis.first, side, (self.width - side - 2) / days)
        self._grid(across)
        y = self.height - of(_HEAD)
        for name, height in zip(("THC", "CBD"), _AMOUNTS, strict=True) if axis.days else ():
            y -= of(height)
            self._amounts(across, y, of(height), name)
            y -= of(_GAP)
        for lane in axis.lanes:
            y -= of(_LANE)
            self._lane(across, y + of(_LANE) * 0.4, lane)
        y -= of(_GAP) if axis.lanes else 0
        for panel in axis.panels:
            y -= of(_PANEL)
            self._panel(across, y, of(_PANEL), panel)
            y -= of(_GAP)

    def _grid(self, across: _Across) -> None:
        """Every week a dotted line with its date; the changes dashed, with their letters."""
        canvas, of, style = self.canv, self._setter.scale.of, self._setter.styles.label
        foot, top = of(_FOOT), self.height - of(_HEAD)
        canvas.setLineWidth(0.4)
        canvas.setDash(0.5, 2)
        free = 0.0
        for day in _weeks(self._axis):
            x, said = across.edge(day), words.short_day(day).rsplit(words.NBSP, 1)[0]
            canvas.line(x, foot, x, top)
            wide = stringWidth(said, style.fontName, style.fontSize)
            at = min(x + 1, self.width - wide)
            if at >= free:
                self._words(said, at, of(1), of(60), style)
                free = at + wide + style.fontSize * 0.4
        canvas.setLineWidth(0.6)
        canvas.setDash(3, 2)
        free = -1.0
        for change in self._axis.changes:
            x = across.middle(change.day)
            canvas.line(x, foot, x, top)
            at = max(x - style.fontSize * 0.3, free)
            self._words(change.mark, at, top + of(1), of(_MARK), self._setter.styles.column)
            free = at + style.fontSize * 1.2
        canvas.setDash()

    def _amounts(self, across: _Across, y: float, height: float, name: str) -> None:
        canvas, of, styles = self.canv, self._setter.scale.of, self._setter.styles
        amounts = [getattr(day, name.lower()) for day in self._axis.days]
        most = max((amount.mg for amount in amounts if amount.mg), default=0.0)
        below = y + height - styles.column.fontSize - styles.label.leading
        self._words(name, 0, y + height - styles.column.fontSize, of(40), styles.column)
        told = f"mg by the label, to {most:,g}" if most else "mg by the label"
        self._words(told, 0, below, of(_SIDE - 6), styles.label)
        canvas.setLineWidth(0.7)
        canvas.line(across.left, y, self.width, y)
        size = min(across.step * 0.42, of(2.6))
        for day, amount in zip(self._axis.days, amounts, strict=True):
            x = across.middle(day.day)
            if amount.state is DayState.NO_ENTRY:
                cross(canvas, x, y + size, size * 0.7)
            elif amount.state is DayState.NONE:
                ring(canvas, x, y + size, size)
            elif amount.mg:
                bar = (x - across.step * 0.34, y, across.step * 0.68, height * 0.94 * amount.mg / most)
                amount_bar(canvas, bar, hatched=name == "CBD", open_top=amount.state is DayState.PARTLY)
            else:
                self._words("?", x - styles.column.fontSize * 0.25, y + 1.5, of(20), styles.column)

    def _lane(self, across: _Across, y: float, lane: Lane) -> None:
        canvas, of, styles = self.canv, self._setter.scale.of, self._setter.styles
        size = of(2.4)
        self._words(lane.name, 0, y - styles.label.fontSize * 0.35, of(_SIDE - 6), styles.label)
        canvas.setLineWidth(1.3)
        for place, step in enumerate(lane.steps):
            start, end = across.edge(step.first), across.edge(step.last) + across.step
            canvas.line(start, y, end, y)
            if step.begins:
                (diamond if place else ring)(canvas, start, y, size)
            if step.last < self._axis.last and (place + 1 == len(lane.steps)):
                canvas.line(end, y - size, end, y + size)
        for each in lane.doses:
            dot(canvas, across.middle(each.day), y, min(of(1.7), across.step * 0.3))

    def _panel(self, across: _Across, y: float, height: float, panel: SymptomPanel) -> None:
        canvas, of, styles = self.canv, self._setter.scale.of, self._setter.styles
        top = y + height - styles.label.fontSize
        self._words(panel.name, 0, top, of(_SIDE - 16), styles.label)
        self._words(middle_and_last(panel), 0, top - styles.label.leading, of(_SIDE - 16), styles.label)
        for score in (0, _WORST):
            at = y + height * score / _WORST
            lower = styles.label.fontSize * (0.75 if score else 0.1)
            self._words(str(score), across.left - of(11), at - lower, of(14), styles.label)
            canvas.setLineWidth(0.4)
            canvas.line(across.left, at, self.width, at)
        for x, value in _placed(across, self._axis, panel.scores):
            dot(canvas, x, y + height * value / _WORST, min(of(1.4), across.step * 0.3))
        canvas.setLineWidth(1)
        for x, value in _placed(across, self._axis, panel.medians):
            at = y + height * value / _WORST
            canvas.line(x - across.step / 2, at, x + across.step / 2, at)

    def _words(self, text: str, x: float, y: float, width: float, style: ParagraphStyle) -> None:
        """Write one line with its base line at about ``y``; what does not fit stands whole in the notes."""
        setter = self._setter
        shown: Any = ShapedParagraph(clip(text, Room(style, width, 1), setter.fonts, setter.notes), style)
        _, tall = shown.wrap(width, 1e6)
        self.canv.saveState()
        self.canv.setFillColor(black)
        shown.drawOn(self.canv, x, y - (style.leading - style.fontSize) * 0.5 - tall + style.leading)
        self.canv.restoreState()


def _weeks(axis: TimeAxis) -> list[date]:
    return [axis.first + timedelta(days=days) for days in range(0, (axis.last - axis.first).days + 1, 7)]


def _placed(across: _Across, axis: TimeAxis, values: Sequence[float | None]) -> Iterator[tuple[float, float]]:
    for day, value in zip(axis.days, values, strict=True):
        if value is not None:
            yield across.middle(day.day), value
