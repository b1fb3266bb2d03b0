"""A folder in memory where there is one: what a kill or a cut can do does not depend on how slow a disk is."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import keys
from tests.faults.kills import stop_server
from tests.faults.looking import in_memory

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]  # which has no SIGKILL, no strace and no modes


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="doseleaf-", dir=in_memory()) as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def costs_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rigs make cheap is what it was for every other test."""
    monkeypatch.setattr(keys, "COSTS", dict(keys.COSTS))


@pytest.fixture(scope="package", autouse=True)
def no_process_is_left_over() -> Iterator[None]:
    yield
    stop_server()
