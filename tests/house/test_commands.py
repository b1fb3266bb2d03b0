"""The house rules that tools of their own hold: style, types, walls. A failure names its tool."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent

pytestmark = pytest.mark.house


def run(*command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def tool(name: str) -> str:
    return str(BIN / name)


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--no-cache"),
        ("ruff", "format", "--check", "--no-cache"),
        ("mypy", "--cache-dir", ".mypy_cache"),
        ("lint-imports", "--no-cache"),
    ],
    ids=["ruff", "format", "mypy", "walls"],
)
def test_the_whole_tree_keeps_the_house_style(command: tuple[str, ...]) -> None:
    outcome = run(tool(command[0]), *command[1:])
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("app/domain/amounts.py", "import app.services.words", "The house reads top-down"),
        ("app/report/text.py", "import app.store.tables", "the outer rooms do not know each other"),
        ("app/services/words.py", "import PySide6.QtCore", "Only the window knows Qt"),
        ("app/cli.py", "import PySide6.QtWidgets", "Only the window knows Qt"),
        ("app/ui/theme.py", "import sqlalchemy", "Only the store knows SQL"),
        ("app/services/words.py", "import reportlab", "Only the report knows ReportLab"),
        ("app/ui/pages/today.py", "import app.ui.pages.medicines", "No page knows another page"),
    ],
)
def test_a_wall_broken_on_purpose_is_noticed(module: str, line: str, contract: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    control = run(tool("lint-imports"), "--no-cache", folder=tmp_path)
    assert control.returncode == 0, control.stdout
    broken = tmp_path / module
    broken.write_text(f"{broken.read_text()}\n{line}\n")
    outcome = run(tool("lint-imports"), "--no-cache", folder=tmp_path)
    assert outcome.returncode != 0
    kept = [text for text in outcome.stdout.splitlines() if contract in text and "BROKEN" in text]
    assert kept, outcome.stdout
