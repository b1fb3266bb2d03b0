"""One line each of a list from elsewhere, with its tick box, what is known of its name, and what is to be asked."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.interactions import DataFile
from app.services import words
from app.services.list_bringing import Wanted
from app.services.list_look import AllergyOffer, Offer
from app.ui.forms.name_choice import name_answer
from app.ui.widgets.boxes import TOP, Column, Row, boxed
from app.ui.widgets.choice import Choice
from app.ui.widgets.mark import Mark, Sign
from app.ui.widgets.name_answer import NameAnswer, NameRow, NameState
from app.ui.widgets.sections import breakable
from app.ui.widgets.text import Text, body, caption
from app.ui.widgets.tick_line import TickLine

_CODE = "The file has only a code. It is kept as it stands and shown as not checked."
_MOST_NAMES = 3
_KEPT = "Kept as written, not checked"


class MedicineLine(TickLine):
    """A medicine that can be brought in; `wanted` says what a person chose for its name, `answered` that they did."""

    answered = Signal()

    def __init__(self, offer: Offer, data: DataFile) -> None:
        self._offer = offer
        self._choice: Choice | None = None
        self._spoken = ", ".join(one for one in (offer.line.name, offer.line.directions) if one)
        below = [told(body, offer.line.directions)] if offer.line.directions else []
        below += [
            told(caption, one, "soft")
            for one in (_about(offer), _also(offer), *offer.remarks, *map(str, offer.unread))
            if one
        ]
        answer = name_answer(offer.match, data) if offer.match else None
        known = self._question(answer) if offer.asked and answer else _known(answer, data)
        super().__init__(offer.line.name, *below, known, ticked=offer.ticked, spoken=self._spoken)

    def wanted(self) -> Wanted:
        """It, with the answer to what its name is."""
        return Wanted(self._offer, (self._choice.value() or None) if self._choice else None)

    def _question(self, answer: NameAnswer) -> QWidget:
        """Which medicine a name means that is not one exactly; until it is answered, none of them."""
        self._choice = Choice((("", _KEPT), *((row.id, _option(row)) for row in answer.rows)), "")
        self._choice.chosen.connect(lambda _: self.answered.emit())
        self._choice.setAccessibleName(f"{self._spoken}: {answer.sentence}")
        return boxed(Column(told(caption, answer.sentence), self._choice, gap=4))


class AllergyLine(TickLine):
    """Something the person reacted to."""

    def __init__(self, offer: AllergyOffer) -> None:
        self.offer = offer
        below = [told(caption, offer.allergy.reaction, "soft")] if offer.allergy.reaction else []
        super().__init__(offer.allergy.what, *below, ticked=True)


def told(kind: Callable[[str, str], Text], words: str, tone: str = "ink") -> Text:
    """Words of the file, which may hold one that is wider than a narrow window; a reader hears them as they are."""
    text = kind(breakable(words), tone)
    text.setAccessibleName(words)
    return text


def _about(offer: Offer) -> str:
    """What the file says beside name and directions: "for nerve pain · from Dr Example · since Mar 2026"."""
    line = offer.line
    parts = (
        line.form,
        f"for {line.reason}" if line.reason else "",
        f"from {line.prescriber}" if line.prescriber else "",
        f"since {words.partial(line.started)}" if line.started else "",
        f"until {words.short_day(line.until)}" if line.until else "",
        f"dated {words.partial(line.dated)}" if line.dated else "",
    )
    return " · ".join(one for one in parts if one)


def _also(offer: Offer) -> str:
    return f"Also called {'; '.join(offer.line.also[:_MOST_NAMES])}." if offer.line.also else ""


def _known(answer: NameAnswer | None, data: DataFile) -> QWidget:
    """What the name is, or that it is not checked."""
    if answer is not None and answer.state is NameState.EXACT:
        entry = data.vocabulary.entry(answer.rows[0].id)
        return caption(f"Recognised as {entry.name if entry else answer.rows[0].title}.", "soft")
    row = Row(gap=7)
    row.add(Mark(Sign.NOT_CHECKED, 16), 0, TOP)
    row.add(caption(_CODE if answer is None else answer.sentence or data.sentences["not_recognised"], "unknown"), 1)
    return boxed(row)


def _option(row: NameRow) -> str:
    return f"{row.title} ({row.side})" if row.side else row.title
