"""Summary: the pages a pharmacist reads, seen before anything is written, and saved when a person asks."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from app.services import words
from app.services.printing import remember_print
from app.services.summary_options import Form
from app.ui.background import Background
from app.ui.forms.password_form import PasswordForm
from app.ui.forms.person_form import PersonForm
from app.ui.pages.page import Columns, Page
from app.ui.pages.preview import Preview
from app.ui.pages.preview_printing import print_pages, printer_for
from app.ui.pages.summaries_log import LogPrint
from app.ui.pages.summaries_making import Made, Making, Press
from app.ui.pages.summaries_panel import Panel
from app.ui.pages.summaries_saving import suggested_name
from app.ui.saving import what_to_do, write_whole
from app.ui.session import Session
from app.ui.turns import Turns
from app.ui.widgets.notice import Kind, Notice

_WAITING = "The pages are being made."
_BROKEN = "The pages could not be made, so there is nothing to look at or to save. Your records are untouched."
_AGAIN = "Go to another place and back to try again; if that does not help, install Doseleaf anew."
_NO_COPY = ("Not saved.", "The copy with a password could not be made. The pages are still here.")
_NOT_PRINTED = "The printer did not take the pages. They are still here, and Save PDF works without it."
_ID_LENGTH = 8


class Summaries(Page):
    """The choices at the left, the pages at the right; one above the other when narrow.

    `press` turns a summary, as it was chosen, into the bytes of a PDF; it runs in the background worker, as does
    everything of PDFium. `usual_paper` says which paper is chosen at first. Looking writes nothing; what is saved is
    byte for byte what was looked at.
    """

    title = "Summary"

    def __init__(
        self,
        session: Session,
        press: Press,
        background: Background,
        version: str,
        usual_paper: Callable[[], str] = lambda: "a4",
    ) -> None:
        self._press, self._background, self._version = press, background, version
        self._usual_paper = usual_paper
        self._made: Made | None = None
        super().__init__(session)

    def build(self) -> None:
        """The panel and the preview; the pages come with `refresh`."""
        self.set_subtitle("What you see is the page itself. Nothing is written to a file until you save it.")
        if self.session.checking_off:
            self.content.add(Notice(Kind.NOT_CHECKED, "Checking is off", self.session.checking_off))
        self.panel = Panel(self.session)
        self.log = LogPrint(self.session, self._background, self._press.make_log)
        self.panel.add(self.log)
        self.preview = Preview(self._background)
        self._making = Making(self._press.make_pdf, self._background, self)
        self._columns = Columns(self.panel, self.preview, (4, 7))
        self.content.add(self._columns, 1)
        self.panel.choices.changed.connect(self.refresh)
        for wanted, deed in (
            (self.panel.save, self._choose_place),
            (self.panel.protect, self._ask_password),
            (self.panel.print_out, self._ask_printer),
        ):
            wanted.connect(partial(self._with_what_holds, deed))
        self.log.button.clicked.connect(self._print_log)
        self.log.told.connect(self.panel.tell)
        self.panel.about_you.connect(lambda: PersonForm(self.session, self).open())
        self._making.made.connect(self._show)
        self._making.failed.connect(self._say_broken)
        self.preview.failed.connect(self._say_broken)

    def start_search(self) -> None:
        """Search the words of the pages."""
        self.preview.start_search()

    def refresh(self) -> None:
        """Make the pages anew when they would say something else than those on the desk."""
        self._making.drop()
        Turns.of_the_program().begin(self, self._refresh())

    def _refresh(self) -> Iterator[None]:
        self.panel.choices.say()
        self.panel.choices.set_usual_paper(self._usual_paper())
        period, options = self.panel.choices.period(), self.panel.choices.options()
        if period is None:
            self.panel.wait("Choose the first and the last day.")
            return
        yield
        summary = yield from self.session.summary_in_steps(period, self._new_id(), self._version)
        if self._made is not None and self._made.says(summary, options):
            self.panel.show_made(self._made)
            return
        self.panel.wait()
        if self._made is None:
            self.preview.wait(_WAITING)
        self._making.ask(summary, options)

    def fold(self, *, narrow: bool) -> None:
        """One column when narrow; then the preview keeps the height of a page."""
        self._columns.fold(narrow=narrow)
        self.preview.keep_high(high=narrow)

    def save_to(self, path: Path, pdf: bytes = b"", made: Made | None = None) -> bool:
        """Write `made`, or else the pages that are shown, to a file; how that went is also said in the panel.

        `pdf` is a copy of them that is written instead.
        """
        made = made or self._made
        content = pdf or (made.pdf if made else b"")
        if not content:
            return False
        try:
            write_whole(path, content)
        except OSError as error:
            self.panel.tell("Not saved.", f"{what_to_do(error)} The pages are still here.")
            return False
        self._remember(made)
        self.panel.tell("Saved.", f"{path.name} is in {path.parent}.")
        return True

    def _new_id(self) -> str:
        """The document's id, which tells two printed pages apart: the random end of a new id."""
        return self.session.tools.new_id().replace("-", "")[-_ID_LENGTH:].upper()

    def _show(self, made: Made) -> None:
        self._made = made
        self.preview.show_pdf(made.pdf, made.leaves, made.headings)
        self.panel.show_made(made)

    def _say_broken(self, _: BaseException) -> None:
        self._made = None
        self.preview.wait(_BROKEN)
        self.panel.wait("")
        self.panel.tell("No pages.", f"{_BROKEN} {_AGAIN}")

    def _print_log(self) -> None:
        period = self.panel.choices.period()
        if period is not None:
            self.log.choose_place(period, self.panel.choices.options(), self._new_id(), self._version)

    def _with_what_holds(self, deed: Callable[[], None]) -> None:
        """Save or print, unless the pages that are shown turn out to be no longer what the record says."""
        Turns.of_the_program().finish(self)
        if self.panel.may_save():
            deed()

    def _ask_printer(self) -> None:
        if self._made is None:
            return
        printer = printer_for(self._made.leaves[0])
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self._made.leaves))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)  # Save PDF does that, with words in it
        dialog.accepted.connect(lambda: self.print_with(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # the dialog's own `open` wants a slot of its own

    def print_with(self, printer: QPrinter) -> None:
        """Print the pages that are shown; how that goes is said in the panel."""
        made = self._made
        if made is None:
            return
        self.panel.tell("Printing …", "The pages go to the printer one by one.")
        self._background.run(
            self,
            lambda: print_pages(made.pdf, made.leaves, printer),
            lambda count: self._say_printed(made, count),
            lambda _: self.panel.tell("Not printed.", _NOT_PRINTED),
        )

    def _say_printed(self, made: Made, count: int) -> None:
        self._remember(made)
        self.panel.tell("Sent to the printer.", f"{words.counted(count, 'page')}.")

    def _remember(self, made: Made | None) -> None:
        """Keep what the page said, for the next one to be compared with; a pocket card is not the page."""
        if made is not None and made.options.form is Form.SUMMARY:
            self.session.act(lambda store, tools: remember_print(store, tools, made.summary))

    def _ask_password(self) -> None:
        form = PasswordForm(self.session, self)
        form.chosen.connect(self._make_copy)
        form.open()

    def _make_copy(self, password: str) -> None:
        """Make the copy of what is shown in the worker, then ask where it goes."""
        made, protect = self._made, self._press.protect
        if made is not None:
            self.panel.tell("One moment.", "The copy with a password is being made.")
            self._background.run(
                self,
                lambda: protect(made.pdf, password),
                lambda pdf: self._choose_place_of(made, pdf),
                lambda _: self.panel.tell(*_NO_COPY),
            )

    def _choose_place(self) -> None:
        if self._made is not None:
            self._choose_place_of(self._made, self._made.pdf)

    def _choose_place_of(self, made: Made, pdf: bytes) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Save the summary", documents, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(suggested_name(made.summary.printed_at.date()))
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path), pdf, made))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
