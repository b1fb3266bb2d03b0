"""What changed since the page was last printed, in words that compare two pages and conclude nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from app.domain.amounts import Amount
from app.domain.events import ReportedEvent
from app.domain.medicines import Medicine
from app.domain.people import AllergiesAsked, Allergy, Person
from app.domain.printed import PrintedPage, Topic
from app.domain.products import Product, ProductForm
from app.domain.regimens import Regimen, RegimenKind
from app.services.day_words import DayStyle, write_days
from app.services.findings import DiaryView
from app.services.leaving_off import LEFT_OFF, leave_off
from app.services.ports import Tools
from app.services.printing import remember_print
from app.services.record_day import ingredients_of
from app.services.summary import SummaryData, gather, last_days
from app.services.summary_options import Part, SummaryOptions
from app.services.words import NBSP
from app.store.database import memory
from app.store.store import DiaryStore
from tests.data_files import TODAY, small

DATA = small()
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
WEEK_AGO = NOON - timedelta(days=7)
GABAPENTIN = Medicine(
    "m-1",
    "Gabapentin",
    "gabapentin",
    ingredients_of("gabapentin", DATA.vocabulary),
    strength=Amount(Decimal(300), "mg"),
    form="capsule",
    reason="nerve pain",
)
ONCE = Regimen("r-1", "m-1", RegimenKind.DAY_PARTS, TODAY - timedelta(days=90), parts=(Decimal(1), None, None, None))
TWICE = replace(ONCE, parts=(Decimal(1), None, None, Decimal(1)))
OIL = Product("p-1", "Oil", ProductForm.OIL, thc=Decimal(10), still_used=True)
ME = Person("me")


def page(view: DiaryView, at: datetime = NOON) -> SummaryData:
    return gather(view, DATA, last_days(at.date()), at, f"D {at:%d}", "0.1.0")


def printed(summary: SummaryData) -> PrintedPage:
    store = DiaryStore(memory())
    remember_print(store, Tools(lambda: NOON, lambda: "print"), summary)
    (kept,) = store.all(PrintedPage)
    store.close()
    return kept


def between(then: DiaryView, now: DiaryView) -> list[str]:
    """What the page says today after it was printed a week ago."""
    summary = page(replace(now, prints=(printed(page(then, WEEK_AGO)),)))
    assert summary.changed.heading.replace(NBSP, " ") == "Changed since this page was printed on 13 Nov 2026"
    return [line.text.replace(NBSP, " ") for line in summary.changed.lines]


def test_a_dose_is_said_with_what_it_was_before() -> None:
    one, two = (DiaryView(ME, (GABAPENTIN,), (each,)) for each in (ONCE, TWICE))
    assert between(one, two) == ["Gabapentin: 2 capsules = 600 mg a day, before 1 capsule = 300 mg a day"]


def test_new_things_things_that_are_gone_and_allergies_are_said_in_the_order_of_the_page() -> None:
    allergic = replace(ME, allergies_asked=AllergiesAsked.LISTED, allergies=(Allergy("Penicillin", "rash"),))
    stopped = replace(GABAPENTIN, stopped=TODAY - timedelta(days=2), stop_reason="dizzy")
    said = between(DiaryView(ME, (GABAPENTIN,), (ONCE,)), DiaryView(allergic, (stopped,), (ONCE,), (OIL,)))
    assert said[:3] == [
        "allergies: Penicillin (rash), before: not asked",
        "Gabapentin stopped 18 Nov 2026: dizzy",
        "new: Oil, THC 10 mg/mL, CBD not known",
    ]


def test_findings_are_new_by_their_number_and_gone_by_their_title() -> None:
    alone, both = DiaryView(ME, (GABAPENTIN,), (ONCE,)), DiaryView(ME, (GABAPENTIN,), (ONCE,), (OIL,))
    count = len(page(both).findings)
    assert count
    assert between(alone, both)[-1] == f"new findings: {', '.join(map(str, range(1, count + 1)))}"
    gone = between(both, alone)
    assert gone[0] == "Oil is not on it any more"
    assert gone[1:] == [f"no longer listed: {each.title}" for each in page(both).findings]


def test_what_the_person_says_since_is_there_in_their_words() -> None:
    event = ReportedEvent("e", TODAY - timedelta(days=3), "stopped-tobacco", "stopped smoking")
    view = DiaryView(ME, (GABAPENTIN,), (ONCE,))
    assert between(view, replace(view, events=(event,))) == ["the person says: 17 Nov 2026: stopped smoking"]


def test_two_pages_that_say_the_same_say_so() -> None:
    view = DiaryView(ME, (GABAPENTIN,), (ONCE,), (OIL,))
    assert between(view, view) == []
    summary = page(replace(view, prints=(printed(page(view, WEEK_AGO)),)))
    assert summary.changed.in_words() == "nothing that stands here"


def test_a_page_that_was_never_printed_says_what_changed_in_30_days() -> None:
    raised = replace(TWICE, id="r-2", valid_from=TODAY - timedelta(days=4))
    before = replace(ONCE, valid_to=TODAY - timedelta(days=5))
    summary = page(DiaryView(ME, (GABAPENTIN,), (before, raised)))
    assert summary.changed.heading == "Changed in the last 30 days"
    assert summary.changed.in_words().replace(NBSP, " ") == "16 Nov 2026 Gabapentin raised"
    assert page(DiaryView(ME)).changed.in_words() == "no change is recorded"


def test_a_copy_of_the_same_day_does_not_hide_what_changed() -> None:
    view = DiaryView(ME, (GABAPENTIN,), (TWICE,))
    earlier = printed(page(DiaryView(ME, (GABAPENTIN,), (ONCE,)), WEEK_AGO))
    today = printed(page(view, NOON))
    assert page(replace(view, prints=(earlier,))) == page(replace(view, prints=(earlier, today)))


def test_days_written_in_another_order_are_no_change() -> None:
    ours = replace(TWICE, valid_to=None, taper=True, valid_from=TODAY - timedelta(days=9))
    view = DiaryView(ME, (GABAPENTIN,), (ours,))
    write_days(DayStyle.MONTH_FIRST)
    then = printed(page(view, WEEK_AGO))
    write_days(DayStyle.DAY_FIRST)
    assert "Nov" in str(then.lines)
    assert page(replace(view, prints=(then,))).changed.lines == ()


def test_what_is_left_off_is_not_among_the_changes() -> None:
    view = DiaryView(ME, (GABAPENTIN,), (ONCE,), (OIL,))
    earlier = printed(page(DiaryView(ME, (GABAPENTIN,), (ONCE,)), WEEK_AGO))
    summary = page(replace(view, prints=(earlier,)))
    assert any(line.about is Topic.PRODUCT for line in summary.changed.lines)
    without = leave_off(summary, SummaryOptions(without=frozenset({Part.PRODUCTS}))).changed
    assert "Oil" not in without.in_words()
    without = leave_off(summary, SummaryOptions(without=frozenset({Part.CHANGES}))).changed
    assert without.in_words() == LEFT_OFF


def test_what_a_medicine_is_for_is_in_no_sentence_when_it_is_left_off() -> None:
    needed = Regimen("r-1", "m-1", RegimenKind.AS_NEEDED, TODAY - timedelta(days=9), dose=Decimal(1))
    summary = page(DiaryView(ME, (GABAPENTIN,), (needed,)))
    assert "for nerve pain" in str(summary.groups)
    assert "nerve pain" not in str(printed(summary))
    assert "nerve pain" not in str(leave_off(summary, SummaryOptions(without=frozenset({Part.REASONS}))))
