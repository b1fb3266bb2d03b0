"""The names offered for the files of a summary."""

from datetime import date


def suggested_name(day: date) -> str:
    """The name offered for the file; it says nothing about the person or what is in it."""
    return f"summary-{day.isoformat()}.pdf"


def suggested_log_name(day: date) -> str:
    """The name offered for the log."""
    return f"log-{day.isoformat()}.pdf"
