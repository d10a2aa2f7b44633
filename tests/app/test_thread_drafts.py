from __future__ import annotations

from app.thread_drafts import Drafts, Place

RACE, LOCKED = Place("mutex", "race"), Place("mutex", "locked")


def test_each_program_of_each_lesson_has_a_draft_of_its_own() -> None:
    drafts = Drafts()
    drafts.keep_text(RACE, "mine", "the lesson's")
    assert drafts.text(RACE) == "mine"
    assert drafts.text(LOCKED) is None
    assert drafts.text(Place("deadlock", "race")) is None


def test_what_is_as_the_lesson_has_it_is_no_draft() -> None:
    drafts = Drafts()
    drafts.keep_text(RACE, "mine", "the lesson's")
    drafts.keep_text(RACE, "the lesson's", "the lesson's")
    assert drafts.text(RACE) is None


def test_what_must_hold_is_kept_until_the_lesson_s_own_words_are_wanted_again() -> None:
    drafts = Drafts()
    assert drafts.expectation(RACE, "n == 8") == "n == 8"
    drafts.keep_text(RACE, "mine", "the lesson's")
    drafts.keep_expectation(RACE, "")
    assert drafts.expectation(RACE, "n == 8") == ""
    drafts.forget(RACE)
    assert drafts.expectation(RACE, "n == 8") == "n == 8"
    assert drafts.text(RACE) is None
