"""Secrets on the clipboard: put there with the request not to be remembered, and taken away again."""

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

STAYS_MS = 30_000
_OURS = "application/x-doseleaf"
_DO_NOT_RECORD = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b""),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b""),
)


def copy_secret(text: str) -> None:
    """Copy a passphrase; after 30 seconds it is taken away unless something else has been copied by then."""
    data = QMimeData()
    data.setText(text)
    data.setData(_OURS, b"1")
    for kind, value in _DO_NOT_RECORD:
        data.setData(kind, value)
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data)
    QTimer.singleShot(STAYS_MS, clipboard, lambda: clear_ours() if clipboard.text() == text else None)


def clear_ours() -> None:
    """Empty the clipboard when what is on it was put there by this program. Wayland may not allow it unfocused."""
    clipboard = QGuiApplication.clipboard()
    held = clipboard.mimeData()
    if clipboard.ownsClipboard() or (held is not None and held.hasFormat(_OURS)):
        clipboard.clear()
