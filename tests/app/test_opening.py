from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.stage_area import StageArea
from app.window import Window
from sim.lessons import read_course
from sim.network.events import RunStarted
from sim.sources import recording
from sim.sources.request import COMMAND
from tests.bench.conversations import timeline_of
from tests.finding import the
from tests.sim.sources.strangers import pcap, save
from widgets.banner import Banner
from widgets.caption import Caption
from widgets.conversation_table import ConversationTable
from widgets.ladder import Ladder
from widgets.next_up import NextUp


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, lessons: Path) -> Window:
    """A window over the real reader of files."""
    Preferences(tmp_path / "config").language = "en"
    window = Window(Preferences(tmp_path / "config"), read_course([lessons]), COMMAND)
    qtbot.addWidget(window)
    window.show()
    return window


def opened(window: Window, qtbot: QtBot, path: Path) -> Window:
    with qtbot.waitSignal(window.run_finished):
        window.open_recording(path)
    return window


def title(window: Window) -> str:
    return the(QLabel, window, "lesson_title").text()


def test_a_capture_with_several_conversations_is_a_table_then_a_ladder_and_back(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(window, qtbot, save(tmp_path, "raw4"))
    table, back = the(ConversationTable, window), the(QToolButton, window, "choice_button")
    assert table.isVisible()
    assert table.model().rowCount() == 4
    assert not the(Caption, window).isVisible()
    assert not back.isVisible()
    with qtbot.waitSignal(window.run_finished):
        table.conversation_chosen.emit(2)
    assert not table.isVisible()
    assert the(Caption, window).isVisible()
    assert the(Ladder, window).isVisible()
    assert title(window) == "raw4.pcap · 2"
    assert {str(address) for address in window.newest_world.addresses} == {"10.0.0.1:1001", "10.0.0.2:80"}
    with qtbot.waitSignal(window.run_finished):
        back.click()
    assert table.isVisible()
    assert title(window) == "raw4.pcap"


def test_all_packets_can_be_shown_together(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, save(tmp_path, "raw4"))
    with qtbot.waitSignal(window.run_finished):
        the(QPushButton, window, "all_conversations").click()
    assert len(window.newest_world.packets) == 12


def test_a_file_without_a_choice_is_shown_at_once(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    recording.write(path, timeline_of(5).events)
    opened(window, qtbot, path)
    assert window.findChildren(ConversationTable) == []
    assert the(Ladder, window).isVisible()


def test_a_lesson_takes_the_choice_away(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, save(tmp_path, "raw4"))
    window.open_lesson("first")
    assert not the(ConversationTable, window).isVisible()
    assert the(Caption, window).isVisible()
    assert the(QLabel, the(StageArea, window), "empty_sentence").isVisible()


def test_before_a_choice_there_is_nothing_to_save(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, save(tmp_path, "raw4"))
    window.save_recording(tmp_path / "a.jsonl")
    assert "Choose one of the conversations first" in the(QLabel, window, "banner_text").text()
    assert not (tmp_path / "a.jsonl").exists()


def test_what_is_damaged_is_said_over_what_could_be_read(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = save(tmp_path, "raw4")
    path.write_bytes(path.read_bytes()[:-5])
    opened(window, qtbot, path)
    assert the(ConversationTable, window).model().rowCount() == 4
    assert the(QLabel, window, "banner_text").text().startswith("The capture raw4.pcap is damaged after packet 11")


def test_a_long_file_shows_its_progress_and_can_be_stopped(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    whole = save(tmp_path, "raw4").read_bytes()
    path = tmp_path / "long.pcap"
    path.write_bytes(whole + whole[24:] * 60_000)
    window.open_recording(path)

    def is_reading() -> bool:
        return any(bar.isVisible() and bar.value() > 0 for bar in window.findChildren(QProgressBar, "reading_bar"))

    qtbot.waitUntil(is_reading)
    with qtbot.waitSignal(window.run_finished):
        the(QPushButton, window, "reading_stop").click()
    assert the(ConversationTable, window).model().rowCount() >= 4
    (last,) = {event.done for event in [window.newest_world.reading] if event is not None}
    assert last < path.stat().st_size


def drop(window: Window, urls: list[QUrl]) -> tuple[bool, bool]:
    """Drag over the window and let go there; whether each was accepted."""
    data = QMimeData()
    data.setUrls(urls)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(window.rect().center(), copy, data, left, none)
    let_go = QDropEvent(QPointF(window.rect().center()), copy, data, left, none)
    for event in (enter, let_go):
        event.ignore()
        QApplication.sendEvent(window, event)
    return enter.isAccepted(), let_go.isAccepted()


def test_a_file_can_be_dropped_onto_the_window(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.pcap"
    path.write_bytes(save(tmp_path, "raw4").read_bytes())
    with qtbot.waitSignal(window.run_finished):
        assert drop(window, [QUrl.fromLocalFile(str(path))]) == (True, True)
    assert title(window) == "a.pcap"


def test_a_file_with_nothing_in_it_leaves_the_lesson_where_it_is(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.pcap"
    path.write_bytes(pcap(1, []))
    opened(window, qtbot, path)
    assert title(window) == "First"
    assert the(QLabel, the(StageArea, window), "empty_sentence").isVisible()
    said = the(QLabel, window, "banner_text").text()
    assert said.startswith("The capture a.pcap holds no packets: there is nothing to show. What was shown before is")


def test_a_file_of_which_nothing_can_be_shown_never_takes_the_place_of_one_that_is(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    cut, broken, junk = tmp_path / "cut.jsonl", tmp_path / "broken.jsonl", tmp_path / "junk.pcapng"
    recording.write(cut, timeline_of(5).events)
    lines = cut.read_bytes().splitlines(keepends=True)
    cut.write_bytes(b"".join(lines[:-3]) + lines[-3][:10])
    broken.write_bytes(lines[0] + lines[1][:10])
    junk.write_bytes(bytes(range(256)))
    opened(window, qtbot, broken)
    assert title(window) == "First"
    opened(window, qtbot, cut)
    assert the(QLabel, window, "banner_text").text().startswith(f"Line {len(lines) - 2} of cut.jsonl is damaged")
    for file, said in ((junk, "The file junk.pcapng is neither"), (broken, "Line 2 of broken.jsonl is damaged")):
        opened(window, qtbot, file)
        banner = the(QLabel, window, "banner_text").text()
        assert banner.startswith(said)
        assert banner.endswith(" What was shown before is still shown.")
        assert title(window) == "cut.jsonl"
        assert len(window.newest_world.packets) == 4


def test_a_recording_in_which_nothing_happened_is_shown_as_it_is(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "quiet.jsonl"
    recording.write(path, [RunStarted(0.0, "model", "first", 1)])
    opened(window, qtbot, path)
    assert title(window) == "quiet.jsonl"
    assert the(QLabel, window, "banner_text").isHidden() or not the(QLabel, window, "banner_text").text()


def test_what_is_no_file_cannot_be_dropped(window: Window, tmp_path: Path) -> None:
    for url in (QUrl("https://example.org/a.pcap"), QUrl.fromLocalFile(str(tmp_path)), QUrl.fromLocalFile("absent")):
        assert drop(window, [url]) == (False, False)
    assert title(window) == "First"


def test_projected_the_keys_stay_in_the_table(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, save(tmp_path, "raw4"))
    table = the(ConversationTable, window)
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F5)
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageUp, 0), (Qt.Key.Key_Down, 1)):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        assert table.currentIndex().row() == row
    assert the(NextUp, window).isHidden()
    with qtbot.waitSignal(window.run_finished):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    assert title(window) == "raw4.pcap · 2"
    window.set_theme("light")


def test_where_there_is_no_conversation_to_choose_the_key_says_why(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "no capture file that holds several is open" in the(QLabel, window, "banner_text").text()
    assert window.problems == []
    opened(window, qtbot, save(tmp_path, "raw4"))
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert the(Banner, window).isHidden()  # one can be chosen already


def test_with_large_text_in_a_low_window_the_choice_keeps_the_room_of_what_is_said(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.resize(1280, 720)
    opened(window, qtbot, save(tmp_path, "raw4"))
    window._looks.choose("text_size", "1.5")
    assert the(ConversationTable, window).isVisible()
    assert not the(Caption, window).isVisible()
