"""The findings on the first page: with effect and record where there is room, in one line each where there is not."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from app.domain.interactions import Seriousness
from app.report.blocks import Typesetter, heading
from app.report.brief_findings import brief_findings_table
from app.report.findings_table import FindingRow, findings_table
from app.report.floating import height_of
from app.report.marks import Beside, Mark
from app.report.signs import Sign
from app.services import words
from app.services.finding_view import FindingView
from app.services.words import NBSP

SIGNS = {
    Seriousness.ASK_FIRST: Sign.ASK_FIRST,
    Seriousness.RAISE_SOON: Sign.RAISE_SOON,
    Seriousness.WORTH_DISCUSSING: Sign.WORTH_DISCUSSING,
    Seriousness.GOOD_TO_KNOW: Sign.GOOD_TO_KNOW,
}
IN_FULL = "Findings in full"
_ROOMY = ("No", "How serious, how sure", "Finding and what meets", "What may happen", "This record", "Discussed")
_BRIEF = ("No", "", "How sure", f"Finding, and what meets (more under the same number in “{IN_FULL}”)", "Tick")
_DISCUSSED = " (discussed)"
_SUMMARY = "Known interaction categories that this record falls into, the most serious first"


def findings_section(setter: Typesetter, findings: Sequence[FindingView], no_match: str, room: float) -> list[Flowable]:
    """Return the findings, in ``room`` points if they can be; without any, the fixed sentence that this says little."""
    story = heading(setter, words.findings_heading(len(findings)))
    if not findings:
        return [*story, setter.paragraph(no_match, setter.styles.body_bold)]
    rows = [_row(number, finding) for number, finding in enumerate(findings, 1)]
    table = findings_table(setter, rows, _ROOMY, summary=_SUMMARY)
    _, height = table.wrap(setter.width, 1e6)
    if height <= room:
        return [*story, table]
    return [*story, *_in_brief(setter, rows, room)]


def _in_brief(setter: Typesetter, rows: Sequence[FindingRow], room: float) -> list[Flowable]:
    """Return the findings in a line or two each; the less serious of them as titles only, as many as the room asks.

    So all of them stand on the first page, and the medicines still begin there.
    """
    words_of_seriousness = list(dict.fromkeys(row.seriousness for row in rows))
    for kept in range(len(words_of_seriousness), 0, -1):
        in_lines = [row for row in rows if row.seriousness in words_of_seriousness[:kept]]
        story: list[Flowable] = []
        if in_lines:
            story.append(brief_findings_table(setter, in_lines, _BRIEF, tick="Discussed", summary=_SUMMARY))
        for word in words_of_seriousness[kept:]:
            story += _titles_only(setter, [row for row in rows if row.seriousness == word])
        if height_of(story, setter.width) <= room:
            break
    return story


def _titles_only(setter: Typesetter, rows: Sequence[FindingRow]) -> list[Flowable]:
    style = setter.styles.brief
    before = f"{rows[0].seriousness} ({len(rows)}), more under the same number in “{IN_FULL}”:"
    titles = "; ".join(f"{row.number}{NBSP}{row.title}{_DISCUSSED if row.discussed else ''}" for row in rows)
    sign = Mark(rows[0].sign, size=setter.scale.of(9.4))
    return [Spacer(1, 2), Beside(sign, setter.labelled(before, f"{titles}.", style))]


def raised(finding: FindingView) -> str:
    """Return why the finding counts as more serious here than usual; empty when it does not."""
    if finding.seriousness is finding.base:
        return ""
    return f"More serious here than usual ({finding.base_word}): {' '.join(finding.raised_by)}"


def _row(number: int, finding: FindingView) -> FindingRow:
    return FindingRow(
        number=str(number),
        sign=SIGNS[finding.seriousness],
        seriousness=finding.word,
        certainty=finding.certainty_words,
        bars=finding.bars,
        title=finding.title,
        things=finding.things,
        why=tuple(text for text in (finding.effect, raised(finding)) if text),
        record=(*finding.amounts, *finding.unknowns),
        discussed=finding.is_discussed(),
    )
