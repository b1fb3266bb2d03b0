"""The index of the review booklet: entries by family with the pages on which they begin.

It stands at the end, so when it is drawn every page number is known: nothing is laid out twice.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.report.blocks import Typesetter, heading
from app.report.fonts import REGULAR
from app.report.structure import Element
from app.report.tables import Column, data_table
from app.report.tagged import ink
from app.services.review_sheet import SheetEntry

INDEX = "Index by family"
Places = dict[str, int]
"""Entry ids with the page (from 1) on which each begins; filled while the pages are drawn."""


class Place(Flowable):
    """Nothing to see: remembers the page on which an entry begins."""

    def __init__(self, places: Places, entry_id: str) -> None:
        super().__init__()
        self.places = places
        self.entry_id = entry_id
        self.width = self.height = 0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def getKeepWithNext(self) -> int:
        """Stay with the heading that follows."""
        return 1

    def draw(self) -> None:
        """Remember the page."""
        self.places[self.entry_id] = self.canv.getPageNumber()


class PageOf(Flowable):
    """The page on which an entry begins, known when it is drawn."""

    def __init__(self, places: Places, entry_id: str, *, size: float) -> None:
        super().__init__()
        self.places = places
        self.entry_id = entry_id
        self.size = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Take one line."""
        self.width, self.height = self.size * 2.5, self.size * 1.22
        return self.width, self.height

    def draw(self) -> None:
        """Draw the number."""
        with ink(self.canv, Element("P")):
            self.canv.setFont(REGULAR, self.size)
            self.canv.drawString(0, self.size * 0.3, str(self.places[self.entry_id]))


def index_by_family(setter: Typesetter, entries: Sequence[SheetEntry], places: Places) -> list[Flowable]:
    """Return the index as one table that may run over pages."""
    cell = setter.styles.cell
    shares = (("Family", 0.19), ("No", 0.07), ("Entry", 0.41), ("Id", 0.26), ("Page", 0.07))
    columns = [Column(title, setter.width * share) for title, share in shares]
    rows = [
        [
            setter.paragraph(entry.family, cell),
            setter.paragraph(str(entry.number), cell),
            setter.paragraph(entry.title, cell),
            setter.paragraph(entry.id, setter.styles.small),
            PageOf(places, entry.id, size=cell.fontSize),
        ]
        for entry in sorted(entries, key=lambda one: (one.family, one.number))
    ]
    summary = "Every entry under its family, with its number and the page on which it begins"
    return [*heading(setter, INDEX, room=120), data_table(setter, columns, rows, summary=summary)]
