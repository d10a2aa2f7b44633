"""Source-DPOR with sleep sets: one run for each class of schedules that differ only in the order of independent steps.

After Abdulla, Aronis, Jonsson and Sagonas, "Optimal dynamic partial order reduction" (POPL 2014), section 4, by
stateless re-execution. For every pair of steps that race, the search goes back to the earlier one and lets somebody
else step there who leads to the other order, unless such a one is tried there anyway (the *source set*). A thread whose
step was tried at a place *sleeps* behind it until something dependent happens, so no class is run through twice.

Operations that block need care, because the later of two steps may have been impossible before the earlier one:
- a thread that wanted the same operation then, and could not, does not race with what let it go on; it races with
  what had stopped it, which is found further up;
- an acquire does not race with a release by which a thread gives back what it had taken: there nobody else could take
  it. It races with the acquires of others;
- threads that wait for ever race as if they had got what they wait for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sim.concurrency.interleaver.controlled import Controlled, Kind, Operation, is_end_of_program
from sim.concurrency.interleaver.happens_before import History, Step, both, depend
from sim.concurrency.interleaver.runs import TAIL, Run, Where, busiest, step_again

LONGEST = 5_000
"""Steps after which a run is given up: its program may never end."""


class Node:
    """A place of the search: who could step there, who shall be tried, who need not be (with the step it would do)."""

    def __init__(self, enabled: Sequence[int], pending: Mapping[int, Operation], sleep: dict[int, Operation]) -> None:
        self.enabled = frozenset(enabled)
        self.pending = dict(pending)
        self.sleep = sleep
        self.to_try: set[int] = set()
        self.chosen = -1

    def choose(self, thread: int) -> None:
        """Let `thread` step here next."""
        self.to_try.add(thread)
        self.chosen = thread


class Dpor:
    """Explores `program`; every run it yields is of another class."""

    def __init__(self, program: Controlled, longest: int = LONGEST) -> None:
        self._program, self._longest = program, longest
        self._nodes: list[Node] = []
        self._history = History()
        self.runs = self.steps = 0
        self.cut_in: Where | None = None

    def explore(self) -> Iterator[Run | None]:
        """One complete run for each class; None for one that turned out to be superfluous."""
        while True:
            run = self._one()
            self.runs += 1
            yield run
            if not self._go_back():
                return

    def _go_back(self) -> bool:
        """To the newest place where somebody is left to be tried; False if there is none."""
        while self._nodes:
            node = self._nodes[-1]
            # What it really did may be more than what was pending; after independent steps it would do the same.
            done = self._history.steps[len(self._nodes) - 1].operation
            node.sleep[node.chosen] = both(node.pending[node.chosen], done)
            left = sorted(node.to_try - node.sleep.keys())
            if left:
                node.choose(left[0])
                return True
            self._nodes.pop()
        return False

    def _one(self) -> Run | None:
        """A run through the nodes and on from there; None if everybody who could step sleeps, or it became too long."""
        program = self._program
        program.restart()
        again = self._nodes[:-1]
        self._history = History(self._history.steps[: len(again)])
        for node, step in zip(again, self._history.steps, strict=True):
            step_again(program, node.chosen, step.operation)
        self.steps += len(again)
        self._resume_threads()
        if self._nodes:
            self._step(self._nodes[-1])
        while True:
            enabled = program.enabled()
            if not enabled:
                return self._ended()
            if len(self._nodes) >= self._longest:
                self.cut_in = busiest((step.thread, step.operation) for step in self._history.steps[-TAIL:])
                return None
            node = Node(enabled, program.pending(), self._sleep_now())
            awake = [thread for thread in enabled if thread not in node.sleep]
            if not awake:
                self._find_races_of_those_who_wait()
                return None
            before = self._nodes[-1].chosen if self._nodes else -1
            node.choose(before if before in awake else awake[0])
            self._nodes.append(node)
            self._step(node)

    def _resume_threads(self) -> None:
        """Threads begin after the step that started them, also in the part that is run again."""
        for place, (node, following) in enumerate(zip(self._nodes, self._nodes[1:], strict=False)):
            for thread in following.pending.keys() - node.pending.keys():
                self._history.begin_after(thread, self._history.steps[place])

    def _sleep_now(self) -> dict[int, Operation]:
        if not self._nodes:
            return {}
        node, step = self._nodes[-1], self._history.steps[-1]
        return {
            thread: operation
            for thread, operation in node.sleep.items()
            if thread != node.chosen and not depend(operation, step.operation)
        }

    def _step(self, node: Node) -> None:
        thread = node.chosen
        operation = self._program.step(thread)
        self.steps += 1
        self._find_races(thread, operation)
        pending = self._program.pending()
        for each, wanted in self._given_up(node, pending):
            self._find_races(each, wanted)
        self._history.add(thread, operation, [each for each in pending if each not in node.pending])

    def _given_up(self, node: Node, pending: Mapping[int, Operation]) -> Iterator[tuple[int, Operation]]:
        """Who waited at `node` and does not any more: the end of the program ends daemons that wait."""
        for each, wanted in node.pending.items():
            if each not in node.enabled and (each not in pending or pending[each].kind != wanted.kind):
                yield each, wanted

    def _ended(self) -> Run:
        self._find_races_of_those_who_wait()
        steps = self._history.steps
        return Run(
            tuple(step.thread for step in steps), tuple(step.operation for step in steps), self._program.ending()
        )

    # Races

    def _find_races_of_those_who_wait(self) -> None:
        """Who cannot go on at the end of a run races with whatever keeps it from going on, also if the run is given up.

        What follows a run that is given up is known, but not what follows if somebody else gets what they wait for.
        """
        enabled = self._program.enabled()
        for thread, operation in self._program.pending().items():
            if thread not in enabled:
                self._find_races(thread, operation)

    def _find_races(self, thread: int, operation: Operation) -> None:
        """Let the search come back to every earlier step that the next one of `thread` could also have preceded."""
        history = self._history
        known, was_free = history.clock_of(thread), self._was_never_stopped(thread)
        for place in history.dependent(operation):
            step = history.steps[place]
            if operation.kind is Kind.JOIN and not _is_start_of_joined(step.operation, thread, operation):
                continue  # A thread can be joined after its end only, so there is no other order.
            if step.thread == thread or step.is_before(known) or self._is_impossible(place, thread, operation):
                continue
            if was_free and self._is_mediated(place, operation):
                continue
            self._plan(place, thread, operation)

    def _last_place(self, thread: int) -> int:
        """Where `thread` stepped last; -1 if it has not."""
        steps = self._history.steps
        return next((place for place in range(len(steps) - 1, -1, -1) if steps[place].thread == thread), -1)

    def _was_never_stopped(self, thread: int) -> bool:
        """Whether it could have gone on at every place since its last step."""
        nodes = self._nodes[self._last_place(thread) + 1 :]
        return all(thread in node.enabled for node in nodes if thread in node.pending)

    def _is_impossible(self, place: int, thread: int, operation: Operation) -> bool:
        """Whether the step at `place` is what made the operation possible, so that they have one order only."""
        if self._last_place(thread) < place:
            node = self._nodes[place]
            return thread in node.pending and thread not in node.enabled
        takes = operation.kind is Kind.ACQUIRE
        return takes and any(self._history.gives_back(place, name) for name in operation.writes)

    def _is_mediated(self, place: int, operation: Operation) -> bool:
        """Whether another step stands between the two in every schedule, so that the race is found with that one."""
        steps, first = self._history.steps, self._history.steps[place]
        takes = operation.kind is Kind.ACQUIRE
        return any(
            first.is_before(step.clock)
            and depend(step.operation, operation)
            and (not takes or step.operation.kind is Kind.ACQUIRE)
            for step in steps[place + 1 :]
        )

    def _plan(self, place: int, thread: int, operation: Operation) -> None:
        """See to it that somebody is tried at `place` who leads to the other order."""
        node = self._nodes[place]
        initials = self._initials(place, thread, operation) & node.enabled
        if initials and not initials & (node.to_try | node.sleep.keys()):
            node.to_try.add(thread if thread in initials else min(initials))

    def _initials(self, place: int, thread: int, operation: Operation) -> set[int]:
        """Who can be first if everything that need not come after the step at `place` comes before it."""
        first = self._history.steps[place]
        rest: list[Step] = [step for step in self._history.steps[place + 1 :] if not first.is_before(step.clock)]
        moved = [(step.thread, step.operation) for step in rest] + [(thread, operation)]
        found: set[int] = set()
        seen: set[int] = set()
        for index, (each, what) in enumerate(moved):
            if each not in seen and not any(depend(other, what) for _, other in moved[:index]):
                found.add(each)
            seen.add(each)
        return found


def _is_start_of_joined(start: Operation, thread: int, join: Operation) -> bool:
    """Whether who joins would have failed before that; the end of the program waits for whatever there is."""
    return start.kind is Kind.START and not is_end_of_program(thread, join)
