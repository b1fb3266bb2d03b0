"""The numbers to call where the person lives: only what they wrote down, since a wrong number is worse than none."""

from app.domain.contacts import HelpNumbers
from app.domain.red_flags import Card
from app.services.symptoms import CardWords

EMERGENCY, CRISIS, POISON = "Emergency number", "Crisis line", "Poison centre"
MISSING = "not written down yet"


def all_numbers(numbers: HelpNumbers) -> tuple[tuple[str, str], ...]:
    """What each number is for and the number, empty where nobody wrote one down."""
    return ((EMERGENCY, numbers.emergency), (CRISIS, numbers.crisis), (POISON, numbers.poison))


def numbers_for(card: Card, words: CardWords, numbers: HelpNumbers) -> tuple[tuple[str, str], ...]:
    """The numbers that belong on a card, the emergency number first; empty ones are to be asked for."""
    flags = {flag.id for flag in (*card.now, *card.today)}
    wanted = {
        EMERGENCY: card.urgent_now,
        CRISIS: not flags.isdisjoint(words.crisis),
        POISON: not flags.isdisjoint(words.poison),
    }
    return tuple((label, number) for label, number in all_numbers(numbers) if wanted[label])


def digit_by_digit(number: str) -> str:
    """A number as it is read out: "9 9 9"."""
    return " ".join(number.replace(" ", ""))
