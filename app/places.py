"""Where things are: bundled resources, and the person's own folders."""

from pathlib import Path

import platformdirs

_NAME = "doseleaf"


def resources() -> Path:
    """The folder of bundled resources, in a checkout, an installed wheel or a frozen build.

    The one inside the package comes first: a stray `resources` folder beside an installed package must never win.
    """
    installed = Path(__file__).parent / "_resources"
    checkout = Path(__file__).parent.parent / "resources"
    return checkout if (checkout / "interactions.toml").is_file() and not installed.is_dir() else installed


def diary() -> Path:
    """The person's diary file."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False)) / "diary.db"


def settings() -> Path:
    """The file of settings about appearance; nothing about health is ever in it."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "settings.ini"
