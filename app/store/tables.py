"""The tables as the program uses them today; `migrations.py` is what makes them. Amounts and instants are exact text.

An instant has two columns: `at`, ISO text with the wall clock's offset, whose first ten characters are the day the
person lived it on, and `at_utc`, which sorts in time order. Nested values (ingredients, allergies, facts) are JSON.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text

METADATA = MetaData()


def _key() -> Column[str]:
    return Column("id", Text, primary_key=True, nullable=False)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _maybe(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)"), nullable=False)


def _score(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f'"{name}" BETWEEN 0 AND 10'))


def _added(*names: str, default: str = "") -> list[Column[str]]:
    """Text columns of a later step: what rows and history written before it lack reads as `default`."""
    return [Column(name, Text, nullable=False, server_default=default) for name in names]


def _added_flag(name: str) -> Column[int]:
    """A yes or no of a later step, no where it is lacking."""
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)"), nullable=False, server_default=text("0"))


def _pack(name: str) -> list[Column[str] | Column[int]]:
    """What a pack holds, in columns of a later step."""
    size = [Column(f"{name}_{part}", Text) for part in ("size", "pieces", "puffs")]
    return [*size, *_added(f"{name}_unit", default="g"), _added_flag(f"{name}_puffs_counted")]


def _of(name: str, target: str) -> Column[str]:
    # Deferred: one action may remove a medicine with its doses, or bring them back, in any order.
    return Column(name, Text, ForeignKey(target, deferrable=True, initially="DEFERRED"), nullable=False)


PERSON = Table(
    "person",
    METADATA,
    _key(),
    *_texts("name", "allergies_asked", "allergies", "facts"),
    *_maybe("birth"),
    _flag("invented"),
    *_maybe("operation_on"),
    *_added("operation"),
    *_added("said", "measured", "contacts", "hidden", default="[]"),
    *_added("emergency", "crisis", "poison"),
    sqlite_strict=True,
)
MEDICINE = Table(
    "medicine",
    METADATA,
    _key(),
    *_texts("name", "ingredients", "kind", "form", "reason", "prescriber", "stop_reason", "note"),
    *_maybe("chosen", "strength_value", "strength_unit", "route", "started", "stopped"),
    _flag("still_used"),
    *_added("brand", "pharmacy", "origin"),
    sqlite_strict=True,
)
REGIMEN = Table(
    "regimen",
    METADATA,
    _key(),
    _of("medicine_id", "medicine.id"),
    *_texts("kind", "words"),
    *_maybe("valid_from", "valid_to", "morning", "noon", "evening", "bedtime", "dose", "gap_hours", "most_in_24h"),
    *_added("times", "weekdays", "why"),
    *_added("every_unit", default="hours"),
    *_added("changed_by", default="unknown"),
    *_maybe("every", "anchor", "rate"),
    _added_flag("taper"),
    Index("regimen_medicine", "medicine_id"),
    sqlite_strict=True,
)
INTAKE = Table(
    "intake",
    METADATA,
    _key(),
    _of("medicine_id", "medicine.id"),
    *_texts("at", "at_utc", "status", "note"),
    *_maybe("pieces", "part"),
    *_added("precision", default="exact"),
    *_added("skip_reason", "site"),
    *_maybe("due", "due_time", "removed"),
    Index("intake_medicine", "medicine_id", "at_utc"),
    Index("intake_at", "at"),
    sqlite_strict=True,
)
PRODUCT = Table(
    "product",
    METADATA,
    _key(),
    *_texts("name", "form", "basis", "strength_source", "route", "alcohol", "note"),
    *_maybe("thc", "cbd", "thca", "cbda", "drops_per_ml", "chosen"),
    _flag("prescribed"),
    _flag("still_used"),
    *_added("printed", default="as-printed"),
    *_added("heated", "spectrum", "leaning", default="unknown"),
    *_added("maker", "carrier", "allergens", "origin"),
    *_added("minor", "terpenes", default="[]"),
    *_pack("pack"),
    sqlite_strict=True,
)
LOT = Table(
    "lot",
    METADATA,
    _key(),
    _of("product_id", "product.id"),
    *_texts("code", "certificate", "printed", "strength_source", "note"),
    *_maybe("packed", "expires", "opened", "certified", "thc", "thca", "cbd", "cbda"),
    _flag("own_strength"),
    Index("lot_product", "product_id"),
    sqlite_strict=True,
)
USE = Table(
    "use",
    METADATA,
    _key(),
    _of("product_id", "product.id"),
    *_texts("at", "at_utc", "route", "unit", "strength_basis", "strength_source"),
    *_texts("amount_source", "share", "reason", "note"),
    *_maybe("amount", "strength_thc", "strength_cbd", "strength_drops_per_ml"),
    _flag("about_when"),
    *_added("precision"),
    *_added("reasons", default="[]"),
    *_added("tobacco", "food", "alcohol", default="unknown"),
    *_maybe("lot_id", "entered", "strength_thca", "strength_cbda"),
    *_added("strength_printed", default="as-printed"),
    *(_added_flag(name) for name in ("strength_heated", "strength_home_made", "strength_pharmacy")),
    *_pack("strength_pack"),
    Index("use_product", "product_id", "at_utc"),
    Index("use_at", "at"),
    sqlite_strict=True,
)
CHECKIN = Table(
    "checkin",
    METADATA,
    _key(),
    *_texts("at", "at_utc", "also", "note"),
    *_maybe("slept_hours"),
    *(_score(scale) for scale in ("pain", "fatigue", "sleep_bad", "fog", "mood_bad", "limit")),
    *_maybe("in_bed", "up", "naps", "effort"),
    *_added("minutes", default="[]"),
    *_added("late", "paced", "omega3", default="unknown"),
    *_added("food"),
    Index("checkin_at", "at"),
    sqlite_strict=True,
)
SIDE_EFFECT = Table(
    "side_effect",
    METADATA,
    _key(),
    *_texts("at", "at_utc", "symptoms", "other", "note"),
    *_maybe("severity"),
    *_maybe("times", "ended", "ended_at"),
    *_added("hurt", "head", "shower", default="unknown"),
    *_added("did"),
    *(_added_flag(name) for name in ("day_only", "tell")),
    Index("side_effect_at", "at"),
    sqlite_strict=True,
)
QUESTION = Table(
    "question",
    METADATA,
    _key(),
    *_texts("text", "answer"),
    *_maybe("answered"),
    sqlite_strict=True,
)
DAY_STATEMENT = Table(
    "day_statement",
    METADATA,
    _key(),
    *_texts("day", "said", "about"),
    Index("day_statement_day", "day"),
    sqlite_strict=True,
)
PRESET = Table(
    "preset",
    METADATA,
    _key(),
    _of("product_id", "product.id"),
    *_texts("name", "route", "unit", "amount_source", "share", "reason"),
    *_maybe("amount"),
    Index("preset_product", "product_id"),
    sqlite_strict=True,
)
WEEKLY = Table(
    "weekly",
    METADATA,
    _key(),
    *_texts("at", "at_utc", "note"),
    *_maybe("compared"),
    Index("weekly_at", "at"),
    sqlite_strict=True,
)
DRAFT = Table(
    "draft",
    METADATA,
    _key(),
    *_texts("at", "content"),
    sqlite_strict=True,
)
TALK = Table(
    "talk",
    METADATA,
    _key(),
    *_texts("category", "day", "people", "said", "things", "entry"),
    Column("seriousness", Integer, CheckConstraint("seriousness BETWEEN 1 AND 4"), nullable=False),
    sqlite_strict=True,
)
REPORTED_EVENT = Table(
    "reported_event",
    METADATA,
    _key(),
    *_texts("on_day", "event", "said", "note"),
    sqlite_strict=True,
)
PRINTED_PAGE = Table(
    "printed_page",
    METADATA,
    _key(),
    *_texts("moment", "document", "lines"),
    sqlite_strict=True,
)
CHANGE = Table(
    "change",
    METADATA,
    Column("sequence", Integer, primary_key=True, nullable=False),
    # The sequence of the first row of the same action, so that one action is one run of rows.
    Column("action", Integer, nullable=False),
    *_texts("moment", "kind", "what", "family", "record"),
    *_maybe("before", "after"),
    Column("undoes", Integer),
    # The version of the tables that `before` and `after` were written for.
    Column("shape", Integer, nullable=False),
    Column("previous_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index("change_first", "family", "record", "moment", sqlite_where=text("before IS NULL")),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
