from __future__ import annotations

from sim.concurrency.granularity import GRANULARITIES, switched
from tests.sim.chinese import in_chinese


def test_only_what_this_cpython_does_is_no_promise() -> None:
    said = {each: str(switched(each)) for each in GRANULARITIES}
    assert said == {
        "bytecode": "at every bytecode",
        "line": "at each line",
        "cpython": "as this CPython switches – not a promise of the language",
    }
    assert all(switched(each).said(in_chinese) != said[each] for each in GRANULARITIES)
