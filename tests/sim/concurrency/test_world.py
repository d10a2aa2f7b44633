from __future__ import annotations

from sim.concurrency import events as e
from sim.concurrency.events import AnyEvent, Kind, State
from sim.concurrency.world import STACK, Copy, World, cycle_in


def world_of(*events: AnyEvent) -> World:
    world = World()
    for event in events:
        world = world.after(event)
    return world


def read(time: float, thread: int, name: str = "n") -> e.Stepped:
    return e.Stepped(time, thread, Kind.READ, f"read {name}", 3, (name,))


def at(time: float, thread: int, name: str, argument: str = "") -> e.InstructionReached:
    return e.InstructionReached(time, thread, "work", 3, 0, name, argument)


def test_a_copy_is_stale_once_the_variable_has_been_written() -> None:
    beginning: list[AnyEvent] = [
        e.VariableChanged(0.0, "n", "10"),
        read(1.0, 1),
        at(1.5, 1, "STORE_FAST", "temp"),
        at(1.6, 1, "LOAD_FAST", "temp"),
    ]
    before = world_of(*beginning)
    assert before.threads[1].copies == (Copy("temp", "n", 0, "10"),)
    assert before.stale(1) == ()
    after = world_of(*beginning, e.Stepped(2.0, 2, Kind.WRITE, "n = 9"), e.VariableChanged(2.0, "n", "9", 2))
    assert after.stale(1) == (Copy("temp", "n", 0, "10"),)
    assert after.variables["n"].version == 1
    assert after.variables["n"].writer == 2


def test_a_lock_that_gets_a_name_is_no_second_one() -> None:
    world = world_of(
        e.LockChanged(0.0, "Queue 0.2", "Queue", value="[1]"),
        e.LockChanged(0.0, "lock", "Lock"),
        e.LockChanged(1.0, "q", "Queue", value="[1]", was="Queue 0.2"),
    )
    assert list(world.locks) == ["lock", "q"]


def test_a_value_on_the_stack_can_be_stale_too_and_is_gone_with_the_write() -> None:
    world = world_of(
        e.VariableChanged(0.0, "n", "10"), read(1.0, 1), e.VariableChanged(2.0, "n", "9", 2), at(2.5, 1, "BINARY_OP")
    )
    assert [copy.place for copy in world.stale(1)] == [STACK]
    assert world.after(e.Stepped(3.0, 1, Kind.WRITE, "n = 9", 3, (), ("n",))).threads[1].copies == ()


def test_a_local_that_gets_another_value_is_no_copy_any_more() -> None:
    world = world_of(
        e.VariableChanged(0.0, "n", "10"),
        read(1.0, 1),
        at(1.5, 1, "STORE_FAST", "temp"),
        at(1.6, 1, "LOAD_CONST", "5"),
        at(1.7, 1, "STORE_FAST", "temp"),
        at(1.8, 1, "LOAD_CONST", "None"),
    )
    assert world.threads[1].copies == ()


def test_what_a_thread_overwrites_itself_is_not_stale_for_it() -> None:
    world = world_of(
        e.VariableChanged(0.0, "n", "10"),
        read(1.0, 1),
        at(1.5, 1, "STORE_FAST", "temp"),
        at(1.6, 1, "STORE_GLOBAL", "n"),
        e.Stepped(2.0, 1, Kind.WRITE, "n = 9", 3, (), ("n",)),
        e.VariableChanged(2.0, "n", "9", 1),
    )
    assert world.stale(1) == ()


def test_what_was_only_looked_at_is_no_copy() -> None:
    world = world_of(read(1.0, 1), at(1.5, 1, "POP_JUMP_FORWARD_IF_FALSE"), at(1.6, 1, "LOAD_CONST"))
    assert world.threads[1].copies == ()


def test_edges_and_the_cycle_of_two_who_wait_for_each_other() -> None:
    world = world_of(
        e.ThreadMade(0.0, 1, "one", "eat", 0),
        e.ThreadMade(0.0, 2, "two", "eat", 0),
        e.StateChanged(1.0, 1, State.BLOCKED, "fork", (2,)),
        e.StateChanged(2.0, 2, State.BLOCKED, "noodles", (1,)),
    )
    assert world.edges == ((1, "fork", 2), (2, "noodles", 1))
    assert world.cycle == (1, 2)
    freed = world.after(e.StateChanged(3.0, 2, State.READY))
    assert freed.cycle == ()
    assert freed.edges == ((1, "fork", 2),)


def test_a_ring_is_found_behind_a_tail_and_nothing_where_there_is_none() -> None:
    assert cycle_in({0: (1,), 1: (2,), 2: (3,), 3: (1,)}) == (1, 2, 3)
    assert cycle_in({0: (1, 2), 1: (), 2: ()}) == ()
    assert cycle_in({1: (1,)}) == (1,)


def test_threads_locks_output_and_the_end() -> None:
    failed = e.ThreadFailed(4.0, 1, 7, "ValueError", "no")
    world = world_of(
        e.RunStarted(0.0, "race.py", "", "line"),
        e.ThreadMade(0.0, 1, "Thread-1", "work", 0),
        e.LockChanged(1.0, "lock", "Lock", 1, 1, (2,)),
        e.LocalsChanged(1.5, 1, {"i": "3"}),
        e.Stepped(2.0, 1, Kind.ACQUIRE, "acquire lock", 5, (), ("lock",)),
        e.Printed(2.1, 1, "hello\n"),
        failed,
        e.StateChanged(4.0, 1, State.DONE),
        e.Deadlocked(5.0, {2: "lock"}),
        e.RunEnded(6.0, {"n": "1"}),
    )
    thread = world.threads[1]
    assert (thread.state, thread.line, thread.failure, dict(thread.locals)) == (State.DONE, 7, failed, {"i": "3"})
    assert world.locks["lock"].queue == (2,)
    assert world.running == 1
    assert [step.text for step in world.strip] == ["acquire lock"]
    assert [printed.text for printed in world.printed] == ["hello\n"]
    assert world.deadlock == e.Deadlocked(5.0, {2: "lock"})
    assert world.end == world.last == e.RunEnded(6.0, {"n": "1"})


def test_a_world_is_never_changed_in_place() -> None:
    before = world_of(e.ThreadMade(0.0, 1, "one", "eat", 0))
    before.after(e.StateChanged(1.0, 1, State.DONE))
    assert before.threads[1].state is State.NEW


def test_who_could_go_on_is_known_until_the_end() -> None:
    states = enumerate((State.READY, State.BLOCKED, State.RUNNING, State.WAITING, State.DONE, State.NEW))
    events = [e.StateChanged(1.0, thread, state) for thread, state in states]
    assert world_of(*events).could_go_on == (0, 2)
    assert world_of(*events, e.RunEnded(2.0)).could_go_on == ()
