"""Where a thread stands and what it holds in its own variables: equal only if it will go on alike."""

from __future__ import annotations

import dis
import operator
import sys
from collections.abc import Container, Hashable, Iterator
from functools import lru_cache
from types import CellType, CodeType, FrameType
from typing import Any

from sim.concurrency.interleaver import stack
from sim.concurrency.interleaver.objects import ATOMS, CONTAINERS, Objects, contents_of, is_stand_in


def standing(ident: int, codes: Container[CodeType], objects: Objects) -> Hashable:
    """Of a real thread that waits: its functions that have not come back, each with its variables."""
    return tuple(_frames(sys._current_frames().get(ident), codes, objects)) if stack.is_known else object()


def _frames(frame: FrameType | None, codes: Container[CodeType], objects: Objects) -> Iterator[Hashable]:
    while frame is not None:
        code = frame.f_code
        if code in codes:
            top = stack.variables(code) + _sure_height(code, frame.f_lasti)
            yield id(code), frame.f_lasti, tuple(_told(objects, stack.slot(frame, index)) for index in range(top))
        frame = frame.f_back


@lru_cache(maxsize=4096)
def _sure_height(code: CodeType, offset: int) -> int:
    """How many values lie on its stack, whether the instruction at `offset` has begun or not."""
    offsets = [one.offset for one in dis.get_instructions(code)]
    heights = stack.heights(code)
    begun = max((one for one in offsets if one <= offset), default=0)
    after = min((one for one in offsets if one > offset), default=begun)
    return max(0, min(heights.get(begun, 0), heights.get(after, 0)) - 1)


def _told(objects: Objects, value: Any) -> Hashable:
    """What can be told of a value; of one that cannot be looked into something that is like nothing else."""
    if isinstance(value, CellType):
        value = contents_of(value)
    kind = type(value)
    is_known = kind in (*ATOMS, *CONTAINERS, tuple, frozenset) or callable(value) or is_stand_in(kind)
    if is_known or value is stack.NOTHING or objects.name_of(value):
        return objects.digest(value)
    if hasattr(kind, "__length_hint__"):  # an iterator that knows how much is left
        return kind.__name__, operator.length_hint(value)
    return object()
