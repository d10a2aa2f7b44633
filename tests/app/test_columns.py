from __future__ import annotations

import pytest

from app.columns import padded, width_of, wrapped


@pytest.mark.parametrize(("text", "width"), [("", 0), ("n = 8", 5), ("死锁", 4), ("“n”：是", 7), ("…", 1)])
def test_a_chinese_character_takes_two_columns(text: str, width: int) -> None:
    assert width_of(text) == width


def test_columns_stand_under_each_other() -> None:
    assert [padded(text, 6) + "|" for text in ("死锁", "ab", "longer than that")] == [
        "死锁  |",
        "ab    |",
        "longer than that|",
    ]


def test_lines_end_between_words_or_between_chinese_characters() -> None:
    assert list(wrapped("one two three", 7)) == ["one two", "three"]
    assert list(wrapped("默认 loopback 能运行", 8)) == ["默认", "loopback", "能运行"]
    assert list(wrapped("看清到底", 4)) == ["看清", "到底"]
    assert list(wrapped("alongword a", 4)) == ["alongword", "a"]
    assert list(wrapped("", 4)) == [""]
