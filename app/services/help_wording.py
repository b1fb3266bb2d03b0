"""What a machine can check about the words of the help: the same rules as for a finding, and how hard it is to read."""

import re
from collections.abc import Iterator

from app.services.help_book import Help, HelpPage, plain
from app.services.wording import SENTENCE, problems_of

HARDEST_PAGE = 7.0
"""The school grade (Flesch and Kincaid, US) above which a page of the help is too hard. Names of medicines raise it."""

_FIXED = (
    "is not evidence of safety",
    "Do not stop or change a medicine because of this program",
    "Do not stop or change a medicine because of this page",
)
"""Sentences whose wording is fixed, and which hold a word that is otherwise never shown."""

_VOWELS = re.compile(r"[aeiouy]+")
_ENDS_SILENT = re.compile(r"[^aeiouyl]es?$|[^aeiouytd]ed$")


def lint(found: Help) -> Iterator[str]:
    """Every sentence of the help that breaks a rule, and every page that is too hard to read."""
    for page in found.pages.values():
        for text in page.texts():
            said = plain(text)
            for fixed in _FIXED:
                said = said.replace(fixed, "…")
            yield from (f"{page.id}: {problem} In: {said[:60]}" for problem in problems_of(said))
        if (grade := reading_grade(page)) > HARDEST_PAGE:
            yield f"{page.id}: reads like school grade {grade:.1f}, at most {HARDEST_PAGE}."


def reading_grade(page: HelpPage) -> float:
    """The grade of a page: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975)."""
    texts = [*page.about, *(text for each in page.passages for text in each.text), *(word.means for word in page.words)]
    sentences = [part for text in texts for part in SENTENCE.split(plain(text)) if part]
    words = [word for each in sentences for word in re.findall(r"[A-Za-z’]+", each)]
    syllables = sum(syllables_of(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllables_of(word: str) -> int:
    """About how many syllables a word has: its groups of vowels, a silent end left out; never none."""
    low = word.casefold().replace("’", "")
    return max(1, len(_VOWELS.findall(_ENDS_SILENT.sub("", low))))
