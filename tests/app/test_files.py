from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.files import KINDS, ask_what_to_open, ask_where_to_save
from tests.finding import the

pytestmark = pytest.mark.usefixtures("own_dialogs")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def test_the_file_that_is_chosen_is_opened(parent: QWidget, tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.touch()
    chosen: list[Path] = []
    dialog = ask_what_to_open(parent, chosen.append)
    dialog.selectFile(str(path))
    dialog.accept()
    assert chosen == [path]


def test_nothing_is_opened_when_the_person_thinks_better_of_it(parent: QWidget) -> None:
    chosen: list[Path] = []
    ask_what_to_open(parent, chosen.append).reject()
    assert chosen == []


@pytest.mark.parametrize(("filter_index", "name"), list(enumerate(f"run.{ending}" for ending in KINDS)))
def test_a_name_without_an_ending_gets_that_of_its_kind(
    parent: QWidget, tmp_path: Path, filter_index: int, name: str
) -> None:
    chosen: list[Path] = []
    dialog = ask_where_to_save(parent, chosen.append)
    kind = dialog.nameFilters()[filter_index]
    dialog.selectNameFilter(kind)
    dialog.filterSelected.emit(kind)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("run")
    dialog.accept()
    assert chosen == [tmp_path / name]


def test_a_name_is_suggested(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialog = ask_where_to_save(parent, chosen.append, "tcp-handshake")
    assert [Path(name).name for name in dialog.selectedFiles()] == ["tcp-handshake.jsonl"]


def test_what_was_written_is_the_kind_and_no_other_file_is_touched(
    parent: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "u.jsonl").touch()
    chosen: list[Path] = []
    dialog = ask_where_to_save(parent, chosen.append, "u")
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # it would wait for an answer
    dialog.setDirectory(str(tmp_path))
    line, files = the(QLineEdit, dialog, "fileNameEdit"), the(QListView, dialog, "listView")
    qtbot.waitUntil(lambda: files.model().rowCount(files.rootIndex()) == 1)
    line.clearFocus()  # else Qt itself takes the mark back
    line.clear()
    line.setText("u")
    assert files.selectionModel().hasSelection(), "Qt takes u for u.jsonl, which is there"
    line.setText("u.svg")
    dialog.accept()
    assert chosen == [tmp_path / "u.svg"]
