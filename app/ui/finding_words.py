"""A finding's view as the words of a row, spoken name included; the same on every page and form."""

from app.services import words
from app.services.coverage_view import CoverageView, UncheckedView
from app.services.finding_view import FindingView
from app.ui.widgets.coverage_strip import Coverage
from app.ui.widgets.finding_row import FindingText


def finding_text(view: FindingView, *, with_effect: bool = False, remark: str = "") -> FindingText:
    """The row of a finding; `with_effect` adds what a person may notice, `remark` what a what-if says of it."""
    raised = f"More serious here: {' '.join(view.raised_by)}" if view.raised_by else ""
    things = ", ".join(view.things)
    more = [f"{view.talked()}."] * bool(view.talks) + [f"Would be {remark}."] * bool(remark)
    return FindingText(
        seriousness=int(view.seriousness),
        word=view.word,
        title=view.title,
        things=things,
        bars=view.bars,
        certainty=view.certainty_words,
        spoken=" ".join([f"{view.word}: {view.title}. {things}. How sure: {view.certainty_words}.", *more]),
        sentence=view.effect if with_effect else "",
        raised=raised,
        discussed=view.talked(),
        remark=remark,
    )


def unchecked_text(view: UncheckedView) -> FindingText:
    """The row of something that was not, or only partly, checked."""
    word = "Not checked" if view.wholly else "Partly checked"
    reasons = words.joined(reason[:1].upper() + reason[1:] for reason in view.reasons)
    return FindingText(
        seriousness=0 if view.wholly else -1,
        word=word,
        title=view.name,
        things=reasons,
        bars=0,
        certainty="",
        spoken=f"{word}: {view.name}. {reasons}",
    )


def coverage_words(view: CoverageView) -> Coverage:
    """The strip of what could be checked."""
    return Coverage(view.states, view.headline, view.remark, f"{view.headline}. {view.remark}")
