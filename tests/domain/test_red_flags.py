"""Which urgent card a sign calls for: from the file's ids alone, the emergency before the same day."""

from app.domain.interactions import RedFlag
from app.domain.red_flags import Around, Symptom, When, called_for, card_for

BREATHING = RedFlag("breathing", "emergency", "Breathing", ("slow breathing",))
MIND = RedFlag("mind", "urgent", "Mind", ("hearing things",))
FLAGS = {each.id: each for each in (BREATHING, MIND)}
CONFUSED = Symptom("confused", "Confused", ("mind",), (When(("breathing", "mind"), groups=("opioid",)),))
SLEEPY = Symptom("sleepy", "Sleepy")
CHEST = Symptom("breath", "Breathing trouble", ("breathing",))
OPIOID = Around(frozenset({"tramadol"}), frozenset({"opioid"}))


def test_a_sign_that_calls_for_nothing_brings_no_card() -> None:
    assert card_for([], OPIOID, FLAGS) is None
    assert card_for([SLEEPY], OPIOID, FLAGS) is None


def test_what_is_on_the_record_adds_red_flags_and_takes_none_away() -> None:
    assert called_for(CONFUSED, Around()) == ("mind",)
    assert called_for(CONFUSED, OPIOID) == ("mind", "breathing")


def test_a_substance_or_a_circumstance_adds_them_too() -> None:
    sign = Symptom("s", "S", (), (When(("mind",), substances=("lithium",)), When(("breathing",), person=("diabetes",))))
    assert called_for(sign, Around(substances=frozenset({"lithium"}))) == ("mind",)
    assert called_for(sign, Around(person=frozenset({"diabetes"}))) == ("breathing",)
    assert called_for(sign, OPIOID) == ()


def test_the_card_is_named_after_the_first_sign_of_the_highest_level() -> None:
    card = card_for([SLEEPY, CONFUSED, CHEST], Around(), FLAGS)
    assert card is not None
    assert (card.sign, card.now, card.today, card.urgent_now) == ("Breathing trouble", (BREATHING,), (MIND,), True)
    same_day = card_for([CONFUSED], Around(), FLAGS)
    assert same_day is not None
    assert (same_day.sign, same_day.now, same_day.urgent_now) == ("Confused", (), False)


def test_a_red_flag_that_cannot_be_read_counts_as_an_emergency() -> None:
    card = card_for([CONFUSED], Around(), {})
    assert card is not None
    assert (card.now, card.today, card.urgent_now) == ((), (), True)
