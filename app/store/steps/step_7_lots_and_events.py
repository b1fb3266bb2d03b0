"""Lots, what else a label says, what else belongs to a use, and events a person reports."""

_PACK = ("size TEXT", "pieces TEXT", "puffs TEXT", "unit TEXT NOT NULL DEFAULT 'g'")


def _added(table: str, *columns: str) -> tuple[str, ...]:
    return tuple(f"ALTER TABLE {table} ADD COLUMN {column}" for column in columns)


def _flag(name: str) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} IN (0, 1))"


def _pack(name: str) -> tuple[str, ...]:
    return (*(f"{name}_{column}" for column in _PACK), _flag(f"{name}_puffs_counted"))


STATEMENTS = (
    """CREATE TABLE lot (
  id TEXT NOT NULL PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  certificate TEXT NOT NULL,
  printed TEXT NOT NULL,
  strength_source TEXT NOT NULL,
  note TEXT NOT NULL,
  packed TEXT,
  expires TEXT,
  opened TEXT,
  certified TEXT,
  thc TEXT,
  thca TEXT,
  cbd TEXT,
  cbda TEXT,
  own_strength INTEGER NOT NULL CHECK (own_strength IN (0, 1))
) STRICT""",
    "CREATE INDEX lot_product ON lot (product_id)",
    # "on" is a word of SQL.
    """CREATE TABLE reported_event (
  id TEXT NOT NULL PRIMARY KEY,
  on_day TEXT NOT NULL,
  event TEXT NOT NULL,
  said TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT""",
    *_added(
        "product",
        "printed TEXT NOT NULL DEFAULT 'as-printed'",
        *(f"{name} TEXT NOT NULL DEFAULT 'unknown'" for name in ("heated", "spectrum", "leaning")),
        *(f"{name} TEXT NOT NULL DEFAULT ''" for name in ("maker", "carrier", "allergens", "origin")),
        *(f"{name} TEXT NOT NULL DEFAULT '[]'" for name in ("minor", "terpenes")),
        *_pack("pack"),
    ),
    *_added(
        "use",
        # An empty precision is one of before: "about_when" tells it.
        "precision TEXT NOT NULL DEFAULT ''",
        "reasons TEXT NOT NULL DEFAULT '[]'",
        *(f"{name} TEXT NOT NULL DEFAULT 'unknown'" for name in ("tobacco", "food", "alcohol")),
        "lot_id TEXT",
        "entered TEXT",
        "strength_thca TEXT",
        "strength_cbda TEXT",
        "strength_printed TEXT NOT NULL DEFAULT 'as-printed'",
        *(_flag(f"strength_{name}") for name in ("heated", "home_made", "pharmacy")),
        *_pack("strength_pack"),
    ),
)
