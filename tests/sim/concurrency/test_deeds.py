from __future__ import annotations

import pytest

from sim.concurrency.deeds import DEEDS, deed_said
from sim.concurrency.events import Kind
from sim.concurrency.world import World
from tests.sim.chinese import in_chinese


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("read n", "read n", "读 n"),
        ("acquire forks[0]", "acquire forks[0]", "获取 forks[0]"),
        ("try acquire lock", "try acquire lock", "尝试获取 lock"),
        ("release lock", "release lock", "释放 lock"),
        ("start thread 1", "start T1", "启动 T1"),
        ("join thread 1, thread 2", "join T1, T2", "等 T1, T2 结束"),
        ("end thread 1", "end", "结束"),
        ("sleep ", "sleep", "睡眠"),
        ("q.put(3)", "q.put(3)", "q.put(3)"),
        ("log.append('A in')", "log.append('A in')", "log.append('A in')"),
        ("n = 9", "n = 9", "n = 9"),
        ("update = update + 1", "update = update + 1", "update = update + 1"),
    ],
)
def test_our_words_are_translated_and_code_stays_as_it_is(text: str, english: str, chinese: str) -> None:
    said = deed_said(text, World())
    assert str(said) == english
    assert said.said(in_chinese) == chinese


def test_every_kind_has_its_words() -> None:
    assert set(DEEDS) == set(Kind)
