"""What is said of a call is read off a real run of a program."""

from __future__ import annotations

import pytest

from sim.concurrency.events import AnyEvent, Stepped
from sim.concurrency.narrator import narrate
from tests.sim.concurrency.interleaver.test_observer import played, world_of

CONDITION = """\
import threading

condition = threading.Condition()


def waiter():
    with condition:
        condition.wait()


def caller():
    with condition:
        condition.notify()


for task in (waiter, caller):
    threading.Thread(target=task).start()
"""
PARKING = """\
import threading

parking = threading.Semaphore({places})


def car():
    with parking:
        pass


for _ in range(3):
    threading.Thread(target=car).start()
"""
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
    return said(played(text, to_the_end=True), 1)[:-1]


def said(told: list[AnyEvent], thread: int) -> list[str]:
    """The sentences on the steps of a thread."""
    steps = [each for each in told if isinstance(each, Stepped) and each.thread == thread]
    return [str(narrate(step, world_of([each for each in told if each.time <= step.time]))) for step in steps]


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


def test_a_wake_up_names_whom_it_wakes_and_is_lost_where_nobody_waits() -> None:
    assert said(played(CONDITION, 0, 0, 1, 1, 2, 2), 2)[1] == (
        "T2 notifies condition and wakes T1. To go on, whoever is woken needs its lock."
    )
    assert said(played(CONDITION, 0, 0, 2, 2), 2)[1] == (
        "T2 notifies condition, but nobody waits there: this wake-up is lost."
    )


def test_setting_an_event_names_who_waited_for_it() -> None:
    text = HEAD + "\n\ndef task():\n    event.wait()\n\n\nthreading.Thread(target=task).start()\nevent.set()\n"
    assert said(played(text, 0, 0), 0)[1] == "main sets event and lets T1 go on."
    assert steps_of("event.set()") == ["T1 sets event. Nobody waits for it yet, and from now on nobody has to."]


def test_a_semaphore_given_back_lets_only_those_go_on_that_had_to_wait() -> None:
    one, two = (PARKING.format(places=places) for places in (1, 2))
    assert said(played(two, 0, 0, 0, 1, 1), 1)[1] == "T1 gives back one of parking, now at 2."
    assert said(played(two, 0, 0, 0, 1, 2, 1), 1)[1] == "T1 gives back one of parking, now at 1. That lets T3 go on."
    assert said(played(one, 0, 0, 0, 1, 1), 1)[1] == (
        "T1 gives back one of parking, now at 1. Of T2 and T3 only 1 can go on."
    )


def test_a_condition_is_called_by_its_name_and_its_end_is_told_in_short_names() -> None:
    told = played(CONDITION, 0, 0, 2, 2, 2, 2, 1, 1)
    texts = [each.text for each in told if isinstance(each, Stepped)]
    assert texts[2:4] == ["acquire condition", "condition.notify()"]
    assert world_of(told).deadlock is not None
    assert str(narrate(told[-2], world_of(told))) == (
        "Deadlock: main waits for the end of T1 and T1 waits at condition. Nobody is left who could let them go on."
    )


def test_whoever_was_woken_goes_on_with_its_lock() -> None:
    waiter = said(played(CONDITION, 0, 0, 1, 1, 2, 2, 2, 1), 1)
    assert waiter[2] == "T1 waits at condition no longer: it has its lock again and goes on."


def test_what_is_read_with_a_lock_does_not_change_unnoticed() -> None:
    assert steps_of("got.append(1)", "with lock:", "    x = len(got)")[2] == "T1 reads got = [1]."
    assert steps_of("got.append(1)", "x = len(got)")[1].endswith("It does not notice what others change from now on.")
