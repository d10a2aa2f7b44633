from __future__ import annotations

import pytest

from sim.acts import acts_of
from sim.lessons import Lesson, all_lessons

LESSONS = {lesson.id: lesson for lesson in all_lessons()}


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.id)
def test_every_act_can_be_run_and_no_two_are_the_same(lesson: Lesson) -> None:
    for source in lesson.sources:
        acts = [act for act in acts_of(lesson, source) if act.myth is None]
        runs = [tuple(sorted(lesson.values(act.values, source).items())) for act in acts]
        assert len(set(runs)) == len(runs)
        assert acts[0].title == lesson.title
        assert acts[0].values == {setting.name: setting.default for setting in lesson.settings_on(source)}


def test_presets_follow_in_their_order() -> None:
    titles = [act.title.en for act in acts_of(LESSONS["tcp-loss"], "model") if act.myth is None][1:]
    presets = [preset.title.en for preset in LESSONS["tcp-loss"].presets]
    assert titles == [title for title in presets if title in titles]
    assert len(titles) >= len(presets) - 1


def test_a_lesson_about_threads_goes_through_its_programs() -> None:
    acts = acts_of(LESSONS["mutex"], "threads")
    programs = [act.values["program"] for act in acts if act.myth is None]
    assert programs == ["race", "in_place", "with_call", "late_lock", "locked"]


def test_what_a_source_cannot_show_is_no_act_of_it() -> None:
    lesson = LESSONS["tcp-loss"]
    assert len([act for act in acts_of(lesson, "loopback") if act.myth is None]) == 1


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.id)
def test_every_saying_that_a_source_can_test_comes_last(lesson: Lesson) -> None:
    for source in lesson.sources:
        sayings = [act.myth for act in acts_of(lesson, source)]
        assert sayings[len(sayings) - len(lesson.myths_on(source)) :] == list(lesson.myths_on(source))
