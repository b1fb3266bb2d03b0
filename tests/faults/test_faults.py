"""Kills, power cuts and damage, the fast lane: nothing promised is lost, nothing damaged is shown.

Each has a control that must fail, or the rig could not see a failure. `python -m tests.faults` runs many more.
"""

import random
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.faults.flips import flip_bits, spoil_pages
from tests.faults.kernel import STRACE, allowed
from tests.faults.kills import (
    kill_backing_up,
    kill_changing_the_passphrase,
    kill_migrating,
    kill_restoring,
    kill_saving,
)
from tests.faults.looking import BAD, Found
from tests.faults.power import cut_power, cut_power_changing


def bad(found: Found) -> dict[str, int]:
    return {name: found[name] for name in BAD if found[name]}


@pytest.fixture
def rnd() -> random.Random:
    return random.Random(20261121)  # noqa: S311 - where to strike, not a secret


def test_what_was_called_saved_is_there_after_every_kill(tmp_path: Path, rnd: random.Random) -> None:
    found = kill_saving(tmp_path, 25, rnd)
    assert bad(found) == {}
    assert found["kept"] == 25
    assert found["actions"] > 0


def test_the_control_a_promise_before_the_save_is_found_out(tmp_path: Path, rnd: random.Random) -> None:
    assert bad(kill_saving(tmp_path, 10, rnd, "promise_first")).get("lost", 0) > 0


def test_every_backup_that_is_there_after_a_kill_is_whole(tmp_path: Path, rnd: random.Random) -> None:
    found = kill_backing_up(tmp_path, 7, rnd)
    assert bad(found) == {}
    assert found["kept"] > 0


def test_a_kill_while_the_passphrase_changes_leaves_exactly_one_that_opens(tmp_path: Path, rnd: random.Random) -> None:
    found = kill_changing_the_passphrase(tmp_path, 8, rnd)
    assert bad(found) == {}
    assert found["kept"] == 8


def test_a_kill_while_a_backup_is_put_back_leaves_the_one_or_the_other(tmp_path: Path, rnd: random.Random) -> None:
    found = kill_restoring(tmp_path, 6, rnd)
    assert bad(found) == {}
    assert found["kept"] == 6


def test_a_kill_while_tables_are_brought_up_to_date_loses_nothing(tmp_path: Path, rnd: random.Random) -> None:
    found = kill_migrating(tmp_path, 4, rnd)
    assert bad(found) == {}
    assert found["kept"] == 4


def test_what_was_called_saved_is_there_after_every_power_cut(tmp_path: Path, rnd: random.Random) -> None:
    allowed(STRACE)
    found = cut_power(tmp_path, 500, rnd)
    assert bad(found) == {}
    assert found["kept"] == found["states"] == 500


def test_the_control_without_waiting_for_the_disk_a_power_cut_loses_and_damages(
    tmp_path: Path, rnd: random.Random
) -> None:
    allowed(STRACE)
    found = bad(cut_power(tmp_path, 60, rnd, "careless"))
    assert found.get("lost", 0) + found.get("damaged", 0) > 0


def test_a_power_cut_while_the_passphrase_changes_leaves_exactly_one_that_opens(
    tmp_path: Path, rnd: random.Random
) -> None:
    allowed(STRACE)
    found = cut_power_changing(tmp_path, 60, rnd)
    assert bad(found) == {}
    assert 0 < found["new one"] < found["kept"] == 60


def test_the_control_without_waiting_a_changed_passphrase_may_not_be_the_one(
    tmp_path: Path, rnd: random.Random
) -> None:
    allowed(STRACE)
    assert bad(cut_power_changing(tmp_path, 100, rnd, "careless_passphrase", late=1.0)).get("lost", 0) > 0


def test_no_flipped_bit_of_a_vault_is_shown_as_data(tmp_path: Path, rnd: random.Random) -> None:
    found = flip_bits(tmp_path, 200, rnd)
    assert bad(found) == {}
    assert found["noticed"] + found["same"] == 200
    assert found["noticed"] > 190


def test_the_control_a_flipped_bit_of_an_unencrypted_diary_is_not_always_caught_by_sqlite(
    tmp_path: Path, rnd: random.Random
) -> None:
    assert flip_bits(tmp_path, 60, rnd, None, checked=False)["silently wrong"] > 0


def test_what_sqlite_does_not_catch_in_an_unencrypted_diary_its_history_does(
    tmp_path: Path, rnd: random.Random
) -> None:
    found = flip_bits(tmp_path, 60, rnd, None)
    assert bad(found) == {}
    assert found["noticed"] > 0


def test_a_page_put_back_as_it_was_or_elsewhere_is_noticed_though_its_checksum_is_right(
    tmp_path: Path, rnd: random.Random
) -> None:
    found = spoil_pages(tmp_path, 30, rnd)
    assert bad(found) == {}
    assert found["noticed"] > 20


def test_the_control_without_the_history_a_page_put_back_is_shown_as_data(
    tmp_path: Path, rnd: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.checks.history", SimpleNamespace(first_broken=_nothing, first_mismatch=_nothing))
    assert spoil_pages(tmp_path, 30, rnd)["silently wrong"] > 0


def _nothing(_connection: object) -> None:
    pass
