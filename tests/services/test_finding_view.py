"""A finding in words: both axes, what is not known, the amounts, the notes and the fixed sentences."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.checking import Finding, check, renumber
from app.domain.interactions import DataFile, Seriousness, Status
from app.domain.items import Content, Item, ItemKind, RecordDay
from app.domain.people import Answer
from app.domain.routes import Route
from app.services.finding_view import FindingView, view_finding, view_findings
from app.services.reviews import ReviewState
from app.services.words import NBSP
from tests.data_files import TODAY, shipped, small

DATA = small()
CANNABINOIDS = {"thc", "cbd", "cannabis-smoke"}


def item(*substances: str, name: str = "", contents: tuple[Content, ...] = ()) -> Item:
    kind = ItemKind.CANNABIS if CANNABINOIDS & set(substances) else ItemKind.MEDICINE
    held = contents or tuple(Content(one) for one in substances)
    label = name or substances[0].title()
    return Item(0, kind, label, held, (Route.SWALLOWED,), treatment=label)


def seen(*items: Item, data: DataFile = DATA, **person: Answer) -> dict[str, FindingView]:
    numbered = renumber(items)
    answers = {key.replace("_", "-"): answer for key, answer in person.items()}
    result = check(RecordDay(TODAY, numbered, answers), data)
    return {view.id: view for view in view_findings(result, numbered, data)}


def cannabis_gabapentin(*contents: Content, lung_disease: Answer = Answer.UNKNOWN) -> FindingView:
    oil = item("thc", name="Oil", contents=contents or (Content("thc"), Content("cbd", daily_mg=Decimal(5))))
    return seen(item("gabapentin"), oil, lung_disease=lung_disease)["cannabis-gabapentinoid"]


def test_a_finding_says_how_serious_and_how_sure_apart() -> None:
    view = cannabis_gabapentin()
    assert (view.seriousness, view.word, view.certainty_words, view.bars) == (2, "Worth discussing", "Human study", 5)
    assert (view.effect, view.not_known) == ("You may feel sleepy.", "How much of each it takes.")
    assert view.things == ("Gabapentin", "Oil")
    parts = [(part.name, part.substance, part.certainty_words) for part in view.parts]
    assert parts == [
        ("Gabapentin", "gabapentin", "Human study"),
        ("Oil", "CBD", "Theory"),
        ("Oil", "THC", "Human study"),
    ]


def test_what_raised_a_finding_stands_beside_its_base() -> None:
    raised = cannabis_gabapentin(Content("thc"), lung_disease=Answer.YES)
    assert (raised.word, raised.base_word, raised.raised_by) == ("Raise soon", "Worth discussing", ("A lung disease.",))
    assert cannabis_gabapentin(Content("thc")).raised_by == ()


def test_what_differs_for_a_member_is_said_with_its_name() -> None:
    assert cannabis_gabapentin().notes == ("CBD: Only reasoning.",)
    assert cannabis_gabapentin(Content("thc")).notes == ()


@pytest.mark.parametrize(
    ("contents", "says"),
    [
        ((Content("thc", daily_mg=Decimal("12.34")),), "up to about 12 mg on a day, by the label"),
        ((Content("thc", daily_mg=Decimal("12.5")),), "up to about 13 mg on a day, by the label"),
        ((Content("thc", daily_mg=Decimal(0)),), "up to about 0 mg on a day, by the label"),
        ((Content("thc", use_mg=Decimal(5)),), "about 5 mg in one use, by the label; the amount a day not known"),
        ((Content("thc", unknown=True),), "the amount is not known"),
        ((Content("cbd", daily_mg=Decimal(5)),), "it is not among the things here"),
    ],
)
def test_an_amount_studied_stands_beside_what_is_logged(contents: tuple[Content, ...], says: str) -> None:
    (line,) = cannabis_gabapentin(*contents).amounts
    assert line.replace(NBSP, " ") == f"Studied at 5 to 30 mg once of THC; your log: {says}."


def test_an_unknown_content_and_an_unknown_circumstance_are_said() -> None:
    assert cannabis_gabapentin(Content("thc", unknown=True)).unknowns == ("The sentence content_not_known.",)
    smoke = replace(item("cannabis-smoke"), routes=(Route.SMOKED,))
    assert seen(smoke)["thc-lungs"].unknowns == ("Not known whether this is so: a lung disease.",)
    assert seen(smoke, lung_disease=Answer.YES)["thc-lungs"].unknowns == ()


def test_flags_and_sources_are_shown_with_what_they_say() -> None:
    view = cannabis_gabapentin()
    assert [(flag.title, flag.signs, flag.emergency) for flag in view.flags] == [("Breathing", ("slow",), True)]
    assert [source.says for source in view.sources] == ["Twelve adults felt sleepy."]
    assert view.sources[0].line.startswith("About study (2020).")
    assert view.review_state is ReviewState.NOT_REVIEWED


def with_first(**changes: Any) -> tuple[str, ...]:
    """The fixed sentences of the opioid with gabapentinoid category, changed."""
    category = replace(DATA.categories["opioid-gabapentinoid"], **changes)
    data = replace(DATA, categories={category.id: category})
    return seen(item("tramadol"), item("gabapentin"), data=data)[category.id].advice


def test_level_four_has_the_template_its_category_names_and_the_signs_it_lists() -> None:
    planned = ("The sentence do_not_stop.", "The sentence ask_first_planned.")
    signs = ("The sentence signs_now.", "The sentence signs_today.")
    assert with_first() == (*planned, *signs)
    assert with_first(ask_first="urgent") == ("The sentence ask_first_urgent.", *signs)
    assert with_first(red_flags=("liver",)) == (*planned, "The sentence signs_today.")
    assert with_first(red_flags=()) == planned


def test_the_urgent_template_stands_only_where_level_four_is_reached() -> None:
    lower = with_first(ask_first="urgent", seriousness=Seriousness.RAISE_SOON, red_flags=())
    assert lower == ("The sentence do_not_stop.",)


def of_every_category() -> list[FindingView]:
    """A finding of each active category of the shipped file, at its own grade."""
    data = shipped()
    active = [each for each in data.categories.values() if each.status is Status.ACTIVE]
    return [
        view_finding(Finding(each, each.seriousness, each.seriousness, each.certainty, (), ()), (), data)
        for each in active
    ]


def test_do_not_stop_stands_on_every_finding_of_the_shipped_file_but_the_urgent_ones() -> None:
    data = shipped()
    for view in of_every_category():
        first = data.categories[view.id].ask_first
        urgent = view.seriousness is Seriousness.ASK_FIRST and first in {"urgent", "alone"}
        assert view.advice[0] == data.sentences[f"ask_first_{first}" if urgent else "do_not_stop"], view.id
        assert (data.sentences["do_not_stop"] in view.advice) is not urgent, view.id


def test_every_finding_of_the_shipped_file_says_what_is_not_known_what_to_ask_and_from_where() -> None:
    for view in of_every_category():
        for field in ("title", "effect", "not_known", "ask", "certainty_words", "review", "mechanism"):
            assert getattr(view, field), (view.id, field)
        assert view.sources, view.id
