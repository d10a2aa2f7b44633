"""The page for those who write lessons: its example is a lesson, and its tables are complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.concurrency.places import WORDS
from sim.lessons import Lesson, StageKind, read_lesson
from sim.network.events import AnyEvent
from sim.network.facts import fact_of
from sim.network.frame_rules import KINDS
from sim.network.places import AGAIN, find
from sim.network.world import World
from sim.settings import Kind
from sim.sources.request import request_for
from sim.sources.run import run
from sim.timeline import Timeline
from sim.vocabulary import NETWORK, THREADS

PAGE = (Path(__file__).parents[1] / "docs" / "writing-lessons.md").read_text("utf-8")
EXAMPLE = re.compile(r"^`greeting/(?P<name>[\w.]+)`\n\n```\w+\n(?P<text>.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.fixture
def greeting(tmp_path: Path) -> Lesson:
    """The lesson of the page, copied out of it."""
    folder = tmp_path / "greeting"
    folder.mkdir()
    for file in EXAMPLE.finditer(PAGE):
        (folder / file["name"]).write_text(file["text"], "utf-8")
    return read_lesson(folder)


def world_of(lesson: Lesson, chosen: dict[str, str]) -> World:
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in run(request_for(lesson, "model", chosen)):
        timeline.add(event)
    return timeline.world_after(len(timeline))


@pytest.mark.parametrize("preset", ["", "at-once"])
def test_the_worked_example_runs_on_the_model_and_answers_its_question(greeting: Lesson, preset: str) -> None:
    world = world_of(greeting, greeting.preset_values(preset, "model") if preset else {})
    assert not list(world.problems)
    assert {name: program.end.code for name, program in world.programs.items() if program.end} == {
        "server": 0,
        "client": 0,
    }
    assert "220 ready" in "".join(world.programs["client"].printed)
    (question,) = greeting.questions
    at = find(question.at, world)
    assert at is not None
    right = question.right(fact_of(question.fact, at, world) or "")
    assert right is not None
    assert question.answers[right].value == "server"


def test_it_has_a_goal_and_notes_for_the_lecturer(greeting: Lesson) -> None:
    assert greeting.goals
    assert greeting.notes is not None


def test_the_page_names_everything_that_is_allowed() -> None:
    names = [*KINDS, AGAIN, *WORDS, *(kind.value for kind in Kind), *(kind.value for kind in StageKind)]
    for each in (NETWORK, THREADS):
        names += [*each.facts, *each.proofs, *each.granularities]
    assert [name for name in names if f"`{name}`" not in PAGE] == []
