"""The summary page: what is saved is what was seen, nothing is written unasked, and white paper stays white."""

import io
import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from app import start
from app.domain.interactions import DataFile
from app.domain.matching import build_index
from app.domain.moments import Period
from app.domain.people import Person
from app.domain.printed import PrintedPage
from app.services import diary
from app.services.log import LogData
from app.services.ports import Tools
from app.services.summary import SummaryData
from app.services.summary_options import Form, Part, Size, SummaryOptions
from app.services.view_reading import PERSON
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.background import Background
from app.ui.forms.fields import DateField
from app.ui.forms.password_form import PasswordForm
from app.ui.forms.person_form import PersonForm
from app.ui.pages.preview_drawing import find_words, read_headings
from app.ui.pages.preview_printing import printer_for
from app.ui.pages.preview_sheet import Sheet
from app.ui.pages.summaries import Summaries
from app.ui.pages.summaries_making import MakePdf, Press
from app.ui.pages.summaries_saving import suggested_name
from app.ui.saving import write_whole
from app.ui.session import Session
from app.ui.theme import Scheme, Theme
from app.ui.turns import Turns
from app.ui.widgets.choice import Choice
from app.ui.widgets.notice import Notice
from app.ui.widgets.text import Text
from app.ui.window import Window
from tests.data_files import small

NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
SIZES = {"a4": (595, 842), "letter": (612, 792)}


class Printer:
    """Prints three pages that say whose they are and which days they hold; remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[SummaryData, SummaryOptions]] = []
        self.broken = False

    def __call__(self, summary: SummaryData, options: SummaryOptions) -> bytes:
        self.asked.append((summary, options))
        if self.broken:
            raise OSError("no fonts")
        file = io.BytesIO()
        canvas = Canvas(file, pagesize=SIZES[options.paper], invariant=True)
        for number in range(1, 4):
            canvas.drawString(72, 600, f"{summary.person.name}, {summary.period.first}, sheet {number}")
            canvas.showPage()
        canvas.save()
        return file.getvalue()


def press(make_pdf: MakePdf) -> Press:
    """The press of the tests: its copies say in the clear which password they were made with."""
    return Press(make_pdf, lambda pdf, password: pdf + password.encode(), print_log)


def print_log(log: LogData, _options: SummaryOptions, progress: Callable[[int, int], None]) -> bytes:
    """Two pages of a log; on the second one a person may have pressed Cancel."""
    progress(1, 2)
    LOG_MAY_GO_ON.wait(5)
    progress(2, 2)
    return f"log of {len(log)}".encode()


LOG_MAY_GO_ON = Event()


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def background(theme: Theme) -> Iterator[Background]:
    assert theme
    made = Background()
    yield made
    made.close()


@pytest.fixture(scope="module")
def data() -> DataFile:
    return small()


@pytest.fixture
def session(theme: Theme, data: DataFile) -> Iterator[Session]:
    assert theme
    store, numbers = DiaryStore(memory()), count(1)
    tools = Tools(lambda: NOW, lambda: f"00000000000000-{next(numbers):012x}")
    yield Session(store, data, build_index(data.vocabulary, frozenset()), tools)
    store.close()


@pytest.fixture
def kept(theme: Theme) -> Iterator[list[QWidget]]:
    """What a test shows. It is gone before the theme changes back, which would restyle every leftover."""
    assert theme
    shown: list[QWidget] = []
    yield shown
    for widget in shown:
        widget.close()
        shiboken6.delete(widget)


@pytest.fixture
def page(qtbot: QtBot, kept: list[QWidget], session: Session, printer: Printer, background: Background) -> Summaries:
    return opened(qtbot, kept, Summaries(session, press(printer), background, "0.1.0"))


def opened(qtbot: QtBot, kept: list[QWidget], page: Summaries) -> Summaries:
    kept.append(page)
    page.resize(1100, 760)
    page.show()
    page.refresh()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: Summaries) -> None:
    """Wait until the pages asked for last are drawn."""
    qtbot.waitUntil(lambda: save_button(page).isEnabled() and first(page).is_drawn())


def first(page: Summaries) -> Sheet:
    return page.preview.desk.sheets[0]


def button(page: QWidget, name: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.accessibleName() == name)


def save_button(page: Summaries) -> QPushButton:
    return button(page, "Save PDF …")


def words_of(widget: QWidget) -> str:
    shown = [each.text() for each in widget.findChildren(Text) if not each.isHidden()]
    return "\n".join(shown).replace("\u00a0", " ")


def rename(session: Session, name: str) -> None:
    assert session.act(lambda store, tools: diary.save_person(store, tools, Person(PERSON, name)))


def choose_file(page: Summaries, path: Path) -> None:
    """Press Save by keyboard and choose a file in the dialog that opens."""
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_what_is_saved_is_what_was_seen(page: Summaries, printer: Printer, tmp_path: Path) -> None:
    QTest.keyClick(save_button(page), Qt.Key.Key_Space)
    choose_file(page, tmp_path / "summary.pdf")
    assert (tmp_path / "summary.pdf").read_bytes() == printer(*printer.asked[0])
    assert [each.name for each in tmp_path.iterdir()] == ["summary.pdf"]
    assert len(printer.asked) == 2
    assert "Saved." in words_of(page.panel.said)
    assert not page.panel.said.isHidden()


def test_the_real_summary_is_shown_page_by_page(
    qtbot: QtBot, kept: list[QWidget], session: Session, background: Background, tmp_path: Path
) -> None:
    rename(session, "Robin Sample")
    page = opened(qtbot, kept, Summaries(session, press(start.make_pdf), background, "0.1.0"))
    assert page.preview.where() == f"Page 1 of {len(page.preview.desk.sheets)}"
    assert "Robin Sample" in first(page).accessibleDescription()
    assert page.save_to(tmp_path / "one.pdf")
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF")


def test_looking_writes_nothing(page: Summaries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    page.refresh()
    assert not list(tmp_path.iterdir())
    assert page.findChild(QFileDialog) is None


def test_the_suggested_name_tells_nothing_about_the_person(page: Summaries) -> None:
    QTest.keyClick(save_button(page), Qt.Key.Key_Space)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(each).name for each in dialog.selectedFiles()] == ["summary-2026-11-20.pdf"]
    assert suggested_name(date(2026, 1, 2)) == "summary-2026-01-02.pdf"
    dialog.reject()


def test_pages_that_no_longer_hold_are_not_saved_even_before_the_page_has_noticed(
    page: Summaries, session: Session, everything_at_once: Turns
) -> None:
    everything_at_once.patience_ms = 0.0
    rename(session, "Somebody Else")
    page.refresh()
    assert save_button(page).isEnabled()
    QTest.keyClick(save_button(page), Qt.Key.Key_Space)
    assert page.findChild(QFileDialog) is None
    assert not save_button(page).isEnabled()


def test_pages_of_a_change_that_was_taken_back_meanwhile_never_come(
    qtbot: QtBot, page: Summaries, session: Session, printer: Printer
) -> None:
    shown, made = first(page), len(printer.asked)
    rename(session, "Somebody Else")
    page.refresh()
    assert session.undo()
    page.refresh()
    assert save_button(page).isEnabled()
    qtbot.waitUntil(lambda: len(printer.asked) > made)
    qtbot.waitUntil(lambda: page._making._at is None)
    assert first(page) is shown
    assert page._made is not None
    assert page._made.summary.person.name != "Somebody Else"


def test_a_folder_that_is_gone_gives_a_sentence_and_loses_nothing(
    qtbot: QtBot, page: Summaries, tmp_path: Path
) -> None:
    assert not page.save_to(tmp_path / "gone" / "summary.pdf")
    said = words_of(page.panel.said)
    assert said == "Not saved.\nThat folder is not there any more. Choose another folder. The pages are still here."
    assert first(page).is_drawn()
    assert page.save_to(tmp_path / "summary.pdf")
    qtbot.waitUntil(lambda: "Saved." in words_of(page.panel.said))


def test_a_failed_write_leaves_the_old_file_whole_and_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "summary.pdf"
    write_whole(old, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(old, b"new")
    assert old.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["summary.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_the_own_account_may_read_the_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "summary.pdf", b"new")
    assert (tmp_path / "summary.pdf").stat().st_mode & 0o077 == 0


def test_letter_is_another_page_than_a4(qtbot: QtBot, page: Summaries, printer: Printer) -> None:
    assert round(first(page).leaf.height / first(page).leaf.width, 2) == 1.42
    QTest.keyClick(button(page, "Paper: Letter"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: round(first(page).leaf.height / first(page).leaf.width, 2) == 1.29)
    assert [options.paper for _, options in printer.asked] == ["a4", "letter"]


def test_larger_type_and_what_is_left_off_are_printed_anew(qtbot: QtBot, page: Summaries, printer: Printer) -> None:
    QTest.keyClick(button(page, "Type: 16 point"), Qt.Key.Key_Space)
    settle(qtbot, page)
    boxes = {box.accessibleName(): box for box in page.findChildren(QCheckBox)}
    QTest.keyClick(boxes["Leave off the name and the birth date"], Qt.Key.Key_Space)
    assert not save_button(page).isEnabled()
    settle(qtbot, page)
    chosen = [options for _, options in printer.asked]
    assert [options.size for options in chosen] == [Size.NORMAL, Size.X_LARGE, Size.X_LARGE]
    assert chosen[-1].without == frozenset({Part.NAME})


def test_a_pocket_card_can_be_chosen_instead(qtbot: QtBot, page: Summaries, printer: Printer) -> None:
    QTest.keyClick(button(page, "What is printed: Pocket card"), Qt.Key.Key_Space)
    settle(qtbot, page)
    assert printer.asked[-1][1].form is Form.POCKET_CARD
    assert "not on the card" in words_of(page.panel)


def test_what_is_on_it_says_what_was_left_off(qtbot: QtBot, page: Summaries) -> None:
    boxes = {box.accessibleName(): box for box in page.findChildren(QCheckBox)}
    QTest.keyClick(boxes["Leave off the name and the birth date"], Qt.Key.Key_Space)
    settle(qtbot, page)
    assert "name and birth date left off" in words_of(page.panel)


def test_a_copy_with_a_password_is_made_from_what_is_shown(qtbot: QtBot, page: Summaries, tmp_path: Path) -> None:
    QTest.keyClick(button(page, "Save a copy with a password …"), Qt.Key.Key_Space)
    form = page.findChild(PasswordForm)
    assert form is not None
    assert "no PDF/A" in words_of(form)
    assert "never have the same bytes" in words_of(form)
    first_line, second_line = form.findChildren(QLineEdit)
    assert first_line.echoMode() is QLineEdit.EchoMode.Password
    form.save()
    assert form.isVisible()
    QTest.keyClicks(first_line, "one")
    QTest.keyClicks(second_line, "two")
    form.save()
    assert form.isVisible()
    second_line.clear()
    QTest.keyClicks(second_line, "one")
    form.save()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    choose_file(page, tmp_path / "copy.pdf")
    assert page._made is not None
    assert (tmp_path / "copy.pdf").read_bytes() == page._made.pdf + b"one"


def test_what_is_shown_can_be_printed(qtbot: QtBot, page: Summaries, tmp_path: Path) -> None:
    printer = printer_for(first(page).leaf)
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_with(printer)
    qtbot.waitUntil(lambda: "Sent to the printer." in words_of(page.panel.said))
    assert "3 pages" in words_of(page.panel.said)
    assert len(page.session.store.all(PrintedPage)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["printed.pdf"]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_it_is_said(qtbot: QtBot, page: Summaries, tmp_path: Path) -> None:
    printer = printer_for(first(page).leaf)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    page.print_with(printer)
    qtbot.waitUntil(lambda: "Not printed." in words_of(page.panel.said))
    assert page.session.store.all(PrintedPage) == ()


def test_only_what_was_saved_or_printed_counts_as_a_print_and_copies_of_it_count_once(
    qtbot: QtBot, page: Summaries, session: Session, tmp_path: Path
) -> None:
    settle(qtbot, page)
    assert session.store.all(PrintedPage) == ()
    assert page.save_to(tmp_path / "one.pdf")
    assert page.save_to(tmp_path / "two.pdf")
    assert page._made is not None
    (kept,) = session.store.all(PrintedPage)
    assert (kept.document, kept.at) == (page._made.summary.document_id, page._made.summary.printed_at)
    assert "Saved." in words_of(page.panel.said)
    session.undo()
    assert session.store.all(PrintedPage) == ()


def test_a_pocket_card_is_not_the_page(qtbot: QtBot, page: Summaries, session: Session, tmp_path: Path) -> None:
    QTest.keyClick(button(page, "What is printed: Pocket card"), Qt.Key.Key_Space)
    settle(qtbot, page)
    assert page.save_to(tmp_path / "card.pdf")
    assert session.store.all(PrintedPage) == ()


def test_words_are_found_on_the_pages(qtbot: QtBot, page: Summaries) -> None:
    line = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Find on the pages")
    QTest.keyClicks(line, "SHEET 2")
    qtbot.waitUntil(lambda: "1 of 1 place" in words_of(page.preview))
    assert page.preview.desk.current == 2
    line.clear()
    QTest.keyClicks(line, "sheet")
    qtbot.waitUntil(lambda: "1 of 3 places" in words_of(page.preview))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "2 of 3 places" in words_of(page.preview)
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "1 of 3 places" in words_of(page.preview)
    line.clear()
    QTest.keyClicks(line, "nowhere")
    qtbot.waitUntil(lambda: "Not on these pages" in words_of(page.preview))
    assert not button(page, "Next place found").isEnabled()


def test_a_word_is_framed_as_one_whatever_its_letters() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=SIZES["a4"], invariant=True)
    canvas.drawString(72, 600, "before gabapentin, after")
    for level, title in enumerate(("Top", "Below", "Far below")):
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title, level)
    canvas.save()
    (spot,) = find_words(file.getvalue(), "GABAPENTIN")
    assert spot.place == 0
    assert 230 < spot.top < 245
    assert 50 < spot.width < 70
    assert read_headings(file.getvalue()) == (("Top", 0), ("Below", 0))


def test_the_list_of_pages_leads_to_them(page: Summaries) -> None:
    listed = next(each for each in page.findChildren(Choice) if each.accessibleName() == "Go to a page or heading")
    assert [listed.itemText(row) for row in range(listed.count())] == ["Page 1", "Page 2", "Page 3"]
    listed.set_value("2:")
    listed.chosen.emit("2:")
    assert page.preview.desk.current == 3


def test_larger_pages_go_on_at_the_side(qtbot: QtBot, page: Summaries) -> None:
    before = first(page).width()
    QTest.keyClick(button(page, "Size of the pages: Larger"), Qt.Key.Key_Space)
    assert first(page).width() > before * 1.5
    qtbot.waitUntil(lambda: page.preview.desk.horizontalScrollBar().maximum() > 0)
    QTest.keyClick(button(page, "Size of the pages: Fit width"), Qt.Key.Key_Space)
    assert first(page).width() == before


def start_log(qtbot: QtBot, page: Summaries, path: Path) -> None:
    LOG_MAY_GO_ON.clear()
    QTest.keyClick(button(page, "Save the log of every entry …"), Qt.Key.Key_Space)
    choose_file(page, path)
    bar = page.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: (bar.value(), bar.maximum()) == (1, 2))
    assert "1 of 2 entries" in words_of(page.log)
    assert not path.exists()


def test_the_log_tells_how_far_it_is_and_is_saved_whole(qtbot: QtBot, page: Summaries, tmp_path: Path) -> None:
    start_log(qtbot, page, tmp_path / "log.pdf")
    LOG_MAY_GO_ON.set()
    qtbot.waitUntil(lambda: "Saved." in words_of(page.panel.said))
    assert (tmp_path / "log.pdf").read_bytes() == b"log of 0"
    assert button(page, "Save the log of every entry …").isEnabled()


def test_a_cancelled_log_leaves_no_file(qtbot: QtBot, page: Summaries, tmp_path: Path) -> None:
    start_log(qtbot, page, tmp_path / "log.pdf")
    QTest.keyClick(button(page, "Cancel the log"), Qt.Key.Key_Space)
    LOG_MAY_GO_ON.set()
    qtbot.waitUntil(lambda: "Cancelled." in words_of(page.panel.said))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "days"), [("Period: 14 days", 14), ("Period: 90 days", 90)])
def test_another_period_is_printed_anew(qtbot: QtBot, page: Summaries, printer: Printer, name: str, days: int) -> None:
    QTest.keyClick(button(page, name), Qt.Key.Key_Space)
    assert not save_button(page).isEnabled()
    settle(qtbot, page)
    summary, _ = printer.asked[-1]
    assert len(summary.period) == days
    assert str(summary.period.first) in first(page).accessibleDescription()


def test_days_can_be_picked_and_doubtful_ones_get_a_sentence(qtbot: QtBot, page: Summaries, printer: Printer) -> None:
    QTest.keyClick(button(page, "Period: Pick …"), Qt.Key.Key_Space)
    start_, end = page.findChildren(DateField)
    settle(qtbot, page)
    before = len(printer.asked)
    for typed, sentence in (
        ("30 Nov 2026", "Last day: it cannot be after today. What you typed is kept."),
        ("1 Oct 2026", "Last day: it cannot be before the first day. What you typed is kept."),
    ):
        end.line.clear()
        QTest.keyClicks(end.line, typed)
        end.check()
        assert end.problem() == sentence
        assert end.text() == typed
        assert not save_button(page).isEnabled()
    assert len(printer.asked) <= before + 1
    start_.line.clear()
    QTest.keyClicks(start_.line, "1 Sep 2026")
    end.check()
    settle(qtbot, page)
    assert end.problem() is None
    assert printer.asked[-1][0].period == Period(date(2026, 9, 1), date(2026, 10, 1))


def test_a_change_in_the_diary_is_on_the_pages_while_they_are_looked_at(
    qtbot: QtBot, kept: list[QWidget], session: Session, printer: Printer, background: Background
) -> None:
    window = Window(
        session, dict.fromkeys(("today", "summary"), lambda it: Summaries(it, press(printer), background, "0.1.0"))
    )
    kept.append(window)
    window.show()
    window.go("summary")
    page = window.page()
    assert isinstance(page, Summaries)
    settle(qtbot, page)
    rename(session, "Robin")
    assert not save_button(page).isEnabled()
    qtbot.waitUntil(lambda: "Robin" in first(page).accessibleDescription())
    assert save_button(page).isEnabled()
    session.undo()
    qtbot.waitUntil(lambda: "Robin" not in first(page).accessibleDescription())
    window.close()


def test_coming_back_to_the_same_diary_keeps_the_same_document(page: Summaries, printer: Printer) -> None:
    page.refresh()
    assert save_button(page).isEnabled()
    assert len(printer.asked) == 1


def test_every_preview_has_an_id_of_its_own(qtbot: QtBot, page: Summaries, printer: Printer) -> None:
    QTest.keyClick(button(page, "Paper: Letter"), Qt.Key.Key_Space)
    settle(qtbot, page)
    ids = [summary.document_id for summary, _ in printer.asked]
    assert len(set(ids)) == len(ids)
    assert all(len(each) == 8 and each == each.upper() and each.isalnum() for each in ids)


def test_only_the_last_choice_is_shown_when_several_come_at_once(
    qtbot: QtBot, page: Summaries, printer: Printer
) -> None:
    for name in ("Period: 14 days", "Period: 90 days", "Paper: Letter", "Paper: A4", "Period: 14 days"):
        QTest.keyClick(button(page, name), Qt.Key.Key_Space)
    settle(qtbot, page)
    assert str(date(2026, 11, 7)) in first(page).accessibleDescription()
    assert len(printer.asked) <= 3


def test_the_paper_stays_white_in_dark_mode(qtbot: QtBot, page: Summaries, theme: Theme) -> None:
    theme.choose(Scheme.DARK)
    settle(qtbot, page)
    seen = first(page).grab().toImage()
    corner = seen.pixelColor(seen.width() // 2, 12)
    assert corner == QColor("#FFFFFF")
    ground = page.preview.grab().toImage().pixelColor(8, page.preview.height() // 2)
    assert ground.lightness() < 80


def test_a_page_has_ink_on_it(page: Summaries) -> None:
    seen = first(page).grab().toImage()
    inner = range(8, seen.width() - 8, 1)
    dark = [x for x in inner for y in range(8, seen.height() - 8, 1) if seen.pixelColor(x, y).lightness() < 100]
    assert dark


def test_page_keys_turn_and_the_words_of_each_page_can_be_heard(page: Summaries) -> None:
    sheets = page.preview.desk.sheets
    sheets[0].setFocus()
    assert page.preview.where() == "Page 1 of 3"
    QTest.keyClick(sheets[0], Qt.Key.Key_PageDown)
    assert page.preview.where() == "Page 2 of 3"
    assert sheets[1].hasFocus()
    assert sheets[1].accessibleName() == "Page 2 of 3"
    assert "sheet 2" in sheets[1].accessibleDescription()
    QTest.keyClick(sheets[1], Qt.Key.Key_End)
    assert sheets[2].hasFocus()
    QTest.keyClick(sheets[2], Qt.Key.Key_Home)
    assert sheets[0].hasFocus()
    assert [each.focusPolicy() for each in sheets].count(Qt.FocusPolicy.StrongFocus) == 1


def test_a_whole_page_fits_the_desk(qtbot: QtBot, page: Summaries) -> None:
    wide = first(page).width()
    QTest.keyClick(button(page, "Size of the pages: Whole page"), Qt.Key.Key_Space)
    assert first(page).width() < wide
    assert first(page).height() <= page.preview.desk.viewport().height()
    qtbot.waitUntil(lambda: first(page).wanted_scale() is None)
    QTest.keyClick(button(page, "Size of the pages: Fit width"), Qt.Key.Key_Space)
    assert first(page).width() == wide


def test_the_place_stays_when_the_pages_are_made_anew(qtbot: QtBot, page: Summaries, session: Session) -> None:
    page.preview.desk.turn_to(2)
    rename(session, "Robin")
    page.refresh()
    qtbot.waitUntil(lambda: "Robin" in first(page).accessibleDescription())
    qtbot.waitUntil(page.preview.desk.sheets[1].is_drawn)
    assert page.preview.where() == "Page 2 of 3"
    assert page.preview.desk.verticalScrollBar().value() > 0


def test_pages_that_cannot_be_made_are_said_and_can_be_asked_for_again(
    qtbot: QtBot, page: Summaries, printer: Printer, session: Session, tmp_path: Path
) -> None:
    printer.broken = True
    rename(session, "Robin")
    page.refresh()
    qtbot.waitUntil(lambda: not page.panel.said.isHidden())
    assert words_of(page.panel.said).startswith("No pages.\nThe pages could not be made")
    assert not save_button(page).isEnabled()
    assert not page.save_to(tmp_path / "summary.pdf")
    assert not list(tmp_path.iterdir())
    printer.broken = False
    page.refresh()
    settle(qtbot, page)
    assert "Robin" in first(page).accessibleDescription()
    assert page.panel.said.isHidden()


def test_bytes_that_are_no_pdf_are_said_too(
    qtbot: QtBot, kept: list[QWidget], session: Session, background: Background
) -> None:
    page = Summaries(session, press(lambda _summary, _options: b"no PDF"), background, "0.1.0")
    kept.append(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: not page.panel.said.isHidden())
    assert not save_button(page).isEnabled()


def test_it_says_at_the_top_that_checking_is_off(
    qtbot: QtBot, kept: list[QWidget], data: DataFile, printer: Printer, background: Background
) -> None:
    store = DiaryStore(memory())
    tools = Tools(lambda: NOW, lambda: "00000000000000-000000000001")
    session = Session(
        store, data, build_index(data.vocabulary, frozenset()), tools, checking_off="Checking is off: no file."
    )
    page = opened(qtbot, kept, Summaries(session, press(printer), background, "0.1.0"))
    notices = [each.accessibleName() for each in page.findChildren(Notice) if each.isVisibleTo(page)]
    assert notices == ["Checking is off Checking is off: no file."]
    assert "Checking is off: nothing was looked up" in words_of(page.panel)
    assert "0 findings" not in words_of(page.panel)
    store.close()


def test_about_you_opens_from_here(page: Summaries) -> None:
    QTest.keyClick(button(page, "About you …"), Qt.Key.Key_Space)
    form = page.findChild(PersonForm)
    assert form is not None
    assert form.isVisible()
    form.done(0)


@pytest.mark.parametrize("width", [300, 700, 1100])
@pytest.mark.parametrize("size", [1.0, 1.5])
def test_nothing_runs_out_at_the_side(qtbot: QtBot, page: Summaries, theme: Theme, width: int, size: float) -> None:
    theme.choose(text_size=size)
    page.resize(round(width * theme.unit), 700)
    qtbot.wait(50)
    for part in (page.panel, page.preview, save_button(page), *page.preview.desk.sheets):
        left = part.mapTo(page, part.rect().topLeft()).x()
        assert left >= 0
        assert left + part.width() <= page.width()
