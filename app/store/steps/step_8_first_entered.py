"""When a record was first entered can be looked up without reading the whole history."""

STATEMENTS = ("CREATE INDEX change_first ON change (family, record, moment) WHERE before IS NULL",)
