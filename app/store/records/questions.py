"""One question as a row of `question`, and back."""

from app.domain.kept_text import keep
from app.domain.questions import Question
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(question: Question) -> dict[str, Cell]:
    """The row."""
    return {
        "id": keep(question.id),
        "text": keep(question.text),
        "answered": cells.keep_day(question.answered),
        "answer": keep(question.answer),
    }


def from_row(row: Row) -> Question:
    """The record; raises ValueError or KeyError when the row is damaged."""
    return Question(
        id=cells.read_text(row, "id"),
        text=cells.read_text(row, "text"),
        answered=cells.read_day(row, "answered"),
        answer=cells.read_text(row, "answer"),
    )
