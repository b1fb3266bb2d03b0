"""Read interactions.toml: categories with their sides, members, raises and sources."""

from app.domain.interactions import (
    Category,
    CategoryKind,
    Certainty,
    Changed,
    DailyMg,
    EventKind,
    EventRule,
    Evidence,
    Member,
    Raise,
    Seriousness,
    Side,
    Status,
    Studied,
)
from app.domain.routes import Route
from app.services.toml_table import Table


def read_category(table: Table, category_id: str) -> Category:
    """One category. Problems go to the table's list; a category with problems is never used."""
    kind = table.choice("kind", CategoryKind) or CategoryKind.NOTE
    status = table.choice("status", Status) or Status.WITHDRAWN
    active = status is Status.ACTIVE
    return Category(
        id=category_id,
        kind=kind,
        status=status,
        family=table.text("family"),
        title=table.text("title"),
        seriousness=_seriousness(table, needed=active) or Seriousness.GOOD_TO_KNOW,
        certainty=_certainty(table, needed=active) or Certainty.THEORY,
        timing=table.text("timing", needed=False),
        effect=table.text("effect", needed=active),
        mechanism=table.text("mechanism", needed=False),
        not_known=table.text("not_known", needed=active),
        ask=table.text("ask", needed=active),
        pharmacist=table.text("pharmacist", needed=False),
        conflict=table.text("conflict", needed=False),
        ask_first=table.text("ask_first", needed=False),
        withdrawal=table.flag("withdrawal"),
        red_flags=table.texts("red_flags"),
        a=_side(table.table("a")),
        b=_side(table.table("b")),
        within_one_item=table.flag("within_one_item"),
        at_least=table.whole("at_least", needed=kind is CategoryKind.COUNT),
        count_as_one=table.text_lists("count_as_one"),
        event=_event(table.table("event")),
        person=table.texts("person"),
        always=table.flag("always"),
        ask_when_unknown=table.flag("ask_when_unknown"),
        on_request=table.flag("on_request"),
        opposes=table.texts("opposes"),
        part_of=table.texts("part_of"),
        members=tuple(_member(each) for each in table.tables("member")),
        raises=tuple(_raise(each) for each in table.tables("raise")),
        studied=tuple(found for each in table.tables("studied") if (found := _studied(each))),
        evidence=tuple(_evidence(each) for each in table.tables("source")),
    )


def _side(table: Table | None) -> Side | None:
    if table is None:
        return None
    side = Side(
        substances=table.texts("substances"),
        groups=table.texts("groups"),
        roles=table.texts("roles"),
        routes=table.choices("routes", Route),
        forms=table.texts("forms"),
        lingers_days=table.whole("lingers_days", needed=False),
    )
    if not (side.substances or side.groups or side.roles):
        table.complain("a side names substances, groups or roles.")
    table.close()
    return side


def _event(table: Table | None) -> EventRule | None:
    if table is None:
        return None
    if not table.has("of"):
        table.complain("of is missing.")
    rule = EventRule(
        of=_side(table.table("of")) or Side(),
        kinds=table.choices("is", EventKind),
        within_days=table.whole("within_days"),
    )
    table.close()
    return rule


def _member(table: Table) -> Member:
    member = Member(
        a=table.text("a", needed=False),
        b=table.text("b", needed=False),
        seriousness=_seriousness(table, needed=False),
        certainty=_certainty(table, needed=False),
        note=table.text("note", needed=False),
    )
    if not (member.a or member.b):
        table.complain("a member names a substance or group on side a or b.")
    table.close()
    return member


def _raise(table: Table) -> Raise:
    target = table.whole("to", needed=False)
    found = Raise(
        why=table.text("why"),
        to=Seriousness(target) if 1 <= target <= 4 else None,
        by=table.whole("by", needed=False),
        other=_side(table.table("with")),
        person=table.texts("person"),
        routes=table.choices("routes", Route),
        changed=_changed(table.table("changed")),
        daily_mg=_daily(table.table("daily_mg")),
    )
    if (found.to is None) == (found.by != 1):
        table.complain("a raise has either to = 1 … 4 or by = 1.")
    table.close()
    return found


def _changed(table: Table | None) -> Changed | None:
    if table is None:
        return None
    found = Changed(table.text("side"), table.choices("events", EventKind), table.whole("within_days"))
    if found.side not in ("a", "b") or not found.events:
        table.complain("needs a side, a or b, and its events.")
    table.close()
    return found


def _daily(table: Table | None) -> DailyMg | None:
    if table is None:
        return None
    above = table.decimal("above")
    found = table.text("of"), table.flag("or_unknown")
    table.close()
    return None if above is None else DailyMg(found[0], above, found[1])


def _studied(table: Table) -> Studied | None:
    low, high = table.decimal("low"), table.decimal("high")
    what, unit, source = table.text("what"), table.text("unit"), table.text("source")
    table.close()
    return None if low is None or high is None else Studied(what, low, high, unit, source)


def _evidence(table: Table) -> Evidence:
    found = Evidence(table.text("id"), table.text("says"))
    table.close()
    return found


def _certainty(table: Table, *, needed: bool) -> Certainty | None:
    return table.choice("certainty", Certainty) if needed or table.has("certainty") else None


def _seriousness(table: Table, *, needed: bool) -> Seriousness | None:
    number = table.whole("seriousness", needed=needed)
    if number > 4 or (number == 0 and table.has("seriousness")):
        table.complain("seriousness is 1, 2, 3 or 4.")
    return Seriousness(number) if 1 <= number <= 4 else None
