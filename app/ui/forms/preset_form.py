"""Keeping the last use of a product as a preset, under a name of the person's own."""

from PySide6.QtWidgets import QWidget

from app.domain.products import Product
from app.domain.uses import Use
from app.services import medicine_words, presets
from app.services.day_view import use_title
from app.ui.forms.fields import ChoiceField, TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.text import caption

_HINT = "A preset is recorded with one press from Today."


class PresetForm(Form):
    """Which of the last uses it is, and what it is called."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, "Keep a preset", parent, hint=_HINT)
        self.draft_as("new")
        products = {each.id: each for each in session.store.all(Product)}
        self._uses = {use.id: use for use in session.store.newest_uses().values() if use.product_id in products}
        options = tuple((use.id, _told(use, products[use.product_id])) for use in self._uses.values())
        self.which = ChoiceField("Like the last use of", options, options[0][0] if options else None)
        self.name = TextField("Name", placeholder="my evening oil")
        self.fields.add(self.which)
        self.fields.add(self.name)
        self.fields.add(caption("Amount, way and share are taken from that use.", tone="soft"))
        for field in (self.which, self.name):
            field.edited.connect(self.touch)
        self.resize(Theme.of(self).u(540), Theme.of(self).u(330))
        self.name.setFocus()

    def draft(self) -> Action | None:
        """The preset."""
        reading = Reading()
        name = reading.take(self.name, read_line(self.name.text(), self.name.label), "")
        use = self._uses.get(self.which.value() or "")
        self.which.set_problem(None if use else "Like the last use of: choose one first.")
        if not reading.complete or use is None:
            reading.go_to_first()
            return None
        preset = presets.preset_of(use, name)
        return lambda store, tools: presets.save_preset(store, tools, preset)


def _told(use: Use, product: Product) -> str:
    return f"{use_title(use, product)}, {medicine_words.use_amount(use)}"
