"""Printing: the same ink as the page, in bands that fit together, on the paper the page was made for."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from app.ui.pages import preview_printing
from app.ui.pages.preview_drawing import Leaf, draw_band, draw_leaf, read_leaves
from app.ui.pages.preview_printing import NotPrinted, bands, chosen_pages, print_pages, printer_for

A4, LETTER = (595.276, 841.89), (612, 792)
pytestmark = pytest.mark.usefixtures("qapp")


def pages(count: int, size: tuple[float, float] = A4) -> bytes:
    """Pages with black corners, and a row of blocks every inch that is another one on each page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=True)
    for number in range(1, count + 1):
        for x in (12, size[0] - 42):
            canvas.rect(x, 12, 30, 30, fill=1)
            canvas.rect(x, size[1] - 42, 30, 30, fill=1)
        for inch in range(1, int(size[1] // 72) - 1):
            canvas.rect(60 + 40 * number, inch * 72, 24 * number, 36, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def to_file(leaf: Leaf, path: Path, dots: int = 150) -> QPrinter:
    printer = printer_for(leaf)
    printer.setResolution(dots)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def grey(pdf: bytes, place: int) -> list[int]:
    """The darkness of a page in a coarse grid, 0 to 255."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[place]
        bitmap = page.render(scale=0.25)
        taken = list(bytes(bitmap.buffer)[:: 3 if "x" not in bitmap.mode else 4])
        bitmap.close()
        page.close()
    return taken


@pytest.mark.parametrize("dots", [72, 150, 300, 600])
def test_bands_are_the_page_row_by_row(dots: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_printing, "_BAND_BYTES", 300_000)
    pdf = pages(1)
    (leaf,) = read_leaves(pdf)
    scale = dots / 72
    cut = list(bands(leaf, scale))
    assert len(cut) > 1
    assert sum(rows for _, rows, _ in cut) == cut[0][2] == round(leaf.height * scale)
    if dots <= 150:
        whole = draw_leaf(pdf, 0, scale)
        for start, rows, _ in cut[:-1]:
            band = draw_band(pdf, 0, scale, start, rows)
            assert (band.width, band.height) == (whole.width, rows)
            same_rows = whole.pixels[start * whole.stride : (start + rows) * whole.stride]
            assert max(abs(a - b) for a, b in zip(band.pixels, same_rows, strict=True)) <= 2  # of 255, by rounding


def test_a_band_takes_eight_megabytes_at_most() -> None:
    leaf = Leaf(*A4, "")
    for dots in (300, 600, 1200):
        assert max(rows for _, rows, _ in bands(leaf, dots / 72)) * round(leaf.width * dots / 72) * 4 <= 8 * 1024 * 1024


@pytest.mark.parametrize("size", [A4, LETTER])
def test_what_is_printed_looks_like_the_page(tmp_path: Path, size: tuple[float, float]) -> None:
    pdf = pages(3, size)
    leaves = read_leaves(pdf)
    told: list[tuple[int, int]] = []
    printer = to_file(leaves[0], tmp_path / "printed.pdf")
    assert print_pages(pdf, leaves, printer, lambda done, of: told.append((done, of))) == 3
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert told == [(1, 3), (2, 3), (3, 3)]
    again = read_leaves(printed)
    assert [(round(leaf.width), round(leaf.height)) for leaf in again] == [(round(size[0]), round(size[1]))] * 3
    for place in range(3):
        before, after = grey(pdf, place), grey(printed, place)
        assert len(before) == len(after)
        assert sum(abs(a - b) for a, b in zip(before, after, strict=True)) / len(before) < 6
    assert grey(printed, 0) != grey(printed, 1)


def test_a_page_is_made_smaller_for_smaller_paper(tmp_path: Path) -> None:
    pdf = pages(1)
    leaves = read_leaves(pdf)
    printer = to_file(leaves[0], tmp_path / "small.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    print_pages(pdf, leaves, printer)
    small = grey((tmp_path / "small.pdf").read_bytes(), 0)
    assert min(small) < 200
    (leaf,) = read_leaves((tmp_path / "small.pdf").read_bytes())
    wide = round(leaf.width * 0.25)
    assert min(small[:wide]) > 200  # nothing runs out at the top


def test_only_the_pages_asked_for_are_printed(tmp_path: Path) -> None:
    pdf = pages(4)
    leaves = read_leaves(pdf)
    printer = to_file(leaves[0], tmp_path / "two.pdf", dots=72)
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, 4) == range(1, 3)
    assert print_pages(pdf, leaves, printer) == 2
    assert len(read_leaves((tmp_path / "two.pdf").read_bytes())) == 2
    printer.setFromTo(0, 0)
    assert chosen_pages(printer, 4) == range(4)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(tmp_path: Path) -> None:
    pdf = pages(1)
    leaves = read_leaves(pdf)
    with pytest.raises(NotPrinted):
        print_pages(pdf, leaves, to_file(leaves[0], tmp_path / "no such folder" / "printed.pdf"))


def test_it_can_be_stopped_between_pages(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise StopError

    pdf = pages(4)
    leaves = read_leaves(pdf)
    with pytest.raises(StopError):
        print_pages(pdf, leaves, to_file(leaves[0], tmp_path / "stopped.pdf", dots=72), stop)
    assert len(read_leaves((tmp_path / "stopped.pdf").read_bytes())) == 2


def test_the_queue_of_the_printer_says_nothing_about_the_person() -> None:
    assert printer_for(Leaf(*A4, "Robin")).docName() == "Summary"
