"""What a person said has changed, and the question whether something did; on Cannabis and on Today alike."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.events import ReportedEvent
from app.services import reported_events, words
from app.ui.forms.event_form import EventForm
from app.ui.session import Session
from app.ui.widgets.boxes import MIDDLE, Column, Row
from app.ui.widgets.buttons import Button, IconButton, Role
from app.ui.widgets.card import Card
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.parts import Part, Parts
from app.ui.widgets.text import DEMI, Text, caption

_NO_RULE = "No rule of this edition knows this change. It has not been looked up."


class ChangesCard(QWidget):
    """The events of the last `days`, newest first, the offer above them, and the button for a new one below.

    Without events and without an offer only the button is there.
    """

    def __init__(self, session: Session, days: int) -> None:
        super().__init__()
        self._session, self._days = session, days
        yes = Button("Say what changed …", Role.SMALL)
        no = Button("Nothing changed", Role.SMALL)
        self._offer = Notice(Kind.PLAIN, "Did something change about smoking?", "", yes, no)
        self._list = Parts(gap=0)
        self._new = Button(
            "Something changed …", Role.QUIET, icon="split", name="Something changed, about smoking or so …"
        )
        self.setLayout(Column(self._offer, self._list, self._new, gap=10))
        yes.clicked.connect(lambda: self._open(None))
        no.clicked.connect(self._nothing_changed)
        self._new.clicked.connect(lambda: self._open(None))
        self._offer.hide()

    def refresh(self) -> None:
        """Show the record as it is now."""
        view, today = self._session.view(), self._session.today()
        offer = reported_events.smoking_offer(view.products, view.uses, view.events, today)
        self._offer.setVisible(offer is not None)
        if offer is not None:
            since = words.short_day(offer.last_smoked)
            told = f"{offer.product} was last recorded as smoked on {since}; other things were used since."
            self._offer.say("Did something change about smoking?", f"{told} Nothing is concluded from that.")
        since_day = today - timedelta(days=self._days)
        said = [each for each in view.events if each.event and each.on > since_day]
        said.sort(key=lambda each: each.on, reverse=True)
        self._list.show_parts([Part(tuple(said), partial(self._card, said))] * bool(said))

    def _card(self, events: Sequence[ReportedEvent]) -> Card:
        card = Card("What changed, as you said", gap=6)
        unknown = reported_events.not_looked_up(events, self._session.data)
        for event in events:
            card.add(self._row(event))
            if event in unknown:
                card.add(caption(_NO_RULE, tone="unknown"))
        return card

    def _row(self, event: ReportedEvent) -> Row:
        row = Row(gap=10)
        told = " · ".join(each for each in (words.short_day(event.on), event.note) if each)
        said = event.said[:1].upper() + event.said[1:]
        row.add(Column(Text(said, weight=DEMI), caption(told, tone="soft"), gap=1), 1)
        button = IconButton("pencil", f"Correct: {event.said}, {words.short_day(event.on)}")
        button.clicked.connect(partial(self._open, event.id))
        row.add(button, 0, MIDDLE)
        return row

    def _open(self, event_id: str | None, _checked: object = None) -> None:
        EventForm(self._session, self.window(), event_id).open()

    def _nothing_changed(self) -> None:
        today = self._session.today()
        self._session.act(lambda store, tools: reported_events.nothing_changed(store, tools, today))
