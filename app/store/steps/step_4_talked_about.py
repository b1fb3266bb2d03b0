"""Findings that were talked about, with what each was about at that time."""

STATEMENTS = (
    """CREATE TABLE talk (
  id TEXT NOT NULL PRIMARY KEY,
  category TEXT NOT NULL,
  day TEXT NOT NULL,
  people TEXT NOT NULL,
  said TEXT NOT NULL,
  things TEXT NOT NULL,
  entry TEXT NOT NULL,
  seriousness INTEGER NOT NULL CHECK (seriousness BETWEEN 1 AND 4)
) STRICT""",
)
