"""The findings that were talked about before: under their numbers, when, with whom, and which are open again."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.report.blocks import Typesetter, heading
from app.services.finding_view import FindingView

HEADING = "Talked about before"


def talked_about_section(setter: Typesetter, findings: Sequence[FindingView]) -> list[Flowable]:
    """Return a line for each finding that was talked about; nothing when none was."""
    talked = [(number, each) for number, each in enumerate(findings, 1) if each.talks]
    if not talked:
        return []
    lines = [setter.labelled(f"{number}. {each.title}:", each.talked_and_said()) for number, each in talked]
    return [*heading(setter, HEADING, room=60), *lines]
