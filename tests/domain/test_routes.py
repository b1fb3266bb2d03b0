import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.routes import LOCAL_ROUTES, Route, is_swallowed_whole, likely_route, route_of_form


@pytest.mark.parametrize(
    ("form", "route"),
    [
        ("patch", Route.PATCH),
        ("medicated plasters", Route.PATCH),
        ("transdermal patches", Route.PATCH),
        ("oromucosal spray", Route.UNDER_TONGUE),
        ("sublingual tablets", Route.UNDER_TONGUE),
        ("under-tongue tablet", Route.UNDER_TONGUE),
        ("mouth spray", Route.UNDER_TONGUE),
        ("solution for injection", Route.INJECTED),
        ("solution for injection in a pre-filled syringe", Route.INJECTED),
        ("powder for infusion", Route.INJECTED),
        ("inhalation powder, hard capsules", Route.INHALED),
        ("Eye Drops", Route.EYE),
        ("eye drop", Route.EYE),
        ("eye ointment", Route.EYE),
        ("nasal spray", Route.NASAL),
        ("nasal spray, suspension", Route.NASAL),
        ("suppositories", Route.RECTAL),
        ("rectal ointment", Route.RECTAL),
        ("creams", Route.TOPICAL),
        ("gel", Route.TOPICAL),
        ("cutaneous solution", Route.TOPICAL),
        ("hard capsules", None),
        ("prolonged-release tablets", None),
        ("powder for oral solution", None),
        ("spray", None),
        ("", None),
    ],
)
def test_a_form_tells_its_route_by_any_of_its_words(form: str, route: Route | None) -> None:
    assert route_of_form(form) is route


@pytest.mark.parametrize("form", ["oral gel", "vaginal cream", "transdermal gel", "rectal cream", "nasal ointment"])
def test_what_reaches_the_whole_body_is_never_taken_for_something_on_the_skin(form: str) -> None:
    assert route_of_form(form) not in LOCAL_ROUTES


@pytest.mark.parametrize("form", ["200 mg tablets", "capsule", "oral gel", "vaginal tablet", "syrup", "oral solution"])
def test_a_medicine_that_is_usually_a_cream_is_swallowed_when_its_form_is_not_for_the_skin(form: str) -> None:
    assert likely_route(form, Route.TOPICAL) is Route.SWALLOWED


def test_the_usual_route_stands_where_the_form_tells_nothing() -> None:
    assert likely_route("", Route.TOPICAL) is Route.TOPICAL
    assert likely_route("tablet", Route.UNDER_TONGUE) is Route.UNDER_TONGUE
    assert likely_route("cream", None) is Route.TOPICAL
    assert likely_route("", None) is Route.SWALLOWED


def test_pieces_to_swallow_are_told_from_those_that_are_not() -> None:
    assert is_swallowed_whole("hard capsules")
    assert not is_swallowed_whole("vaginal capsule")
    assert not is_swallowed_whole("sublingual tablets")
    assert not is_swallowed_whole("inhalation powder, hard capsules")


@given(st.text(max_size=40))
def test_any_text_has_a_route_or_none(text: str) -> None:
    found = route_of_form(text)
    assert found is None or found in Route
