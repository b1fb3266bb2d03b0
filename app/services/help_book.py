"""The help: pages, glossary and sources as they stand in the resources, read with care; searching them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from app.domain.interactions import Source
from app.services.reference import DataFileError, read_source
from app.services.toml_table import Table

CONTENTS, GLOSSARY = "contents", "glossary"
LINK = re.compile(r"\[([^\]]+)\]\(([a-z0-9-]+)\)")
"""`[shown words](id)`: a link to a page, or to a word of the glossary."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a word or a mark means. `mark` names a sign to draw beside it (`HelpMark`), `sources` are ids."""

    word: str
    means: str
    mark: str = ""
    sources: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """What a key does."""

    keys: str
    does: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs under a heading; those that state something of medicine name their sources."""

    title: str
    text: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpSource:
    """A source of the help and what it says."""

    source: Source
    says: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: what the place is for, passages, what its words mean, its keys, where to read on (ids of pages)."""

    id: str
    title: str
    about: tuple[str, ...]
    passages: tuple[Passage, ...] = ()
    words: tuple[Word, ...] = ()
    keys: tuple[Key, ...] = ()
    see: tuple[str, ...] = ()
    sources: tuple[HelpSource, ...] = ()

    def texts(self) -> Iterator[str]:
        """Everything a person reads on the page, sources apart."""
        yield from (self.title, *self.about)
        for passage in self.passages:
            yield from (passage.title, *passage.text)
        for word in self.words:
            yield from (word.word, word.means)
        for key in self.keys:
            yield from (key.keys, key.does)


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the contents: its title and the ids of its pages in order."""

    title: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page that holds what was searched for, and the sentence it stands in."""

    page: HelpPage
    where: str


@dataclass(frozen=True, slots=True)
class Help:
    """All of it, in the order of the contents."""

    groups: tuple[Group, ...] = ()
    pages: Mapping[str, HelpPage] = field(default_factory=dict)

    def terms(self) -> dict[str, Word]:
        """The words of the glossary by their ids."""
        glossary = self.pages.get(GLOSSARY)
        return {word.id: word for word in glossary.words} if glossary else {}

    def search(self, typed: str) -> tuple[Found, ...]:
        """Pages that hold every word typed; first those whose title, or a word they explain, begins so."""
        wanted = plain(typed).casefold().split()
        found: list[tuple[int, Found]] = []
        for page in self.pages.values() if wanted else ():
            texts = [plain(text) for text in page.texts()]
            whole = " ".join(texts).casefold()
            if all(word in whole for word in wanted):
                names = [page.title, *(word.word for word in page.words)]
                named = any(name.casefold().startswith(wanted[0]) for name in names)
                near = max(_places(page), key=lambda text: sum(word in text.casefold() for word in wanted))
                together = " ".join(wanted) in whole
                rank = 0 if page.title.casefold().startswith(wanted[0]) else (1 if named else 2) + 2 * (not together)
                found.append((rank, Found(page, near)))
        return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


class HelpBook:
    """The help of a folder of resources, read when it is first wanted; unreadable help is an empty one and says so."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "help"

    @cached_property
    def help(self) -> Help:
        """Everything that could be read."""
        try:
            return load(self._folder)
        except DataFileError:
            return Help()


def _places(page: HelpPage) -> list[str]:
    """What a page says, a word together with its meaning."""
    said = [page.title, *page.about, *(text for each in page.passages for text in (each.title, *each.text))]
    said += [f"{word.word}: {word.means}" for word in page.words] + [f"{key.keys}: {key.does}" for key in page.keys]
    return [plain(text) for text in said]


def plain(text: str) -> str:
    """A text without its links and key marks."""
    return LINK.sub(r"\1", text).replace("`", "")


def load(folder: Path) -> Help:
    """The help of a folder. Raises DataFileError with every problem found."""
    problems: list[str] = []
    top = _table(folder, CONTENTS, problems)
    groups = tuple(Group(each.text("title"), each.texts("pages", needed=True)) for each in _closed(top, "group"))
    top.close()
    ids = [page for group in groups for page in group.pages]
    pages = {page_id: _page(_table(folder, page_id, problems), page_id) for page_id in ids}
    loose = {path.stem for path in folder.glob("*.toml")} - {CONTENTS, *ids}
    problems += [f"{name}: the contents do not name this page." for name in sorted(loose)]
    found = Help(groups, pages)
    problems += _lost(found)
    if problems:
        raise DataFileError(tuple(problems))
    return found


def _table(folder: Path, name: str, problems: list[str]) -> Table:
    try:
        values = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problems.append(f"{name}: cannot be read ({type(error).__name__}).")
        values = {"title": name, "about": []}
    return Table(name, values, problems)


def _page(table: Table, page_id: str) -> HelpPage:
    sources: list[HelpSource] = []
    table.named_tables("source", "source", lambda each, sid: sources.extend(_source(each, sid)))
    page = HelpPage(
        id=page_id,
        title=table.text("title"),
        about=table.texts("about", needed=True),
        passages=tuple(
            Passage(each.text("title"), each.texts("text", needed=True), each.texts("sources"))
            for each in _closed(table, "passage")
        ),
        words=tuple(
            Word(
                each.text("word"),
                each.text("means"),
                each.text("mark", needed=False),
                each.texts("sources"),
                each.text("id", needed=page_id == GLOSSARY),
            )
            for each in _closed(table, "word")
        ),
        keys=tuple(Key(each.text("keys"), each.text("does")) for each in _closed(table, "key")),
        see=table.texts("see"),
        sources=tuple(sources),
    )
    table.close()
    return page


def _closed(table: Table, key: str) -> Iterator[Table]:
    """The tables of a list, each closed after it was read."""
    for each in table.tables(key):
        yield each
        each.close()


def _source(table: Table, source_id: str) -> Iterator[HelpSource]:
    says, source = table.text("says"), read_source(table, source_id)
    if source is not None:
        yield HelpSource(source, says)


def _lost(found: Help) -> Iterator[str]:
    """Links that lead nowhere, and statements whose source is not on their page."""
    known = {*found.pages, *found.terms()}
    for page in found.pages.values():
        links = {*page.see, *(match[2] for text in page.texts() for match in LINK.finditer(text))}
        yield from (
            f"{page.id}: {each} is neither a page nor a word of the glossary." for each in sorted(links - known)
        )
        named = {each.source.id for each in page.sources}
        cited = {each for passage in page.passages for each in passage.sources}
        cited |= {each for word in page.words for each in word.sources}
        yield from (f"{page.id}: source {each} is not on this page." for each in sorted(cited - named))
        yield from (f"{page.id}: no statement cites source {each}." for each in sorted(named - cited))
