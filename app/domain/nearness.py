"""Names one or two slips away: a letter missing, added, changed or swapped with its neighbour."""

from collections.abc import Iterable

SHORTEST = 4
"""Letters a typed name needs before other spellings are looked for; below it everything is near everything."""


def slips_allowed(key: str) -> int:
    """How many slips a name of this length may have: 1 up to five letters, then 2."""
    return 1 if len(key) <= 5 else 2


class Nearness:
    """Normalised names in buckets by length, searched by optimal string alignment distance (OSA).

    OSA and these limits were chosen by measurement: similarity ratios and prefix-weighted measures answer nonsense,
    or put prednisone above prednisolone. Names whose digits differ from the typed ones are never near.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = tuple(keys)
        self._by_length: dict[int, list[str]] = {}
        self._beginnings: dict[int, tuple[list[str], list[str]]] = {}
        for key in self._keys:
            self._by_length.setdefault(len(key), []).append(key)

    def near(self, key: str) -> list[str]:
        """Names within the allowed slips, nearest first."""
        if len(key) < SHORTEST:
            return []
        allowed = slips_allowed(key)
        sizes = range(len(key) - allowed, len(key) + allowed + 1)
        names = [name for size in sizes for name in self._by_length.get(size, ())]
        return self._ranked(key, names, names, allowed)

    def near_beginnings(self, key: str) -> list[str]:
        """Longer names whose beginning is near: a misspelt name that is still being typed. From seven letters on."""
        size = len(key)
        if size < 7:
            return []
        if size not in self._beginnings:
            longer = [name for name in self._keys if len(name) > size]
            self._beginnings[size] = ([name[:size] for name in longer], longer)
        return self._ranked(key, *self._beginnings[size], 1 if size < 9 else 2)

    @staticmethod
    def _ranked(key: str, compared: list[str], names: list[str], allowed: int) -> list[str]:
        from rapidfuzz import process  # noqa: PLC0415 - loaded at the first misspelling, not at the start
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - the same

        digits = _digits(key)
        met = process.extract(key, compared, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        near = [(distance, names[at]) for _, distance, at in met if _digits(names[at]) == digits]
        near.sort(key=lambda each: (each[0], -_common_beginning(key, each[1]), each[1]))
        return [name for _, name in near]


def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key))


def _common_beginning(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
