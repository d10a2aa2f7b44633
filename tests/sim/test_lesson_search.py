"""What is found in the course itself, and where it is said to stand."""

from __future__ import annotations

import re

import pytest

from sim.lesson_search import excerpt, found
from sim.lessons import all_lessons

COURSE = all_lessons()


def ids(wanted: str) -> list[str]:
    return [hit.lesson.id for hit in found(COURSE, wanted, "en")]


def test_without_a_wish_every_lesson_is_there_in_its_order_and_says_nothing_more() -> None:
    hits = found(COURSE, " ", "en")
    assert [hit.lesson for hit in hits] == list(COURSE)
    assert not any(hit.speaks_of_it or hit.passage for hit in hits)


def test_what_is_called_so_comes_before_what_speaks_of_it() -> None:
    hits = found(COURSE, "mutex", "en")
    assert (hits[0].lesson.id, hits[0].passage) == ("mutex", "")
    titles = [not hit.speaks_of_it for hit in hits]
    assert titles == sorted(titles, reverse=True)


@pytest.mark.parametrize(
    ("wanted", "lesson", "languages"),
    [("GIL", "mutex", ("en", "zh")), ("TIME_WAIT", "tcp-states", ("en", "zh")), ("丢失", "mutex", ("zh",))],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_goals_and_summary_are_found_in_both_languages_and_shown_in_the_readers(
    wanted: str, lesson: str, languages: tuple[str, ...], language: str
) -> None:
    hits = {hit.lesson.id: hit for hit in found(COURSE, wanted, language)}
    assert hits[lesson].speaks_of_it
    assert (wanted.casefold() in hits[lesson].passage.casefold()) is (language in languages)
    assert bool(hits[lesson].passage) is (language in languages)
    assert "**" not in hits[lesson].passage


@pytest.mark.parametrize("wanted", ["lock", "Lock", "port", "art"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_are_found_by_how_they_begin(wanted: str, language: str) -> None:
    passages = [hit.passage for hit in found(COURSE, wanted, language) if hit.passage]
    assert not [text for text in passages if not re.search(rf"(?<![a-z]){wanted}|[A-Z]{wanted}", text, re.IGNORECASE)]
    assert wanted == "art" or passages or language == "zh"
    assert not [text for text in passages if text.isascii() and language == "zh"]


def test_a_name_within_a_name_is_found_and_chinese_anywhere() -> None:
    assert "rlock" in ids("lock")
    assert "mutex" in ids("斥锁")


@pytest.mark.parametrize(
    ("wanted", "lesson"),
    [
        ("lost update", "mutex"),
        ("丢失更新", "mutex"),
        ("lock cycle", "deadlock"),
        ("循环等待", "philosophers"),
        ("waits for itself", "rlock"),
        ("丢失唤醒", "producer-consumer"),
    ],
)
def test_what_goes_wrong_is_found_as_the_stage_calls_it(wanted: str, lesson: str) -> None:
    assert lesson in ids(wanted)


def test_a_passage_is_told_in_the_language_of_the_reader_where_it_can_be() -> None:
    passages = {each: found(COURSE, "GIL", each)[0].passage for each in ("en", "zh")}
    assert passages["en"].isascii()
    assert not passages["zh"].isascii()


def test_what_nobody_speaks_of_is_not_found() -> None:
    assert ids("zebra") == []


@pytest.mark.parametrize(
    ("passage", "wanted", "expected"),
    [
        ("The GIL is no lock.", "gil", "The GIL is no lock."),
        ("Say why the GIL is no substitute.", "GIL", "…the GIL is no substitute."),
        ("把锁加在该加的地方，说出 GIL 为什么代替不了它。", "gil", "…GIL 为什么代替不了它。"),
        ("一二三四五六七八九十锁", "锁", "…七八九十锁"),
        ("It blocks the clock, and so it takes the lock.", "lock", "…the lock."),
    ],
)
def test_an_excerpt_begins_shortly_before_what_was_wanted(passage: str, wanted: str, expected: str) -> None:
    assert excerpt(passage, wanted) == expected
