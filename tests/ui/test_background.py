import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.giving_way import give_way
from app.ui import background as module
from app.ui.background import Background
from app.ui.turns import Turns


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


@pytest.fixture
def busy(everything_at_once: Turns) -> Iterator[Turns]:
    """The window has work of its own."""
    everything_at_once.quiet.clear()
    yield everything_at_once
    everything_at_once.quiet.set()


def polite(seen: list[int], *, gives_way: bool = True) -> int:
    for number in range(3):
        if gives_way:
            give_way()
        seen.append(number)
    return len(seen)


def test_a_job_that_gives_way_waits_while_the_window_has_work(
    qtbot: QtBot, background: Background, busy: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_S", 60.0)
    owner, steps, done = QObject(), list[int](), list[int]()
    background.run(owner, partial(polite, steps), done.append, lambda _: None)
    qtbot.wait(50)
    assert steps == []
    busy.quiet.set()
    qtbot.waitUntil(lambda: done == [3])


def test_a_job_that_does_not_say_when_goes_on(qtbot: QtBot, background: Background, busy: Turns) -> None:
    assert not busy.quiet.is_set()
    owner, done = QObject(), list[int]()
    background.run(owner, partial(polite, [], gives_way=False), done.append, lambda _: None)
    qtbot.waitUntil(lambda: done == [3])


def test_no_step_waits_for_ever(
    qtbot: QtBot, background: Background, busy: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_S", 0.001)
    owner, done = QObject(), list[int]()
    background.run(owner, partial(polite, []), done.append, lambda _: None)
    qtbot.waitUntil(lambda: done == [3])
    assert not busy.quiet.is_set()


def test_closing_lets_a_waiting_job_run_to_its_end(busy: Turns, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_S", 0.2)
    made, owner, steps = Background(), QObject(), list[int]()
    made.run(owner, partial(polite, steps), lambda _: None, lambda _: None)
    made.close()
    assert steps == [0, 1, 2]
    assert not busy.quiet.is_set()


def test_outside_a_job_giving_way_is_nothing(busy: Turns) -> None:
    assert not busy.quiet.is_set()
    assert polite([]) == 3
