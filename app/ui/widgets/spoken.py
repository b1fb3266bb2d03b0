"""Saying something to a screen reader that the focus alone would not say."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, message: str, *, interrupting: bool = False) -> None:
    """Have a message read out: after what is being read, or at once when it must interrupt."""
    event = QAccessibleAnnouncementEvent(widget, message)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if interrupting else politeness.Polite)
    QAccessible.updateAccessibility(event)
