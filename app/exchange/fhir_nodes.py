"""Looking into a FHIR resource that anybody may have made: what has the wrong type counts as not there, and is said."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.moments import PartialDate, read_partial
from app.exchange.safe_reading import within
from app.services.list_in import Remark

_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", re.ASCII)
_LARGEST, _MOST_DECIMALS = Decimal(1_000_000_000), 9
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Node:
    """One object of the file with its place (`entry[3].dosage[0]`); an empty one where there is none.

    `remarks` is shared by a whole file: what could not be read is added there.
    """

    value: dict[str, Any]
    place: str
    remarks: list[Remark]

    def __bool__(self) -> bool:
        return bool(self.value)

    @property
    def kind(self) -> str:
        """The type of a resource, or nothing."""
        return self.text("resourceType")

    def has(self, *names: str) -> bool:
        """Whether one of these fields is there."""
        return any(name in self.value for name in names)

    def say(self, name: str, what: str) -> None:
        """Remark on a field of it; on itself where the name is empty."""
        remark = Remark(within(self.place, name) if name else self.place or "(file)", what)
        if remark not in self.remarks[-50:]:
            self.remarks.append(remark)

    def text(self, name: str) -> str:
        """A text without characters that cannot be seen and without the spaces around it; line ends stay."""
        found = self.value.get(name)
        if found is None:
            return ""
        if not isinstance(found, str):
            self.say(name, "must be text.")
            return ""
        return seen(found)

    def line(self, name: str) -> str:
        """A text on one line."""
        return " ".join(self.text(name).split())

    def flag(self, name: str) -> bool | None:
        """Yes or no, or None."""
        found = self.value.get(name)
        if found is not None and not isinstance(found, bool):
            self.say(name, "must be true or false.")
            return None
        return found

    def number(self, name: str) -> Decimal | None:
        """A number that a dose or a time can have, or None."""
        found = self.value.get(name)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | Decimal):
            self.say(name, "must be a number.")
            return None
        value = Decimal(found)
        if not 0 <= value < _LARGEST or -int(value.as_tuple().exponent) > _MOST_DECIMALS:
            self.say(name, "is no number that an amount or a time can have.")
            return None
        return value

    def day(self, name: str) -> PartialDate | None:
        """The day of a date or an instant, by the clock it was written with; as much of it as is known."""
        found = self.text(name)
        if not found:
            return None
        day = found.split("T")[0]
        try:
            read = read_partial(day) if _DATE.fullmatch(day) else None
        except ValueError:
            read = None
        if read is None or read.year not in _YEARS:
            self.say(name, "is not a date.")
            return None
        return read

    def node(self, name: str) -> "Node":
        """An object of it; the first one where the file has a list."""
        return next(iter(self.nodes(name)), Node({}, within(self.place, name), self.remarks))

    def nodes(self, name: str) -> tuple["Node", ...]:
        """The objects of a list; one that stands without its list counts as a list of one."""
        found, place = self.value.get(name), within(self.place, name)
        if isinstance(found, dict):
            return (Node(found, place, self.remarks),)
        return tuple(self._objects(found, name)) if found is not None else ()

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list."""
        found = self.value.get(name)
        if isinstance(found, str):
            return (seen(found),)
        if found is not None and not (isinstance(found, list) and all(isinstance(one, str | None) for one in found)):
            self.say(name, "must be a list of texts.")
            return ()
        return tuple(seen(one) for one in found or () if one)

    def _objects(self, found: Any, name: str) -> Iterator["Node"]:
        if not isinstance(found, list):
            self.say(name, "must be an object or a list.")
            return
        for number, each in enumerate(found):
            if isinstance(each, dict):
                yield Node(each, f"{within(self.place, name)}[{number}]", self.remarks)
            elif each is not None:
                self.say(f"{name}[{number}]", "must be an object.")


def seen(text: str) -> str:
    """Text without control characters and the spaces around it; line ends stay."""
    whole = text.strip()
    if whole.isprintable():  # nearly every text, at once
        return whole
    kept = (one for one in text.replace("\r\n", "\n").replace("\t", " ") if one == "\n" or _visible(one))
    return "".join(kept).strip()


def concept_words(concept: Node) -> str:
    """What a coded thing is called: its text, the words a person chose, any words; empty when it has only a code."""
    chosen = [one for one in concept.nodes("coding") if one.flag("userSelected")]
    named = [one.line("display") for one in (*chosen, *concept.nodes("coding"))]
    return next((one for one in (concept.line("text"), *named) if one), "")


def words_of(concepts: tuple[Node, ...]) -> str:
    """The words of several coded things in one line; those with only a code by their code."""
    told = [concept_words(one) or code_words(one) for one in concepts]
    return ", ".join(dict.fromkeys(one for one in told if one))


_SYSTEMS = {
    "http://www.nlm.nih.gov/research/umls/rxnorm": "RxNorm",
    "http://snomed.info/sct": "SNOMED CT",
    "http://www.whocc.no/atc": "ATC",
    "http://hl7.org/fhir/sid/ndc": "NDC",
    "http://fhir.de/CodeSystem/ifa/pzn": "PZN",
    "https://dmd.nhs.uk": "dm+d",
    "http://unitsofmeasure.org": "UCUM",
}


def code_words(concept: Node) -> str:
    """The first code of a coded thing, as it can be shown: "RxNorm 310431"; empty when it has none."""
    for coding in concept.nodes("coding"):
        code = coding.line("code")
        if code:
            return f"{_SYSTEMS.get(coding.text('system'), 'code')} {code}"
    return ""


def _visible(letter: str) -> bool:
    return letter >= " " and (letter < "\x7f" or unicodedata.category(letter) not in _UNSEEN)
