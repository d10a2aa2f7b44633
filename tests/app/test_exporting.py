from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.export import TOO_LONG
from app.exporting import Exporting
from app.files import KINDS
from app.film_dialog import FilmDialog
from app.leaving import LeavingQuestion
from app.saving import NO_ROOM, RunError
from app.window import Window
from sim.sources.captures import opened, read
from sim.words import Sentence
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
    out = tmp_path / "talk.jsonl"
    window.save_recording(out)
    assert out.exists()
    assert the(ExportBar, window).isVisible()
    assert label(window) == f"Saved: {out}"


@pytest.mark.parametrize("another", ["run", "lesson", "recording"])
def test_where_a_run_was_saved_is_no_longer_told_once_another_is_shown(
    window: Window, qtbot: QtBot, tmp_path: Path, another: str
) -> None:
    window.save_recording(tmp_path / "talk.jsonl")
    with qtbot.waitSignal(window.run_finished, timeout=20_000):
        if another == "run":
            window.run()
        elif another == "recording":
            window.open_recording(tmp_path / "talk.jsonl")
        else:
            window.open_lesson("second")
            window.run()
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


@pytest.mark.parametrize(
    ("language", "why"), [("en", "could not be saved as {}: a folder has that name."), ("zh", "{}：已有同名的文件夹。")]
)
def test_what_cannot_be_made_is_said(window: Window, qtbot: QtBot, tmp_path: Path, language: str, why: str) -> None:
    out = tmp_path / "a.csv"
    window.set_language(language)
    with qtbot.waitSignal(exporting(window).ended, timeout=20_000):
        window.save_recording(out)
        out.mkdir()
    assert why.format(out) in the(QLabel, window, "banner_text").text()
    assert the(ExportBar, window).isHidden()


def test_where_the_run_cannot_be_put_aside_no_folder_stays(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(path: Path) -> None:
        raise RunError(NO_ROOM)

    folders = tmp_path / "temporary"
    folders.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folders))
    monkeypatch.setattr(window.shown.run, "save", save)
    with pytest.raises(RunError):
        exporting(window).save(tmp_path / "a.csv")
    assert list(folders.iterdir()) == []


CHILD = """
import pathlib, sys
print("done 1.000", flush=True)
if {is_made}: pathlib.Path(sys.argv[sys.argv.index("--out") + 1]).touch()
sys.exit({code})
"""


@pytest.mark.parametrize(
    ("code", "is_made", "is_told"), [(0, True, True), (1, True, True), (0, False, False), (3, True, False)]
)
def test_saved_is_only_said_of_a_file_that_stands_after_a_child_that_ended_well(
    window: Window,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    is_made: bool,
    is_told: bool,
) -> None:
    child = (sys.executable, "-c", CHILD.format(code=code, is_made=is_made))
    monkeypatch.setattr("app.exporting.COMMAND", child)
    out = tmp_path / "a.csv"
    with qtbot.waitSignal(exporting(window).ended, timeout=20_000) as ended:
        window.save_recording(out)
    assert the(ExportBar, window).isVisible() is is_told
    why = f"The file {out} was not made, because the process that makes it ended too early (exit code {code})."
    assert ended.args == ["" if is_told else f"{why} Try it again."]


def test_a_reason_that_the_child_gives_is_said_in_the_language_of_the_window(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = msgspec.json.encode(Sentence("run", TOO_LONG, {"seconds": "300", "most": "180"})).decode()
    monkeypatch.setattr("app.exporting.COMMAND", (sys.executable, "-c", f"print({f'failed {told}'!r}); exit(1)"))
    window.set_language("zh")
    with qtbot.waitSignal(exporting(window).ended, timeout=20_000) as ended:
        window.save_recording(tmp_path / "a.csv")
    assert ended.args == ["影片会长达 300 秒，而最多只制作 180 秒。请选短一些的片段，或更快的速度。"]


def test_a_child_that_was_ended_from_outside_has_not_been_cancelled(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.exporting.COMMAND", (sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"))
    with qtbot.waitSignal(exporting(window).ended, timeout=20_000) as ended:
        window.save_recording(tmp_path / "a.csv")
    assert ended.args is not None
    assert "was not made" in ended.args[0]


def test_a_new_file_takes_the_place_of_one_that_is_being_made_without_waiting_for_it(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QProcess, "waitForFinished", lambda *_args: pytest.fail("the window waits"))
    with qtbot.waitSignal(exporting(window).ended, timeout=20_000) as ended:
        for name in ("first.pdf", "second.csv", "third.csv"):
            window.save_recording(tmp_path / name)
    assert ended.args == [""]
    assert [path.name for path in tmp_path.glob("*.*") if path.suffix in (".pdf", ".csv")] == ["third.csv"]
    assert label(window) == f"Saved: {tmp_path / 'third.csv'}"
    monkeypatch.undo()


@pytest.mark.parametrize("name", ["a.txt", ".png"])
def test_a_name_that_tells_no_kind_is_refused(window: Window, tmp_path: Path, name: str) -> None:
    window.save_recording(tmp_path / name)
    assert ".pcapng, .pdf" in the(QLabel, window, "banner_text").text()


def test_before_anything_has_run_there_is_nothing_to_save(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    window.save_recording(tmp_path / "a.csv")
    assert the(QLabel, window, "banner_text").text() == "There is nothing to save yet. Run the programs first."


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_picture_is_what_is_on_the_screen(window: Window, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"a.{suffix}"
    seen = window.grab().toImage()
    window.save_recording(out)
    assert label(window) == f"Saved: {out}"
    assert [path.name for path in tmp_path.glob("*a.*")] == [out.name]
    if suffix == "png":
        assert QImage(str(out)) == seen
    else:
        assert window.windowTitle() in out.read_text("utf-8")


def test_esc_puts_away_what_is_said_of_a_file_and_gives_up_one_that_is_being_made(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.setFocus()
    bar = the(ExportBar, window)
    bar.show_progress("talk.gif", 0.5)
    with qtbot.waitSignal(bar.cancel_requested):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    bar.show_done("talk.gif")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_a_film_is_asked_about_and_can_be_cancelled(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    pytest.importorskip("av")
    before = child_processes()
    window.save_recording(tmp_path / "talk.mp4")
    dialog = the(FilmDialog, window)
    the(QDialogButtonBox, dialog).button(QDialogButtonBox.StandardButton.Ok).click()
    wait_for_progress(window, qtbot)
    with qtbot.waitSignal(exporting(window).ended, timeout=20_000) as ended:
        the(QPushButton, the(ExportBar, window)).click()
    assert ended.args == [""]
    assert list(tmp_path.glob("*talk*")) == []
    assert child_processes() == before


@pytest.fixture
def passing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process and its children put their passing files."""
    folder = tmp_path / "passing"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def wait_for_progress(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "0 %" not in label(window).split(": ")[1][:3], timeout=20_000)


def test_leaving_while_a_file_is_made_is_asked_about_and_leaves_nothing(
    window: Window, qtbot: QtBot, tmp_path: Path, passing: Path
) -> None:
    before = child_processes()
    window.save_recording(tmp_path / "a.pdf")
    wait_for_progress(window, qtbot)
    window.close()
    question = the(LeavingQuestion, window)
    assert "a.pdf is still being made" in the(QLabel, question, "question").text()
    the(QPushButton, question, "stay_button").click()
    assert window.isVisible()
    assert child_processes() > before
    window.close()
    qtbot.waitUntil(lambda: len(window.findChildren(LeavingQuestion)) == 1)
    the(QPushButton, window, "leave_button").click()
    assert not window.isVisible()
    assert child_processes() == before
    assert list(tmp_path.glob("*a.pdf")) == []
    assert list(passing.iterdir()) == []


def test_a_child_that_is_killed_leaves_nothing(window: Window, qtbot: QtBot, tmp_path: Path, passing: Path) -> None:
    window.save_recording(tmp_path / "a.pdf")
    wait_for_progress(window, qtbot)
    with qtbot.waitSignal(exporting(window).ended):
        exporting(window)._process.kill()
    assert list(tmp_path.glob("*a.pdf")) == []
    assert list(passing.iterdir()) == []


def test_who_is_asked_whether_to_leave_is_asked_no_more_once_the_file_is_there(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(exporting(window).ended, timeout=20_000):
        window.save_recording(tmp_path / "a.csv")
        window.close()
        assert the(LeavingQuestion, window).isVisible()
    qtbot.waitUntil(lambda: window.findChildren(LeavingQuestion) == [])
    assert window.isVisible()
    assert (tmp_path / "a.csv").is_file()
