"""The blocks of a medicine's detail: how it is taken now, what it was before, counts, findings, and who said so."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.adherence import adherence, patches_on
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.regimens import DayPart, Regimen, RegimenKind, current, ordered
from app.services import dose_counts, medicine_words, regimen_history, words
from app.services.coverage_view import UncheckedView
from app.services.finding_view import FindingView, view_finding
from app.services.findings import findings_about
from app.services.time_words import dose_time
from app.ui.pages.medicines_rows import is_stopped, latest
from app.ui.pages.medicines_steps import DoseSteps, measure_of, treads_of
from app.ui.session import Session
from app.ui.widgets.beside import Beside
from app.ui.widgets.boxes import TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Well
from app.ui.widgets.fold import Fold
from app.ui.widgets.mark import Mark, Sign
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.regimen_grid import RegimenReading
from app.ui.widgets.row_button import RowButton
from app.ui.widgets.text import DEMI, Text, body, caption, section

_SHORT_PARTS = ("Morn", "Noon", "Eve", "Bed")
_DAYS = 30
_FEW = 5
"""Lines of the block of findings that fit beside the counts: the heading, three findings, the stretch."""


def now_block(medicine: Medicine, regimens: tuple[Regimen, ...], day: date) -> Well:
    """How it is taken now, in words and as four cells."""
    regimen = latest(regimens, day)
    over = regimen_history.ended(regimens, day)
    if is_stopped(medicine, day) and medicine.stopped:
        when, rest = f"Stopped on {words.day(medicine.stopped)}", medicine.stop_reason
    else:
        begun = current(regimens, day) or regimen
        when = "Last written down" if over else "Now" if current(regimens, day) or regimen is None else "Later"
        said_of_it = (over,) if over else (_amounts(medicine, begun), _since(medicine, begun, day))
        rest = " ".join(part for part in said_of_it if part)
    said = medicine_words.regimen_sentence(regimen, medicine) if regimen else "How it is taken is not written down."
    said = regimen_history.taper_sentence(regimens, day, medicine) or said
    texts = Column(caption(when, "soft"), Text(_opened(said), scale=1.15, weight=DEMI), gap=2)
    if rest:
        texts.add(caption(rest, "soft"))
    if regimen is None or regimen.kind is not RegimenKind.DAY_PARTS or over:
        return Well(texts)
    return Well(Beside(boxed(texts), _cells(regimen), fold_at=400, drop_at=198, middle=True))


def history_block(medicine: Medicine, regimens: tuple[Regimen, ...], day: date) -> Column | None:
    """Every version, newest first; None while there is only one."""
    if len(regimens) < 2:
        return None
    in_force = current(regimens, day)
    column = Column(section("How the dose changed"), gap=8)
    regimens = tuple(ordered(regimens))
    treads = treads_of(regimens, day)
    if len(treads) > 1 and any(each.amount for each in treads):
        column.add(DoseSteps(treads, medicine, measure_of(regimens)))
    versions = ordered(regimens)
    for before, regimen in reversed(list(zip([None, *versions], versions, strict=False))):
        column.add(_version(regimen, medicine, before, now=regimen is in_force))
    return column


def counts_and_findings(medicine: Medicine, session: Session, go: Callable[[str], None]) -> Fold:
    """What was recorded lately, and beside it the few findings it takes part in; many of them go below."""
    counts, findings = _counts(medicine, session), _findings(medicine, session, go)
    few = findings.count() <= _FEW
    return Fold((boxed(counts), 1), (boxed(findings), 1), below=420 if few else 4_000)


def _counts(medicine: Medicine, session: Session) -> Column:
    view, day = session.view(), session.today()
    period = Period(day - timedelta(days=_DAYS - 1), day)
    regimens = [each for each in view.regimens if each.medicine_id == medicine.id]
    doses = [each for each in view.intakes if each.medicine_id == medicine.id]
    since = medicine.started.earliest() if medicine.started else None
    counted = dose_counts.really_taken(regimens, doses, period, since, medicine)
    column = Column(section(f"Last {_DAYS} days"), body(f"{_opened(counted)}."), gap=5)
    if shares := dose_counts.share_words(adherence(regimens, doses, period, since)):
        column.add(caption(f"{shares}.", "soft"))
    column.add(None)
    return column


def _findings(medicine: Medicine, session: Session, go: Callable[[str], None]) -> Column:
    now = session.current()
    found = [view_finding(each, now.items, session.data) for each in findings_about(now, medicine.id)]
    column = Column(section("In these findings"), gap=2)
    for view in found:
        column.add(_finding(view, go))
    if not found:
        column.add(body(session.checking_off or session.coverage().no_match, "soft"))
    column.add(None)
    return column


def unchecked_notice(medicine: Medicine, session: Session) -> Notice | None:
    """What of it could not be checked, as loud as any finding; None when all of it was."""
    view = _unchecked(medicine, session)
    if view is None:
        return None
    title = "Not checked" if view.wholly else "Only partly checked"
    sign = Sign.NOT_CHECKED if view.wholly else Sign.PARTLY_CHECKED
    reasons = words.joined(_opened(reason) for reason in view.reasons)
    return Notice(Kind.NOT_CHECKED, title, reasons, sign=sign)


def patches_block(medicine: Medicine, session: Session, taken_off: Callable[[str], None]) -> Column | None:
    """The patches that are on, as far as the record says, each with a button for when it came off; None without any."""
    worn = patches_on([each for each in session.view().intakes if each.medicine_id == medicine.id])
    regimen = latest([each for each in session.view().regimens if each.medicine_id == medicine.id], session.today())
    if not worn or regimen is None or regimen.kind is not RegimenKind.PATCH:
        return None
    column = Column(section("On now, as far as it is written down"), gap=6)
    for each in worn:
        since = f"put on {words.short_day(each.at.date())} {dose_time(each)}".strip()
        said = _opened(f"{since}, {each.site}" if each.site else since)
        button = Button("Taken off now", Role.SMALL, name=f"Taken off now: {said}")
        button.clicked.connect(lambda _=False, dose_id=each.id: taken_off(dose_id))
        column.add(Beside(body(said), button, fold_at=360))
    return column


def facts_block(medicine: Medicine) -> QWidget | None:
    """Who prescribed it, since when, and the note; None when nothing of it is known."""
    started = words.partial(medicine.started) if medicine.started else ""
    facts = (
        ("Brand", medicine.brand),
        ("Prescribed by", medicine.prescriber),
        ("Pharmacy or shop", medicine.pharmacy),
        ("First taken", started),
        ("Note", medicine.note),
    )
    known = [(name, value) for name, value in facts if value]
    if not known:
        return None
    parts = [(boxed(Column(caption(name), body(value), None, gap=0)), 1) for name, value in known]
    return Fold(*parts, below=130 * len(parts))


def _unchecked(medicine: Medicine, session: Session) -> UncheckedView | None:
    ids = session.current().ids
    return next((each for each in session.coverage().unchecked if ids[each.item] == medicine.id), None)


def _cells(regimen: Regimen) -> RegimenReading:
    cells = medicine_words.day_part_cells(regimen)
    names = [words.DAY_PARTS[part] for part in DayPart]
    spoken = ", ".join(f"{name} {'none' if cell == '–' else cell}" for name, cell in zip(names, cells, strict=True))
    return RegimenReading(_SHORT_PARTS, ["" if cell == "–" else cell for cell in cells], spoken)


def _amounts(medicine: Medicine, regimen: Regimen | None) -> str:
    total = medicine_words.daily_total(regimen, medicine) if regimen else ""
    told = regimen is not None and regimen.kind is RegimenKind.AS_NEEDED
    reason = f"for {medicine.reason}" if medicine.reason and not told else ""
    said = ", ".join(part for part in (total, reason) if part)
    return f"{_opened(said)}." if said else ""


def _since(medicine: Medicine, regimen: Regimen | None, day: date) -> str:
    if regimen is not None and regimen.valid_from is not None:
        days = (day - regimen.valid_from).days
        count = f", {words.counted(days + 1, 'day')}" if 0 <= days < 60 else ""
        return f"{'Since' if days >= 0 else 'From'} {words.day(regimen.valid_from)}{count}."
    return f"Since {words.partial(medicine.started)}." if medicine.started else ""


def _version(regimen: Regimen, medicine: Medicine, before: Regimen | None, *, now: bool) -> Fold:
    start = words.short_day(regimen.valid_from) if regimen.valid_from else ""
    end = words.short_day(regimen.valid_to) if regimen.valid_to else ""
    when = f"{start} to {end}" if start and end else f"since {start}" if start else f"until {end}" if end else "always"
    sentence = medicine_words.scheme if regimen.taper else medicine_words.regimen_sentence
    said = _opened(sentence(regimen, medicine))
    total = medicine_words.daily_total(regimen, medicine)
    what = Column(Text(said, weight=DEMI if now else Text().font().weight()), gap=0)
    changed = regimen_history.step(before, regimen, medicine)
    for text in (total, changed, _opened(regimen_history.who_and_why(regimen))):
        if text:
            what.add(caption(text, "soft"))
    left = Text(f"{when}{', now' if now else ''}", tone="ink" if now else "soft")
    return Fold((boxed(Column(left, None, gap=0)), 2), (boxed(what), 3), below=380)


def _finding(view: FindingView, go: Callable[[str], None]) -> RowButton:
    row = RowButton(f"{view.word}: {view.title}. How sure: {view.certainty_words}. Opens it.")
    line = Row(gap=8, margins=(4, 4, 4, 5))
    line.add(Mark(view.seriousness, 18), 0, TOP)
    line.add(body(view.title), 1)
    row.fill(line)
    row.clicked.connect(lambda: go(view.id))
    return row


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]
