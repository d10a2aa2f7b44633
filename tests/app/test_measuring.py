"""Points are taken one after the other while the window goes on; stopped, those that were taken stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.measuring import Measuring
from sim.lessons import find_lesson
from sim.network.framing_costs import Measurement
from tests.app.actor import command
from tests.conftest import child_processes, has_ended

MakeMeasuring = Callable[[str], tuple[Measuring, list[Measurement]]]


@pytest.fixture
def make(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeMeasuring]:
    monkeypatch.setattr("sim.network.framing_costs.COUNTS", (3,))
    made = []

    def make(way: str) -> tuple[Measuring, list[Measurement]]:
        measuring = Measuring(command(way))
        told: list[Measurement] = []
        measuring.changed.connect(told.append)
        made.append(measuring)
        return measuring, told

    yield make
    for measuring in made:
        measuring.shut_down()


def test_one_point_after_the_other_comes(make: MakeMeasuring, qtbot: QtBot) -> None:
    measuring, told = make("good")
    measuring.start(find_lesson("framing"))
    qtbot.waitUntil(lambda: not told[-1].is_running, timeout=20_000)
    assert [len(each.points) for each in told] == list(range(9))
    last = told[-1]
    assert (last.total, last.problem) == (8, None)
    assert {point.case.source for point in last.points} == {"loopback", "wire"}
    assert all(point.packets == 3 for point in last.points)


def test_stopped_it_keeps_what_it_has_and_leaves_no_process(make: MakeMeasuring, qtbot: QtBot) -> None:
    measuring, told = make("patient")
    measuring.start(find_lesson("framing"))
    qtbot.waitUntil(lambda: bool(child_processes()))
    children = child_processes()
    measuring.stop()
    assert (told[-1].is_running, told[-1].points, told[-1].total) == (False, (), 8)
    qtbot.waitUntil(lambda: all(has_ended(child) for child in children), timeout=10_000)


def test_a_run_that_cannot_be_done_breaks_it_off_with_the_reason(make: MakeMeasuring, qtbot: QtBot) -> None:
    measuring, told = make("complaining")
    measuring.start(find_lesson("framing"))
    qtbot.waitUntil(lambda: not told[-1].is_running, timeout=20_000)
    assert told[-1].points == ()
    assert "There is no network here." in str(told[-1].problem)


def test_where_a_source_cannot_run_the_model_takes_its_place(make: MakeMeasuring, qtbot: QtBot) -> None:
    measuring, told = make("refusing")
    measuring.start(find_lesson("framing"))
    qtbot.waitUntil(lambda: not told[-1].is_running, timeout=20_000)
    assert told[-1].problem is None
    assert {(point.case.place, point.case.source) for point in told[-1].points} == {("near", "model"), ("far", "model")}
    assert len(told[-1].points) == told[-1].total == 8


def test_another_lesson_knows_nothing_of_it(make: MakeMeasuring, qtbot: QtBot) -> None:
    measuring, told = make("good")
    measuring.start(find_lesson("framing"))
    qtbot.waitUntil(lambda: len(told[-1].points) > 1, timeout=20_000)
    measuring.forget()
    assert told[-1] == Measurement()
