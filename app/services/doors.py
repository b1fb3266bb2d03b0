"""The ways in and out of a diary, as `start.py` hands them in: what writes files and what reads them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.services.incoming import Incoming
from app.services.taking_out import Everything, Shape


@dataclass(frozen=True, slots=True)
class Doors:
    """`write` turns a diary into the bytes of a file, `read` says what a file holds. Both may raise ImportProblem.

    Both run in the worker and know nothing of paths.
    """

    write: Mapping[Shape, Callable[[Everything], bytes]]
    read: Callable[[bytes], Incoming]
