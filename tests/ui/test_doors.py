"""The ways out of the diary and into it: what is said before a file is written, what is shown before one comes in."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app import start
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.records import Record, RecordChange
from app.exchange.archive import write_archive
from app.services.doors import Doors
from app.services.incoming import WHOLE, ImportProblem
from app.services.ports import StoreProblem, StoreProblemKind
from app.services.taking_out import SHAPES, Everything, Shape
from app.store.cabinet import FolderCabinet
from app.ui.background import Background
from app.ui.forms.bring_in_form import BringInForm
from app.ui.forms.take_out_form import TakeOutForm
from app.ui.forms.undo_form import UndoForm
from app.ui.forms.work_form import WorkForm
from app.ui.keeping import Keeping
from app.ui.pages.settings_doors import InCard, OutCard
from app.ui.session import Session
from app.ui.theme import Theme
from tests.store.vaults import AT
from tests.ui.filling import NOW, activate, button, empty_diary, words_of
from tests.ui.test_by_keyboard import name_of, one_stop_of_a_group, stops, walk

F = TypeVar("F", bound=WorkForm)
MARKER = "Marker 4711"
MEDICINE = Medicine("m", MARKER)


class Doorway:
    """The two cards over one diary without a passphrase, and the window they stand in."""

    def __init__(self, folder: Path, qtbot: QtBot, session: Session) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.worker, cabinet = Background(), FolderCabinet(folder / "diaries")
        self.diary = cabinet.create("")
        self.session = session
        session.store = self.diary.store
        self.keeping = Keeping(
            diary=self.diary,
            cabinet=cabinet,
            clock=lambda: AT,
            background=self.worker,
            words=(),
            draw=lambda below: below - 1,
            lock=lambda: None,
            begin_again=lambda: None,
            show_backups=lambda: None,
            show_others=lambda: None,
            set_minutes=lambda _: None,
            settings=folder / "settings.ini",
        )
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()

    def put(self, card: QWidget) -> None:
        card.setParent(self.window)
        card.show()

    def out(self, doors: Doors | None = None) -> OutCard:
        card = OutCard(self.session, self.worker, doors or start.doors(), "0.1.0")
        self.put(card)
        return card

    def into(self, doors: Doors | None = None) -> InCard:
        card = InCard(self.session, self.keeping, doors or start.doors())
        self.put(card)
        return card

    def add(self, *records: Record) -> None:
        self.session.store.apply([RecordChange(None, each) for each in records], "Added", NOW)

    def file(self, *records: Record) -> Path:
        path = self.folder / "archive.json"
        path.write_bytes(write_archive(records, NOW, "0.1.0"))
        return path

    def preview(self, *records: Record) -> BringInForm:
        """The form over an archive, when it has compared."""
        self.into().bring_in.bring(self.file(*records))
        form = self.opened(BringInForm)
        self.qtbot.waitUntil(lambda: "entr" in words_of(form))
        return form

    def opened(self, kind: type[F]) -> F:
        self.qtbot.waitUntil(lambda: any(isinstance(each, kind) for each in QApplication.topLevelWidgets()))
        return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind))


@pytest.fixture
def doorway(tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Doorway]:
    assert theme
    with empty_diary() as session:
        memory = session.store
        found = Doorway(tmp_path, qtbot, session)
        yield found
        found.worker.close()
        for each in QApplication.topLevelWidgets():
            if isinstance(each, WorkForm) and isValid(each):
                each.done(0)
        found.diary.close()
        session.store = memory


def test_an_archive_is_written_where_the_person_chose_and_its_openness_is_said_before_and_after(
    doorway: Doorway, tmp_path: Path
) -> None:
    doorway.add(MEDICINE)
    card = doorway.out()
    assert "None of these files is encrypted" in words_of(card)
    QTest.keyClick(button(card, "Archive: save …"), Qt.Key.Key_Space)
    form = doorway.opened(TakeOutForm)
    said = words_of(form)
    assert "This file is not encrypted" in said
    assert "Whoever can open it can read all of it" in said
    path = tmp_path / "chosen.json"
    form.write_to(path)
    doorway.qtbot.waitUntil(lambda: "Saved." in words_of(card))
    assert "It is not encrypted." in words_of(card)
    assert json.loads(path.read_bytes())["records"]["medicine"][0]["name"] == MARKER
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["chosen.json"]


def test_the_name_that_is_offered_holds_a_day_and_nothing_else(doorway: Doorway) -> None:
    doorway.add(MEDICINE, Person("person", MARKER))
    card = doorway.out()
    card.ask(Shape.ARCHIVE)
    form = doorway.opened(TakeOutForm)
    form.save_button.click()
    dialog = form.findChildren(QFileDialog)[0]
    assert [Path(each).name for each in dialog.selectedFiles()] == ["archive-2026-11-20.json"]
    dialog.reject()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreProblem(StoreProblemKind.DISK, "The disk does not answer."), "The disk does not answer."),
        (ImportProblem(WHOLE, "was not read again."), "The file was not read again."),
        (OSError(28, "full"), "There is no room left there."),
    ],
    ids=["the diary", "the file", "the disk"],
)
def test_a_file_that_cannot_be_written_is_said_in_the_form_which_stays(
    doorway: Doorway, tmp_path: Path, error: Exception, said: str
) -> None:
    def refuse(_: Everything) -> bytes:
        raise error

    doorway.out(replace(start.doors(), write={Shape.ARCHIVE: refuse})).ask(Shape.ARCHIVE)
    form = doorway.opened(TakeOutForm)
    form.write_to(tmp_path / "chosen.json")
    doorway.qtbot.waitUntil(lambda: said in words_of(form))
    assert form.isVisible()
    assert form.save_button.isEnabled()
    assert not (tmp_path / "chosen.json").exists()


def test_while_the_worker_has_the_diary_nothing_can_be_pressed_and_the_form_stays(doorway: Doorway) -> None:
    doorway.out().ask(Shape.ARCHIVE)
    form = doorway.opened(TakeOutForm)
    form._set_busy(busy=True)
    form.reject()
    event = QCloseEvent()
    form.closeEvent(event)
    form.save()
    assert not event.isAccepted()
    assert form.isVisible()
    assert not form.findChildren(QFileDialog)
    assert not form.save_button.isEnabled()
    form._set_busy(busy=False)
    form.reject()
    assert not form.isVisible()


def test_what_an_archive_holds_is_shown_before_anything_is_written_and_then_comes_in_after_a_backup(
    doorway: Doorway,
) -> None:
    doorway.add(Medicine("other", "Oil of mine"))
    form = doorway.preview(MEDICINE, Medicine("other", "Oil of mine"))
    said = words_of(form)
    assert "2 entries, 1 of them new here." in said
    assert "1 new and 1 here already" in said
    assert "Where the archive and the diary differ" not in said
    assert doorway.session.store.get(Medicine, "m") is None
    assert not doorway.keeping.cabinet.backups(doorway.diary.file)
    with doorway.qtbot.waitSignal(doorway.session.changed) as heard:
        form.save_button.click()
    assert heard.args is not None
    assert heard.args[0].what == "Brought in 1 entry of an archive"
    assert doorway.session.store.get(Medicine, "m") == MEDICINE
    assert len(doorway.keeping.cabinet.backups(doorway.diary.file)) == 1
    assert doorway.session.undo()
    assert doorway.session.store.get(Medicine, "m") is None


def test_what_differs_is_kept_unless_the_person_takes_the_other(doorway: Doorway) -> None:
    doorway.add(Medicine("m", "As it is here"))
    form = doorway.preview(MEDICINE)
    assert "1 entry, none of them new here." in words_of(form)
    assert not form.save_button.isEnabled()
    ways = form._ways.findChildren(type(form._ways.panel().radio))
    ways[1].click()
    assert form.save_button.isEnabled()
    with doorway.qtbot.waitSignal(doorway.session.changed):
        form.save_button.click()
    assert doorway.session.store.get(Medicine, "m") == MEDICINE


def test_an_archive_that_is_here_already_cannot_be_brought_in(doorway: Doorway) -> None:
    doorway.add(MEDICINE)
    form = doorway.preview(MEDICINE)
    assert "1 entry: all of them stand in this diary already." in words_of(form)
    assert not form.save_button.isEnabled()


def test_an_archive_of_somebody_else_or_of_nobody_is_said_first(doorway: Doorway) -> None:
    doorway.add(Person("person", "Ada"))
    form = doorway.preview(Person("person", "Sam", invented=True))
    assert "Two different people" in words_of(form)
    assert "An invented person" in words_of(form)


def test_without_a_backup_nothing_comes_in(doorway: Doorway, monkeypatch: pytest.MonkeyPatch) -> None:
    form = doorway.preview(MEDICINE)

    def refuse(_self: object, _at: object) -> None:
        raise StoreProblem(StoreProblemKind.DISK, "No backup could be made.")

    monkeypatch.setattr(type(doorway.diary), "back_up_when_changed", refuse)
    form.save_button.click()
    doorway.qtbot.waitUntil(lambda: "No backup could be made." in words_of(form))
    assert doorway.session.store.get(Medicine, "m") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{}", "The file is JSON, but neither FHIR"),
        (b'{"format": "doseleaf-archive/9"}', "format: is that of another version of Doseleaf"),
        (None, "That file cannot be read."),
    ],
    ids=["no archive", "a newer one", "no file"],
)
def test_a_file_that_cannot_come_in_is_said_in_the_card(
    doorway: Doorway, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "some.json"
    if content is not None:
        path.write_bytes(content)
    card = doorway.into()
    card.bring_in.bring(path)
    doorway.qtbot.waitUntil(lambda: said in words_of(card))
    assert "Nothing was brought in" in words_of(card)


def test_a_file_is_chosen_in_the_dialog_of_the_system(doorway: Doorway) -> None:
    card = doorway.into()
    QTest.keyClick(button(card, "Bring in a file …"), Qt.Key.Key_Space)
    dialog = card.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(doorway.file(MEDICINE)))
    dialog.reject()
    assert "The file is being read." in words_of(card)
    form = doorway.opened(BringInForm)
    assert "The file is being read." not in words_of(card)
    doorway.qtbot.waitUntil(lambda: "1 entry, 1 of them new here." in words_of(form))


def spoken(thing: QWidget) -> list[str]:
    """What a screen reader finds, in order."""

    def walk(node: QAccessibleInterface) -> Iterator[str]:
        if not node.state().invisible and (name := node.text(QAccessible.Text.Name)):
            yield name
        for place in range(node.childCount()):
            below = node.child(place)
            if below is not None:
                yield from walk(below)

    found = QAccessible.queryAccessibleInterface(thing)
    assert found is not None
    return [each.replace("\u00a0", " ") for each in walk(found)]


def test_a_screen_reader_finds_each_kind_of_file_with_a_button_of_its_own(doorway: Doorway) -> None:
    found = spoken(doorway.out())
    for shape, words in SHAPES.items():
        assert found.index(words.name) < found.index(words.use) < found.index(f"{words.name}: save …"), shape
    assert "Bring in a file …" in spoken(doorway.into())


def test_a_screen_reader_finds_what_is_in_an_archive_and_that_a_file_is_open_to_all(doorway: Doorway) -> None:
    form = doorway.preview(MEDICINE)
    found = spoken(form)
    lines = ("1 entry, 1 of them new here.", "Medicines and other substances", "1 new")
    assert [each for each in found if each in lines] == list(lines)
    form.reject()
    doorway.out().ask(Shape.FHIR)
    assert any(each.startswith("This file is not encrypted") for each in spoken(doorway.opened(TakeOutForm)))


@pytest.mark.parametrize("shape", Shape)
def test_every_kind_of_file_is_written_from_the_window(doorway: Doorway, tmp_path: Path, shape: Shape) -> None:
    doorway.add(MEDICINE, Person("person", "Ada"))
    card = doorway.out()
    card.ask(shape)
    form = doorway.opened(TakeOutForm)
    path = tmp_path / f"chosen.{SHAPES[shape].suffix}"
    form.write_to(path)
    doorway.qtbot.waitUntil(lambda: "Saved." in words_of(card))
    raw = path.read_bytes()
    assert zipfile.is_zipfile(path) if shape is Shape.TABLES else MARKER.encode() in raw


@pytest.mark.parametrize("name", ["diary.db", "diary-1.vault", "diary-1.hdr", "DIARY.DB"])
def test_a_diary_is_never_replaced_by_a_file_that_is_taken_out(doorway: Doorway, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"a diary")
    doorway.out().ask(Shape.ARCHIVE)
    form = doorway.opened(TakeOutForm)
    form.write_to(path)
    doorway.qtbot.waitUntil(lambda: "A diary, or its key, has that name." in words_of(form))
    assert path.read_bytes() == b"a diary"
    assert form.isVisible()


def test_each_form_is_walked_by_tab_and_every_stop_has_a_name_of_its_own(doorway: Doorway) -> None:
    doorway.add(Medicine("m", "As it is here"))
    doorway.out().ask(Shape.TABLES)
    forms: list[WorkForm] = [doorway.opened(TakeOutForm)]
    walked(forms[0])
    forms[0].reject()
    form = doorway.preview(MEDICINE, Medicine("n", "New"))
    doorway.qtbot.waitUntil(form.save_button.isEnabled)
    walked(form)
    undo = UndoForm(doorway.session, doorway.worker, 501, doorway.window, again=False)
    form.reject()
    undo.open()
    walked(undo)
    undo.reject()


def walked(form: WorkForm) -> None:
    activate(form)
    reached = walk(form)
    assert [each for each in stops(form) if each not in reached and not one_stop_of_a_group(each, set(reached))] == []
    names = [name_of(each) for each in reached]
    assert all(names)
    assert len(set(names)) == len(names)
