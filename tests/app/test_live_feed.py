from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app import live_feed
from app.live_feed import LiveFeed
from sim.network import events as e
from sim.network.events import AnyEvent
from sim.sources.request import ROOT, RunRequest
from tests.app.actor import command, conversation
from tests.conftest import child_processes
from tests.sim.sources.runs import CONNECTS, SERVER, is_gone, marked, needs_wire

MakeFeed = Callable[..., LiveFeed]
LASTING = {"server": SERVER, "client": f"{CONNECTS}while True: c.getsockname()\n"}


class Heard(list[AnyEvent]):
    """Everything that a feed delivers."""

    def __init__(self, feed: LiveFeed) -> None:
        super().__init__()
        self.endings = 0
        feed.events_arrived.connect(self.extend)
        feed.ended.connect(self._count)

    def _count(self) -> None:
        self.endings += 1

    @property
    def problem(self) -> str:
        """The one problem that is told."""
        (problem,) = (event for event in self if isinstance(event, e.Problem))
        return str(problem.sentence)


@pytest.fixture
def make_feed(qtbot: QtBot) -> Iterator[MakeFeed]:
    feeds = []

    def make(way: str, patience: float = live_feed.PATIENCE) -> LiveFeed:
        feeds.append(LiveFeed(command(way), patience))
        return feeds[-1]

    yield make
    for feed in feeds:
        feed.shut_down()


def request(lesson: str = "first", time_limit: float = 30.0) -> RunRequest:
    return RunRequest("loopback", lesson, time_limit=time_limit)


def test_what_the_child_says_arrives_whole_and_in_order(make_feed: MakeFeed, qtbot: QtBot) -> None:
    feed = make_feed("good")
    heard = Heard(feed)
    with qtbot.waitSignal(feed.ended):
        feed.start(request())
        assert feed.is_running
    assert heard == conversation("first")
    assert not feed.is_running


def test_a_flood_leaves_the_event_loop_its_turns(make_feed: MakeFeed, qtbot: QtBot) -> None:
    feed = make_feed("burst")
    heard, turns, seen = Heard(feed), 0, []

    def count() -> None:
        nonlocal turns
        turns += 1

    heartbeat = QTimer(interval=0)
    heartbeat.timeout.connect(count)
    heartbeat.start()
    feed.events_arrived.connect(lambda events: seen.append((turns, len(events))))
    with qtbot.waitSignal(feed.ended, timeout=20_000):
        feed.start(request())
    heartbeat.stop()
    assert len(heard) == 20_002
    assert max(count for _, count in seen) <= live_feed.BATCH
    assert len({turn for turn, _ in seen}) > 1


def test_stop_lets_the_child_say_how_it_ended(make_feed: MakeFeed, qtbot: QtBot) -> None:
    feed = make_feed("patient")
    heard = Heard(feed)
    feed.start(request())
    qtbot.waitUntil(lambda: len(heard) > 0)
    with qtbot.waitSignal(feed.ended):
        feed.stop()
    assert isinstance(heard[-1], e.RunEnded)
    assert any(isinstance(event, e.ProgramEnded) and event.stopped for event in heard)
    assert not any(isinstance(event, e.Problem) for event in heard)


def test_a_child_that_hears_nothing_is_killed(
    make_feed: MakeFeed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_feed, "GOODBYE", 50)
    monkeypatch.setattr(live_feed, "TERM", 50)
    before = child_processes()
    feed = make_feed("deaf")
    heard = Heard(feed)
    feed.start(request())
    qtbot.waitUntil(lambda: len(heard) > 0)
    with qtbot.waitSignal(feed.ended):
        feed.stop()
    assert child_processes() == before
    assert isinstance(heard[-1], e.RunEnded)


def test_shutting_down_waits_until_the_child_is_gone(
    make_feed: MakeFeed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_feed, "GOODBYE", 50)
    monkeypatch.setattr(live_feed, "TERM", 50)
    before = child_processes()
    feed = make_feed("deaf")
    feed.start(request())
    with qtbot.waitSignal(feed.events_arrived):
        pass
    feed.shut_down()
    assert child_processes() == before
    assert not feed.is_running


def test_a_child_that_breaks_off_is_told_with_its_last_words(make_feed: MakeFeed, qtbot: QtBot) -> None:
    feed = make_feed("broken")
    heard = Heard(feed)
    with qtbot.waitSignal(feed.ended):
        feed.start(request())
    assert heard[:3] == conversation("first")[:3]
    assert "exit code 7" in heard.problem
    assert "out of memory" in heard.problem
    assert isinstance(heard[-1], e.RunEnded)
    assert [event.time for event in heard] == sorted(event.time for event in heard)


def test_garbage_ends_the_run_with_a_sentence(make_feed: MakeFeed, qtbot: QtBot) -> None:
    feed = make_feed("garbage")
    heard = Heard(feed)
    with qtbot.waitSignal(feed.ended):
        feed.start(request())
    assert "Segmentation fault" in heard.problem
    assert not any(isinstance(event, e.Printed) for event in heard)


def test_silence_ends_the_run_with_a_sentence(make_feed: MakeFeed, qtbot: QtBot) -> None:
    feed = make_feed("mute", patience=0.2)
    heard = Heard(feed)
    with qtbot.waitSignal(feed.ended):
        feed.start(request(time_limit=0.1))
    assert "nothing was heard" in heard.problem


def test_a_program_that_does_not_exist_is_told(qtbot: QtBot) -> None:
    feed = LiveFeed(("no-such-program",))
    heard = Heard(feed)
    with qtbot.waitSignal(feed.ended):
        feed.start(request())
    assert "did not start" in heard.problem


def test_of_twenty_requests_the_last_one_wins_and_none_is_left(make_feed: MakeFeed, qtbot: QtBot) -> None:
    before = child_processes()
    feed = make_feed("good")
    heard = Heard(feed)
    with qtbot.waitSignal(feed.ended):
        for number in range(20):
            feed.start(request(f"lesson {number}"))
            assert len(child_processes() - before) <= 1
    assert heard == conversation("lesson 19")
    assert heard.endings == 1
    assert child_processes() == before


def test_what_is_dropped_is_not_heard_of_again(make_feed: MakeFeed, qtbot: QtBot) -> None:
    feed = make_feed("patient")
    heard = Heard(feed)
    feed.start(request())
    qtbot.waitUntil(lambda: len(heard) > 0)
    count = len(heard)
    with qtbot.waitSignal(feed.ended):
        feed.drop()
    assert len(heard) == count


def test_stopping_while_another_request_waits_cancels_it(make_feed: MakeFeed, qtbot: QtBot) -> None:
    feed = make_feed("patient")
    heard = Heard(feed)
    feed.start(request())
    feed.start(request())
    with qtbot.waitSignal(feed.ended):
        feed.stop()
    assert heard == []


WINDOW = f"""
import sys
from PySide6.QtCore import QCoreApplication
from app.live_feed import LiveFeed
from sim.network.cable import Cable
from sim.sources.request import RunRequest
app, feed = QCoreApplication([]), LiveFeed()
feed.events_arrived.connect(lambda events: print(*(type(event).__name__ for event in events), flush=True))
feed.start(RunRequest("wire", "test", {LASTING!r}, cable=Cable(latency=0.01, model_at=sys.argv[1])))
app.exec()
"""


@needs_wire
@pytest.mark.parametrize("model_at", ["none", "server"])
def test_when_the_window_is_killed_everything_on_the_wire_goes(model_at: str) -> None:
    before = marked(), socket.if_nameindex()
    window = subprocess.Popen([sys.executable, "-c", WINDOW, model_at], cwd=ROOT, stdout=subprocess.PIPE)
    assert window.stdout is not None
    heard = (line.decode() for line in window.stdout)
    assert next((line for line in heard if "FrameArrived" in line), None)
    inside = marked() - before[0] - {window.pid}
    assert len(inside) == 3, "the child, and a process for each program"
    window.kill()
    window.wait()
    window.stdout.close()
    assert all(is_gone(pid) for pid in inside)
    assert (marked(), socket.if_nameindex()) == before
