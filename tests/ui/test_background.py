import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.background import Background


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:  # noqa: ARG001 - a queued answer needs the application
    made = Background()
    yield made
    made.close()


def test_answers_arrive_in_order_on_the_thread_that_asked(qtbot: QtBot, background: Background) -> None:
    owner, seen = QObject(), list[tuple[int, str, str]]()

    def job(number: int) -> tuple[int, str]:
        return number, threading.current_thread().name

    def keep(found: tuple[int, str]) -> None:
        seen.append((*found, threading.current_thread().name))

    for number in range(200):
        background.run(owner, partial(job, number), keep, lambda _: None)
    qtbot.waitUntil(lambda: len(seen) == 200)
    assert [number for number, _, _ in seen] == list(range(200))
    assert {home for _, _, home in seen} == {threading.main_thread().name}
    assert {worker for _, worker, _ in seen} == {"background_0"}


def test_what_a_job_raises_is_handed_over_and_the_next_job_still_runs(qtbot: QtBot, background: Background) -> None:
    owner, wrong, right = QObject(), list[BaseException](), list[int]()

    def fail() -> int:
        raise ValueError("no")

    background.run(owner, fail, right.append, wrong.append)
    background.run(owner, lambda: 3, right.append, wrong.append)
    qtbot.waitUntil(lambda: right == [3])
    assert [str(each) for each in wrong] == ["no"]


def test_an_answer_is_dropped_when_its_owner_is_gone(qtbot: QtBot, background: Background) -> None:
    owner, alive, seen = QObject(), QObject(), list[str]()

    def slow() -> str:
        time.sleep(0.05)
        return "late"

    background.run(owner, slow, seen.append, lambda error: seen.append(str(error)))
    shiboken6.delete(owner)
    background.run(alive, lambda: "next", seen.append, lambda error: seen.append(str(error)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["next"]


def test_a_fault_in_the_answer_itself_is_not_swallowed(qtbot: QtBot, background: Background) -> None:
    owner = QObject()

    def faulty(_: int) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        background.run(owner, lambda: 1, faulty, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_closing_waits_for_the_running_job(background: Background) -> None:
    owner, done = QObject(), threading.Event()

    def slow() -> None:
        time.sleep(0.05)
        done.set()

    background.run(owner, slow, lambda _: None, lambda _: None)
    background.close()
    assert done.is_set()
