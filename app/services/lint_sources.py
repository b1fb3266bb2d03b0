"""What a machine can check about sources and dates: every source is used, findable, and read before the edition."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from app.domain.interactions import DataFile

_SHAPES = {
    "doi": (re.compile(r"10\.\d{4,9}/\S+"), "10.… and a slash"),
    "pmid": (re.compile(r"[1-9]\d{0,8}"), "digits only"),
    "pmcid": (re.compile(r"PMC\d+"), "PMC and digits"),
    "label_set_id": (re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "the 36 characters of a set id"),
    "address": (
        re.compile(r"(https?://)?([a-z0-9-]+\.)+[a-z]{2,}(/\S*)?( \([^()]+\))?", re.IGNORECASE),
        "https:// and where it is, or a site’s name, with what to look for there in brackets",
    ),
}

SECOND_HAND = frozenset({"quoted-elsewhere", "not-found"})
"""How far a source was read when it was not itself read, or cannot be found again."""

_SITE = re.compile(r"(https?://)?[^/ ]+/?( \([^()0-9]*\))?")


def identifiers_have_their_shape(data: DataFile) -> Iterator[str]:
    """A misspelt identifier leads nowhere, so its shape is checked as far as each register defines it."""
    for source in data.sources.values():
        for key, value in source.identifiers:
            shape, told = _SHAPES[key]
            if not shape.fullmatch(value):
                yield f"source {source.id}: {key} “{value}” is not of its shape: {told}."


def a_site_alone_is_no_address(data: DataFile) -> Iterator[str]:
    """Whoever says that a page was read says which; a site’s name alone, without even a number, is second-hand."""
    for source in data.sources.values():
        keys = [key for key, _ in source.identifiers]
        alone = keys == ["address"] and _SITE.fullmatch(source.identifiers[0][1])
        if alone and source.read not in SECOND_HAND:
            told, hands = source.identifiers[0][1], " or ".join(sorted(SECOND_HAND))
            yield f"source {source.id}: “{told}” is a site, not a page; read is then one of {hands}."


def dates_are_of_the_edition(data: DataFile) -> Iterator[str]:
    """Nothing was read or searched after the month that the edition names, and its next review lies ahead of it."""
    end = _end_of(data.edition)
    if end is None:
        yield f"the edition “{data.edition}” is not a year and a month such as 2026.11."
        return
    for source in data.sources.values():
        if source.read_on > end:
            yield f"source {source.id}: read_on {source.read_on} is after the edition {data.edition}."
    for substance in data.vocabulary.substances.values():
        for look in substance.looked_at:
            if look.searched is not None and look.searched > end:
                yield f"substance {substance.id}: searched {look.searched} is after the edition {data.edition}."
    if data.next_review <= end:
        yield f"next_review {data.next_review} is not after the edition {data.edition}."


def sources_are_used(data: DataFile) -> Iterator[str]:
    """A source that supports nothing only looks like evidence."""
    used = {text for key, text in data.sentences.items() if key.endswith("_source")}
    for category in data.categories.values():
        used |= {each.source for each in category.evidence} | {each.source for each in category.studied}
    for flag in data.red_flags.values():
        used |= set(flag.sources)
    for substance in data.vocabulary.substances.values():
        used |= {role.source for role in substance.roles}
        used |= {source for look in substance.looked_at for source in look.sources}
    for combination in data.vocabulary.combinations.values():
        used |= {amount.source for amount in combination.amounts}
    yield from (f"source {source}: nothing in the two files cites it." for source in data.sources if source not in used)


def _end_of(edition: str) -> date | None:
    """The last day of the month an edition names; None when it names none."""
    found = re.fullmatch(r"(\d{4})\.(0[1-9]|1[0-2])", edition)
    if found is None:
        return None
    return (date(int(found[1]), int(found[2]), 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


RULES: tuple[Callable[[DataFile], Iterator[str]], ...] = (
    identifiers_have_their_shape,
    a_site_alone_is_no_address,
    dates_are_of_the_edition,
    sources_are_used,
)
