from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from app.run import Run
from app.saving import RunError
from sim.lessons import Lesson, find_lesson
from sim.network import events as e
from sim.network.narrator import narrate
from sim.presets import Preset
from sim.questions import Answer, Question
from sim.settings import LessonError, Words
from sim.sources.recording import read_recording
from tests.app.actor import command, conversation
from tests.bench.conversations import timeline_of

MakeRun = Callable[[str], Run]


@pytest.fixture
def make_run(qtbot: QtBot) -> Iterator[MakeRun]:
    runs = []

    def make(way: str) -> Run:
        runs.append(Run(command(way)))
        return runs[-1]

    yield make
    for run in runs:
        run.shut_down()


@pytest.fixture
def lesson(lessons: Path) -> Lesson:
    return find_lesson("first", lessons)


@pytest.fixture
def done(make_run: MakeRun, lesson: Lesson, qtbot: QtBot) -> Run:
    """A lesson's run that is over."""
    run = make_run("good")
    with qtbot.waitSignal(run.ended):
        run.start_lesson(lesson, "loopback", {})
    return run


def test_a_lessons_events_become_its_timeline(done: Run) -> None:
    assert list(done.timeline.events) == conversation("first")
    assert done.newest_world.is_over
    assert len(done.newest_world.packets) == 3


SO = Words("so", "so")
NUMBER = Question("number", "synack:1", "acknowledgement", SO, (Answer("0", SO), Answer("1", SO)), SO)


def test_what_is_about_a_case_is_told_only_of_its_run(make_run: MakeRun, lesson: Lesson, qtbot: QtBot) -> None:
    lesson = replace(lesson, presets=(Preset("reset", SO, SO, {"way": "reset"}), Preset("as-it-is", SO, SO)))
    run = make_run("good")
    told = []
    for values in ({"way": "reset"}, {"way": "reset", "message": "bye"}, {}):
        with qtbot.waitSignal(run.ended):
            run.start_lesson(lesson, "loopback", values)
        asked = (replace(NUMBER, presets=names) for names in (("reset",), ("reset", "as-it-is"), ()))
        told.append([run.tell(question) is not None for question in asked])
    assert told == [[True, True, True], [False, False, True], [False, True, True]]


def test_nothing_is_told_of_programs_that_the_learner_has_changed(
    make_run: MakeRun, lesson: Lesson, qtbot: QtBot
) -> None:
    run = make_run("good")
    with qtbot.waitSignal(run.ended):
        run.start_lesson(lesson.with_text("client", "c.connect_ex()\n"), "loopback", {})
    assert run.tell(NUMBER) is None


def test_it_plays_from_the_start_at_once(make_run: MakeRun, lesson: Lesson) -> None:
    run = make_run("patient")
    run.start_lesson(lesson, "loopback", {})
    assert run.player.is_playing
    assert run.player.position == 0.0
    assert run.programs == {"server": "s.accept()\n", "client": "c.connect()\n"}


def test_another_run_begins_empty(done: Run, lesson: Lesson, qtbot: QtBot) -> None:
    first = done.timeline
    with qtbot.waitSignal(done.shown):
        done.start_lesson(lesson, "loopback", {})
    assert done.timeline is not first
    assert len(done.timeline) == 0
    with qtbot.waitSignal(done.ended):
        pass
    assert len(done.timeline) == len(first)


def test_clearing_shows_nothing_and_ends_what_runs(make_run: MakeRun, lesson: Lesson, qtbot: QtBot) -> None:
    run = make_run("patient")
    run.start_lesson(lesson, "loopback", {})
    qtbot.waitUntil(lambda: len(run.timeline) > 0)
    with qtbot.waitSignal(run.ended):
        run.clear()
    assert len(run.timeline) == 0
    assert not run.player.is_live


def test_a_setting_that_makes_no_sense_starts_nothing(make_run: MakeRun, lesson: Lesson) -> None:
    run = make_run("good")
    with pytest.raises(LessonError, match="way"):
        run.start_lesson(lesson, "loopback", {"way": "sideways"})
    assert not run.feed.is_running


def test_programs_that_are_gone_are_told(make_run: MakeRun, lesson: Lesson) -> None:
    (lesson.folder / "client.py").unlink()
    with pytest.raises(RunError) as caught:
        make_run("good").start_lesson(lesson, "loopback", {})
    assert "client.py" in str(caught.value.sentence)


def test_a_saved_run_is_read_back_as_it_was(done: Run, tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text("something older")
    done.save(path)
    told_anew_at_each_reading = (e.RunStarted, e.RunEnded)
    saved = [event for event in conversation("first") if not isinstance(event, told_anew_at_each_reading)]
    assert [event for event in read_recording(path) if not isinstance(event, told_anew_at_each_reading)] == saved
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["run.jsonl"]


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(done: Run, tmp_path: Path) -> None:
    with pytest.raises(RunError) as caught:
        done.save(tmp_path / "nowhere" / "run.jsonl")
    assert "nowhere" in str(caught.value.sentence)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_in_the_place_of_a_folder_is_told_too(done: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError) as caught:
        done.save(tmp_path / "file" / "run.jsonl")
    assert str(tmp_path / "file") in str(caught.value.sentence)


def test_a_sentence_is_told_of_the_world_right_after_its_event(done: Run) -> None:
    events = conversation("first")
    for index, event in enumerate(done.timeline.events):
        assert done.sentence_of(event) == narrate(events[index], done.timeline.world_after(index + 1))


def test_sentences_of_events_at_one_time_are_told_apart(done: Run) -> None:
    twins = [e.Printed(0.05, "client", text) for text in ("a", "b")]
    for twin in twins:
        done.timeline.add(twin)
    assert [done.sentence_of(twin).values["text"] for twin in twins] == ["a", "b"]


def test_a_file_that_is_given_up_before_it_has_told_anything_leaves_no_trace(make_run: MakeRun, qtbot: QtBot) -> None:
    run = make_run("good")
    refused: list[object] = []
    run.refused.connect(refused.append)
    with qtbot.assertNotEmitted(run.shown), qtbot.waitSignal(run.ended):
        run.start_recording(Path("talk.jsonl"))
        run.stop()
    assert refused == []
    assert not run.is_recording
    assert not len(run.timeline)


def test_where_layers_are_shown_a_run_that_is_over_has_the_moments_among_them_at_once(make_run: MakeRun) -> None:
    run = make_run("good")
    run.timeline = timeline_of(5)
    run.player.begin(run.timeline)
    run.player.run_ended()
    before = run.player.axis.times
    run.follow_layers(True)
    assert len(run.player.axis.times) > len(before)
    run.follow_layers(False)
    assert run.player.axis.times == before
