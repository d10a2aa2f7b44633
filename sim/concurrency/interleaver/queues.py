"""Stand-ins for the queues of `queue`: putting and getting are one visible operation each."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Hashable
from queue import Empty, Full
from typing import Any

from sim.concurrency.interleaver.controlled import Kind
from sim.concurrency.interleaver.primitives import Primitive, Told
from sim.concurrency.interleaver.show import short_text
from sim.concurrency.interleaver.tasks import Task


class Queue(Primitive):
    """First in, first out; with `maxsize` items it is full."""

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__()
        self.maxsize = maxsize
        self._own_unfinished = 0
        self._init(maxsize)

    # What the kinds of queue differ in, under the names by which programs override it.

    def _init(self, maxsize: int) -> None:
        self.queue: Any = deque()

    def _qsize(self) -> int:
        return len(self.queue)

    def _put(self, item: Any) -> None:
        self.queue.append(item)

    def _get(self) -> Any:
        return self.queue.popleft()

    def _own_state(self) -> Hashable:
        return self._own_runtime.objects.contents(self.queue), self._own_unfinished

    def _own_told(self) -> Told:
        return None, 0, short_text(list(self.queue))

    def _own_has_room(self) -> bool:
        return self.maxsize <= 0 or self._qsize() < self.maxsize

    def _own_has_items(self) -> bool:
        return self._qsize() > 0

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        """Put `item` in. Raises queue.Full if there was no room at once or in time."""
        task = self._own_try("put", self._own_has_room, block, timeout, Full)
        self._own_runtime.objects.publish(item, f"{self._own_name} item")
        self._own_alone(task, lambda: self._put(item))
        self._own_unfinished += 1
        self._own_note(task, True)
        self._own_tell(task, item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """Take an item out. Raises queue.Empty if there was none at once or in time."""
        task = self._own_try("get", self._own_has_items, block, timeout, Empty)
        found = self._own_alone(task, self._get)
        self._own_note(task, self._own_runtime.objects.digest(found))
        self._own_tell(task, found)
        return found

    def _own_try(
        self, call: str, possible: Callable[[], bool], block: bool, timeout: float | None, error: type[Exception]
    ) -> Task:
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        ready = possible if block and timeout is None else None
        task = self._own_do(Kind.UPDATE, ready, call=call if block else f"{call}_nowait")
        if not possible():
            if block and timeout is not None:
                self._own_runtime.clock.pass_by(task, timeout)
            self._own_note(task, error.__name__)
            self._own_tell(task, error=error.__name__)
            raise error
        return task

    def _own_alone(self, task: Task, work: Callable[[], Any]) -> Any:
        """Do it in one piece, even where the program's own code is called to compare items."""
        task.atomic += 1
        try:
            return work()
        finally:
            task.atomic -= 1

    def put_nowait(self, item: Any) -> None:
        """As `put`, without waiting."""
        self.put(item, block=False)

    def get_nowait(self) -> Any:
        """As `get`, without waiting."""
        return self.get(block=False)

    def qsize(self) -> int:
        """How many items are in it."""
        return int(self._own_look("qsize", self._qsize))

    def empty(self) -> bool:
        """Whether nothing is in it."""
        return bool(self._own_look("empty", lambda: not self._own_has_items()))

    def full(self) -> bool:
        """Whether there is no room."""
        return bool(self._own_look("full", lambda: not self._own_has_room()))

    def _own_look(self, call: str, question: Callable[[], Any]) -> Any:
        task = self._own_do(Kind.READ, looks=True, call=call)
        answer = question()
        self._own_note(task, answer)
        self._own_tell(task, answer)
        return answer

    def task_done(self) -> None:
        """One of the items that were taken out is dealt with. Raises ValueError if there are no more of them."""
        task = self._own_do(Kind.UPDATE, call="task_done")
        self._own_note(task, self._own_unfinished > 0)
        if self._own_unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._own_unfinished -= 1

    def join(self) -> None:
        """Until every item is dealt with."""
        self._own_do(Kind.WAIT, lambda: self._own_unfinished == 0, looks=True)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize: int) -> None:
        self.queue = []

    def _get(self) -> Any:
        return self.queue.pop()


class PriorityQueue(Queue):
    """The smallest first."""

    def _init(self, maxsize: int) -> None:
        self.queue = []

    def _put(self, item: Any) -> None:
        heapq.heappush(self.queue, item)

    def _get(self) -> Any:
        return heapq.heappop(self.queue)


class SimpleQueue(Queue):
    """First in, first out, never full."""

    def __init__(self) -> None:
        super().__init__(0)
