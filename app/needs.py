"""What Doseleaf needs from the machine, and the sentences for when it is not there."""

import os
import sys
from collections.abc import Mapping

NO_DISPLAY_STATUS = 3
PACKAGES = (
    "apt-get install -y python3-venv libglib2.0-0 libegl1 libgl1 libfontconfig1 libdbus-1-3 libwayland-cursor0 "
    "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)
"""The one package line for a bare Debian or Ubuntu; `.ci/run` installs the same."""

NO_DISPLAY = (
    "Doseleaf has no screen to open its window on; "
    "`doseleaf report --sample --output summary.pdf` prints a summary without one."
)
MISSING = f"Doseleaf cannot start: a part of it is missing. On Debian or Ubuntu this line installs it:\n{PACKAGES}"


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be expected to open: always off Linux, else when a display or a platform is named."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
