"""What the tree itself promises: sizes, packaging, the README’s commands, and what never stands in it."""

import ast
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import app
from app.needs import PACKAGES

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "app").rglob("*.py"))

pytestmark = pytest.mark.house


def tracked() -> list[Path]:
    """The files git tracks, or those of an unpacked source archive, that hold text."""
    git = shutil.which("git")
    listed = git and subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.split("\n") if listed and listed.returncode == 0 else []
    found = [ROOT / name for name in names if name] or _unhidden()
    binary = {".png", ".ttf", ".pdf", ".xz", ".pyc", ".db"}
    return [path for path in found if path.is_file() and path.suffix not in binary]


def _unhidden() -> list[Path]:
    """Every file of an unpacked archive, environments and caches left out."""
    every = (path for path in ROOT.rglob("*") if path.is_file())
    return [path for path in every if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_function_or_class_outgrows_the_house(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert _size(node) <= 40, f"{node.name} has {_size(node)} lines"
        if isinstance(node, ast.ClassDef):
            assert _size(node) <= 200, f"{node.name} has {_size(node)} lines"


def _size(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_the_constraints_hold_names_and_exact_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins
    for line in pins:
        assert re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*", line), line


def test_every_dependency_is_pinned_in_the_constraints() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pinned = {_plain(line.split("==")[0]) for line in (ROOT / "constraints.txt").read_text().splitlines()}
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {_plain(re.split(r"[<>=\[]", one)[0]) for one in wanted} <= pinned


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(".", "-")


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == app.__version__


def test_ci_installs_the_packages_that_the_program_names() -> None:
    script = (ROOT / ".ci" / "run").read_text().replace("\\\n", " ")
    missing = [name for name in PACKAGES.split()[3:] if name not in script.split()]
    assert not missing


def test_the_readme_begins_with_two_commands_of_one_line_each() -> None:
    block = (ROOT / "README.md").read_text().split("```")[1].strip().splitlines()
    commands = [line for line in block if line.startswith("python3")]
    assert len(commands) == 2
    assert commands[0].endswith("doseleaf --sample")
    assert "pytest" in commands[1]


@pytest.mark.parametrize(
    "pattern",
    [
        r"p[y]pi\.org",
        r"pythonh[o]sted",
        r"npm[j]s\.org",
        r"deb\.d[e]bian",
        r"(^|[^A-Za-z.])/(w[o]rk|r[o]ot)/",
        r"\bT[O]DO\b|\bFIX[M]E\b|\bX[X]X\b",
    ],
)
def test_no_host_no_path_of_a_machine_and_no_loose_end_stands_in_the_tree(pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line[:100]}"
        for path in tracked()
        if path.name != "LICENSE"
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if re.search(pattern, line)
    ]
    assert not found


def test_the_program_imports_nothing_that_talks_to_a_network() -> None:
    networked = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "QtNetwork"}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            roots = {part for name in names for part in name.split(".")}
            assert not roots & networked, path.name
