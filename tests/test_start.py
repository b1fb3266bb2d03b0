import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app import needs, places, start

ROOT = Path(__file__).parents[1]
EXAMPLE = [
    *("check", "--json", "--on", "2026-11-20", "--medicine", "Neurontin 600 mg"),
    *("--medicine", "tramadol @stopped=2026-11-15", "--cannabis", "swallowed:thc=10:cbd=0:per=use"),
    *("--cannabis", "smoked", "--substance", "alcohol", "--event", "stopped-smoking-cannabis=2026-11-10"),
    *("--person", "age=67", "--person", "lung-disease=yes"),
]


def outcome(argv: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = start.main(argv)
    said = capsys.readouterr()
    return status, said.out, said.err


def checked(argv: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    status, out, err = outcome(argv, capsys)
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_the_example_of_the_documentation_runs(capsys: pytest.CaptureFixture[str]) -> None:
    found = checked(EXAMPLE, capsys)
    assert {"edition", "items", "findings", "negatives"} <= set(found)
    assert [item["index"] for item in found["items"]] == [0, 1, 2, 3, 4]
    assert [item["kind"] for item in found["items"]] == ["medicine", "medicine", "cannabis", "cannabis", "substance"]
    assert found["items"][2]["substances"] == ["thc"]
    assert {"thc", "cbd", "cannabis-smoke"} == set(found["items"][3]["substances"])
    assert found["items"][3]["not_checked"] == ["THC content not known", "CBD content not known"]
    ids = {finding["id"] for finding in found["findings"]}
    assert {"cannabis-gabapentinoid", "cannabis-alcohol"} <= ids
    for finding in found["findings"]:
        assert finding["base_seriousness"] <= finding["seriousness"] <= 4
        assert finding["sources"]
        assert finding["ask"]


def test_a_name_that_is_not_exact_is_never_resolved(capsys: pytest.CaptureFixture[str]) -> None:
    item = checked(["check", "--json", "--medicine", "tramodol"], capsys)["items"][0]
    assert item["state"] == "not-checked"
    assert item["match"] == "suggested"
    assert item["substances"] == []
    assert {"tramadol", "trazodone"} <= set(item["suggestions"])
    assert item["not_checked"]


def test_a_brand_that_differs_by_country_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    item = checked(["check", "--json", "--medicine", "Benadryl"], capsys)["items"][0]
    assert (item["state"], item["match"]) == ("not-checked", "several")
    assert {"diphenhydramine", "cetirizine"} == set(item["suggestions"])


def test_medicines_alone_work_and_text_says_what_json_says(capsys: pytest.CaptureFixture[str]) -> None:
    medicines = ["--medicine", "Lyrica", "--medicine", "oxycodone 5 mg"]
    found = checked(["check", "--json", *medicines], capsys)
    status, text, _ = outcome(["check", *medicines], capsys)
    assert status == 0
    for finding in found["findings"]:
        assert finding["title"] in text
        assert finding["ask"] in text
    assert found["findings"][0]["seriousness"] == 4


def test_naloxone_with_pregabalin_gives_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    found = checked(["check", "--json", "--medicine", "pregabalin", "--medicine", "naloxone"], capsys)
    assert [finding for finding in found["findings"] if 1 in finding["items"]] == []


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (["check", "--medicine", "tramadol @stopped=2203-01-01"], "@stopped"),
        (["check", "--medicine", "tramadol @paused=2026-01-01"], "@paused"),
        (["check", "--medicine", "  "], "--medicine"),
        (["check", "--cannabis", "eaten"], "eaten"),
        (["check", "--cannabis", "smoked:thc=many"], "thc"),
        (["check", "--cannabis", "smoked:thc=-1"], "thc"),
        (["check", "--cannabis", "smoked:per=week"], "week"),
        (["check", "--cannabis", "smoked:thc=1:thc=2"], "twice"),
        (["check", "--medicine", "tramadol", "--on", "31 Feb 2026"], "--on"),
        (["check", "--medicine", "tramadol", "--event", "moved=2026-01-01"], "moved"),
        (["check", "--medicine", "tramadol", "--person", "age=old"], "age"),
        (["check", "--medicine", "tramadol", "--person", "height"], "height"),
        (["check", "--medicine", "tramadol", "--person", "lung-disease=perhaps"], "perhaps"),
        (["check", "--medicine", "tramadol", "--on", ""], "--on"),
        (["check", "--med", "tramadol"], "--med"),
        (["check"], "--medicine"),
        (["check", "--colour"], "--colour"),
        (["report", "--sample"], "--output"),
        (["report", "--sample", "--output", "x.pdf", "--paper", "a5"], "a5"),
        (["report", "--sample", "--output", "x.pdf", "--size", "huge"], "huge"),
        (["report", "--sample", "--output", "x.pdf", "--without", "findings"], "findings"),
        (["report", "--sample", "--output", "x.pdf", "--format", "doc"], "doc"),
        (["fly"], "fly"),
    ],
)
def test_a_bad_argument_gives_one_sentence_and_status_2(
    argv: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = outcome(argv, capsys)
    assert (status, out) == (2, "")
    assert named in err
    assert len(err.strip().splitlines()) == 1
    assert err.strip().endswith(".")


@pytest.mark.parametrize("name", ["<b>bold</b>", "🌿🌿", "דוגמה", "a\0b", "x" * 10_000, "--", "'; drop table"])
def test_any_name_at_all_is_not_checked_and_kept_as_typed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    item = checked(["check", "--json", f"--medicine={name}"], capsys)["items"][0]
    assert item["name"] == name
    assert item["state"] == "not-checked"


def test_an_unreadable_data_file_is_status_2_and_never_an_empty_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    status, out, err = outcome(["check", "--medicine", "tramadol"], capsys)
    assert (status, out) == (2, "")
    assert "checking is off" in err


def test_the_lists_of_the_data_file_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "lung-disease" in outcome(["data", "person"], capsys)[1]
    assert "age=NUMBER" in outcome(["data", "person"], capsys)[1]
    assert "No problem found" in outcome(["data", "lint"], capsys)[1]
    assert "\ncannabis-warfarin  " in outcome(["review", "status"], capsys)[1]
    digest = outcome(["review", "digest", "cannabis-warfarin"], capsys)[1].strip()
    assert len(digest) == 64
    assert outcome(["review", "digest", "nothing"], capsys)[0] == 2


def test_the_sample_summary_is_printed_without_a_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for paper in ("a4", "letter"):
        path = tmp_path / f"{paper}.pdf"
        status, out, err = outcome(["report", "--sample", "--output", str(path), "--paper", paper], capsys)
        assert (status, err) == (0, "")
        assert path.name in out
        assert path.read_bytes().startswith(b"%PDF-")


def test_size_and_what_is_left_off_are_chosen_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, chosen = tmp_path / "plain.pdf", tmp_path / "chosen.pdf"
    outcome(["report", "--sample", "--output", str(plain)], capsys)
    options = ["--size", "x-large", "--without", "name", "--without", "clinician"]
    assert outcome(["report", "--sample", "--output", str(chosen), *options], capsys)[0] == 0
    (twin,) = PdfReader(chosen).attachments["summary.json"]
    assert json.loads(twin)["left_off"] == ["name", "clinician"]
    assert len(PdfReader(chosen).pages) > len(PdfReader(plain).pages)


def test_the_sample_summary_is_also_text_and_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read = {}
    for kind in ("text", "json"):
        path = tmp_path / kind
        assert outcome(["report", "--sample", "--output", str(path), "--format", kind], capsys)[0] == 0
        read[kind] = path.read_text(encoding="utf-8")
    twin = json.loads(read["json"])
    assert twin["schema"] == "doseleaf-summary/1"
    assert all(finding["title"] in read["text"] for finding in twin["findings"])
    assert "PDF" not in read["text"][:4]


def test_a_summary_that_cannot_be_written_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = outcome(["report", "--sample", "--output", str(tmp_path / "no" / "x.pdf")], capsys)
    assert (status, out) == (2, "")
    assert "cannot be written" in err


@pytest.mark.parametrize("command", [EXAMPLE, ["data", "person"], ["review", "status"]])
def test_commands_import_no_qt(command: list[str]) -> None:
    code = (
        f"import sys; from app import start; s = start.main({command!r}); sys.exit(s or 9 * ('PySide6' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode == 0  # noqa: S603


def test_the_report_imports_no_qt(tmp_path: Path) -> None:
    command = ["report", "--sample", "--output", str(tmp_path / "summary.pdf")]
    code = (
        f"import sys; from app import start; s = start.main({command!r}); sys.exit(s or 9 * ('PySide6' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode == 0  # noqa: S603


def window(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(  # noqa: S603
        command, cwd=ROOT, env={**kept, **environment}, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_display_it_says_so_in_one_sentence_with_status_3() -> None:
    outcome = window({}, "--sample")
    assert outcome.returncode == needs.NO_DISPLAY_STATUS
    assert outcome.stderr.strip() == needs.NO_DISPLAY
    assert "doseleaf report --sample" in outcome.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_a_display_that_cannot_be_reached_is_no_abort_either() -> None:
    outcome = window({"DISPLAY": ":4242"}, "--sample")
    assert outcome.returncode == needs.NO_DISPLAY_STATUS
    assert needs.NO_DISPLAY in outcome.stderr


def test_a_platform_plugin_that_is_missing_names_the_packages() -> None:
    outcome = window({"QT_QPA_PLATFORM": "nonesuch"}, "--sample")
    assert outcome.returncode == needs.NO_DISPLAY_STATUS
    assert needs.PACKAGES in outcome.stderr


def test_a_missing_package_names_the_packages(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('libEGL.so.1: cannot open')")
    outcome = window({"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(tmp_path)}, "--sample")
    assert outcome.returncode == needs.NO_DISPLAY_STATUS
    assert needs.PACKAGES in outcome.stderr


def test_one_file_of_the_data_is_checked_with_the_others_that_are_shipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "resources" / "interactions.toml").read_text(encoding="utf-8")
    whole, broken = tmp_path / "interactions.toml", tmp_path / "b" / "interactions.toml"
    whole.write_text(text, encoding="utf-8")
    assert "No problem found" in outcome(["data", "lint", str(whole)], capsys)[1]
    broken.parent.mkdir()
    broken.write_text(text.replace('family = "drowsiness"', 'family = "sleepiness"', 1), encoding="utf-8")
    status, out, err = outcome(["data", "lint", str(broken)], capsys)
    assert (status, out) == (2, "")
    assert "sleepiness" in err
    assert outcome(["data", "lint", str(tmp_path / "other.toml")], capsys)[0] == 2


def test_an_encoding_without_the_letters_still_gets_the_whole_answer() -> None:
    command = [sys.executable, "-m", "app", "check", "--json", "--medicine", "🌿 tramadol"]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    outcome = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)  # noqa: S603
    assert (outcome.returncode, outcome.stderr) == (0, b"")
    assert (
        json.loads(outcome.stdout.decode("latin-1").replace("\\U0001f33f", "🌿"))["items"][0]["name"] == "🌿 tramadol"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is always full")
def test_an_output_that_is_full_is_said_and_no_traceback() -> None:
    command = [sys.executable, "-m", "app", "data", "person"]
    with Path("/dev/full").open("w") as full:
        outcome = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
    assert outcome.returncode == 2
    assert len(outcome.stderr.strip().splitlines()) == 1


def test_what_to_do_on_warning_signs_never_stands_without_the_signs(capsys: pytest.CaptureFixture[str]) -> None:
    medicines = ["--medicine", "phenelzine", "--medicine", "sertraline"]
    found = checked(["check", "--json", *medicines], capsys)["findings"][0]
    said = [each for each in found["advice"] if "Get help now" in each]
    assert said
    assert all(each.startswith("If these signs appear (") for each in said)
    text = outcome(["check", *medicines], capsys)[1]
    assert not [line for line in text.splitlines() if line.strip().startswith("Get help now")]
