"""Sleep, movement, calm and food; more about a side effect; the weekly question; more about the person."""

_CHECKIN = (
    "ALTER TABLE checkin ADD COLUMN in_bed TEXT",
    "ALTER TABLE checkin ADD COLUMN up TEXT",
    "ALTER TABLE checkin ADD COLUMN naps TEXT",
    "ALTER TABLE checkin ADD COLUMN effort TEXT",
    "ALTER TABLE checkin ADD COLUMN minutes TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE checkin ADD COLUMN late TEXT NOT NULL DEFAULT 'unknown'",
    "ALTER TABLE checkin ADD COLUMN paced TEXT NOT NULL DEFAULT 'unknown'",
    "ALTER TABLE checkin ADD COLUMN omega3 TEXT NOT NULL DEFAULT 'unknown'",
    "ALTER TABLE checkin ADD COLUMN food TEXT NOT NULL DEFAULT ''",
)
_SIDE_EFFECT = (
    "ALTER TABLE side_effect ADD COLUMN times TEXT",
    "ALTER TABLE side_effect ADD COLUMN ended TEXT",
    "ALTER TABLE side_effect ADD COLUMN ended_at TEXT",
    "ALTER TABLE side_effect ADD COLUMN hurt TEXT NOT NULL DEFAULT 'unknown'",
    "ALTER TABLE side_effect ADD COLUMN head TEXT NOT NULL DEFAULT 'unknown'",
    "ALTER TABLE side_effect ADD COLUMN shower TEXT NOT NULL DEFAULT 'unknown'",
    "ALTER TABLE side_effect ADD COLUMN did TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE side_effect ADD COLUMN day_only INTEGER NOT NULL DEFAULT 0 CHECK (day_only IN (0, 1))",
    "ALTER TABLE side_effect ADD COLUMN tell INTEGER NOT NULL DEFAULT 0 CHECK (tell IN (0, 1))",
)
_PERSON = (
    "ALTER TABLE person ADD COLUMN operation_on TEXT",
    "ALTER TABLE person ADD COLUMN operation TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE person ADD COLUMN said TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE person ADD COLUMN measured TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE person ADD COLUMN contacts TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE person ADD COLUMN hidden TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE person ADD COLUMN emergency TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE person ADD COLUMN crisis TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE person ADD COLUMN poison TEXT NOT NULL DEFAULT ''",
)
_WEEKLY = (
    """CREATE TABLE weekly (
  id TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  at_utc TEXT NOT NULL,
  note TEXT NOT NULL,
  compared TEXT
) STRICT""",
    "CREATE INDEX weekly_at ON weekly (at)",
)

STATEMENTS = (*_CHECKIN, *_SIDE_EFFECT, *_PERSON, *_WEEKLY)
