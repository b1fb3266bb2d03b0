"""From a passphrase to the key of a vault: Argon2id, its costs, and the small header that lies beside the file."""

import hashlib
import hmac
import json
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from app.store.durable import write_whole

KEY_BYTES = 32
SALT_BYTES = 16
_VERSION = 1
_CHECKED = b"doseleaf vault key check 1"
_LARGEST_HEADER = 4096


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: passes over `memory_kib` KiB of memory, in `lanes` lanes."""

    passes: int
    memory_kib: int
    lanes: int


COSTS = {1: Cost(3, 256 * 1024, 4), 2: Cost(3, 64 * 1024, 4)}
"""Argon2id parameters by the id that a header names. An entry is never edited, only added.

1 takes about half a second on a plain computer; 2 is the second recommendation of RFC 9106, for one that has not
256 MiB to spare.
"""
STRONG = 1
SMALL = 2


@dataclass(frozen=True, slots=True)
class Key:
    """The raw key of a file (32 bytes) and the salt it was derived with (16 bytes), kept out of every `repr`."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def pragma(self) -> str:
        """The key and the salt as SQLCipher wants them: the salt becomes the first bytes of the file."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


@dataclass(frozen=True, slots=True)
class Header:
    """How the key of a file is derived. `check` tells a wrong passphrase from a damaged file and helps nobody guess."""

    cost: int
    salt: bytes
    check: str


def derive(passphrase: str, salt: bytes, cost: int = STRONG) -> Key:
    """The key of a passphrase. However an accented letter was typed, it is the same passphrase (Unicode NFKC).

    Raises MemoryError when this computer cannot give the memory that `cost` asks for.
    """
    of = COSTS[cost]
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        raw = hash_secret_raw(secret, salt, of.passes, of.memory_kib, of.lanes, KEY_BYTES, Type.ID)
    except HashingError:
        raise MemoryError from None
    return Key(raw, salt)


def new_key(passphrase: str, cost: int = STRONG) -> tuple[Key, Header]:
    """A key with a new salt and the header for it; with the smaller cost where there is no memory for the other."""
    salt = secrets.token_bytes(SALT_BYTES)
    try:
        key = derive(passphrase, salt, cost)
    except MemoryError:
        cost = SMALL
        key = derive(passphrase, salt, cost)
    return key, Header(cost, salt, check_of(key))


def check_of(key: Key) -> str:
    """The first 8 bytes of HMAC-SHA256 of a constant, in hexadecimal."""
    return hmac.new(key.raw, _CHECKED, hashlib.sha256).hexdigest()[:16]


def opens(header: Header, key: Key) -> bool:
    """Whether a derived key is the one that the header was written for."""
    return hmac.compare_digest(header.check, check_of(key))


def header_path(path: Path) -> Path:
    """Where the header of a vault lies: beside it."""
    return path.with_suffix(".hdr")


def write_headers(path: Path, *headers: Header) -> None:
    """Keep the headers of the vault at `path`, the current one first. Raises OSError."""
    kept = [{"cost": one.cost, "salt": one.salt.hex(), "check": one.check} for one in headers]
    text = json.dumps({"version": _VERSION, "keys": kept})
    write_whole(header_path(path), text.encode())


def read_headers(path: Path) -> tuple[Header, ...]:
    """The headers of the vault at `path`. One that is missing, damaged or of a cost nobody knows is left out."""
    try:
        with header_path(path).open("rb") as file:
            kept = json.loads(file.read(_LARGEST_HEADER))
        found = [Header(int(one["cost"]), bytes.fromhex(one["salt"]), str(one["check"])) for one in kept["keys"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()
    return tuple(one for one in found if one.cost in COSTS and len(one.salt) == SALT_BYTES and one.check.isascii())
