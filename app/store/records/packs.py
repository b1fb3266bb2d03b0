"""What a pack holds as columns of a row, and back; and lists of named amounts in JSON."""

import json

from app.domain.kept_text import keep, restore
from app.domain.products import Named, Pack, PackUnit
from app.store.records import cells
from app.store.records.cells import Cell, Row


def pack_cells(name: str, pack: Pack) -> dict[str, Cell]:
    """The columns of a pack, each beginning with `name`."""
    return {
        f"{name}_size": cells.keep_decimal(pack.size),
        f"{name}_unit": pack.unit.value,
        f"{name}_pieces": cells.keep_decimal(pack.pieces),
        f"{name}_puffs": cells.keep_decimal(pack.puffs),
        f"{name}_puffs_counted": int(pack.puffs_counted),
    }


def read_pack(row: Row, name: str) -> Pack:
    """The pack in those columns."""
    return Pack(
        size=cells.read_decimal(row, f"{name}_size"),
        unit=cells.read_choice(row, f"{name}_unit", PackUnit),
        pieces=cells.read_decimal(row, f"{name}_pieces"),
        puffs=cells.read_decimal(row, f"{name}_puffs"),
        puffs_counted=cells.read_flag(row, f"{name}_puffs_counted"),
    )


def keep_named(things: tuple[Named, ...]) -> str:
    """Names and amounts as a list of pairs in JSON; an amount that is not known is null."""
    return cells.to_json([[keep(name), cells.keep_decimal(value)] for name, value in things])


def read_named(row: Row, key: str) -> tuple[Named, ...]:
    """What `keep_named` was given."""
    pairs = json.loads(cells.read_raw(row, key))
    return tuple((restore(name), None if value is None else cells.to_decimal(value)) for name, value in pairs)
