"""A whole session in the window: nothing goes to a network, nothing written can be read, nothing is for others.

It runs where there is no network at all (`unshare -n`), with every call to the kernel looked at (strace). Where a
kernel refuses one of the two the tests are skipped and say so; with DOSELEAF_REQUIRE_SILENCE they fail instead.
"""

import os
import re
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.faults.kernel import REQUIRED, STRACE, allowed
from tests.faults.kills import ROOT
from tests.faults.session import LEFT, MARKER, WORDS

CALLS = "socket,connect,bind,open,openat,creat,write,pwrite64,writev,sendto,rename,mknod,mknodat,mkdir"
APART = ["unshare", "-n"] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["unshare", "-rn"]
LOOKED_AT = ["strace", "-f", "-qq", "-xx", "-s", "70000", "-e", f"trace={CALLS}"]
IN_WORDS = (MARKER.encode(), MARKER.encode("utf-16-le"))
CALLING_OUT = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"


@dataclass(frozen=True)
class Session:
    """What a session left: its folders, and every call it made."""

    home: Path
    calls: str
    said: str
    complained: str

    def written(self) -> list[str]:
        """The ways in which the marker was handed to the kernel: as the name of a file, or to be written anywhere."""
        return [word.decode("latin-1") for word in IN_WORDS if as_strace_says(word) in self.calls]

    def kept(self) -> list[str]:
        """The files that hold the marker."""
        files = [each for each in self.home.rglob("*") if each.is_file()]
        return sorted(each.name for each in files if any(word in each.read_bytes() for word in IN_WORDS))


def as_strace_says(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


def looked_at(folder: Path, *command: str) -> tuple[str, subprocess.CompletedProcess[str]]:
    """Run a command without a network; gives every call it made to the kernel."""
    allowed(APART)
    allowed(STRACE)
    home, log = folder / "home", folder / "calls"
    home.mkdir()
    own = {name: str(home / where) for name, where in FOLDERS.items()}
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", **own}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    outcome = subprocess.run(  # noqa: S603 - our own interpreter
        [*APART, *LOOKED_AT, "-o", str(log), sys.executable, *command],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        umask=0,
    )
    return log.read_text(encoding="ascii"), outcome


FOLDERS = {
    "HOME": ".",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "TMPDIR": "tmp",
}


def session(how: str, factory: pytest.TempPathFactory) -> Session:
    folder = factory.mktemp(how)
    calls, outcome = looked_at(folder, "-m", "tests.faults.session", how)
    assert outcome.returncode == 0, outcome.stderr
    return Session(folder / "home", calls, outcome.stdout, outcome.stderr)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return session("vault", tmp_path_factory)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return session("plain", tmp_path_factory)


def families(calls: str) -> set[str]:
    """The kinds of sockets that were made."""
    return set(re.findall(r"\bsocket\((\w+)", calls))


def test_the_session_went_all_the_way_with_more_than_500_markers(vault: Session) -> None:
    number, rest = vault.said.split(" ", 1)
    assert int(number) > 500
    assert rest == "markers\nwalked\n"


def test_no_socket_is_made_but_to_the_screen_of_this_computer(vault: Session) -> None:
    assert families(vault.calls) <= {"AF_UNIX"}
    assert "AF_INET" not in vault.calls


def test_the_control_a_program_that_calls_out_is_seen(tmp_path: Path) -> None:
    calls, _ = looked_at(tmp_path, "-c", CALLING_OUT)
    assert families(calls) == {"AF_INET"}
    assert "ENETUNREACH" in calls


def test_nothing_a_person_wrote_is_in_any_file_or_in_anything_that_was_ever_written(vault: Session) -> None:
    assert vault.kept() == []
    assert vault.written() == []
    assert as_strace_says(WORDS.encode()) not in vault.calls


def test_the_control_a_diary_without_a_passphrase_can_be_read(plain: Session) -> None:
    assert "diary.db" in plain.kept()
    assert plain.written()
    assert as_strace_says(LEFT.encode()) in plain.calls


def test_what_went_wrong_is_written_without_a_word_of_the_diary(vault: Session) -> None:
    assert "ValueError" in vault.complained
    assert MARKER not in vault.complained


def test_every_file_and_folder_is_for_its_owner_only_though_the_umask_was_0(vault: Session, plain: Session) -> None:
    for home in (vault.home, plain.home):
        made = [each for each in home.rglob("*") if not each.is_symlink()]
        modes: dict[str, Any] = {str(each.relative_to(home)): stat.S_IMODE(each.stat().st_mode) for each in made}
        assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}
        assert any(name.endswith((".vault", ".db")) for name in modes)


def test_where_the_kernel_refuses_it_is_said_by_name_and_fails_where_it_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(REQUIRED, raising=False)
    with pytest.raises(pytest.skip.Exception, match="refuses nonesuch -n"):
        allowed(["nonesuch", "-n"])
    monkeypatch.setenv(REQUIRED, "1")
    with pytest.raises(pytest.fail.Exception, match="refuses false -n"):
        allowed(["false", "-n"])
