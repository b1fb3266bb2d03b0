"""What the window can do with the file of the open diary, handed to Settings as one value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.services.keeping import Cabinet, OpenDiary
from app.services.passphrases import Draw
from app.services.ports import StoreProblem
from app.ui.background import Background


@dataclass(frozen=True, slots=True)
class Keeping:
    """The open diary and the ways to leave it.

    `lock` leaves it for the passphrase, `begin_again` starts over after it was given another one, `show_backups` leaves
    it for its backups, `show_others` for the diaries of other people. `set_minutes` changes after how long without
    anybody it locks. `settings` is a file apart.
    """

    diary: OpenDiary
    cabinet: Cabinet
    clock: Callable[[], datetime]
    background: Background
    words: Sequence[str]
    draw: Draw
    lock: Callable[[], None]
    begin_again: Callable[[], None]
    show_backups: Callable[[], None]
    show_others: Callable[[], None]
    set_minutes: Callable[[int], None]
    settings: Path

    def label(self) -> str:
        """What tells this diary from the others; empty where there is only one."""
        try:
            several = len(self.cabinet.diaries()) > 1
        except StoreProblem:
            several = True
        return self.diary.file.label if several else ""
