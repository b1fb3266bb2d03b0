"""A medicine knows the line of a list from elsewhere that it was brought in from."""

STATEMENTS = ("ALTER TABLE medicine ADD COLUMN origin TEXT NOT NULL DEFAULT ''",)
