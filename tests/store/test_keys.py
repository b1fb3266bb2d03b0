"""From a passphrase to a key: how strong it is by default, and what counts as the same passphrase."""

import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store import keys
from app.store.keys import COSTS, STRONG, Cost, Header, check_of, derive, header_path, new_key, opens

SHIPPED = dict(COSTS)
SALT = bytes(range(16))


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COSTS", {1: Cost(1, 64, 1), 2: Cost(1, 32, 1)})


def test_what_is_shipped_is_the_strong_cost() -> None:
    assert SHIPPED[STRONG] == Cost(passes=3, memory_kib=256 * 1024, lanes=4)
    assert min(one.memory_kib for one in SHIPPED.values()) >= 64 * 1024
    assert min(one.passes for one in SHIPPED.values()) >= 3


def test_the_key_is_argon2id_of_the_passphrase_and_the_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    # The test vector of RFC 9106 needs a secret and associated data, which we do not use; this one was made with the
    # reference implementation's command line: argon2 somesalt -id -t 2 -m 16 -p 1 -l 32, passphrase "password".
    monkeypatch.setattr(keys, "COSTS", {1: Cost(2, 1 << 16, 1)})
    found = derive("password", b"somesalt").raw.hex()
    assert found == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


@given(st.text(min_size=1, max_size=40))
def test_a_passphrase_is_the_same_however_its_letters_were_typed(text: str) -> None:
    typed = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert derive(typed[0], SALT) == derive(typed[1], SALT)


@pytest.mark.parametrize("odd", ["", " ", "a\x00b", "\ud800", "x" * 5000, "😀", "trailing "])
def test_any_text_can_be_a_passphrase_and_is_not_another(odd: str) -> None:
    assert derive(odd, SALT) != derive(f"{odd}.", SALT)


def test_two_vaults_with_one_passphrase_have_different_keys() -> None:
    (first, header), (second, _) = new_key("plum"), new_key("plum")
    assert first.raw != second.raw
    assert opens(header, first)
    assert not opens(header, second)


def test_neither_key_nor_salt_stands_in_any_repr() -> None:
    key, _ = new_key("plum")
    assert key.raw.hex() not in f"{key!r}{key}"
    assert str(key.raw) not in f"{key!r}{[key]}"


def test_with_too_little_memory_the_smaller_cost_is_taken_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COSTS", {1: Cost(1, 2**31 - 1, 1), 2: Cost(1, 32, 1)})
    key, header = new_key("plum")
    assert header.cost == keys.SMALL
    assert opens(header, key)


def test_headers_are_kept_beside_the_vault_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "p.vault"
    key, header = new_key("plum")
    keys.write_headers(path, header, Header(2, SALT, "0" * 16))
    assert keys.read_headers(path) == (header, Header(2, SALT, "0" * 16))
    assert stat.S_IMODE(header_path(path).stat().st_mode) == 0o600
    assert check_of(key) in header_path(path).read_text()
    assert key.raw.hex() not in header_path(path).read_text()


@given(st.binary(max_size=200) | st.sampled_from([b"{}", b'{"keys": 1}', b'{"keys": [{}]}', b"[" * 4000]))
def test_a_damaged_header_is_left_out_and_never_raises(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("header") / "p.vault"
    header_path(path).write_bytes(content)
    assert keys.read_headers(path) == ()


def test_a_cost_that_nobody_knows_is_left_out(tmp_path: Path) -> None:
    keys.write_headers(tmp_path / "p.vault", Header(77, SALT, "ab"), Header(1, SALT[:4], "ab"), Header(1, SALT, "ab"))
    assert keys.read_headers(tmp_path / "p.vault") == (Header(1, SALT, "ab"),)
