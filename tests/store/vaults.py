"""Vaults for tests, with a key that costs little to derive; a test of its own asserts what the shipped cost is."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.products import Product
from app.domain.records import RecordChange
from app.store import keys
from app.store.database import Database
from app.store.keys import Cost
from app.store.store import DiaryStore
from app.store.vault import Opened, open_vault

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
WORDS = "plum ladder seven quiet otter"


@pytest.fixture(name="cheap", autouse=True)
def make_it_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COSTS", {1: Cost(1, 64, 1), 2: Cost(1, 32, 1)})


def add(database: Database, record_id: str, name: str = "Oil") -> None:
    DiaryStore(database).apply([RecordChange(None, Product(record_id, name))], "Added a product", AT)


def products(database: Database) -> list[str]:
    return [one.id for one in DiaryStore(database).all(Product)]


def open_again(path: Path, passphrase: str = WORDS) -> Opened:
    return open_vault(path, passphrase, lambda _database, _key: None)
