"""What was typed into forms and not saved: beside the records, outside their history, encrypted with them."""

from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.kept_text import keep, restore
from app.store.database import Database
from app.store.problems import named
from app.store.records.cells import keep_instant
from app.store.tables import DRAFT


class StoredDrafts:
    """The drafts of one open diary: at most one for each form and each thing it is about."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, key: str, content: str, at: datetime) -> None:
        """Keep what stands in a form instead of what was kept before."""
        row = {"id": keep(key), "at": keep_instant(at), "content": keep(content)}
        with named(self._database.name), self._database.engine.begin() as connection:
            connection.execute(insert(DRAFT).values(row).on_conflict_do_update(index_elements=["id"], set_=row))

    def get(self, key: str) -> str | None:
        """What was kept for a form, or None."""
        with named(self._database.name), Engine.connect(self._database.engine) as connection:
            found = connection.execute(select(DRAFT.c.content).where(DRAFT.c.id == keep(key))).scalar()
        return None if found is None else restore(found)

    def since(self, moment: datetime) -> tuple[str, ...]:
        """What was kept after a moment, of every form, the newest first."""
        with named(self._database.name), Engine.connect(self._database.engine) as connection:
            rows = connection.execute(select(DRAFT.c.at, DRAFT.c.content)).all()
        found = [(datetime.fromisoformat(at), kept) for at, kept in rows]
        return tuple(restore(kept) for at, kept in sorted(found, reverse=True) if at > moment)

    def drop(self, key: str) -> None:
        """Forget what was kept for a form."""
        with named(self._database.name), self._database.engine.begin() as connection:
            connection.execute(DRAFT.delete().where(DRAFT.c.id == keep(key)))
