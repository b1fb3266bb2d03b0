"""Whether the kernel lets a test look at a process, or keep it from every network."""

import os
import shutil
import subprocess

import pytest

REQUIRED = "DOSELEAF_REQUIRE_SILENCE"
"""With this set, what the kernel refuses fails a test; without, the test is skipped and says so."""
STRACE = ["strace", "-o", os.devnull]


def allowed(command: list[str], *, may_be_required: bool = True) -> None:
    """Skip, or fail where it was asked for, when a command cannot be run over another."""
    found = shutil.which(command[0])
    if found and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:  # noqa: S603
        return
    sentence = f"This kernel or computer refuses {' '.join(command[:2])}, so this cannot be shown here."
    if may_be_required and os.environ.get(REQUIRED):
        pytest.fail(sentence)
    pytest.skip(sentence)
