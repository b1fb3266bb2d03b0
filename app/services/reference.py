"""Load and lint the data file: the lint is the loader, and a file with a problem is never used."""

import hashlib
import tomllib
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.domain.interactions import (
    Category,
    DataFile,
    EventKind,
    NamedEvent,
    PersonFact,
    RedFlag,
    Review,
    Source,
)
from app.domain.substances import Vocabulary
from app.services.lint import SENTENCES, lint
from app.services.reading_categories import read_category
from app.services.reading_names import read_vocabulary
from app.services.toml_table import Table

SUBSTANCES, INTERACTIONS, REVIEWS = "substances.toml", "interactions.toml", "reviews.toml"
FILES = (SUBSTANCES, INTERACTIONS, REVIEWS)
SCHEMA = 1
_IDENTIFIERS = ("doi", "pmid", "pmcid", "label_set_id", "address")


class SourceKind(StrEnum):
    """What sort of publication a source is."""

    LABEL = "label"
    GUIDELINE = "guideline"
    REGULATOR = "regulator"
    HUMAN_STUDY = "human-study"
    REVIEW = "review"
    OBSERVED = "observed"
    CASE_REPORTS = "case-reports"
    LABORATORY = "laboratory"
    THEORY = "theory"
    REGISTER = "register"


class ReadHow(StrEnum):
    """How far a source was read."""

    WHOLE = "whole"
    PART = "part"
    ABSTRACT = "abstract"
    QUOTED_ELSEWHERE = "quoted-elsewhere"
    NOT_FOUND = "not-found"


class DataFileError(Exception):
    """The data file cannot be used; `problems` are sentences, each naming the entry it is about."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(f"The data file cannot be used: {len(problems)} problem(s). First: {problems[0]}")
        self.problems = problems


def load(folder: Path, *, thorough: bool = False, instead: Path | None = None) -> DataFile:
    """The data file of a folder, linted. Raises DataFileError with every problem found.

    `instead` is a file that is read in the place of the folder's own of that name, for the lint of one file alone.

    Files with the digest that the ledger gives as the edition's were linted whole when the edition was made; a test
    holds that. At every start they are read with every check of reading, and the rules over the file as a whole are
    left out, unless `thorough`. With any other digest they run.
    """
    problems: list[str] = []
    paths = {name: folder / name for name in FILES}
    paths |= {} if instead is None else {instead.name: instead}
    raw = {name: _read(paths[name], problems) for name in FILES}
    parsed = {name: _parse(name, text, problems) for name, text in raw.items()}
    if problems:
        raise DataFileError(tuple(problems))
    digest = hashlib.sha256(b"\0".join(raw[name] for name in (SUBSTANCES, INTERACTIONS))).hexdigest()
    data = _build(parsed, digest, problems)
    of_the_edition = parsed[REVIEWS].get("edition_digest") == digest
    problems += lint(data) if thorough or problems or not of_the_edition else _reviews_of_nothing(data)
    if problems:
        raise DataFileError(tuple(problems))
    return replace(data, changed_since_edition=not of_the_edition)


def edition_digest(folder: Path) -> str:
    """The digest that the ledger of a folder gives as the edition's; empty when it gives none or cannot be read."""
    return str(_parse(REVIEWS, _read(folder / REVIEWS, []), []).get("edition_digest", ""))


def checking_off() -> DataFile:
    """A data file with nothing in it, for when the real one cannot be used: every thing is then not checked.

    Whoever uses it says everywhere that checking is off; its few sentences say nothing about medicines.
    """
    said = dict.fromkeys(SENTENCES, "Checking is off: the data file cannot be read.")
    return DataFile("none", "en", "", date.min, "", Vocabulary(), said, {}, {})


def _read(path: Path, problems: list[str]) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        problems.append(f"{path.name} cannot be read.")
        return b""


def _parse(name: str, text: bytes, problems: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(text.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        problems.append(f"{name} is not readable as TOML: {error}.")
        return {}


def _reviews_of_nothing(data: DataFile) -> list[str]:
    """The one rule about the ledger, which the edition's digest does not cover."""
    reviewed = dict.fromkeys(review.category for review in data.reviews)
    return [f"review: there is no category “{one}”." for one in reviewed if one not in data.categories]


def _build(parsed: dict[str, dict[str, Any]], digest: str, problems: list[str]) -> DataFile:
    names = Table(SUBSTANCES, parsed[SUBSTANCES], problems)
    rules = Table(INTERACTIONS, parsed[INTERACTIONS], problems)
    ledger = Table(REVIEWS, parsed[REVIEWS], problems)
    sources: dict[str, Source] = {}
    categories: dict[str, Category] = {}
    facts: dict[str, PersonFact] = {}
    events: dict[str, NamedEvent] = {}
    flags: dict[str, RedFlag] = {}
    for root in (rules, names):
        root.named_tables("source", "source", lambda table, sid: _add(sources, sid, read_source(table, sid), table))
    rules.named_tables("category", "category", lambda table, cid: categories.update({cid: read_category(table, cid)}))
    rules.named_tables("person", "circumstance", lambda table, fid: facts.update({fid: _fact(table, fid)}))
    rules.named_tables("event", "event", lambda table, eid: _add(events, eid, _event(table, eid), table))
    rules.named_tables("red_flag", "red flag", lambda table, rid: flags.update({rid: _red_flag(table, rid)}))
    sentences = rules.table("sentences")
    _headers(names, rules, ledger)
    data = DataFile(
        edition=rules.text("edition"),
        language=rules.text("language"),
        licence=rules.text("licence"),
        next_review=rules.day("next_review") or date.min,
        digest=digest,
        vocabulary=read_vocabulary(names),
        sentences=sentences.all_texts() if sentences else {},
        sources=sources,
        categories=categories,
        person_facts=facts,
        events=events,
        red_flags=flags,
        reviews=tuple(found for table in ledger.tables("review") if (found := _review(table))),
    )
    for root in (names, rules, ledger):
        root.close()
    return data


def _headers(names: Table, rules: Table, ledger: Table) -> None:
    for root in (names, rules, ledger):
        if root.whole("schema") != SCHEMA:
            root.complain(f"schema is not {SCHEMA}; this version of Doseleaf cannot read it.")
    if names.text("edition") != rules.text("edition"):
        names.complain("the edition differs from that of interactions.toml.")
    names.text("licence")
    ledger.text("edition_digest", needed=False)


def _add(found: dict[str, Any], entry_id: str, entry: object, table: Table) -> None:
    if entry_id in found:
        table.complain("this id stands in two files.")
    elif entry is not None:
        found[entry_id] = entry


def read_source(table: Table, source_id: str) -> Source | None:
    """A source as every file of resources writes one; None after a complaint."""
    kind, how, day = table.choice("kind", SourceKind), table.choice("read", ReadHow), table.day("read_on")
    identifiers = tuple((key, table.text(key, needed=False)) for key in _IDENTIFIERS)
    known = tuple((key, value) for key, value in identifiers if value)
    title, year, note = table.text("title"), table.whole("year"), table.text("note", needed=False)
    if not known:
        table.complain(f"a source needs one of {', '.join(_IDENTIFIERS)}.")
    if kind is None or how is None or day is None:
        return None
    return Source(source_id, title, year, kind, how, day, known, note)


def _fact(table: Table, fact_id: str) -> PersonFact:
    fact = PersonFact(
        id=fact_id,
        name=table.text("name"),
        number=table.text("number", needed=False),
        at_least=table.decimal("at_least", needed=False),
        below=table.decimal("below", needed=False),
        unit=table.text("unit", needed=False),
    )
    if bool(fact.number) == (fact.at_least is None and fact.below is None):
        table.complain("number stands together with at_least or below.")
    return fact


def _event(table: Table, event_id: str) -> NamedEvent | None:
    kind, name, of = table.choice("is", EventKind), table.text("name"), table.text("of")
    return None if kind is None else NamedEvent(event_id, name, of, kind)


def _red_flag(table: Table, flag_id: str) -> RedFlag:
    table.text("note", needed=False)
    if table.has("level") and table.text("level") not in ("emergency", "urgent"):
        table.complain("level is emergency or urgent.")
    return RedFlag(flag_id, table.text("level"), table.text("title"), table.texts("signs"), table.texts("sources"))


def _review(table: Table) -> Review | None:
    day = table.day("on")
    texts = [table.text(key) for key in ("category", "kind", "by", "digest")]
    remark = table.text("remark", needed=False)
    if texts[1] not in ("source-check", "professional"):
        table.complain("kind is source-check or professional.")
    table.close()
    return None if day is None else Review(texts[0], texts[1], texts[2], day, texts[3], remark)
