"""The names are held against what Python's own containers do when they are called by them."""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from itertools import product
from typing import Any

import pytest

from sim.concurrency.interleaver.known_names import BLIND, HARMLESS, LOOKS, MUTATORS, OUT_OF_SIGHT, PUTS, words

MAKERS: tuple[Callable[[], Any], ...] = (
    lambda: [3, 1, 2],
    lambda: {1: 2, 3: 4},
    lambda: {1, 2, 3},
    lambda: deque([3, 1, 2]),
    lambda: bytearray(b"cab"),
    lambda: Counter("aab"),
    lambda: OrderedDict({1: 2, 3: 4}),
)
ARGUMENTS = ((), (1,), (9,), (0, 9), ([1],), ({7: 8},), ({7},), (b"x",))


def changed_by(name: str) -> Iterator[bool]:
    """For every container that has the method, and every call of it that goes well: whether it has changed."""
    for make, given in product(MAKERS, ARGUMENTS):
        container = make()
        before = deepcopy(container)
        method = getattr(container, name, None)
        if method is not None:
            with suppress(TypeError, ValueError, LookupError):
                method(*given)
                yield list(container) != list(before) or container != before


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_who_only_looks_changes_no_container(name: str) -> None:
    assert not any(changed_by(name))


@pytest.mark.parametrize("name", sorted(MUTATORS | PUTS))
def test_who_changes_a_container_does_so(name: str) -> None:
    assert any(changed_by(name))


def test_what_changes_a_container_is_not_harmless() -> None:
    assert not HARMLESS & (MUTATORS | PUTS | OUT_OF_SIGHT)


def test_every_blind_module_is_one() -> None:
    for name in BLIND:
        assert __import__(name).__name__ == name


def test_words_are_told_apart_by_any_space() -> None:
    assert words("a  b\n    c") == {"a", "b", "c"}
