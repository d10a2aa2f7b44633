"""A program that is pasted over a lesson's: it is seen to fail, judged, replayed, cured, and can be stopped."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import thread_report
from app.threads_room import ThreadsRoom
from sim.concurrency.interleaver.report import Verdict
from sim.concurrency.world import Thread
from tests.app.test_threads_room import open_it
from tests.finding import the

PASTED = """\
from threading import Thread

n = 10

def f():
    global n
    temp = n
    n = temp - 1

threads = [Thread(target=f) for _ in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(n)
"""
WITH_LOCK = (
    PASTED.replace("import Thread\n", "import Lock, Thread\n\nlock = Lock()\n")
    .replace("    temp = n\n", "    with lock:\n        temp = n\n")
    .replace("    n = temp", "        n = temp")
)


def paste(room: ThreadsRoom, text: str) -> None:
    room.editor.setPlainText(text)
    the(QPushButton, room, "run_button").click()


def judged(room: ThreadsRoom) -> dict[str, bool | None]:
    assert room.run.known is not None
    told = thread_report.shown(room.run.known, room.run.exploration.is_good, room.run.exploration.expectation)
    return {row.values: row.is_good for row in told.outcomes}


def write_expectation(room: ThreadsRoom, text: str) -> None:
    line = the(QLineEdit, room, "expectation")
    line.setText(text)
    line.editingFinished.emit()


def test_the_well_known_script_is_seen_to_fail_replayed_and_cured(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    paste(room, PASTED)
    qtbot.waitUntil(lambda: room.run.known is not None and len(room.run.known.outcomes) == 10, timeout=60_000)
    assert not room.views.is_veiled, "nobody asks the lesson's questions about another program"
    assert {judged(room)[each] for each in ("n = 0", "n = 9")} == {None}, "what the lesson expects is of its program"
    assert "Which end is right?" in the(QLabel, room, "outcomes_doubt").text()
    write_expectation(room, "n == 0")
    assert {text: good for text, good in judged(room).items() if good} == {"n = 0": True}
    with qtbot.waitSignal(room.run.enabled_changed, timeout=10_000):
        the(QPushButton, room, "bad_button").click()
    assert room.run.newest_world.end is not None
    assert room.run.newest_world.end.values["n"] != "0"
    instructions = {thread.instruction.name for thread in every_thread_on_the_way(room) if thread.instruction}
    assert {"LOAD_GLOBAL", "STORE_FAST", "STORE_GLOBAL"} <= instructions
    room.player.end()
    assert room.views.verdict_on(room.player.world) == ("expected: n == 0", True)
    paste(room, WITH_LOCK)
    qtbot.waitUntil(lambda: room.run.report is not None, timeout=60_000)
    assert judged(room) == {"n = 0": True}
    assert room.run.report is not None
    assert room.run.report.verdict is Verdict.EXHAUSTED
    the(QPushButton, room, "bad_button").click()
    assert "<b>none</b>" in room.caption.text()


def every_thread_on_the_way(room: ThreadsRoom) -> Iterator[Thread]:
    for count in range(len(room.run.timeline)):
        yield from room.run.timeline.world_after(count).threads.values()


# Stop


def test_a_long_instruction_clears_the_stage_says_so_and_can_be_stopped(room: ThreadsRoom, qtbot: QtBot) -> None:
    room.questions.set_allowed(False)
    open_it(room, "rlock", qtbot)
    room.run.replay(())
    qtbot.waitUntil(lambda: room.run.newest_world.end is not None, timeout=10_000)
    paste(room, "n = sum(range(10 ** 10))\n")
    assert room.run.newest_world.run is None, "nothing of the program before is shown"
    stop = the(QPushButton, room, "stop_button")
    assert stop.isEnabled()
    qtbot.waitUntil(lambda: "Computing" in room.caption.text(), timeout=5_000)
    stop.click()
    assert not room.run.is_busy
    assert not room.run.is_exploring
    assert not stop.isEnabled()
    assert "Computing" not in room.caption.text()
