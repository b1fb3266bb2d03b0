"""Two prints of the page side by side: what is new, what is gone, what says something else."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.domain.printed import PrintedLine, PrintedPage, Topic, compare, last_before

DAY = date(2026, 11, 20)
lines = st.lists(
    st.builds(
        PrintedLine, st.sampled_from(Topic), st.sampled_from("abc"), st.just("x"), st.sampled_from("12"), st.just("")
    ),
    unique_by=lambda line: (line.about, line.record),
)


def printed(day: int, hour: int = 9) -> PrintedPage:
    return PrintedPage(f"{day} {hour}", datetime(2026, 11, day, hour, tzinfo=UTC), f"D{day}{hour}")


def test_the_last_print_of_an_earlier_day_counts_and_copies_of_today_do_not() -> None:
    pages = (printed(2), printed(18), printed(18, 11), printed(20), printed(21))
    assert last_before(pages, DAY) == printed(18, 11)
    assert last_before(pages, date(2026, 11, 2)) is None
    assert last_before((), DAY) is None


@given(lines, lines)
def test_every_line_is_new_gone_other_or_the_same(then: list[PrintedLine], now: list[PrintedLine]) -> None:
    found = compare(then, now)
    same = [line for line in now if line in then]
    assert sorted([*found.new, *(new for _, new in found.other), *same], key=str) == sorted(now, key=str)
    assert sorted([*found.gone, *(old for old, _ in found.other), *same], key=str) == sorted(then, key=str)


@given(lines)
def test_a_page_beside_itself_has_no_difference(page: list[PrintedLine]) -> None:
    found = compare(page, page)
    assert (found.new, found.gone, found.other) == ((), (), ())
