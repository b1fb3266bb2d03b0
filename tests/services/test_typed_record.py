"""A record typed on one line: what is read, and the one sentence for what cannot be."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checking import ItemState
from app.domain.interactions import EventKind
from app.domain.items import Content, Item, ItemKind, Unchecked, UncheckedPart
from app.domain.matching import Match, build_index, resolve
from app.domain.people import Answer
from app.domain.routes import CANNABIS_ROUTES, Route
from app.services import words
from app.services.check_text import check_text
from app.services.typed_record import TypedCheck, TypedRecord, TypedRecordError, check_typed
from tests.data_files import TODAY, shipped, small

DATA = small()
INDEX = build_index(DATA.vocabulary, frozenset({"moonstone"}))
MEDICINE, CANNABIS, SUBSTANCE = ItemKind


def by_name(text: str) -> Match:
    return resolve(INDEX, text)


def checked(
    *things: tuple[ItemKind, str], events: tuple[str, ...] = (), person: tuple[str, ...] = (), day: date = TODAY
) -> TypedCheck:
    return check_typed(TypedRecord(day, things, events, person), DATA, by_name)


def medicine(text: str) -> Item:
    return checked((MEDICINE, text)).items[0].item


def cannabis(text: str) -> Item:
    return checked((CANNABIS, text)).items[0].item


def ids(outcome: TypedCheck) -> list[str]:
    return [each.category.id for each in outcome.result.findings]


def test_things_keep_the_order_in_which_they_were_typed() -> None:
    outcome = checked((CANNABIS, "smoked"), (MEDICINE, "gabapentin 300 mg"), (SUBSTANCE, "alcohol"))
    assert [each.item.index for each in outcome.items] == [0, 1, 2]
    assert [each.item.kind for each in outcome.items] == [CANNABIS, MEDICINE, SUBSTANCE]
    assert "cannabis-gabapentinoid" in ids(outcome)


def test_a_medicine_is_its_ingredients_with_the_mg_of_one_piece() -> None:
    assert medicine("gabapentin 300 mg").contents == (Content("gabapentin", use_mg=Decimal(300)),)
    assert medicine("gabapentin").contents == (Content("gabapentin"),)
    both = medicine("paracetamol-tramadol 325 mg")
    assert both.contents == (Content("paracetamol"), Content("tramadol"))
    assert medicine("cold mix").unchecked == (Unchecked(UncheckedPart.INGREDIENT, "oddine"),)


def test_a_form_and_the_file_tell_the_route() -> None:
    assert medicine("gabapentin tablet").routes == (Route.SWALLOWED,)
    assert medicine("gabapentin patch").routes == (Route.PATCH,)
    assert medicine("nabiximols").routes == (Route.UNDER_TONGUE,)


def test_dates_behind_a_name_are_changes() -> None:
    item = medicine("gabapentin 300 mg @started=2026-11-01 @raised=yesterday @stopped=2026-11-20")
    assert item.changes == (
        (EventKind.STARTED, date(2026, 11, 1)),
        (EventKind.RAISED, date(2026, 11, 19)),
        (EventKind.STOPPED, TODAY),
    )
    assert item.stopped == TODAY
    assert item.contents


def test_a_medicine_that_starts_later_is_named_and_not_counted() -> None:
    item = medicine(f"gabapentin @started={TODAY + timedelta(days=1)}")
    assert item.contents == ()
    assert [part.part for part in item.unchecked] == [UncheckedPart.NOT_YET]


def test_a_name_nobody_knows_and_a_medicine_only_known_by_name_are_told_apart() -> None:
    assert medicine("meadow drops").unchecked[0].part is UncheckedPart.NAME
    assert medicine("moonstone").unchecked[0].part is UncheckedPart.NOT_COVERED
    unknown = checked((SUBSTANCE, "moonstone")).items[0].item
    assert unknown.unchecked == (Unchecked(UncheckedPart.NOT_COVERED, "moonstone"),)


def test_two_strengths_of_one_name_are_one_treatment_and_two_brands_are_two() -> None:
    assert "same-twice" not in ids(checked((MEDICINE, "gabapentin 100 mg"), (MEDICINE, "gabapentin 300 mg")))
    assert "same-twice" in ids(checked((MEDICINE, "Neurontin 300 mg"), (MEDICINE, "Gralise 300 mg")))


def test_a_substance_is_read_by_its_id_or_its_name() -> None:
    by_id = checked((SUBSTANCE, "cannabis-smoke")).items[0].item
    assert (by_id.contents, by_id.routes) == ((Content("cannabis-smoke"),), (Route.SMOKED,))
    assert checked((SUBSTANCE, "THC")).items[0].item.contents == (Content("thc"),)
    mixed = checked((SUBSTANCE, "cold mix")).items[0].item
    assert mixed.contents == (Content("paracetamol"),)
    assert mixed.unchecked == (Unchecked(UncheckedPart.INGREDIENT, "oddine"),)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("vaporised:thc=0,3:cbd=0", (Content("thc", use_mg=Decimal("0.3")),)),
        ("vaporised:thc=10:cbd=5:per=day", (Content("thc", daily_mg=Decimal(10)), Content("cbd", daily_mg=Decimal(5)))),
        ("vaporised:thc=10", (Content("thc", use_mg=Decimal(10)), Content("cbd", unknown=True))),
        ("vaporised", (Content("thc", unknown=True), Content("cbd", unknown=True))),
        (
            "swallowed:thc=1:cbd=0:alcohol",
            (Content("thc", use_mg=Decimal(1)), Content("ethanol-in-product")),
        ),
        ("swallowed:thc=1:cbd=0:alcohol=no", (Content("thc", use_mg=Decimal(1)),)),
        ("swallowed:thc=1:cbd=0:form=oil:prescribed=no", (Content("thc", use_mg=Decimal(1)),)),
    ],
)
def test_cannabis_is_an_amount_not_in_it_or_unknown(text: str, contents: tuple[Content, ...]) -> None:
    assert cannabis(text).contents == contents


@pytest.mark.parametrize("route", CANNABIS_ROUTES)
def test_every_route_of_cannabis_is_read(route: Route) -> None:
    item = cannabis(f"{route}:form=flower:prescribed")
    assert item.routes == (route,)
    assert item.prescribed
    assert (item.form, cannabis(route).prescribed) == ("flower", False)
    named = UncheckedPart.ROUTE in [part.part for part in item.unchecked]
    assert named is (route is Route.UNKNOWN)


@pytest.mark.parametrize(
    ("person", "fact", "answer"),
    [
        ("lung-disease", "lung-disease", Answer.YES),
        ("lung-disease=no", "lung-disease", Answer.NO),
        ("lung-disease=unknown", "lung-disease", Answer.UNKNOWN),
        ("age=65", "age-65-or-over", Answer.YES),
        ("age=64,9", "age-65-or-over", Answer.NO),
        ("age-65-or-over", "age-65-or-over", Answer.YES),
    ],
)
def test_a_circumstance_is_said_or_derived_from_a_number(person: str, fact: str, answer: Answer) -> None:
    assert checked(person=(person,)).person[fact] is answer


def test_an_event_is_read_with_its_day() -> None:
    outcome = checked((MEDICINE, "clozapine"), events=("stopped-smoking-cannabis=2026-11-10",))
    assert ids(outcome) == ["smoke-stopped"]
    assert ids(checked((MEDICINE, "clozapine"), events=("stopped-smoking-cannabis=2026-09-10",))) == []


@pytest.mark.parametrize(
    ("kind", "text", "names"),
    [
        (MEDICINE, "", "--medicine"),
        (MEDICINE, "@started=2026-11-01", "--medicine"),
        (MEDICINE, "gabapentin @begun=2026-11-01", "@begun"),
        (MEDICINE, "gabapentin @started", "--medicine @started"),
        (MEDICINE, "gabapentin @started=3/4/2026", "--medicine @started"),
        (MEDICINE, "gabapentin @stopped=Nov", "--medicine @stopped"),
        (MEDICINE, "gabapentin @stopped=6 Nov 2026", "--medicine"),
        (CANNABIS, "", "--cannabis"),
        (CANNABIS, "chewed", "--cannabis"),
        (CANNABIS, "injected", "--cannabis"),
        (CANNABIS, "smoked:thc=many", "--cannabis thc"),
        (CANNABIS, "smoked:thc=-1", "--cannabis thc"),
        (CANNABIS, "smoked:thc=1e5", "--cannabis thc"),
        (CANNABIS, "smoked:cbd=", "--cannabis cbd"),
        (CANNABIS, "smoked:thc=1:thc=2", "--cannabis"),
        (CANNABIS, "smoked:colour=green", "--cannabis"),
        (CANNABIS, "smoked:", "--cannabis"),
        (CANNABIS, "smoked:per=week", "--cannabis"),
        (CANNABIS, "smoked:alcohol=some", "--cannabis"),
        (SUBSTANCE, " ", "--substance"),
    ],
)
def test_what_cannot_be_read_gives_one_sentence_that_names_the_argument(kind: ItemKind, text: str, names: str) -> None:
    with pytest.raises(TypedRecordError) as error:
        checked((kind, text))
    assert str(error.value).startswith(f"--{kind}")
    assert names in str(error.value)
    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)
    assert "kept" not in str(error.value)


@pytest.mark.parametrize(
    ("events", "person", "names"),
    [
        (("lost-weight=2026-11-01",), (), "--event"),
        (("stopped-smoking-cannabis",), (), "--event stopped-smoking-cannabis"),
        (("stopped-smoking-cannabis=31 Feb 2026",), (), "--event stopped-smoking-cannabis"),
        ((), ("rich",), "--person"),
        ((), ("lung-disease=perhaps",), "--person lung-disease"),
        ((), ("age=old",), "--person age"),
        ((), ("age",), "--person age"),
        ((), (f"{'x' * 10_000}",), "--person"),
    ],
)
def test_a_bad_event_or_circumstance_gives_one_sentence_that_names_the_argument(
    events: tuple[str, ...], person: tuple[str, ...], names: str
) -> None:
    with pytest.raises(TypedRecordError) as error:
        checked(events=events, person=person)
    assert str(error.value).startswith(names)
    assert len(str(error.value)) < 300


@given(st.sampled_from(ItemKind), st.text(max_size=40))
def test_no_text_at_all_makes_reading_fail_otherwise(kind: ItemKind, text: str) -> None:
    try:
        outcome = checked((kind, text))
    except TypedRecordError as error:
        assert str(error).startswith(f"--{kind}")  # noqa: PT017 - most texts are read, some are refused
    else:
        assert len(outcome.items) == len(outcome.result.coverage) == 1


def test_the_plain_text_says_what_was_not_checked_before_anything_else() -> None:
    outcome = checked((MEDICINE, "gabapentin"), (CANNABIS, "smoked:thc=10"), (MEDICINE, "tramadl"))
    lines = check_text(outcome, DATA).split("\n")
    assert lines[0] == "1 of 3 could be checked."
    assert lines.index("Not checked: tramadl") < next(n for n, line in enumerate(lines) if line.startswith("Worth"))
    text = "\n".join(lines)
    for said in (
        "Partly checked: smoked:thc=10",
        "Nothing was chosen.",
        "How sure: Human study.",
    ):
        assert said in text
    for said in ("CBD: Only reasoning.", "Ask: ", "The sentence do_not_stop.", "Not yet checked against its sources."):
        assert said in text


def test_the_plain_text_of_no_match_says_that_it_is_no_evidence() -> None:
    text = check_text(checked((MEDICINE, "paracetamol")), DATA)
    assert "No rule in edition 2026.11 matched; that is not evidence of safety." in text
    assert text.endswith("The sentence outside_scope.")
    cream = check_text(checked((CANNABIS, "topical:thc=0:cbd=5")), DATA)
    assert "The sentence topical_remark." in cream


def test_the_plain_text_asks_about_no_name_that_was_recognised() -> None:
    text = check_text(checked((MEDICINE, "gabapentin cream")), DATA)
    assert "Not checked: gabapentin cream" in text
    assert "Did you mean" not in text


def test_the_plain_text_counts_what_is_shown_on_request_and_does_not_tell_it() -> None:
    data = shipped()
    index = build_index(data.vocabulary, frozenset())
    things = [(MEDICINE, "sertraline"), (CANNABIS, "vaporised:thc=10:cbd=0")]
    outcome = check_typed(TypedRecord(TODAY, things), data, lambda name: resolve(index, name))
    text = check_text(outcome, data)
    met = {each.category.id for each in outcome.result.on_request}
    assert met == {"cannabis-seizure-threshold", "cannabis-serotonergic"}
    assert f"Shown on request only: 2 entries. {words.ON_REQUEST}" in text
    assert not any(data.categories[each].title in text for each in met)


def test_a_medicine_stopped_long_ago_is_not_called_checked() -> None:
    gone, today = (
        checked((MEDICINE, f"gabapentin @stopped={when}")).result.coverage[0] for when in ("2015-01-01", str(TODAY))
    )
    assert gone.state is ItemState.NOT_CHECKED
    assert [part.part for part in gone.unchecked] == [UncheckedPart.NO_LONGER]
    assert all(part.part is not UncheckedPart.NO_LONGER for part in today.unchecked)


@pytest.mark.parametrize(
    "typed",
    ["gabapentin @stopped=2026-01-01 @started=2026-11-01", "gabapentin @raised=2026-11-01 @stopped=2026-01-01"],
)
def test_a_medicine_taken_again_is_not_looked_up_as_one_that_was_stopped(typed: str) -> None:
    item = medicine(typed)
    assert item.stopped is None
    assert item.contents
    assert EventKind.STOPPED not in dict(item.changes)


def test_one_date_given_twice_is_said() -> None:
    with pytest.raises(TypedRecordError, match="stands twice"):
        medicine("gabapentin @stopped=2026-01-01 @stopped=2026-11-01")


def test_a_name_may_hold_an_at_sign() -> None:
    assert checked((MEDICINE, "moon@home")).items[0].match.state.value == "unknown"


@pytest.mark.parametrize("strength", ["1,2,3 mg", "1.000,5 mg", "1.2.3 mg", "-5 mg", "9" * 20 + " mg"])
def test_a_strength_that_cannot_be_read_is_said_and_not_left_out_in_silence(strength: str) -> None:
    with pytest.raises(TypedRecordError, match="--medicine"):
        medicine(f"gabapentin {strength}")


@pytest.mark.parametrize(
    "strength", ["37.5 mg/325 mg", "250 mg/5 mL", "1,000 mg", "25-100", "25-100 mg", "300mg", "- 300 mg"]
)
def test_a_strength_of_more_than_one_number_is_kept_as_words(strength: str) -> None:
    assert [each.substance for each in medicine(f"gabapentin {strength}").contents] == ["gabapentin"]


def test_a_circumstance_that_is_answered_in_two_ways_is_asked_about() -> None:
    for twice in (("lung-disease=yes", "lung-disease=no"), ("age=67", "age=20")):
        with pytest.raises(TypedRecordError, match="twice"):
            checked((MEDICINE, "gabapentin"), person=twice)
    assert checked((MEDICINE, "gabapentin"), person=("lung-disease", "lung-disease=yes")).person


def test_an_age_nobody_reaches_is_not_read() -> None:
    with pytest.raises(TypedRecordError, match="age"):
        checked((MEDICINE, "gabapentin"), person=("age=500",))
