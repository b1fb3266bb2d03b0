"""What is said of a whole day, presets, and the drafts of forms, which are no records and have no history."""

STATEMENTS = (
    """CREATE TABLE day_statement (
  id TEXT NOT NULL PRIMARY KEY,
  day TEXT NOT NULL,
  said TEXT NOT NULL,
  about TEXT NOT NULL
) STRICT""",
    "CREATE INDEX day_statement_day ON day_statement (day)",
    """CREATE TABLE preset (
  id TEXT NOT NULL PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  route TEXT NOT NULL,
  unit TEXT NOT NULL,
  amount_source TEXT NOT NULL,
  share TEXT NOT NULL,
  reason TEXT NOT NULL,
  amount TEXT
) STRICT""",
    "CREATE INDEX preset_product ON preset (product_id)",
    """CREATE TABLE draft (
  id TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT""",
)
