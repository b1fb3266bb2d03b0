"""A vault can be read by another implementation than ours: nobody is tied to this program."""

from pathlib import Path

import apsw

from app.store.passphrases import digest
from app.store.vault import create_vault
from tests.store.vaults import WORDS, add, make_it_cheap

__all__ = ["make_it_cheap"]


def test_sqlite3_multiple_ciphers_opens_it_and_finds_the_same(tmp_path: Path) -> None:
    opened = create_vault(tmp_path / "diary-1.vault", WORDS)
    add(opened.database, "first", "Evening flower")
    ours, key = digest(opened.database.connection), opened.key
    opened.database.close()
    assert ours
    assert key is not None
    other = apsw.Connection(str(tmp_path / "diary-1.vault"))
    other.pragma("cipher", "sqlcipher")
    other.pragma("legacy", 4)
    other.pragma("key", key.pragma())
    assert other.pragma("integrity_check") == "ok"
    assert list(other.execute("SELECT name FROM product")) == [("Evening flower",)]
    other.close()
