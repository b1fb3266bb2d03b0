"""Builds everything and joins it; the only module that knows every layer.

Nearly every import stands in the function that needs it: the window is painted before the rest is read.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app import __version__, needs, places, silence

if TYPE_CHECKING:
    from app.domain.interactions import DataFile
    from app.services.doors import Doors
    from app.services.incoming import Incoming
    from app.services.keeping import Cabinet
    from app.services.log import LogData
    from app.services.ports import Store
    from app.services.shaping import Shaper
    from app.services.summary import SummaryData
    from app.services.summary_options import SummaryOptions
    from app.services.taking_out import Everything
    from app.ui.first_frame import Filling, Frame
    from app.ui.theme import Theme

WRONG_COMMAND = 2


def main(argv: Sequence[str]) -> int:
    """Read the command line, do what it asks, and give the status to leave with."""
    if list(argv) in ([], ["--sample"]):
        return open_window(sample=bool(argv))
    from app import cli  # noqa: PLC0415  # the two ways to the window need none of it

    silence.go_on()
    try:
        arguments = cli.arguments_of(argv)
        if arguments.command is not None:
            return say(cli.run(arguments, cli.World(now, sample_file, review_pdf)))
    except cli.CommandError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_COMMAND
    return open_window(sample=arguments.sample)


def say(text: str) -> int:
    """Put text on standard output, whatever its encoding; 2 with a sentence where that is closed or full."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except OSError as error:
        # Python flushes once more on leaving; what cannot be written then goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.stderr.write(f"doseleaf: nobody takes what it says ({error.strerror}).\n")
        return WRONG_COMMAND
    return 0


def open_window(*, sample: bool) -> int:
    """Open the window and stay until it is closed; NO_DISPLAY_STATUS where there is no screen for one."""
    if not needs.has_display():
        sys.stderr.write(f"{needs.NO_DISPLAY}\n")
        return needs.NO_DISPLAY_STATUS
    try:
        from app.ui.first_frame import run  # noqa: PLC0415  # Qt only when a window is wanted
    except ImportError:
        sys.stderr.write(f"{needs.MISSING}\n")
        return needs.NO_DISPLAY_STATUS
    return run(places.resources(), places.settings(), __version__, partial(_fill, sample=sample))


def _fill(frame: Frame, theme: Theme, *, sample: bool) -> Filling:
    """What comes into the frame when it is on the screen, joined to every other layer."""
    silence.go_on()
    from app.services import reference  # noqa: PLC0415  # after the first paint
    from app.services.ports import Tools  # noqa: PLC0415
    from app.ui.application import Opening, Outside  # noqa: PLC0415
    from app.ui.shaping import line_shaper  # noqa: PLC0415

    outside = Outside(
        tools=Tools(now, new_id),
        version=__version__,
        resources=places.resources(),
        settings=places.settings(),
        sample=sample,
        cabinet=_cabinet(),
        draw=secrets.randbelow,
        start_fresh=start_fresh,
        sample_diary=_sample,
        empty_diary=_empty,
        load_data=lambda: reference.load(places.resources()),
        make_pdf=partial(make_pdf, shape=line_shaper(places.resources() / "fonts")),
        protect=_protect,
        make_log=partial(make_log, shape=line_shaper(places.resources() / "fonts")),
        doors=doors(),
    )
    return Opening(frame, theme, outside)


def start_fresh() -> bool:
    """Start this program once more, in a process that shares nothing with this one; whether it started.

    Python is told to look for nothing beside the command or in the working folder: a stray `app` there is not ours.
    """
    from PySide6.QtCore import QProcess  # noqa: PLC0415  # only where there is a window

    arguments = [] if getattr(sys, "frozen", False) else ["-I", "-m", "app"]
    return bool(QProcess.startDetached(sys.executable, arguments)[0])


def now() -> datetime:
    """The moment, with the wall clock's offset from UTC, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


def new_id() -> str:
    """An id nobody else has; it grows with time, so records keep the order in which they were made."""
    moment = datetime.now().astimezone()
    return f"{int(moment.timestamp() * 1_000_000):014x}-{os.urandom(6).hex()}"


def sample_file(data: DataFile, options: SummaryOptions, kind: str) -> bytes:
    """The summary of the sample person as "pdf", "text" or "json", without a diary or a screen."""
    from app.services import symptoms  # noqa: PLC0415  # after the first paint
    from app.services.sample import sample_questions, sample_view  # noqa: PLC0415
    from app.services.summary import gather, last_days  # noqa: PLC0415

    moment = now()
    period = last_days(moment.date())
    view = sample_view(moment, data)
    signs = symptoms.load(places.resources()).names()
    summary = gather(view, data, period, moment, "SAMPLE", __version__, sample_questions(moment), signs)
    return make_pdf(summary, options) if kind == "pdf" else make_twin(summary, options, kind)


def review_pdf(data: DataFile, paper: str) -> bytes:
    """The whole data file as a booklet for a reviewer, as the bytes of a PDF."""
    from app.report.review_sheet import review_sheet_pdf  # noqa: PLC0415  # ReportLab only when something is printed
    from app.services.review_sheet import gather_sheet  # noqa: PLC0415

    return review_sheet_pdf(gather_sheet(data, now(), __version__), paper=paper, fonts=places.resources() / "fonts")


def make_pdf(summary: SummaryData, options: SummaryOptions, *, shape: Shaper | None = None) -> bytes:
    """A summary on paper, as the bytes of a PDF that carries its twin; `shape` is there where Qt is."""
    from app.exchange.summary_json import summary_json  # noqa: PLC0415  # after the first paint
    from app.report.summary_pdf import summary_pdf  # noqa: PLC0415  # ReportLab only when something is printed
    from app.services.day_words import write_days  # noqa: PLC0415  # after the first paint
    from app.services.leaving_off import leave_off  # noqa: PLC0415  # after the first paint
    from app.services.summary_options import Form  # noqa: PLC0415  # after the first paint

    write_days(options.dates)
    shown, fonts = leave_off(summary, options), places.resources() / "fonts"
    if options.form is Form.POCKET_CARD:
        from app.report.pocket_card import pocket_card_pdf  # noqa: PLC0415  # only when it is asked for

        return pocket_card_pdf(shown, paper=options.paper, size=options.size, fonts=fonts, shape=shape)
    twin = summary_json(shown)
    return summary_pdf(shown, paper=options.paper, size=options.size, fonts=fonts, twin=twin, shape=shape)


def make_log(
    log: LogData, options: SummaryOptions, progress: Callable[[int, int], None], *, shape: Shaper | None = None
) -> bytes:
    """Every entry of a period on paper, as the bytes of a PDF; what `progress` raises ends it."""
    from app.report.log_pdf import log_pdf  # noqa: PLC0415  # ReportLab only when something is printed
    from app.services.day_words import write_days  # noqa: PLC0415  # after the first paint

    write_days(options.dates)
    return log_pdf(log, paper=options.paper, fonts=places.resources() / "fonts", shape=shape, progress=progress)


def _protect(pdf: bytes, password: str) -> bytes:
    from app.exchange.password_copy import password_copy  # noqa: PLC0415  # only when it is asked for

    return password_copy(pdf, password)


def make_twin(summary: SummaryData, options: SummaryOptions, kind: str) -> bytes:
    """A summary as "text" for people, or as "json" for programs, in UTF-8."""
    from app.exchange.summary_json import summary_json  # noqa: PLC0415  # after the first paint
    from app.exchange.summary_text import summary_text  # noqa: PLC0415
    from app.services.leaving_off import leave_off  # noqa: PLC0415

    shown = leave_off(summary, options)
    return summary_json(shown) if kind == "json" else summary_text(shown).encode()


def doors() -> Doors:
    """The ways out of a diary and into it."""
    from app.services.doors import Doors  # noqa: PLC0415  # after the first paint
    from app.services.taking_out import Shape  # noqa: PLC0415

    return Doors(write={Shape.ARCHIVE: _archive, Shape.TABLES: _tables, Shape.FHIR: _fhir}, read=_read)


def _archive(taken: Everything) -> bytes:
    from app.exchange.archive import write_checked  # noqa: PLC0415  # only when it is asked for

    return write_checked(taken.records, taken.made, taken.version)


def _tables(taken: Everything) -> bytes:
    from app.exchange.spreadsheet import spreadsheet_zip  # noqa: PLC0415  # only when it is asked for

    return spreadsheet_zip(taken)


def _fhir(taken: Everything) -> bytes:
    from app.exchange.bundle import fhir_bundle  # noqa: PLC0415  # only when it is asked for

    return fhir_bundle(taken)


def _read(raw: bytes) -> Incoming:
    from app.exchange.incoming import read_incoming  # noqa: PLC0415  # only when it is asked for

    return read_incoming(raw)


def _cabinet() -> Cabinet:
    from app.store.cabinet import FolderCabinet  # noqa: PLC0415  # SQLAlchemy after the first paint

    return FolderCabinet(places.diary().parent)


def _empty() -> Store:
    """A diary in memory with nobody in it."""
    from app.store.database import memory  # noqa: PLC0415  # after the first paint
    from app.store.store import DiaryStore  # noqa: PLC0415

    return DiaryStore(memory())


def _sample(data: DataFile) -> Store:
    """A diary in memory that holds the sample person; it is gone when the program ends."""
    from app.services.sample_writing import write_sample  # noqa: PLC0415  # after the first paint
    from app.store.database import memory  # noqa: PLC0415
    from app.store.store import DiaryStore  # noqa: PLC0415

    store = DiaryStore(memory())
    write_sample(store, now(), data)
    return store
