"""The second run: what it is asked, what it tells, and that it never disturbs the first one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app import comparing as c
from app.comparing import Comparing, other_request
from app.run import Run
from sim.lessons import Lesson, find_lesson
from sim.network.comparison import ALL_THE_SAME, PARTED, PARTED_OPENLY, Comparison
from tests.app.actor import command
from tests.conftest import child_processes, has_ended


class Scene:
    """A run, and what is said about comparing it."""

    def __init__(self, way: str) -> None:
        self.run = Run(command(way))
        self.comparing = Comparing(self.run, command(way))
        self.told: list[Comparison] = []
        self.comparing.changed.connect(self.told.append)

    @property
    def text(self) -> str:
        return self.told[-1].sentence.text


MakeScene = Callable[[str], Scene]


@pytest.fixture
def make_scene(qtbot: QtBot) -> Iterator[MakeScene]:
    scenes = []

    def make(way: str) -> Scene:
        scenes.append(Scene(way))
        return scenes[-1]

    yield make
    for scene in scenes:
        scene.run.shut_down()
        scene.comparing.shut_down()


@pytest.fixture
def lesson(lessons: object) -> Lesson:
    return find_lesson("second", lessons)  # type: ignore[arg-type]


def run_it(scene: Scene, lesson: Lesson, source: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(scene.run.ended):
        scene.run.start_lesson(lesson, source, {"message": "hallo"})


def compare_it(scene: Scene, qtbot: QtBot) -> Comparison:
    """Until the second run has nothing more to say."""
    with qtbot.waitSignal(scene.comparing.changed, check_params_cb=lambda told: not told.is_running):
        scene.comparing.start()
    return scene.told[-1]


@pytest.mark.parametrize(("source", "other"), [("loopback", "model"), ("model", "loopback")])
def test_both_runs_stand_beside_each_other(
    source: str, other: str, make_scene: MakeScene, lesson: Lesson, qtbot: QtBot
) -> None:
    scene = make_scene("good")
    run_it(scene, lesson, source, qtbot)
    assert (scene.told[-1].offer, scene.told[-1].rows) == (other, ())
    first, events = scene.run.timeline, list(scene.run.timeline.events)
    told = compare_it(scene, qtbot)
    assert told.sources == (source, other)
    assert [row.packets for row in told.rows] == [(1, 1), (2, 2), (3, 3)]
    assert told.sentence.text == ALL_THE_SAME
    assert (scene.run.timeline, list(scene.run.timeline.events)) == (first, events)


@pytest.mark.parametrize(("source", "packets"), [("loopback", (3, None)), ("model", (None, 3))])
def test_the_left_side_is_the_one_that_is_shown(
    source: str, packets: tuple[int | None, int | None], make_scene: MakeScene, lesson: Lesson, qtbot: QtBot
) -> None:
    scene = make_scene("differing")
    run_it(scene, lesson, source, qtbot)
    told = compare_it(scene, qtbot)
    assert [row.packets for row in told.rows if not row.agrees] == [packets]
    assert told.sentence.text in (PARTED, PARTED_OPENLY)


def test_the_other_side_gets_the_same_programs_and_settings(
    make_scene: MakeScene, lesson: Lesson, qtbot: QtBot
) -> None:
    scene = make_scene("good")
    run_it(scene, lesson, "loopback", qtbot)
    (lesson.folder / "client.py").write_text("changed since\n", "utf-8")
    assert scene.run.asked is not None
    request = other_request(scene.run.asked)
    assert request.source == "model"
    assert request.values["message"] == b"hallo"
    assert request.programs["client"] == "c.connect()\n"


def test_what_cannot_run_there_is_told_and_can_be_tried_again(
    make_scene: MakeScene, lesson: Lesson, qtbot: QtBot
) -> None:
    scene = make_scene("refusing")
    run_it(scene, lesson, "model", qtbot)
    told = compare_it(scene, qtbot)
    assert told.problem is not None
    assert told.problem.text == "There is no network here."
    assert (told.offer, told.rows) == ("loopback", ())
    assert not scene.run.newest_world.problems


def test_programs_that_are_gone_meanwhile_are_told(make_scene: MakeScene, lesson: Lesson, qtbot: QtBot) -> None:
    scene = make_scene("good")
    run_it(scene, lesson, "loopback", qtbot)
    (lesson.folder / "client.py").unlink()
    scene.comparing.start()
    problem = scene.told[-1].problem
    assert problem is not None
    assert problem.text == c.NOT_READ


def test_nothing_is_compared_while_the_run_goes_on(make_scene: MakeScene, lesson: Lesson, qtbot: QtBot) -> None:
    scene = make_scene("patient")
    scene.run.start_lesson(lesson, "loopback", {})
    assert (scene.text, scene.told[-1].offer) == (c.GOES_ON, "")
    scene.comparing.start()
    assert scene.text == c.GOES_ON
    with qtbot.waitSignal(scene.run.ended):
        scene.run.stop()
    assert (scene.text, scene.told[-1].offer) == (c.ON_MODEL, "model")


def test_a_lesson_without_another_side_says_so(make_scene: MakeScene, lessons: object, qtbot: QtBot) -> None:
    scene = make_scene("good")
    run_it(scene, find_lesson("first", lessons), "loopback", qtbot)  # type: ignore[arg-type]
    assert (scene.text, scene.told[-1].offer) == (c.ONE_SIDED, "")
    scene.comparing.start()
    assert scene.text == c.ONE_SIDED


def test_a_recording_is_not_run_again(make_scene: MakeScene, lesson: Lesson, qtbot: QtBot) -> None:
    scene = make_scene("good")
    with qtbot.waitSignal(scene.run.ended):
        scene.run.start_recording(lesson.folder / "run.jsonl")
    assert (scene.text, scene.told[-1].offer) == (c.RECORDED, "")
    scene.run.clear()
    assert (scene.text, scene.told[-1].offer) == (c.NOTHING_RUN, "")


@pytest.mark.parametrize("way_out", ["stop", "clear", "shut_down"])
def test_the_second_run_leaves_nothing_behind(
    way_out: str, make_scene: MakeScene, lesson: Lesson, qtbot: QtBot
) -> None:
    scene = make_scene("uneven")
    run_it(scene, lesson, "loopback", qtbot)
    before = child_processes()
    scene.comparing.start()
    assert scene.told[-1].is_running
    qtbot.waitUntil(lambda: bool(child_processes() - before))
    (child,) = child_processes() - before
    told = len(scene.told)
    (scene.run.clear if way_out == "clear" else getattr(scene.comparing, way_out))()
    qtbot.waitUntil(lambda: child not in child_processes() or has_ended(child))
    assert all(not each.rows and each.problem is None for each in scene.told[told:])
    if way_out != "shut_down":
        assert scene.text == (c.NOTHING_RUN if way_out == "clear" else c.ON_MODEL)
