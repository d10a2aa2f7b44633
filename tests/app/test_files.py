from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.files import KINDS, ask_what_to_open, ask_where_to_save

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
