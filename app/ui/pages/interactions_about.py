"""The details that are not findings: what was not checked, what the look-up does not cover, the data file itself."""

from collections import Counter

from PySide6.QtCore import Signal

from app.domain.interactions import Status
from app.services import edition, words
from app.services.coverage_view import CoverageView, UncheckedView
from app.services.finding_view import FindingView, view_finding
from app.services.reviews import ReviewState, standing
from app.ui.session import Session
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.explain import Explain
from app.ui.widgets.mark import Sign
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.sections import Sections, numbered
from app.ui.widgets.text import DEMI, Text, body, caption


class UncheckedDetail(Sections):
    """One thing that was not, or only partly, checked. `opened` is sent when the person wants to see its entry."""

    opened = Signal()

    def __init__(self, view: UncheckedView, coverage: CoverageView, findings: int) -> None:
        state = "was not checked" if view.wholly else "was checked only in part"
        sign = Sign.NOT_CHECKED if view.wholly else Sign.PARTLY_CHECKED
        super().__init__(int(sign), f"{view.name} {state}", "")
        self.column.add(
            Notice(Kind.NOT_CHECKED, "Nothing found here means nothing looked for", _left_out(view, findings))
        )
        reasons = [body(f"{each[:1].upper()}{each[1:]}") for each in view.reasons]
        self.add_section("What could not be checked", *reasons, ruled=False)
        button = Button("Show it on your record", Role.SMALL, icon="pencil")
        button.clicked.connect(self.opened)
        self.add_section(
            "What you can do",
            body("Ask your pharmacist to look it up. It is printed on the first page as not checked."),
            body("If the packet names its ingredients, add them: each one that the list has is then checked."),
            button,
        )
        self.add_section("What the list covers", body(coverage.scope), Explain("not-checked", "not checked"))
        self.column.add(None)


class ScopeDetail(Sections):
    """What no finding means, and what is not covered at all."""

    def __init__(self, coverage: CoverageView, session: Session) -> None:
        super().__init__(None, "What this list does not cover", coverage.scope)
        self.add_section("When no rule matched", body(coverage.no_match))
        if coverage.on_skin:
            remark = session.data.sentences["topical_remark"]
            source = session.data.sources.get(session.data.sentences["topical_remark_source"])
            self.add_section(
                "Put on the skin",
                Text(words.listed(coverage.on_skin), weight=DEMI),
                body(remark),
                *([caption(words.source(source))] if source else []),
            )
        self.column.add(None)


class NegativesDetail(Sections):
    """Studies that looked for an effect of what is on the record and found little. They change no finding."""

    def __init__(self, views: tuple[FindingView, ...]) -> None:
        super().__init__(None, "Studies that found little", "They silence nothing: every finding stays as it is.")
        for view in views:
            sources = [numbered(place, each.line, f"Says: {each.says}") for place, each in enumerate(view.sources, 1)]
            things = caption(words.listed(view.things), "soft")
            not_known = [body(f"Not known: {view.not_known}")] if view.not_known else []
            self.add_section(view.title, things, body(view.effect), *not_known, *sources)
        self.column.add(None)


class OnRequestDetail(Sections):
    """Entries that the record meets and that flag nothing: their titles, how serious and how sure."""

    def __init__(self, views: tuple[FindingView, ...]) -> None:
        super().__init__(None, "Shown on request", words.ON_REQUEST)
        for view in views:
            things = caption(words.listed(view.things), "soft")
            self.add_section(view.title, things, body(f"{view.word}. How sure: {view.certainty_words}."))
        self.column.add(None)


class DataFileDetail(Sections):
    """Which edition is looked up, how far it has been checked, and when it is to be reviewed again."""

    def __init__(self, session: Session) -> None:
        data = session.data
        super().__init__(None, f"The data file, {edition.named(data)}", "")
        if session.checking_off:
            self.column.add(Notice(Kind.NOT_CHECKED, "Checking is off", session.checking_off))
            self.column.add(None)
            return
        active = [each for each in data.categories.values() if each.status is Status.ACTIVE]
        counted = Counter(standing(each, data).state for each in active)
        states = [body(f"{counted[state]} {said}") for state, said in words.REVIEW_STATES.items() if counted[state]]
        self.add_section(f"{len(active)} entries", *states, ruled=False)
        none_signed = not counted[ReviewState.REVIEWED]
        self.add_section(
            "What it is",
            body("Published interaction categories, each with its sources, looked up on this computer."),
            *([body("No health professional has signed any entry yet.")] if none_signed else []),
            body(edition.review_date(data, session.today())),
        )
        self.add_section("How to name it", caption(f"Digest {data.digest[:16]}. Licence {data.licence}."))
        self.column.add(None)


def negatives(session: Session) -> tuple[FindingView, ...]:
    """The documented negatives that the record meets, in words."""
    now = session.current()
    return tuple(view_finding(each, now.items, session.data) for each in now.result.negatives)


def on_request(session: Session) -> tuple[FindingView, ...]:
    """The entries that the record meets and that are shown only to whoever asks, in words."""
    now = session.current()
    return tuple(view_finding(each, now.items, session.data) for each in now.result.on_request)


def _left_out(view: UncheckedView, findings: int) -> str:
    if view.wholly:
        return f"None of the {findings} findings takes it into account." if findings else "No finding can be about it."
    return "The findings take only the rest of it into account."
