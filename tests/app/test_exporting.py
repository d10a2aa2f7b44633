from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.exporting import Exporting
from app.files import KINDS
from app.film_dialog import FilmDialog
from app.window import Window
from sim.sources.captures import opened, read
from tests.app.conftest import MakeWindow
from tests.conftest import child_processes
from tests.finding import the
from widgets.export_bar import ExportBar


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> Window:
    window = make_window()
    window.show()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    return window


def exporting(window: Window) -> Exporting:
    found = window.findChild(Exporting)
    assert isinstance(found, Exporting)
    return found


def label(window: Window) -> str:
    return the(QLabel, the(ExportBar, window), "export_label").text()


def test_a_capture_is_made_with_sentences_and_its_place_is_told(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "talk.pcapng"
    with qtbot.waitSignal(exporting(window).ended, timeout=20_000) as ended:
        window.save_recording(out)
        assert the(ExportBar, window).isVisible()
    assert ended.args == [""]
    assert label(window) == f"Saved: {out}"
    with opened(out) as (file, _):
        assert ["SYN" in packet.comment for packet in read(file)] == [True, True, False]
    assert [path.name for path in tmp_path.glob("*talk*")] == ["talk.pcapng"]


def test_a_recording_is_saved_at_once(window: Window, tmp_path: Path) -> None:
    window.save_recording(tmp_path / "talk.jsonl")
    assert (tmp_path / "talk.jsonl").exists()
    assert the(ExportBar, window).isHidden()


@pytest.mark.parametrize(("language", "reason"), [("en", "there is no such folder"), ("zh", "没有这个文件夹")])
@pytest.mark.parametrize("ending", KINDS)
def test_where_nothing_can_be_put_that_is_said_at_once(
    window: Window, tmp_path: Path, ending: str, language: str, reason: str
) -> None:
    out = tmp_path / "nowhere" / f"a.{ending}"
    window.set_language(language)
    window.save_recording(out)
    told = the(QLabel, window, "banner_text").text()
    assert str(out) in told
    assert reason in told
    assert the(ExportBar, window).isHidden()
    assert window.findChildren(FilmDialog) == []


def test_what_cannot_be_made_is_said(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    with qtbot.waitSignal(exporting(window).ended, timeout=20_000):
        window.save_recording(out)
        out.mkdir()
    assert the(QLabel, window, "banner_text").text().startswith(f"The file {out} was not made. The file")
    assert the(ExportBar, window).isHidden()


@pytest.mark.parametrize("name", ["a.txt", ".png"])
def test_a_name_that_tells_no_kind_is_refused(window: Window, tmp_path: Path, name: str) -> None:
    window.save_recording(tmp_path / name)
    assert ".pcapng, .pdf" in the(QLabel, window, "banner_text").text()


def test_before_anything_has_run_there_is_nothing_to_save(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    window.save_recording(tmp_path / "a.png")
    assert the(QLabel, window, "banner_text").text() == "There is nothing to save yet. Run the programs first."


def test_a_film_is_asked_about_and_can_be_cancelled(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    pytest.importorskip("av")
    before = child_processes()
    window.save_recording(tmp_path / "talk.mp4")
    dialog = the(FilmDialog, window)
    the(QDialogButtonBox, dialog).button(QDialogButtonBox.StandardButton.Ok).click()
    qtbot.waitUntil(lambda: "0 %" not in label(window).split(": ")[1][:3], timeout=20_000)
    with qtbot.waitSignal(exporting(window).ended, timeout=20_000) as ended:
        the(QPushButton, the(ExportBar, window)).click()
    assert ended.args == [""]
    assert list(tmp_path.glob("*talk*")) == []
    assert child_processes() == before


def test_closing_the_window_leaves_no_process(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    before = child_processes()
    window.save_recording(tmp_path / "a.pdf")
    window.close()
    assert child_processes() == before
    assert list(tmp_path.glob("*a.pdf")) == []
