from __future__ import annotations

import pytest

from tests.sim.concurrency.interleaver.scripts import controlled, play

CALLS = """import threading
items = []
def main():
    {}
    items.append(2)
    for t in threading.enumerate()[1:]: t.join()
main()
"""

TWICE = """import threading
n, l = 0, []
def f(): pass
def g(): l.append(n)
t = threading.Thread(target=f)
t.start()
t.join()
l.append(n)
u = threading.Thread(target=f)
u.start()
u.join()
"""


@pytest.mark.parametrize(
    "starts",
    [
        "threading.Thread(target=items.append, args=(1,)).start()",
        "threading.Timer(1, items.append, (1,)).start()",
        "threading.Thread(target=threading.Barrier(1, items.clear).wait).start()",
    ],
)
def test_what_stand_ins_call_for_the_program_is_an_operation(starts: str) -> None:
    with controlled(CALLS.format(starts)) as runtime:
        done = [what for thread, what in play(runtime) if thread == 1]
    assert "update items[]" in done


def test_what_nobody_could_disturb_is_remembered_all_the_same() -> None:
    with controlled(TWICE) as runtime:
        seen = []
        while runtime.enabled():
            runtime.step(runtime.enabled()[0])
            seen.append(dict(runtime.shared()[0]).get("l[]"))  # type: ignore[index]
    assert (seen[0], seen[-1]) == ((), (("int", 0),))
