from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.questions import Answer, Question
from sim.settings import LessonError, Words


def words(text: str) -> Words:
    return Words(text, text)


def question(*values: str) -> Question:
    """A question with an answer for each of the values."""
    answers = tuple(Answer(value, words(value)) for value in values)
    return Question("how-many", "fin:1", "segments to close", words("How many?"), answers, words("Because."))


def test_the_run_says_which_answer_is_right() -> None:
    asked = question("3", "4|5", "7")
    assert [asked.right(value) for value in ("3", "4", "5", "7", "6")] == [0, 1, 1, 2, None]


def test_an_answer_may_stand_for_a_number_and_all_above_it() -> None:
    asked = question("none", "1|2", "3|5+")
    assert [asked.right(value) for value in ("2", "3", "4", "5", "70", "none", "many", "5+")] == [
        1,
        2,
        None,
        2,
        2,
        0,
        None,
        2,
    ]


@pytest.mark.parametrize("values", [("3",), ("1", "2", "3", "4", "5"), ("3", "4", "4"), ("3|4", "4")])
def test_answers_that_make_no_sense_are_refused(values: tuple[str, ...]) -> None:
    with pytest.raises(LessonError, match="how-many"):
        question(*values).check()


def test_two_to_four_different_answers_are_taken() -> None:
    question("1", "2").check()
    replace(question("1", "2", "3", "4"), at="syn:1").check()


def test_it_is_about_all_programs_or_about_those_that_it_names() -> None:
    assert question("1", "2").is_about("race")
    about = replace(question("1", "2"), programs=("race", "locked"))
    assert [about.is_about(name) for name in ("race", "late", "locked")] == [True, False, True]


def test_it_is_for_whatever_was_set_or_for_the_presets_that_it_names() -> None:
    assert question("1", "2").is_for(())
    about = replace(question("1", "2"), presets=("reset", "half-close"))
    assert [about.is_for(names) for names in ((), ("cut",), ("cut", "reset"))] == [False, False, True]
