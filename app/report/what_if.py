"""What was only asked about, on paper: between two lines and under a heading that nobody can mistake."""

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.report.blocks import Rule, Typesetter, heading
from app.report.clipping import Room
from app.report.marks import Beside, Mark
from app.report.signs import Sign
from app.report.summary_findings import SIGNS
from app.services import words
from app.services.what_if_look import HEADING, WhatIfLook, WouldBeLine

_MARK = 11


def what_if_section(setter: Typesetter, look: WhatIfLook | None) -> list[Flowable]:
    """Return the what-if, with what could not be checked of it before what was found; nothing when not asked for."""
    if look is None:
        return []
    cell, bold = setter.styles.cell, setter.styles.advice
    story = [
        *heading(setter, HEADING, room=130),
        Rule(0.8),
        setter.paragraph(f"The person does NOT take: {'; '.join(look.names)}.", bold),
        setter.paragraph(look.not_a_plan, cell),
        Spacer(1, 2),
    ]
    for each in look.unchecked:
        sign = Sign.NOT_CHECKED if each.wholly else Sign.PARTLY_CHECKED
        state = "not checked" if each.wholly else "partly checked"
        story.append(_marked(setter, sign, f"{each.name}, {state}. {words.joined(each.reasons)}"))
    story.append(setter.paragraph(f"{look.headline}. {words.NO_EVIDENCE}", cell))
    if look.on_skin:
        story.append(setter.paragraph(look.on_skin, cell))
    if look.no_match:
        story.append(setter.paragraph(look.no_match, bold))
    for label, lines in (("Would be new", look.new), ("Would change", look.changed)):
        story += _group(setter, label, lines)
    story.append(setter.paragraph(f"Would stay as it is: {words.counted(look.same, 'finding')}.", cell))
    return [*story, Rule(0.8)]


def _group(setter: Typesetter, label: str, lines: tuple[WouldBeLine, ...]) -> list[Flowable]:
    if not lines:
        return []
    story: list[Flowable] = [CondPageBreak(setter.scale.of(60)), *heading(setter, f"{label} ({len(lines)})", level=3)]
    for line in lines:
        things = words.joined([", ".join(line.things)])
        told = f"{line.title} ({line.remark}). {line.word}; how sure: {line.certainty_words}. {things}"
        story.append(_marked(setter, SIGNS[line.seriousness], told))
        if line.ask:
            story.append(setter.labelled("Question for the pharmacist:", line.ask, setter.styles.cell))
    return story


def _marked(setter: Typesetter, sign: Sign, text: str) -> Flowable:
    size = setter.scale.of(_MARK)
    room = Room(setter.styles.cell, setter.width - size - 4.5, 8)
    return Beside(Mark(sign, size=size), setter.clipped(text, room))
