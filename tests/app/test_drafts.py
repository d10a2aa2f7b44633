from __future__ import annotations

from app.drafts import MOST, Drafts, Place

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
    assert drafts.expectation(RACE) is None
    drafts.keep_text(RACE, "mine", "the lesson's")
    drafts.keep_expectation(RACE, "")
    assert drafts.expectation(RACE) == ""
    drafts.forget(RACE)
    assert drafts.expectation(RACE) is None
    assert drafts.text(RACE) is None


def test_what_was_written_one_day_is_there_the_next() -> None:
    drafts = Drafts()
    drafts.keep_text(RACE, "n = 1\nprint('二')\n", "the lesson's")
    drafts.keep_expectation(LOCKED, "")
    drafts.keep_text(Place("deadlock", "race"), "the lesson's", "the lesson's")
    again = Drafts(drafts.kept)
    assert again.text(RACE) == "n = 1\nprint('二')\n"
    assert again.expectation(LOCKED) == ""
    assert again.kept == drafts.kept
    assert "deadlock" not in drafts.kept
    drafts.forget(RACE)
    assert Drafts(drafts.kept).text(RACE) is None


def test_only_the_newest_are_kept_for_the_next_day() -> None:
    drafts = Drafts()
    for number in range(10):
        drafts.keep_text(Place("mutex", f"p{number}"), str(number) * (MOST // 4))
    drafts.keep_text(Place("mutex", "p7"), "7" * (MOST // 4))
    drafts.keep_text(Place("mutex", "far too long"), "x" * (MOST + 1))
    again = Drafts(drafts.kept)
    assert set(again.of("mutex")) == {"p6", "p8", "p9", "p7"}
    assert len(drafts.kept) < 1.1 * MOST


def test_nonsense_in_the_file_counts_as_nothing() -> None:
    for kept in ("", "{", "[1]", '[{"lesson": 1}]', "二"):
        assert Drafts(kept).kept == "[]"


def test_the_texts_of_a_lesson_are_kept_where_they_are_written() -> None:
    drafts = Drafts()
    texts = drafts.of("udp-echo")
    texts["client"] = "mine"
    assert dict(texts) == {"client": "mine"}
    assert drafts.of("tcp-udp") == {}
    assert drafts.text(Place("udp-echo", "client")) == "mine"
    texts["server"] = ""
    assert dict(texts) == {"client": "mine", "server": ""}
    assert texts.pop("client", None) == "mine"
    assert drafts.text(Place("udp-echo", "client")) is None
