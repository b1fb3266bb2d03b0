"""One table of the data file, read with care: typed, closed, and every problem gathered instead of raised."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


class Table:
    """A TOML table being read. `where` names it in sentences ("category cannabis-tca"); problems go to one list."""

    def __init__(self, where: str, values: object, problems: list[str]) -> None:
        self.where = where
        self._problems = problems
        self._values: Mapping[str, Any] = values if isinstance(values, dict) else {}
        self._read: set[str] = set()
        if not isinstance(values, dict):
            self.complain("must be a table.")

    def complain(self, what: str) -> None:
        """Add a problem, as a sentence that begins with where it is."""
        self._problems.append(f"{self.where}: {what}")

    def has(self, key: str) -> bool:
        """Whether the table has this key at all."""
        return key in self._values

    def text(self, key: str, *, needed: bool = True) -> str:
        """A text; empty when it is absent and not needed."""
        found = str(self._get(key, str, "", needed=needed)).strip()
        if needed and not found and self._values.get(key) is not None and isinstance(self._values[key], str):
            self.complain(f"{key} is empty.")
        return found

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        values = self._get(key, list, [], needed=needed)
        if not all(isinstance(value, str) for value in values):
            self.complain(f"{key} must be a list of texts.")
            return ()
        return tuple(values)

    def text_lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts."""
        values = self._get(key, list, [], needed=False)
        if not all(isinstance(each, list) and all(isinstance(word, str) for word in each) for each in values):
            self.complain(f"{key} must be a list of lists of texts.")
            return ()
        return tuple(tuple(each) for each in values)

    def all_texts(self) -> dict[str, str]:
        """Every key of the table as a text."""
        return {key: self.text(key) for key in self._values}

    def flag(self, key: str) -> bool:
        """True or false; false when absent."""
        return bool(self._get(key, bool, default=False, needed=False))

    def whole(self, key: str, *, needed: bool = True, default: int = 0) -> int:
        """A whole number that is not negative."""
        value: int = self._get(key, int, default, needed=needed)
        if isinstance(value, bool) or value < 0:
            self.complain(f"{key} must be a whole number, 0 or more.")
            return default
        return value

    def decimal(self, key: str, *, needed: bool = True) -> Decimal | None:
        """A number, exact; a TOML integer, or a text such as "2.7" where a float would not be exact."""
        value = self._take(key)
        if value is None:
            if needed:
                self.complain(f"{key} is missing.")
            return None
        try:
            number = Decimal(str(value))
        except ArithmeticError:
            number = Decimal("NaN")
        if isinstance(value, bool) or not number.is_finite() or number < 0:
            self.complain(f"{key} must be a number, 0 or more.")
            return None
        return number

    def day(self, key: str, *, needed: bool = True) -> date | None:
        """A date."""
        value = self._take(key)
        if type(value) is date:
            return value
        if value is not None or needed:
            self.complain(f"{key} must be a date such as 2026-11-20.")
        return None

    def choice(self, key: str, kind: type[Choice], *, default: Choice | None = None) -> Choice | None:
        """One of a closed list of words."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        if value in [choice.value for choice in kind]:
            return kind(value)
        words = ", ".join(choice.value for choice in kind)
        self.complain(f"{key} must be one of {words}." if value is not None else f"{key} is missing.")
        return default

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Several of a closed list of words."""
        known = {choice.value: choice for choice in kind}
        words = self.texts(key)
        for word in words:
            if word not in known:
                self.complain(f"{key} has “{word}”, which is not one of {', '.join(known)}.")
        return tuple(known[word] for word in words if word in known)

    def table(self, key: str) -> "Table | None":
        """A table inside this one; None when it is absent."""
        value = self._take(key)
        return None if value is None else Table(f"{self.where}, {key}", value, self._problems)

    def tables(self, key: str) -> list["Table"]:
        """A list of tables inside this one."""
        values = self._get(key, list, [], needed=False)
        return [Table(f"{self.where}, {key} {n}", value, self._problems) for n, value in enumerate(values, 1)]

    def named_tables(self, key: str, word: str, build: Callable[["Table", str], None]) -> None:
        """Hand every table of a list to `build` with its id, and complain of an id that is not new or not an id."""
        seen: set[str] = set()
        for number, table in enumerate(self.tables(key), 1):
            entry_id = table.text("id")
            table.where = f"{word} {entry_id or number}"
            if entry_id in seen:
                table.complain("this id stands twice.")
            elif not entry_id or not entry_id.replace("-", "").isalnum() or entry_id != entry_id.lower():
                table.complain("an id is lower-case words joined by hyphens.")
            else:
                seen.add(entry_id)
                build(table, entry_id)
                table.close()

    def close(self) -> None:
        """Complain of every key nobody asked for: a misspelt field must not be silence."""
        for key in self._values:
            if key not in self._read:
                self.complain(f"{key} is not a field of this kind of entry.")

    def _take(self, key: str) -> Any:
        self._read.add(key)
        return self._values.get(key)

    def _get(self, key: str, kind: type, default: Any, *, needed: bool) -> Any:
        value = self._take(key)
        if value is None:
            if needed:
                self.complain(f"{key} is missing.")
            return default
        if not isinstance(value, kind):
            self.complain(f"{key} must be a {kind.__name__}.")
            return default
        return value
