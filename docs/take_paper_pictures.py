"""Take the pictures of paper in docs/screenshots: the invented person's summary, its large print, the pocket card.

Run it with `python docs/take_paper_pictures.py docs/screenshots`. The moment is fixed, so that the pictures change only
when the program does.
"""

import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

from pypdfium2 import PdfDocument

from app import __version__, places, start
from app.services import reference, symptoms
from app.services.sample import sample_questions, sample_view
from app.services.summary import SummaryData, gather, last_days
from app.services.summary_options import Form, Size, SummaryOptions

NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
SHEETS = {
    "paper-a4": (SummaryOptions(), (1, 2)),
    "paper-large": (SummaryOptions(size=Size.X_LARGE), (1,)),
    "paper-card": (SummaryOptions(form=Form.POCKET_CARD), (1,)),
}
_DOTS_PER_INCH = 100
_GREYS = 16


def main(folder: Path) -> None:
    """Write one PNG for each of the sheets."""
    summary = sample_summary()
    for name, (options, pages) in SHEETS.items():
        with PdfDocument(start.make_pdf(summary, options)) as document:
            for page in pages:
                drawn = document[page - 1].render(scale=_DOTS_PER_INCH / 72).to_pil().convert("L")
                drawn.quantize(_GREYS).save(folder / f"{name}-{page}.png", optimize=True)


def sample_summary() -> SummaryData:
    """The summary of the invented person at the fixed moment."""
    data = reference.load(places.resources())
    signs = symptoms.load(places.resources()).names()
    view, asked = sample_view(NOW, data), sample_questions(NOW)
    return gather(view, data, last_days(NOW.date()), NOW, "SAMPLE", __version__, asked, signs)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
