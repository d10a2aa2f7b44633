from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.concurrency.facts import FACTS, POSSIBILITIES, tell
from sim.concurrency.interleaver.report import Report, Verdict
from sim.lessons import Lesson, find_lesson
from sim.questions import Question, Told
from tests.sim.concurrency.thread_runs import LESSONS, report_of, run_by_chance, run_of

ASKED = [(lesson, question) for lesson in LESSONS for question in lesson.questions]
NAMES = [f"{lesson.id}-{question.name}" for lesson, question in ASKED]
SEEDS = range(4)


def told(lesson: Lesson, question: Question, **chosen: str) -> Told | None:
    if not question.is_about(chosen.get("program", lesson.programs[0])):
        return None
    return tell(question.at, question.fact, run_of(lesson, **chosen), report_of(lesson.id, **chosen))


def value(lesson: str, place: str, fact: str, **chosen: str) -> str | None:
    answer = tell(place, fact, run_of(find_lesson(lesson), **chosen), report_of(lesson, **chosen))
    return None if answer is None else answer.value


@pytest.mark.parametrize(("lesson", "question"), ASKED, ids=NAMES)
def test_each_question_is_answered_by_the_programs_that_it_is_about_with_one_of_the_answers(
    lesson: Lesson, question: Question
) -> None:
    for program in question.programs or lesson.programs:
        answer = told(lesson, question, program=program)
        is_capped = question.fact in POSSIBILITIES and report_of(lesson.id, program=program).verdict is Verdict.CAPPED
        assert (answer is None) is is_capped, program
        assert answer is None or question.right(answer.value) is not None, program


@pytest.mark.parametrize("lesson", LESSONS, ids=[lesson.id for lesson in LESSONS])
def test_at_least_two_are_asked_in_a_lesson_as_it_is_opened(lesson: Lesson) -> None:
    answers = [told(lesson, question) for question in lesson.questions]
    assert len({answer.time for answer in answers if answer is not None}) >= 2


@pytest.mark.parametrize("lesson", LESSONS, ids=[lesson.id for lesson in LESSONS])
def test_whatever_chance_brings_one_of_the_answers_is_right(lesson: Lesson) -> None:
    for program in lesson.programs:
        report = report_of(lesson.id, program=program)
        for run in (run_by_chance(lesson, seed, program=program) for seed in SEEDS):
            asked = [each for each in lesson.questions if each.is_about(program)]
            answers = [(each, tell(each.at, each.fact, run, report)) for each in asked]
            assert [each.name for each, told in answers if told and each.right(told.value) is None] == []


@pytest.mark.parametrize(("schedule", "time", "n"), [((0, 0, 1, 1, 1), 8.0, "8"), ((0, 0, 1, 2, 1, 2), 6.0, "9")])
def test_the_schedule_decides_what_is_written(schedule: tuple[int, ...], time: float, n: str) -> None:
    assert tell("write n:2", "value", run_of(find_lesson("mutex"), *schedule), None) == Told(time, n)


def test_who_did_it_and_who_has_it_then() -> None:
    assert value("deadlock", "acquire noodles:2", "thread") == "Bo"
    assert value("deadlock", "acquire noodles:1", "owner") == "Ann"
    assert value("deadlock", "release noodles:1", "owner") == "none"
    assert value("rlock", "release lock:1", "owner", program="rlock") == "T1"


def test_how_many_wait_and_how_it_goes_on() -> None:
    assert value("deadlock", "acquire noodles:1", "waiting") == "1"
    assert value("rlock", "acquire lock:1", "thread state") == "blocked"
    assert value("rlock", "acquire lock:1", "thread state", program="rlock") == "goes on"
    assert value("producer-consumer", "put q:1", "thread state", size="2") == "goes on"


def test_what_comes_out_of_a_queue() -> None:
    outs = {program: value("queues", "get q:1", "item", program=program) for program in ("fifo", "lifo", "priority")}
    assert outs == {"fifo": "30", "lifo": "20", "priority": "10"}
    assert value("queues", "start:1", "item") is None


def test_what_is_possible_is_read_off_the_exploration() -> None:
    assert value("mutex", "read n:1", "results", threads="3") == "3"
    assert value("mutex", "read n:1", "results", program="locked") == "1"
    assert value("philosophers", "step:1", "deadlocks") == "one"
    assert value("deadlock", "step:1", "deadlocks") == "several"
    assert value("deadlock", "step:1", "can deadlock", program="ordered") == "no"
    assert value("queues", "step:1", "can fail", program="empty_race") == "yes"


def test_what_was_not_met_is_impossible_only_where_every_schedule_is_accounted_for() -> None:
    run, whole = run_of(find_lesson("mutex")), report_of("mutex")
    capped = replace(whole, verdict=Verdict.CAPPED)
    assert tell("step:1", "can deadlock", run, whole) == Told(1.0, "no")
    for fact in POSSIBILITIES:
        assert tell("step:1", fact, run, capped) is None
        assert tell("step:1", fact, run, None) is None
    met = replace(capped, deadlocks=report_of("rlock").deadlocks)
    assert tell("step:1", "can deadlock", run, met) == Told(1.0, "yes")


def test_no_fact_stumbles_over_a_place_of_another_kind() -> None:
    for lesson in LESSONS:
        run = run_of(lesson)
        for place in ("step:1", "acquire:1", "write:1", "update:1", "release:1", "end:1"):
            for fact in (*FACTS, *POSSIBILITIES):
                answer = tell(place, fact, run, Report(Verdict.CAPPED, 0, "runs"))
                assert answer is None or answer.value
