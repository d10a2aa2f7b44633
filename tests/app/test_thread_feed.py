"""The window's questions to the child that runs threads: answered without waiting, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from app.thread_feed import ThreadFeed
from sim.concurrency import events as e
from sim.concurrency.interleaver.report import Verdict
from sim.sources.interleaving import Explore, Replay
from tests.conftest import child_processes

RACE = """
from threading import Thread
n = 10
def task():
    global n
    temp = n
    n = temp - 1
for _ in range(2): Thread(target=task).start()
"""


@pytest.fixture
def feed(qtbot: QtBot) -> Iterator[ThreadFeed]:
    feed = ThreadFeed()
    yield feed
    feed.shut_down()


def test_a_replay_is_answered_with_its_events_and_who_can_go_on(feed: ThreadFeed, qtbot: QtBot) -> None:
    with qtbot.waitSignal(feed.answered, timeout=10_000) as answer:
        feed.replay(Replay(RACE, schedule=(0, 0)))
    assert answer.args is not None
    events, enabled = answer.args
    assert sum(isinstance(event, e.Stepped) for event in events) == 2
    assert enabled == (1, 2)
    with qtbot.waitSignal(feed.answered, timeout=10_000) as answer:
        feed.step(2)
    assert answer.args is not None
    assert [event.thread for event in answer.args[0] if isinstance(event, e.Stepped)] == [2]


def test_an_exploration_is_answered_with_a_report(feed: ThreadFeed, qtbot: QtBot) -> None:
    with qtbot.waitSignal(feed.explored, timeout=20_000) as answer:
        feed.explore(Explore(RACE))
    assert answer.args is not None
    assert answer.args[0].verdict is Verdict.EXHAUSTED


def test_a_new_question_ends_the_one_before_it(feed: ThreadFeed, qtbot: QtBot) -> None:
    feed.explore(Explore(RACE.replace("range(2)", "range(9)")))
    with qtbot.waitSignal(feed.answered, timeout=10_000):
        feed.replay(Replay(RACE))
    assert not feed.is_asking


def test_a_child_that_dies_is_told_in_a_sentence(qtbot: QtBot) -> None:
    feed = ThreadFeed((sys.executable, "-c", "import sys; sys.stdin.readline(); sys.exit(3)"))
    with qtbot.waitSignal(feed.answered, timeout=10_000) as answer:
        feed.replay(Replay(RACE))
    assert answer.args is not None
    assert "exit code 3" in str(answer.args[0][0].sentence)
    with qtbot.waitSignal(feed.failed, timeout=10_000):
        feed.explore(Explore(RACE))


def test_nothing_is_left_behind(feed: ThreadFeed, qtbot: QtBot) -> None:
    with qtbot.waitSignal(feed.answered, timeout=10_000):
        feed.replay(Replay(RACE))
    feed.drop()
    qtbot.waitUntil(lambda: child_processes() == set())


def test_the_window_never_waits_for_a_child_but_when_it_closes(
    feed: ThreadFeed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(QProcess, "waitForFinished", lambda *_args: pytest.fail("the window waits"))
        with qtbot.waitSignal(feed.answered, timeout=10_000):
            feed.replay(Replay("n = sum(range(10 ** 10))\n"))
            feed.replay(Replay(RACE))
        feed.drop()
    feed.replay(Replay(RACE))
    feed.shut_down()
    assert child_processes() == set()


def test_stopped_it_gives_what_was_told_in_full(feed: ThreadFeed, qtbot: QtBot) -> None:
    feed.replay(Replay(RACE + "n = sum(range(10 ** 10))\n", schedule=(0, 1, 1, 0)))
    qtbot.waitUntil(lambda: any(isinstance(event, e.Stepped) and event.time == 3 for event in feed._events))
    with qtbot.waitSignal(feed.asking_changed):
        events = feed.stop()
    assert [event.thread for event in events if isinstance(event, e.Stepped)] in ([0, 1], [0, 1, 1])
    assert not feed.is_asking
    assert not feed.has_run
    qtbot.waitUntil(lambda: child_processes() == set())


def test_a_child_that_is_gone_while_nothing_was_asked_is_told_of(feed: ThreadFeed, qtbot: QtBot) -> None:
    with qtbot.waitSignal(feed.answered, timeout=10_000):
        feed.replay(Replay(RACE))
    assert feed.has_run
    with qtbot.waitSignal(feed.lost, timeout=10_000) as lost:
        for child in child_processes():
            os.kill(child, signal.SIGKILL)
    assert lost.args is not None
    assert "from outside" in str(lost.args[0])
    assert not feed.has_run


def test_why_a_child_is_gone_is_told_as_far_as_it_is_known(feed: ThreadFeed, qtbot: QtBot) -> None:
    feed.replay(Replay("n = sum(range(10 ** 10))\n"))
    with qtbot.waitSignal(feed.answered, timeout=10_000) as answer:
        for child in child_processes():
            os.kill(child, signal.SIGXCPU)
    assert answer.args is not None
    assert "computed for too long" in str(answer.args[0][-2].sentence)
