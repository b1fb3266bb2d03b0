"""More about a medicine, more shapes of a regimen, and how well the time of a dose is known."""

_MEDICINE = tuple(f"ALTER TABLE medicine ADD COLUMN {name} TEXT NOT NULL DEFAULT ''" for name in ("brand", "pharmacy"))
_REGIMEN = (
    *(f"ALTER TABLE regimen ADD COLUMN {name} TEXT NOT NULL DEFAULT ''" for name in ("times", "weekdays", "why")),
    "ALTER TABLE regimen ADD COLUMN every_unit TEXT NOT NULL DEFAULT 'hours'",
    "ALTER TABLE regimen ADD COLUMN changed_by TEXT NOT NULL DEFAULT 'unknown'",
    *(f"ALTER TABLE regimen ADD COLUMN {name} TEXT" for name in ("every", "anchor", "rate")),
    "ALTER TABLE regimen ADD COLUMN taper INTEGER NOT NULL DEFAULT 0 CHECK (taper IN (0, 1))",
)
_INTAKE = (
    "ALTER TABLE intake ADD COLUMN precision TEXT NOT NULL DEFAULT 'exact'",
    *(f"ALTER TABLE intake ADD COLUMN {name} TEXT NOT NULL DEFAULT ''" for name in ("skip_reason", "site")),
    *(f"ALTER TABLE intake ADD COLUMN {name} TEXT" for name in ("due", "due_time", "removed")),
)

STATEMENTS = (*_MEDICINE, *_REGIMEN, *_INTAKE)
