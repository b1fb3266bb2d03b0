"""Today while nothing is on the record: three steps, the last of which waits."""

from PySide6.QtWidgets import QWidget

from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.product_form import ProductForm
from app.ui.session import Session
from app.ui.widgets.boxes import TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.fold import Fold
from app.ui.widgets.text import DEMI, Text, body

_MEDICINES = (
    "Prescribed ones, and anything bought: painkillers, sleep aids, herbs, vitamins. The names on the boxes will do."
)
_PRODUCT = "What the label says: THC, CBD, how it is used. “I do not know” is an answer."
_PRINT = "It names known interaction categories, and what could not be checked."
_ENCRYPTED = "In one file on this computer that only your passphrase opens. "
_PLAIN = "In one file on this computer, which is not encrypted: Settings can give it a passphrase. "
_NOWHERE = "Nothing is sent anywhere, and there is no account."
_CANNOT = (
    "It looks up published interaction categories so that a pharmacist can judge them. "
    "What it does not find is not evidence of anything. It is not a certified medical device."
)


class EmptyToday(QWidget):
    """The three steps across the whole width, two small cards under them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        medicine, product = Button("Add a medicine", Role.PRIMARY), Button("Add a product")
        waits = Button("Needs step 1")
        waits.setEnabled(False)
        medicine.clicked.connect(lambda: MedicineForm(session, self.window()).open())
        product.clicked.connect(lambda: ProductForm(session, self.window()).open())
        steps = Card("Start with what you take. Five minutes is enough.", gap=12)
        steps.add(_step(1, "Add your medicines", _MEDICINES, medicine))
        steps.add(Hairline())
        steps.add(_step(2, "Add a cannabis product", _PRODUCT, product))
        steps.add(Hairline())
        steps.add(_step(3, "Print the page for your pharmacist", _PRINT, waits))
        kept = (_ENCRYPTED if session.encrypted else _PLAIN) + _NOWHERE
        small = Fold((_small("Where this is kept", kept), 1), (_small("What it cannot do", _CANNOT), 1), below=560)
        self.setLayout(Column(steps, small, None, gap=18))


def _step(number: int, title: str, text: str, button: Button) -> QWidget:
    line = Row(gap=14)
    line.add(Text(str(number), scale=1.2, weight=DEMI, tone="accent", wrap=False, tabular=True), 0, TOP)
    line.add(Column(Text(title, weight=DEMI), body(text, "soft"), gap=2), 1)
    return Fold((boxed(line), 5), (boxed(Row(button, None)), 1), below=560, gap=18, folded_gap=8)


def _small(title: str, text: str) -> Card:
    card = Card(title)
    card.add(body(text, "soft"))
    card.add(None)
    return card
