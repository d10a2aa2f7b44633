"""Small programs under control without any real thread, and every interleaving of them by brute force.

A thread is a list of operations. Locals are private to a thread; what a name ends with says nothing.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Hashable, Iterator, Mapping, Sequence

from sim.concurrency.interleaver.controlled import Ending, Kind, Operation, ThreadRef
from sim.concurrency.interleaver.happens_before import depend
from sim.words import Sentence

Op = tuple[object, ...]
Program = tuple[tuple[Op, ...], ...]


class State:
    """What a run of a toy is at."""

    def __init__(self, program: Program, values: Mapping[str, int]) -> None:
        self.at = [0] * len(program)
        self.locals: list[dict[str, int]] = [{} for _ in program]
        self.seen: list[tuple[object, ...]] = [() for _ in program]
        self.shared = dict(values)
        self.owner: dict[str, int] = {}
        self.errors: dict[int, str] = {}


class Toy:
    """`Controlled` over such a program.

    read x l | write x l k (x = l + k) | acq L | rel L [again] | free L (whoever has it) | down S | up S (two may)
    try L n (skip n operations if it fails) | if l v n (skip n unless l == v) | put Q | get Q (waits while it is empty)
    set E | await E
    """

    def __init__(self, program: Sequence[Sequence[Op]], **values: int) -> None:
        self.program: Program = tuple(tuple(thread) for thread in program)
        self._values = values
        self.state = State(self.program, values)
        self.steps = 0

    def restart(self) -> None:
        self.state = State(self.program, self._values)
        for thread in range(len(self.program)):
            self._skip(thread)

    def close(self) -> None:
        pass

    def _op(self, thread: int) -> Op | None:
        place = self.state.at[thread]
        return self.program[thread][place] if place < len(self.program[thread]) else None

    def _skip(self, thread: int) -> None:
        """Decisions are nobody else's business."""
        while (op := self._op(thread)) is not None and op[0] == "if":
            _, local, value, count = op
            taken = self.state.locals[thread].get(str(local), 0) == value
            self.state.at[thread] += 1 if taken else 1 + int(str(count))

    def standing(self, thread: int) -> Hashable:
        return self.state.at[thread], tuple(sorted(self.state.locals[thread].items()))

    def pending(self) -> Mapping[int, Operation]:
        return {thread: operation_of(op) for thread in range(len(self.program)) if (op := self._op(thread)) is not None}

    def enabled(self) -> Sequence[int]:
        return [thread for thread in range(len(self.program)) if self._can(thread)]

    def _can(self, thread: int) -> bool:
        op = self._op(thread)
        if op is None:
            return False
        name = str(op[1]) if len(op) > 1 else ""
        if op[0] == "acq":
            return name not in self.state.owner
        if op[0] == "down":
            return self.state.shared.get(name, 0) < 2
        if op[0] in ("get", "await"):
            return self.state.shared.get(name, 0) > 0
        return True

    def step(self, thread: int) -> Operation:
        op = self._op(thread)
        assert op is not None
        assert self._can(thread)
        self.steps += 1
        self.state.at[thread] += 1
        self._do(thread, op)
        self._skip(thread)
        return operation_of(op)

    def _do(self, thread: int, op: Op) -> None:
        name = str(op[1]) if len(op) > 1 else ""
        saw = getattr(self, f"_{op[0]}")(thread, name, *op[2:])
        self.state.seen[thread] += ((self.state.at[thread], saw),)

    def _read(self, thread: int, name: str, local: str) -> int:
        value = self.state.locals[thread][local] = self.state.shared.get(name, 0)
        return value

    def _write(self, thread: int, name: str, local: str, more: int) -> None:
        self.state.shared[name] = self.state.locals[thread].get(local, 0) + more

    def _acq(self, thread: int, name: str) -> None:
        self.state.owner[name] = thread

    def _try(self, thread: int, name: str, skip: int) -> bool:
        is_free = name not in self.state.owner
        if is_free:
            self.state.owner[name] = thread
        else:
            self.state.at[thread] += skip
        return is_free

    def _rel(self, thread: int, name: str, then: str = "") -> None:
        if self.state.owner.get(name) != thread:
            self._fail(thread, "release")
            return
        del self.state.owner[name]
        if then == "again":  # from the beginning, having learnt nothing
            self.state.at[thread], self.state.seen[thread] = 0, ()

    def _free(self, thread: int, name: str) -> None:
        if self.state.owner.pop(name, None) is None:
            self._fail(thread, "release")

    def _down(self, thread: int, name: str) -> None:
        self.state.shared[name] = self.state.shared.get(name, 0) + 1

    def _up(self, thread: int, name: str) -> None:
        self.state.shared[name] = self.state.shared.get(name, 0) - 1

    def _put(self, thread: int, name: str) -> None:
        self.state.shared[name] = self.state.shared.get(name, 0) + 1

    def _get(self, thread: int, name: str) -> None:
        self.state.shared[name] -= 1

    def _set(self, thread: int, name: str) -> None:
        self.state.shared[name] = 1

    def _await(self, thread: int, name: str) -> None:
        pass

    def _fail(self, thread: int, why: str) -> None:
        self.state.errors[thread] = why
        self.state.at[thread] = len(self.program[thread])

    def history(self, thread: int) -> Hashable:
        if self._op(thread) is None:
            return self.state.errors.get(thread)
        return self.state.seen[thread]

    def shared(self) -> Hashable:
        state = self.state
        return (frozenset(state.shared.items()), frozenset((name, ThreadRef(who)) for name, who in state.owner.items()))

    def role(self, thread: int) -> Hashable:
        return self.program[thread]

    def ending(self) -> Ending:
        stuck = {thread: str(op[1]) for thread in range(len(self.program)) if (op := self._op(thread)) is not None}
        values = {name: str(value) for name, value in sorted(self.state.shared.items())}
        held = {thread: (self.state.owner[name],) for thread, name in stuck.items() if name in self.state.owner}
        return Ending(values, stuck, held, {thread: Sentence("toy", why) for thread, why in self.state.errors.items()})


KINDS = {
    "read": Kind.READ,
    "write": Kind.WRITE,
    "acq": Kind.ACQUIRE,
    "rel": Kind.RELEASE,
    "free": Kind.RELEASE,
    "down": Kind.ACQUIRE,
    "up": Kind.RELEASE,
    "try": Kind.TRY_ACQUIRE,
    "put": Kind.UPDATE,
    "get": Kind.UPDATE,
    "set": Kind.WAKE,
    "await": Kind.WAIT,
}


def operation_of(op: Op) -> Operation:
    """What it touches."""
    names = frozenset({str(op[1])}) if len(op) > 1 else frozenset()
    is_read, counts = op[0] in ("read", "await"), op[0] in ("down", "up")
    nothing: frozenset[str] = frozenset()
    return Operation(KINDS[str(op[0])], names if is_read or counts else nothing, nothing if is_read else names)


# Every interleaving


Outcome = tuple[tuple[tuple[str, str], ...], tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]]


def outcome_of(ending: Ending) -> Outcome:
    """What tells endings apart."""
    return (
        tuple(sorted(ending.values.items())),
        tuple(sorted(ending.deadlocked.items())),
        tuple(sorted((thread, str(error)) for thread, error in ending.errors.items())),
    )


def every_run(toy: Toy) -> Iterator[tuple[list[tuple[int, Operation]], Ending]]:
    """By brute force."""
    toy.restart()
    yield from _from_here(toy, [])


def _from_here(toy: Toy, so_far: list[tuple[int, Operation]]) -> Iterator[tuple[list[tuple[int, Operation]], Ending]]:
    enabled = toy.enabled()
    if not enabled:
        yield so_far, toy.ending()
    for thread in enabled:
        before = copy.deepcopy(toy.state)
        operation = toy.step(thread)
        yield from _from_here(toy, [*so_far, (thread, operation)])
        toy.state = before


def class_of(run: Sequence[tuple[int, Operation]]) -> Hashable:
    """The same for runs that differ only in the order of independent steps: which dependent step comes before which."""
    counts: dict[int, int] = {}
    names: list[tuple[int, int]] = []
    for thread, _ in run:
        counts[thread] = counts.get(thread, 0) + 1
        names.append((thread, counts[thread]))
    order = {
        (names[i], names[j])
        for j in range(len(run))
        for i in range(j)
        if run[i][0] != run[j][0] and depend(run[i][1], run[j][1])
    }
    return frozenset(names), frozenset(order)


# Programs


def lost_update(threads: int) -> Toy:
    """t = n; n = t - 1"""
    return Toy([[("read", "n", "t"), ("write", "n", "t", -1)]] * threads, n=10)


def one_lock(threads: int) -> Toy:
    """with lock: pass"""
    return Toy([[("acq", "lock"), ("rel", "lock")]] * threads)


def locked_update(threads: int) -> Toy:
    """with lock: t = n; n = t - 1"""
    return Toy([[("acq", "lock"), ("read", "n", "t"), ("write", "n", "t", -1), ("rel", "lock")]] * threads, n=10)


def philosophers(count: int, *, ordered: bool = False) -> Toy:
    """Left fork, right fork, or the one with the smaller number first."""
    pairs = [(i, (i + 1) % count) for i in range(count)]
    pairs = [(min(pair), max(pair)) if ordered else pair for pair in pairs]
    return Toy([[("acq", f"fork{a}"), ("acq", f"fork{b}"), ("rel", f"fork{b}"), ("rel", f"fork{a}")] for a, b in pairs])


def polite() -> Toy:
    """Two threads: each takes its lock, and where the other's is taken it gives back its own and begins anew."""
    return Toy([_polite("A", "B"), _polite("B", "A")])


def _polite(own: str, other: str) -> list[Op]:
    leave: Op = ("if", "nothing", 1, 1)
    return [("acq", own), ("try", other, 3), ("rel", other), ("rel", own), leave, ("rel", own, "again")]


def random_toy(seed: int) -> Toy:
    """Two or three threads of up to four operations each over two variables, two locks, a queue and an event."""
    dice = random.Random(seed)  # noqa: S311 - a test's dice
    threads = dice.choice((2, 2, 3))
    longest = 4 if threads == 2 else 3
    return Toy([_random_thread(dice, dice.randint(1, longest)) for _ in range(threads)], x=0, y=0)


def _random_thread(dice: random.Random, length: int) -> list[Op]:
    ops: list[Op] = []
    held: list[str] = []
    while len(ops) < length:
        free = [name for name in ("L", "M") if name not in held]
        kind = dice.choices(
            ("read", "write", "acq", "rel", "try", "if", "put", "get", "set", "await"), (6, 6, 5, 5, 2, 2, 1, 1, 1, 1)
        )[0]
        if kind == "read":
            ops.append(("read", dice.choice("xy"), "t"))
        elif kind == "write":
            ops.append(("write", dice.choice("xy"), "t", dice.choice((1, 2))))
        elif kind == "acq" and free:
            ops.append(("acq", dice.choice(free)))
            held.append(str(ops[-1][1]))
        elif kind == "rel":
            ops.append(("rel", held.pop() if held and dice.random() < 0.9 else dice.choice("LM")))
        elif kind == "try" and free:
            ops.append(("try", dice.choice(free), 1))
        elif kind == "if":
            ops.append(("if", "t", dice.choice((0, 1)), 1))
        elif kind in ("put", "get"):
            ops.append((kind, "Q"))
        elif kind in ("set", "await"):
            ops.append((kind, "E"))
    return ops


def symmetric_toy(seed: int) -> Toy:
    """Three threads, two or all of which do the same."""
    dice = random.Random(seed)  # noqa: S311
    same = _random_thread(dice, dice.randint(1, 3))
    other = same if dice.random() < 0.5 else _random_thread(dice, dice.randint(1, 3))
    threads = [same, same, other]
    dice.shuffle(threads)
    return Toy(threads, x=0, y=0)
