from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.lessons import all_lessons
from sim.myths import Myth
from sim.questions import Answer, Question
from sim.settings import LessonError, Words
from sim.vocabulary import NETWORK, THREADS, Vocabulary
from tests.sim.chinese import in_chinese

SO = Words("so", "so")
QUESTION = Question("which", "synack:1", "sender", SO, (Answer("a", SO), Answer("b", SO)), SO)
MYTH = Myth("said", SO, "as expected", SO)


def complaint(vocabulary: Vocabulary, check: str, asked: Question | Myth) -> str:
    with pytest.raises(LessonError) as caught:
        getattr(vocabulary, check)(asked)
    assert caught.value.sentence.said(in_chinese) != str(caught.value)
    return str(caught.value)


def test_each_kind_of_run_knows_its_own_places_and_facts() -> None:
    NETWORK.check_place(QUESTION)
    NETWORK.check_fact(QUESTION)
    threads = replace(QUESTION, at="write n:2", fact="value")
    THREADS.check_place(threads)
    THREADS.check_fact(threads)
    assert "Write write n:2, T1.acquire:1, get q:1." in complaint(THREADS, "check_place", QUESTION)
    assert "Write synack:1" in complaint(NETWORK, "check_place", threads)
    assert "can be told: thread, value" in complaint(THREADS, "check_fact", QUESTION)
    assert "can be told: sender" in complaint(NETWORK, "check_fact", threads)


def test_each_kind_of_run_has_its_own_proofs_and_only_threads_are_switched() -> None:
    THREADS.check_proof(MYTH)
    assert "can be proved: nothing lost" in complaint(NETWORK, "check_proof", MYTH)
    THREADS.check_granularity(replace(MYTH, granularity="cpython"))
    NETWORK.check_granularity(MYTH)
    assert "bytecode, line, cpython" in complaint(THREADS, "check_granularity", replace(MYTH, granularity="often"))
    assert "no way to switch" in complaint(NETWORK, "check_granularity", replace(MYTH, granularity="line"))


def test_every_lesson_asks_at_least_twice() -> None:
    assert [lesson.id for lesson in all_lessons() if len(lesson.questions) < 2] == []
