"""Check-ins, side effects, questions for the pharmacist."""

STATEMENTS = (
    # A question that was left out is NULL: nothing here reads as 0 that nobody said. "limit" is a word of SQL.
    """CREATE TABLE checkin (
  id TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  at_utc TEXT NOT NULL,
  also TEXT NOT NULL,
  note TEXT NOT NULL,
  slept_hours TEXT,
  pain INTEGER CHECK (pain BETWEEN 0 AND 10),
  fatigue INTEGER CHECK (fatigue BETWEEN 0 AND 10),
  sleep_bad INTEGER CHECK (sleep_bad BETWEEN 0 AND 10),
  fog INTEGER CHECK (fog BETWEEN 0 AND 10),
  mood_bad INTEGER CHECK (mood_bad BETWEEN 0 AND 10),
  "limit" INTEGER CHECK ("limit" BETWEEN 0 AND 10)
) STRICT""",
    "CREATE INDEX checkin_at ON checkin (at)",
    """CREATE TABLE side_effect (
  id TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  at_utc TEXT NOT NULL,
  symptoms TEXT NOT NULL,
  other TEXT NOT NULL,
  note TEXT NOT NULL,
  severity TEXT
) STRICT""",
    "CREATE INDEX side_effect_at ON side_effect (at)",
    """CREATE TABLE question (
  id TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered TEXT
) STRICT""",
)
