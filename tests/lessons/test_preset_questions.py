"""What a lesson asks about one of its cases comes out as it must on every source, and nowhere else is it asked."""

from __future__ import annotations

import pytest

from sim.lessons import all_lessons, find_lesson
from sim.network.facts import tell
from tests.sim.sources.runs import lesson, needs_loopback, needs_wire

MARKS = {"loopback": (needs_loopback,), "wire": (needs_wire,), "model": ()}
RIGHT = {
    ("tcp-teardown", "after-the-fin", "half-close"): "whole",
    ("tcp-teardown", "who-waits-after-reset", "reset"): "none",
    ("tcp-loss", "sent-again", "sack"): "2",
    ("tcp-loss", "sent-again", "overtaking"): "0",
    ("tcp-loss", "when-to-try-again", "timeout"): "as long|longer",
    ("tcp-loss", "when-to-try-again", "cut"): "longer",
    ("tcp-loss", "when-to-ask-again", "zero-window"): "longer",
    ("sticky-packets", "first-datagram", "udp"): "whole",
    ("sticky-packets", "first-datagram", "udp-cut"): "cut",
    ("framing", "how-many-messages", "stuck"): "1",
    ("framing", "how-many-messages", "cut"): "4",
    ("framing", "how-many-messages", "header-cut"): "3",
    ("framing", "how-many-messages", "inside"): "2",
    ("framing", "after-raw-bytes", "huge"): "3",
    ("framing", "after-raw-bytes", "short"): "3",
    ("framing", "after-raw-bytes", "negative"): "3",
}
"""By lesson, question and preset. Older kernels wait longer for the second repetition of a SYN."""
CASES = [
    pytest.param(*case, source, marks=MARKS[source], id=f"{'-'.join(case)}-{source}")
    for case in RIGHT
    for source in find_lesson(case[0]).sources
]


def test_every_question_about_a_case_is_looked_at() -> None:
    asked = {
        (each.id, question.name, preset)
        for each in all_lessons()
        for question in each.questions
        for preset in question.presets
    }
    assert asked == set(RIGHT)


@pytest.mark.parametrize(("lesson_id", "question", "preset", "source"), CASES)
def test_what_is_asked_about_a_case_is_answered_by_its_run(
    lesson_id: str, question: str, preset: str, source: str
) -> None:
    asked = find_lesson(lesson_id)
    (about,) = (each for each in asked.questions if each.name == question)
    chosen = asked.preset_values(preset, source)
    assert about.is_for(asked.presets_set(chosen, source))
    assert not about.is_for(asked.presets_set({}, source))
    told = tell(about.at, about.fact, lesson(lesson_id, source, **chosen).world)
    assert told is not None
    assert told.value in RIGHT[lesson_id, question, preset].split("|")
    assert about.right(told.value) is not None
