"""What is in a thing whose name nobody knows, as its packet says: each ingredient the file knows is then checked."""

from collections.abc import Callable

from app.domain.matching import Match, MatchState
from app.domain.medicines import Ingredient
from app.domain.substances import Vocabulary
from app.services import words
from app.services.record_day import ingredients_of
from app.ui.forms.fields import TextField

_LABEL = "What is in it, as the packet says"
_HINT = "Ingredients with commas between them. Each one that the checked list has is then looked up."


class PacketField(TextField):
    """Ingredients with commas between them. Only an exact name counts; any other is kept as typed and unchecked."""

    def __init__(self, resolve: Callable[[str], Match], vocabulary: Vocabulary) -> None:
        self._resolve, self._vocabulary = resolve, vocabulary
        super().__init__(_LABEL, optional="optional", hint=_HINT)
        self.edited.connect(self._say_known)

    def ingredients(self) -> tuple[Ingredient, ...]:
        """One Ingredient for each name, several for a combination; none while the field is empty or hidden."""
        names = [] if self.isHidden() else [name.strip() for name in self.text().split(",")]
        return tuple(found for name in names if name for found in self._read(name))

    def set_ingredients(self, ingredients: tuple[Ingredient, ...]) -> None:
        """Show what was written down before; sends no signal."""
        self.set_text(", ".join(each.name for each in ingredients))
        self._say_known()

    def _read(self, name: str) -> tuple[Ingredient, ...]:
        match = self._resolve(name)
        exact = match.candidates[0].entry_id if match.state is MatchState.EXACT else ""
        return ingredients_of(exact, self._vocabulary) or (Ingredient(name),)

    def _say_known(self) -> None:
        found = self.ingredients()
        known = list(dict.fromkeys(each.name for each in found if each.substance))
        unknown = list(dict.fromkeys(each.name for each in found if not each.substance))
        said = [f"Looked up: {words.listed(known)}."] * bool(known)
        said += [f"Not in the checked list, and named as not checked: {words.listed(unknown)}."] * bool(unknown)
        self.set_hint(" ".join(said) or _HINT)
