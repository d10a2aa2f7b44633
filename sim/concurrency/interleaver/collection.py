"""What was met while exploring, by how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from typing import Any, NamedTuple, TypeVar

from sim.concurrency.interleaver.runs import Run
from sim.words import Sentence

Key = TypeVar("Key", bound=Hashable)


class Seen(NamedTuple):
    """The run with the fewest switches of those that ended in one way, and how many did."""

    run: Run
    times: int


class Collection:
    """What was met, by how it ended."""

    def __init__(self) -> None:
        self.outcomes: dict[Hashable, Seen] = {}
        self.deadlocks: dict[Hashable, Seen] = {}
        self.errors: dict[Sentence, Seen] = {}
        self.escaped: Sentence | None = None
        self.runs = self._runs_before = 0
        self._before: list[tuple[dict[Any, Seen], Hashable, int]] = []

    def add(self, run: Run) -> None:
        """One more run."""
        self.escaped = self.escaped or run.ending.escaped
        self.runs += 1
        if run.ending.deadlocked:
            _count(self.deadlocks, deadlock_of(run), run)
        elif not run.ending.was_cut:
            _count(self.outcomes, outcome_of(run), run)
        for key in errors_of(run):
            _count(self.errors, key, run)

    def start_counting_again(self) -> None:
        """What is known stays known; the numbers begin anew."""
        self._runs_before, self.runs = self.runs, 0
        kinds: tuple[dict[Any, Seen], ...] = (self.outcomes, self.deadlocks, self.errors)
        for kind in kinds:
            self._before += [(kind, key, seen.times) for key, seen in kind.items()]
            kind.update({key: Seen(seen.run, 0) for key, seen in kind.items()})

    def so_far(self, kind: dict[Key, Seen]) -> dict[Key, Seen]:
        """What is known of one kind, with all that was ever counted."""
        before = {key: times for each, key, times in self._before if each is kind}
        return {key: Seen(seen.run, seen.times + before.get(key, 0)) for key, seen in kind.items()}

    def count_everything(self) -> None:
        """What was counted before that counts as well."""
        for kind, key, times in self._before:
            kind[key] = Seen(kind[key].run, kind[key].times + times)
        self._before, self.runs = [], self.runs + self._runs_before


def _count(found: dict[Any, Seen], key: Hashable, run: Run) -> None:
    best, times = found.get(key, Seen(run, 0))
    found[key] = Seen(run if run.switches < best.switches else best, times + 1)


def outcome_of(run: Run) -> Hashable:
    """The same for runs that end with the same values, and with the same exceptions."""
    return tuple(sorted(run.ending.values.items())), _wrong(run)


def deadlock_of(run: Run) -> Hashable:
    """The same for runs in which the same threads wait for the same objects, after the same exceptions."""
    return tuple(sorted(run.ending.deadlocked.items())), _wrong(run)


def _wrong(run: Run) -> Hashable:
    return frozenset(Counter(run.ending.errors.values()).items())


def errors_of(run: Run) -> list[Sentence]:
    """One key for each exception; which of several like threads it was does not matter."""
    return list(dict.fromkeys(run.ending.errors.values()))
