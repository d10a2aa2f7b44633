"""A program and what it is for: from a lesson, and from a recording."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.thread_asked import Asked, asked_in, asked_of, recorded_of, schedule_in
from sim.concurrency import events as e
from sim.concurrency.interleaver.schedule import this_python
from sim.lessons import find_lesson
from sim.presets import Preset
from sim.questions import Question
from sim.settings import LessonError, Words

EVENTS: list[e.AnyEvent] = [
    e.RunStarted(0.0, "race.py", "n = 1\n", "line", "3.11.7"),
    e.Stepped(1.0, 0, e.Kind.WRITE, "n = 1"),
    e.Stepped(2.0, 3, e.Kind.WRITE, "n = 2"),
]


def test_a_lesson_s_program_has_the_chosen_values_in_its_own_text() -> None:
    asked = asked_of(find_lesson("mutex"), {"threads": "5", "program": "locked"})
    assert "THREADS = 5\n" in asked.text
    assert (asked.file, asked.lesson, asked.expect) == ("locked.py", "mutex", "n == 10 - THREADS")
    assert asked.values == {"program": "locked", "threads": "5"}
    assert asked.explore(3.0).also == ("THREADS", "n")
    assert asked.replay((1, 2), to_the_end=True).schedule == (1, 2)
    with pytest.raises(LessonError):
        asked_of(find_lesson("mutex"), {"threads": "11"})


def test_it_is_asked_what_is_about_its_program_and_its_case() -> None:
    so = Words("so", "so")
    mutex = replace(find_lesson("mutex"), presets=(Preset("three", so, so, {"threads": "3"}),))
    question = Question("who", "write n:1", "thread", so, (), so, programs=("race",), presets=("three",))
    three = asked_of(mutex, {"threads": "3"})
    assert three.is_asked(question)
    assert not three.is_asked(replace(question, programs=("locked",)))
    assert not asked_of(mutex, {"threads": "4"}).is_asked(question)
    assert asked_of(mutex, {"threads": "4"}).is_asked(replace(question, presets=()))


def test_what_is_recorded_is_what_was_asked() -> None:
    asked = Asked("n = 1\n", "race.py", "line", "n == 1", "mutex", {"program": "race"}, "3.11")
    recorded = recorded_of(asked, EVENTS, (0, 3), None)
    assert asked_in(recorded, EVENTS) == asked
    assert (recorded.events, recorded.enabled) == (3, (0, 3))
    assert schedule_in(EVENTS) == (0, 3)
    assert asked_in(recorded, []) is None
    assert asked_in(recorded, EVENTS[1:]) is None


def test_another_python_cannot_run_a_schedule() -> None:
    assert Asked("", "").why_not_here() is None
    assert Asked("", "", python=this_python()).why_not_here() is None
    assert "Python 2.7" in str(Asked("", "", python="2.7").why_not_here())
