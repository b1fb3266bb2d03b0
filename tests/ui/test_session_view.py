"""After any change the session's view is what a fresh reading gives: only what the change was about is read again."""

from collections.abc import Iterator

import pytest

from app.domain.moments import Period
from app.domain.records import FAMILIES, Record, RecordChange
from app.services import findings as looking
from app.services.changes import Change, change_of
from app.services.diary import belongings
from app.services.findings import DiaryView
from app.services.ports import Store, Tools
from app.ui import session as module
from app.ui.session import Session
from app.ui.theme import Theme
from tests.ui.every_window import sample_window


@pytest.fixture
def session(theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with sample_window(theme, tmp_path_factory.mktemp("view")) as window:
        yield window._session


def fresh(session: Session) -> DiaryView:
    today = session.today()
    return session.view_of(Period(today - looking.RECENT, today))


def remove_one(session: Session, family: type[Record]) -> None:
    """Take the newest record of a family away, with what belongs to it."""

    def action(store: Store, tools: Tools) -> Change:
        record = store.all(family)[-1]
        gone = [RecordChange(each, None) for each in (*belongings(store, record), record)]
        return change_of(store.apply(gone, "Removed", tools.clock()))

    assert session.act(action)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_after_a_change_and_after_its_undo_and_redo_the_view_is_as_if_read_anew(
    session: Session, family: type[Record]
) -> None:
    before = session.view()
    remove_one(session, family)
    assert session.view() == fresh(session)
    assert session.undo()
    assert session.view() == fresh(session) == before
    assert session.redo()
    assert session.view() == fresh(session)


def test_many_changes_before_anybody_looks_are_all_in_the_view(session: Session) -> None:
    session.changed.disconnect()  # the window would look after each
    before = session.view()
    for family in FAMILIES:
        remove_one(session, family)
    assert session.view() == fresh(session)
    for _ in FAMILIES:
        assert session.undo()
    assert session.view() == fresh(session) == before


def test_what_a_change_is_not_about_is_not_read_again(session: Session) -> None:
    before = session.view()
    family = next(each for each in FAMILIES if each.__name__ == "Use")
    remove_one(session, family)
    after = session.view()
    assert after.uses != before.uses
    assert after.intakes is before.intakes
    assert after.medicines is before.medicines


def test_a_view_that_left_a_change_out_would_be_noticed(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with a reading that forgets what changed, the comparison above fails."""
    session.view()
    monkeypatch.setattr(module, "read_again", lambda view, *_: view)
    remove_one(session, next(each for each in FAMILIES if each.__name__ == "Medicine"))
    assert session.view() != fresh(session)
