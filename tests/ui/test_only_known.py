"""A stored medicine that is known and not covered says so on every page: they all read the session's coverage."""

from datetime import datetime
from itertools import count

from pytestqt.qtbot import QtBot

from app.domain.matching import build_index
from app.domain.medicines import Medicine
from app.services.diary import add_medicine
from app.services.ports import Tools
from app.services.summary import last_days
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.session import Session
from tests.data_files import small

NOW = datetime.fromisoformat("2026-11-20T12:00:00+00:00")


def test_a_stored_medicine_that_is_only_known_is_told_from_a_name_that_nobody_knows(qtbot: QtBot) -> None:
    data, ids, store = small(), count(), DiaryStore(memory())
    names = build_index(data.vocabulary, frozenset({"Moonstone"}))
    session = Session(store, data, names, Tools(lambda: NOW, lambda: f"id{next(ids)}"))
    for name in ("Moonstone 5 mg", "Meadow calm drops", "gabapentin"):
        with qtbot.waitSignal(session.changed):
            assert session.act(lambda kept, tools, name=name: add_medicine(kept, tools, Medicine("", name)))  # type: ignore[misc]  # a default is how a lambda in a loop keeps its value
    reasons = {each.name: each.reasons for each in session.coverage().unchecked}
    unknown = (data.sentences["not_recognised"],)
    assert reasons == {
        "Moonstone 5 mg": (data.sentences["not_covered"],),
        "Meadow calm drops": unknown,
        "gabapentin": unknown,
    }
    printed = session.summary(last_days(session.today()), "D-1", "0.1.0").coverage.unchecked
    assert {each.name: each.reasons for each in printed} == reasons
    store.close()
