"""The summary as plain text, for people whose tools do not read PDF: the same facts in the same order and words.

One statement a line, headings underlined, no table and no sign that has to be seen: what the page shows by shape is a
word here. Line breaks inside a text that somebody typed become spaces, and control characters are shown as code points,
so that nothing typed can pass for a line of ours.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from app.services import words
from app.services.axis_words import axis_lines, span
from app.services.coverage_view import CoverageView
from app.services.finding_view import FindingView
from app.services.leaving_off import LEFT_OFF, said
from app.services.person_look import PersonLook
from app.services.reported_events import SAID_CHANGES
from app.services.summary import SummaryData
from app.services.summary_medicines import MedicineLine
from app.services.summary_options import Part
from app.services.summary_products import ProductLine
from app.services.what_if_look import HEADING, WhatIfLook

TITLE = "Medicines and cannabis summary"
INVENTED = "Invented person, made up to try the program. Not a patient."
_CATEGORIES_SHOWN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def summary_text(summary: SummaryData) -> str:
    """Return the summary as text that ends with a line break. The same summary gives the same text."""
    lines: list[str] = [
        *_top(summary),
        *_coverage(summary),
        *_findings(summary),
        *_medicines(summary),
        *_products(summary),
        *_thirty_days(summary),
        *_person(summary),
        *_what_if(summary.what_if),
        *_about(summary),
    ]
    return "\n".join(_on_one_line(line) for line in lines) + "\n"


def _on_one_line(text: str) -> str:
    return "".join(map(_shown, " ".join(text.split()) if any(c.isspace() and c != " " for c in text) else text))


def _shown(character: str) -> str:
    if unicodedata.category(character) in _CATEGORIES_SHOWN and character not in "\u200c\u200d":
        return f"‹U+{ord(character):04X}›"
    return character


def _heading(text: str, line: str = "-") -> list[str]:
    return ["", text, line * min(len(text), 72)]


def _labelled(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{label}: {text}" if label else text for label, text in pairs if text)


def _top(summary: SummaryData) -> Iterator[str]:
    person, look, days = summary.person, summary.cannabis, summary.period
    yield from _heading(TITLE, "=")[1:]
    yield from _labelled([("", INVENTED if summary.invented else ""), ("", said(summary))])
    yield from (person.name, person.born)
    yield f"Period: {words.day(days.first)} to {words.day(days.last)} ({len(days)}{words.NBSP}days)"
    yield f"Allergies and bad reactions: {person.allergies}"
    yield f"Also recorded: {_facts(summary)}"
    yield from _labelled([("Doctors and pharmacies", "; ".join(f"{who}: {said}" for who, said in person.contacts))])
    yield f"{summary.changed.heading}: {summary.changed.in_words()}"
    yield from _heading("Cannabis in one look")
    told = (("THC", look.thc), ("CBD", look.cbd), ("Route", look.routes), ("Last use", look.last_use))
    yield from _labelled((*told, ("Days", look.days), ("", look.footnote)))


def _facts(summary: SummaryData) -> str:
    if Part.CIRCUMSTANCES in summary.left_off:
        return LEFT_OFF
    return "; ".join(f"{label}: {value}" for label, value in summary.person.facts) or "nothing else"


def _coverage(summary: SummaryData) -> Iterator[str]:
    coverage: CoverageView = summary.coverage
    yield from _heading("What could not be checked")
    yield f"{coverage.headline}. {coverage.remark}"
    for each in coverage.unchecked:
        state = "not checked" if each.wholly else "partly checked"
        yield f"{each.name}, {state}. {words.joined(each.reasons)}"
    if coverage.on_skin:
        yield f"{words.listed(coverage.on_skin)}: {dict(summary.sentences).get('topical_remark', '')}"
    if summary.overdue:
        yield f"The data file is past its review. {summary.overdue}"
    yield f"Where no finding names a thing: {coverage.no_match} {coverage.scope}"


def _findings(summary: SummaryData) -> Iterator[str]:
    yield from _heading(words.findings_heading(len(summary.findings)))
    if not summary.findings:
        yield summary.coverage.no_match
    for number, finding in enumerate(summary.findings, 1):
        yield ""
        yield f"{number}. {finding.title}"
        yield from _labelled(_finding(finding, dict(summary.sentences)))


def _finding(finding: FindingView, sentences: dict[str, str]) -> Iterator[tuple[str, str]]:
    # What to do about signs stands beside the signs: alone it would read as if the finding itself were an emergency.
    now, today = sentences.get("signs_now", ""), sentences.get("signs_today", "")
    raised = f"usually {finding.base_word}; {' '.join(finding.raised_by)}"
    yield "How serious", finding.word
    yield "How sure", finding.certainty_words
    yield "Talked about before", finding.talked_and_said()
    yield "What meets", "; ".join(finding.things)
    yield "In them", "; ".join(f"{one.name} ({one.substance}, {one.certainty_words})" for one in finding.parts)
    yield "What may happen", finding.effect
    yield "More serious here", raised if finding.seriousness is not finding.base else ""
    yield "For some of these", words.joined(finding.notes)
    yield "This record", " ".join((*finding.amounts, *finding.unknowns))
    yield "Not known", finding.not_known
    yield "Where sources disagree", finding.conflict
    yield "Question for the pharmacist", finding.ask
    yield "", " ".join(text for text in finding.advice if text not in {now, today})
    for flag in finding.flags:
        signs = words.joined(["; ".join(flag.signs)])
        yield "If these signs appear", f"{flag.title}: {signs} {now if flag.emergency else today}"
    yield "For the clinician", " ".join(text for text in (finding.mechanism, finding.pharmacist) if text)
    yield "Review", f"{finding.review} Entry {finding.id}."
    for source in finding.sources:
        yield "Source", f"{source.says} {source.line}"


def _medicines(summary: SummaryData) -> Iterator[str]:
    count = sum(len(group.lines) for group in summary.groups)
    yield from _heading(f"Medicines and other substances ({count})")
    if not count:
        yield "None recorded."
    for group in summary.groups:
        yield from ("", f"{group.heading}:")
        for line in group.lines:
            yield from ("", ", ".join(text for text in (line.name, line.strength) if text))
            yield from _labelled(_medicine(line))
    if summary.said_changes:
        yield from ("", f"{SAID_CHANGES} {'; '.join(summary.said_changes)}")


def _medicine(line: MedicineLine) -> Iterator[tuple[str, str]]:
    yield "Ingredients", line.ingredients
    yield "Brand", line.brand
    yield "How", line.how
    yield "A day", line.total
    yield "", line.stopped
    yield "Really taken in this period", line.taken
    yield "", line.last
    yield "For", line.reason
    yield "Prescribed by", line.prescriber
    yield "Pharmacy", line.pharmacy
    yield "Since when, and what changed", "; ".join(dict.fromkeys(text for text in (*line.history, line.since) if text))
    yield "Findings", ", ".join(map(str, line.findings))


def _products(summary: SummaryData) -> Iterator[str]:
    if Part.PRODUCTS in summary.left_off:
        yield from (*_heading("Cannabis products"), LEFT_OFF)
        return
    yield from _heading(f"Cannabis products ({len(summary.products)})")
    if not summary.products:
        yield "None recorded."
    for product in summary.products:
        yield from ("", product.name)
        yield from _labelled(_product(product))


def _product(product: ProductLine) -> Iterator[tuple[str, str]]:
    yield "Form", f"{product.form}, prescribed" if product.prescribed else product.form
    yield "Content by the label", product.strength
    yield "How that is known", product.strength_source
    yield "Batch", product.batch
    yield "Route", product.routes
    yield "Use in this period", product.uses
    yield "Last use", product.last_use
    yield "From", product.origin
    yield "Findings", ", ".join(map(str, product.findings))


def _thirty_days(summary: SummaryData) -> Iterator[str]:
    axis = summary.thirty_days
    yield from _heading(f"Day by day, {span(axis.first, axis.last)}")
    yield from axis_lines(axis)


def _person(summary: SummaryData) -> Iterator[str]:
    person: PersonLook = summary.person
    if person.not_asked:
        yield from (*_heading("Not asked or not known of the person"), f"{'; '.join(person.not_asked)}.")
    if summary.questions:
        yield from (*_heading("Questions of the person"), *summary.questions)
    if summary.effects:
        yield from _heading("Side effects noted")
        yield from (f"{each.when}: {each.said()}" for each in summary.effects)


def _what_if(look: WhatIfLook | None) -> Iterator[str]:
    if look is None:
        return
    yield from _heading(HEADING)
    yield f"The person does NOT take: {'; '.join(look.names)}."
    yield look.not_a_plan
    for each in look.unchecked:
        state = "not checked" if each.wholly else "partly checked"
        yield f"{each.name}, {state}. {words.joined(each.reasons)}"
    yield f"{look.headline}. {words.NO_EVIDENCE}"
    yield from (text for text in (look.on_skin, look.no_match) if text)
    for label, lines in (("Would be new", look.new), ("Would change", look.changed)):
        for line in lines:
            yield f"{label}: {line.title} ({line.remark}). {line.word}; how sure: {line.certainty_words}."
            yield from _labelled((("What would meet", "; ".join(line.things)), ("Question", line.ask)))
    yield f"Would stay as it is: {words.counted(look.same, 'finding')}."


def _about(summary: SummaryData) -> Iterator[str]:
    printed = f"{words.day(summary.printed_at.date())}, {words.clock(summary.printed_at)}"
    yield from _heading("About this document")
    yield "Private health information. Recorded by the person; not checked by a health professional."
    yield f"Document {summary.document_id}, printed {printed} with Doseleaf {summary.version}."
    yield f"{summary.data_file}, of edition {summary.edition}. SHA-256 {summary.digest}."
