"""The command line, for people without a screen and for scripts; nothing here knows Qt."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from app import places
from app.domain.interactions import DataFile
from app.domain.items import ItemKind
from app.domain.matching import build_index, resolve
from app.domain.moments import parse_day
from app.domain.problems import Problem
from app.exchange.check_json import check_json
from app.services import edition, reference
from app.services.check_text import check_text
from app.services.circumstances import numbers
from app.services.known_names import KnownNamesError, known_names, read_known_names
from app.services.review_status import ledger_text
from app.services.reviews import digest
from app.services.summary_options import Form, Part, Size, SummaryOptions
from app.services.typed_record import TypedRecord, TypedRecordError, check_typed

FORMATS = ("pdf", "text", "json")


class CommandError(Exception):
    """The command cannot be carried out; the text is one sentence for standard error, and the status is 2."""


@dataclass(frozen=True, slots=True)
class World:
    """What a command needs from outside: the moment, and how the sample's summary and the review booklet become files.

    `sample_file` takes one of FORMATS.
    """

    now: Callable[[], datetime]
    sample_file: Callable[[DataFile, SummaryOptions, str], bytes]
    review_pdf: Callable[[DataFile, str], bytes]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and leaves standard output alone."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**words, allow_abbrev=False)  # a mistyped option is never taken for another

    def error(self, message: str) -> NoReturn:
        raise CommandError(f"doseleaf: {message.strip().rstrip('.')}.")


class _Thing(argparse.Action):
    """Medicines, cannabis and substances go into one list, in the order they were typed."""

    def __call__(self, _parser: object, namespace: Any, values: Any, option_string: str | None = None) -> None:
        kind = ItemKind((option_string or "").removeprefix("--"))
        text = values if isinstance(values, str) else "--"  # argparse swallows two hyphens that stand alone
        namespace.things = [*(namespace.things or ()), (kind, text)]


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; without a command the window opens."""
    parser = _Parser(prog="doseleaf", description="A private record of medicines and cannabis. Works offline.")
    parser.add_argument("--sample", action="store_true", help="open a throwaway diary of an invented person")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_report(commands)
    _add_check(commands)
    data = commands.add_parser("data", help="the reviewed data file").add_subparsers(dest="topic", required=True)
    data.add_parser("person", help="the circumstances that findings take into account")
    lint = data.add_parser("lint", help="check the data file, a folder with its three files, or one of them alone")
    lint.add_argument("path", nargs="?", type=Path, metavar="FILE")
    data.add_parser("digest", help="the digest of the data file, and whether it is that of its edition")
    seal = data.add_parser("seal", help="lint a folder and write its digest into the ledger as the edition’s")
    seal.add_argument("folder", nargs="?", type=Path)
    _add_review(commands)
    return parser


def run(arguments: argparse.Namespace, world: World) -> str:
    """Carry out a command and give what belongs on standard output. Raises CommandError with one sentence."""
    if arguments.command == "check":
        return _check(arguments, world)
    if arguments.command == "report":
        return _report(arguments, world)
    if arguments.command == "review":
        return _review(arguments, world)
    return _data_command(arguments)


def _add_report(commands: Any) -> None:
    report = commands.add_parser("report", help="print a summary without a screen")
    report.add_argument("--sample", action="store_true", help="the summary of an invented person")
    report.add_argument("--output", type=Path, required=True, metavar="FILE")
    report.add_argument("--paper", choices=("a4", "letter"), default="a4")
    report.add_argument("--format", choices=FORMATS, default=FORMATS[0])
    report.add_argument("--size", choices=[size.value for size in Size], default=Size.NORMAL.value)
    report.add_argument("--form", choices=[form.value for form in Form], default=Form.SUMMARY.value)
    report.add_argument("--origin", action="store_true", help="say where cannabis products are from")
    left_off = report.add_argument_group("left off", "every page says that something was left off")
    left_off.add_argument("--without", action="append", default=[], choices=[part.value for part in Part])


def _add_review(commands: Any) -> None:
    ledger = commands.add_parser("review", help="the review ledger").add_subparsers(dest="topic", required=True)
    ledger.add_parser("status", help="how many entries stand where, then where each of them stands")
    one = ledger.add_parser("digest", help="the digest that a review of an entry is bound to")
    one.add_argument("category")
    sheet = ledger.add_parser("sheet", help="print the whole data file as a booklet for a reviewer")
    sheet.add_argument("--output", type=Path, required=True, metavar="FILE")
    sheet.add_argument("--paper", choices=("a4", "letter"), default="a4")


def _add_check(commands: Any) -> None:
    check = commands.add_parser("check", help="look things up in the data file")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    check.add_argument("--on", metavar="DATE", help="the day the record is looked at; today when left out")
    thing = {"action": _Thing, "dest": "things"}
    check.add_argument(
        "--medicine", **thing, metavar="NAME", help='"NAME [STRENGTH] [@started= @raised= @stopped=DATE]"'
    )
    check.add_argument(
        "--cannabis", **thing, metavar="ROUTE", help="ROUTE[:thc=MG][:cbd=MG][:per=use|day][:form=][:alcohol]"
    )
    check.add_argument("--substance", **thing, metavar="NAME", help="alcohol, tobacco-smoke, caffeine, grapefruit, …")
    check.add_argument("--event", action="append", default=[], metavar="NAME=DATE")
    check.add_argument("--person", action="append", default=[], metavar="NAME[=VALUE]")


def _check(arguments: argparse.Namespace, world: World) -> str:
    today = world.now().date()
    typed = TypedRecord(
        day=today if arguments.on is None else _day(arguments.on, today),
        things=arguments.things or (),
        events=arguments.event,
        person=arguments.person,
    )
    if not typed.things:
        raise CommandError("doseleaf: check needs at least one --medicine, --cannabis or --substance.")
    data = _data()
    index = build_index(data.vocabulary, lambda: known_names(places.resources()))
    try:
        outcome = check_typed(typed, data, lambda name: resolve(index, name))
    except TypedRecordError as error:
        raise CommandError(f"doseleaf: {error}") from None
    return check_json(outcome, data) if arguments.json else check_text(outcome, data)


def _report(arguments: argparse.Namespace, world: World) -> str:
    if not arguments.sample:
        raise CommandError("doseleaf: report prints the sample only so far; add --sample, or use the window.")
    return _save(arguments.output, world.sample_file(_data(), _options(arguments), arguments.format))


def _options(arguments: argparse.Namespace) -> SummaryOptions:
    without = frozenset(map(Part, arguments.without))
    form, size = Form(arguments.form), Size(arguments.size)
    return SummaryOptions(arguments.paper, size, without, form=form, origin=arguments.origin)


def _save(path: Path, pdf: bytes) -> str:
    try:
        path.write_bytes(pdf)
    except OSError as error:
        raise CommandError(f"doseleaf: the file cannot be written ({error.strerror}).") from None
    return f"Saved {path.name}."


def _data_command(arguments: argparse.Namespace) -> str:
    if arguments.topic == "person":
        data = _data()
        facts = [f"{fact.id}  {fact.name}" for fact in data.person_facts.values()]
        return "\n".join([*facts, *(f"{name}=NUMBER  {unit}" for name, unit in numbers(data).items())])
    if arguments.topic == "digest":
        data = _data()
        return f"{data.digest}  {edition.named(data)}"
    if arguments.topic == "seal":
        return _seal(arguments.folder or places.resources())
    return _lint(arguments.path)


def _seal(folder: Path) -> str:
    try:
        return f"Sealed: {edition.seal(folder)}"
    except reference.DataFileError as error:
        raise CommandError("\n".join(error.problems)) from None
    except OSError as error:
        raise CommandError(f"doseleaf: the ledger cannot be written ({error.strerror}).") from None


def _lint(path: Path | None) -> str:
    """Lint what is shipped, a folder, or one file together with the two others that are shipped."""
    if path is not None and not path.is_dir() and path.name not in reference.FILES:
        raise CommandError(
            f"doseleaf: a file to check is called {', '.join(reference.FILES)}; a folder holds all three."
        )
    alone = path if path is not None and path.name in reference.FILES and not path.is_dir() else None
    folder = path if path is not None and alone is None else places.resources()
    try:
        data = reference.load(folder, thorough=True, instead=alone)
        if path is None:
            read_known_names(folder)
    except reference.DataFileError as error:
        raise CommandError("\n".join(error.problems)) from None
    except KnownNamesError as error:
        raise CommandError(f"doseleaf: {error}") from None
    return (
        f"No problem found: edition {data.edition}, {len(data.categories)} categories, "
        f"{len(data.vocabulary.substances)} substances, {len(data.sources)} sources.\n"
        f"Digest {data.digest}: {edition.named(data)}."
    )


def _review(arguments: argparse.Namespace, world: World) -> str:
    data = _data()
    if arguments.topic == "sheet":
        return _save(arguments.output, world.review_pdf(data, arguments.paper))
    if arguments.topic == "status":
        return ledger_text(data)
    category = data.categories.get(arguments.category)
    if category is None:
        raise CommandError("doseleaf: there is no category with this id.")
    return digest(category, data)


def _data() -> DataFile:
    try:
        return reference.load(places.resources())
    except reference.DataFileError as error:
        raise CommandError(f"doseleaf: checking is off. {error}") from None


def _day(text: str, today: date) -> date:
    found = parse_day(text, "--on", today)
    if isinstance(found, Problem):
        raise CommandError(f"doseleaf: {found.sentence.removesuffix(' What you typed is kept.')}")
    return found


def arguments_of(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line. Raises CommandError with one sentence."""
    return build_parser().parse_args(argv)
