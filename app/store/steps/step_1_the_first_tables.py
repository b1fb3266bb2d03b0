"""The tables of the first diary, and its history."""

_TIMELESS = (
    """CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  allergies_asked TEXT NOT NULL,
  allergies TEXT NOT NULL,
  facts TEXT NOT NULL,
  birth TEXT,
  invented INTEGER NOT NULL CHECK (invented IN (0, 1))
) STRICT""",
    """CREATE TABLE medicine (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  ingredients TEXT NOT NULL,
  kind TEXT NOT NULL,
  form TEXT NOT NULL,
  reason TEXT NOT NULL,
  prescriber TEXT NOT NULL,
  stop_reason TEXT NOT NULL,
  note TEXT NOT NULL,
  chosen TEXT,
  strength_value TEXT,
  strength_unit TEXT,
  route TEXT,
  started TEXT,
  stopped TEXT,
  still_used INTEGER NOT NULL CHECK (still_used IN (0, 1))
) STRICT""",
    """CREATE TABLE regimen (
  id TEXT NOT NULL PRIMARY KEY,
  medicine_id TEXT NOT NULL REFERENCES medicine (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  morning TEXT,
  noon TEXT,
  evening TEXT,
  bedtime TEXT,
  dose TEXT,
  gap_hours TEXT,
  most_in_24h TEXT
) STRICT""",
    "CREATE INDEX regimen_medicine ON regimen (medicine_id)",
    """CREATE TABLE product (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  form TEXT NOT NULL,
  basis TEXT NOT NULL,
  strength_source TEXT NOT NULL,
  route TEXT NOT NULL,
  alcohol TEXT NOT NULL,
  note TEXT NOT NULL,
  thc TEXT,
  cbd TEXT,
  thca TEXT,
  cbda TEXT,
  drops_per_ml TEXT,
  chosen TEXT,
  prescribed INTEGER NOT NULL CHECK (prescribed IN (0, 1)),
  still_used INTEGER NOT NULL CHECK (still_used IN (0, 1))
) STRICT""",
)
_DATED = (
    """CREATE TABLE intake (
  id TEXT NOT NULL PRIMARY KEY,
  medicine_id TEXT NOT NULL REFERENCES medicine (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  at_utc TEXT NOT NULL,
  status TEXT NOT NULL,
  note TEXT NOT NULL,
  pieces TEXT,
  part TEXT
) STRICT""",
    "CREATE INDEX intake_medicine ON intake (medicine_id, at_utc)",
    "CREATE INDEX intake_at ON intake (at)",
    """CREATE TABLE use (
  id TEXT NOT NULL PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  at_utc TEXT NOT NULL,
  route TEXT NOT NULL,
  unit TEXT NOT NULL,
  strength_basis TEXT NOT NULL,
  strength_source TEXT NOT NULL,
  amount_source TEXT NOT NULL,
  share TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  amount TEXT,
  strength_thc TEXT,
  strength_cbd TEXT,
  strength_drops_per_ml TEXT,
  about_when INTEGER NOT NULL CHECK (about_when IN (0, 1))
) STRICT""",
    "CREATE INDEX use_product ON use (product_id, at_utc)",
    "CREATE INDEX use_at ON use (at)",
)
_HISTORY = (
    # AUTOINCREMENT keeps the highest sequence ever given, so that missing last rows are noticed.
    """CREATE TABLE change (
  sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  action INTEGER NOT NULL,
  moment TEXT NOT NULL,
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  family TEXT NOT NULL,
  record TEXT NOT NULL,
  before TEXT,
  after TEXT,
  undoes INTEGER,
  shape INTEGER NOT NULL,
  previous_hash BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT""",
    """CREATE TRIGGER change_is_never_edited BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the history is never edited'); END""",
    """CREATE TRIGGER change_is_never_removed BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the history is never removed'); END""",
)

STATEMENTS = (*_TIMELESS, *_DATED, *_HISTORY)
