"""What is said of a call is read off a real run of a program."""

from __future__ import annotations

import pytest

from sim.concurrency.events import Stepped
from sim.concurrency.narrator import narrate
from tests.sim.concurrency.interleaver.test_observer import played, world_of

HEAD = """\
import queue
import threading

q = queue.Queue(1)
got = []
event = threading.Event()
lock = threading.Lock()
"""
TAIL = "\n\nt = threading.Thread(target=task)\nt.start()\nt.join()\n"


def steps_of(*lines: str) -> list[str]:
    """The sentences on what a thread of these lines does, but for its end."""
    text = HEAD + "\n\ndef task():\n" + "".join(f"    {line}\n" for line in lines) + TAIL
    told = played(text, to_the_end=True)
    steps = [each for each in told if isinstance(each, Stepped) and each.thread == 1]
    return [str(narrate(step, world_of([each for each in told if each.time <= step.time]))) for step in steps][:-1]


ALONE = " in one step: no other thread can come in between."


def test_two_calls_of_one_line_are_two_steps_each_with_its_own_sentence() -> None:
    assert steps_of("q.put(10)", "got.append(q.get())") == [
        f"T1 puts 10 into q{ALONE}",
        f"T1 takes 10 out of q{ALONE}",
        f"T1 appends 10 to got{ALONE}",
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("q.empty()", "T1 asks whether q is empty: yes."),
        ("q.full()", "T1 asks whether q is full: no."),
        ("q.qsize()", "T1 asks how many items are in q: 0."),
        ("event.is_set()", "T1 asks whether event is set: no."),
        ("lock.locked()", "T1 asks whether lock is locked: no."),
        ("got.extend([1, 2])", f"T1 calls got.extend(){ALONE}"),
        ("while q.put(None): pass", f"T1 puts None into q{ALONE}"),
        ("q.get_nowait()", "T1 wants to take something out of q, but nothing is in it: Empty."),
    ],
)
def test_what_was_done_or_asked_is_said_with_what_came_of_it(line: str, sentence: str) -> None:
    assert steps_of(line)[0] == sentence
