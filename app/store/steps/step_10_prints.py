"""That the summary was printed or saved, and what it said."""

STATEMENTS = (
    """CREATE TABLE printed_page (
  id TEXT NOT NULL PRIMARY KEY,
  moment TEXT NOT NULL,
  document TEXT NOT NULL,
  lines TEXT NOT NULL
) STRICT""",
)
