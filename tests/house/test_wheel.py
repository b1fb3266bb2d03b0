"""What is installed is whole: the wheel holds the program and every resource, and nothing of the tests."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.house


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        return archive.namelist()


def test_every_resource_is_in_the_wheel(names: list[str]) -> None:
    found = [path for path in (ROOT / "resources").rglob("*.*") if path.is_file() and "__pycache__" not in path.parts]
    listed = [path.relative_to(ROOT).as_posix() for path in found]
    missing = [name for name in listed if f"app/_{name}" not in names]
    assert listed
    assert not missing


def test_the_wheel_holds_the_program_and_no_tests(names: list[str]) -> None:
    assert "app/start.py" in names
    assert not [name for name in names if name.startswith("tests/")]
    assert [name for name in names if name.endswith("/licenses/LICENSE")]
