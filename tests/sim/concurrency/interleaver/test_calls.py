from __future__ import annotations

import heapq
import random
from typing import Any

import pytest

from sim.concurrency.interleaver.calls import call
from sim.concurrency.interleaver.controlled import Kind
from sim.concurrency.interleaver.explorer import explore
from sim.concurrency.interleaver.objects import Objects
from sim.concurrency.interleaver.primitives import Lock
from sim.concurrency.interleaver.stack import NOTHING
from tests.sim.concurrency.interleaver.scripts import TWO, controlled

SHARED: list[Any] = [3, 1]


@pytest.mark.parametrize(
    ("callee", "owner", "given", "kind"),
    [
        (list.append, SHARED, [1], Kind.UPDATE),
        (SHARED.append, NOTHING, [1], Kind.UPDATE),
        (list.index, SHARED, [1], Kind.READ),
        (len, NOTHING, [SHARED], Kind.READ),
        (sorted, NOTHING, [SHARED], Kind.READ),
        (set, NOTHING, [SHARED], Kind.READ),
        (heapq.heappush, NOTHING, [SHARED, 1], Kind.UPDATE),
        (random.shuffle, NOTHING, [SHARED], Kind.UPDATE),
        ([].extend, NOTHING, [SHARED], Kind.READ),
        (len, NOTHING, [[1]], None),
        (list.append, [], [1], None),
        (Lock, NOTHING, [SHARED], None),
    ],
)
def test_what_a_call_does_to_a_shared_list(callee: Any, owner: Any, given: list[Any], kind: Kind | None) -> None:
    objects = Objects()
    objects.publish(SHARED, "l")
    touch = call(objects, callee, owner, given, None, 7)
    assert (touch.operation.kind if touch else None) is kind
    if touch is not None:
        assert "l[]" in touch.operation.reads | touch.operation.writes
        assert touch.operation.line == 7


def test_an_attribute_may_be_read_and_written_by_name() -> None:
    class Thing:
        pass

    objects, thing = Objects(), Thing()
    objects.publish(thing, "t")
    read = call(objects, getattr, NOTHING, [thing, "a"], None, 1)
    written = call(objects, setattr, NOTHING, [thing, "a", 1], None, 1)
    assert read is not None
    assert written is not None
    assert read.operation.reads == written.operation.writes == {"t.a"}
    assert call(objects, getattr, NOTHING, [thing, "b"], frozenset({"a"}), 1) is None


LOOKED_FOR = """
import operator, threading
from collections import defaultdict
d = defaultdict(int)
seen = None
def f(i):
    global seen
    if i:
        seen = "k" in d
    else:
        {look}
""" + TWO  # fmt: skip


@pytest.mark.parametrize(
    "look",
    [
        "d.__getitem__('k')",
        "dict.__getitem__(d, 'k')",
        "list(map(d.__getitem__, ['k']))",
        "operator.getitem(d, 'k')",
        "operator.itemgetter('k')(d)",
    ],
)
def test_a_call_that_looks_for_an_item_of_a_defaultdict_may_make_it(look: str) -> None:
    with controlled(LOOKED_FOR.replace("{look}", look)) as runtime:
        assert {outcome.values["seen"] for outcome in explore(runtime).outcomes} == {"True", "False"}
