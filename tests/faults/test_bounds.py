"""A full disk, a quota, files without rights, a second window: each is said, and nothing that was saved is lost."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.services.ports import StoreProblem, StoreProblemKind
from app.store import keys
from app.store.vault import create_vault
from tests.faults.bounds import look
from tests.faults.child import CHEAP, NAME, OLD
from tests.faults.kernel import allowed
from tests.faults.kills import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
OWN_MOUNTS = ["unshare", "-m"] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["unshare", "-rm"]
ON_A_SMALL_DISK = ["sh", "-c", 'mount -t tmpfs -o size=1500k tmpfs "$0" && exec "$@"']


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COSTS", CHEAP)


def told(deed: str, folder: Path, *around: str) -> dict[str, Any]:
    command = [*around, sys.executable, "-m", "tests.faults.bounds", deed, str(folder)]
    outcome = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)  # noqa: S603
    assert outcome.returncode == 0, outcome.stderr
    found: dict[str, Any] = json.loads(outcome.stdout)
    return found


def test_a_full_disk_is_said_and_what_was_saved_before_is_there(tmp_path: Path) -> None:
    allowed([*OWN_MOUNTS, *ON_A_SMALL_DISK, str(tmp_path)], may_be_required=False)  # the quota below needs no mount
    found = told("full", tmp_path, *OWN_MOUNTS, *ON_A_SMALL_DISK, str(tmp_path))
    assert 0 < found["saved"] < 400
    assert (found["refused"], found["backup"]) == ("full", "full")
    assert found["kept"] == found["saved"]
    assert found["another diary"] in ("full", "disk", "read-only")
    assert found["passphrase"] in ("full", "disk")
    assert (found["old"], found["new"]) == ("", "wrong-passphrase")
    assert (found["left"], found["backups"]) == ([], 0)


def test_a_quota_is_said_and_what_was_saved_before_is_there(tmp_path: Path) -> None:
    found = told("large", tmp_path)
    assert 0 < found["saved"] < 400
    assert found["refused"] in ("full", "disk")
    assert found["kept"] == found["saved"]
    assert sorted((found["old"], found["new"])) == ["", "wrong-passphrase"]
    assert found["left"] == []


def test_the_control_where_there_is_room_nothing_is_refused(tmp_path: Path) -> None:
    found = told("full", tmp_path)
    assert found["saved"] == found["kept"] == 400
    assert [found[name] for name in ("refused", "backup", "another diary", "passphrase")] == ["", "", "", ""]
    assert (found["old"], found["new"], found["backups"]) == ("wrong-passphrase", "", 1)


def test_without_rights_each_thing_is_said_and_nothing_changes(tmp_path: Path) -> None:
    folder = tmp_path / "diaries"
    folder.mkdir()
    tmp_path.chmod(0o755)
    found = told("stranger", folder)
    assert found == {
        "unreadable": {"opened": "unreadable"},
        "shut folder": {"opened": "unreadable"},
        "read-only file": {"opened": "", "saved": "read-only", "kept": 1},
        "read-only folder": {"opened": "", "saved": "read-only", "kept": 1},
        "a new one": "read-only",
    }


def test_a_second_program_is_refused_until_the_first_is_gone_even_killed(tmp_path: Path) -> None:
    path = tmp_path / NAME
    create_vault(path, OLD).database.close()
    command = [sys.executable, "-m", "tests.faults.bounds", "hold", str(tmp_path)]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE) as first:  # noqa: S603
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(StoreProblem) as caught:
            look(path, OLD, 0)
        assert caught.value.kind is StoreProblemKind.IN_USE
        first.send_signal(signal.SIGKILL)
        first.wait()
    look(path, OLD, 0)
