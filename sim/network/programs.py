"""The programs of a conversation as they are at one moment: what they execute, call and print."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from sim.log import Log
from sim.network import events as e
from sim.network.events import Address


class Call(Struct, frozen=True):
    """A call on a socket: how it began and, once it is over, how it ended."""

    started: e.CallStarted
    returned: e.CallReturned | None = None

    @property
    def duration(self) -> float | None:
        """Seconds from call to return; None while it still runs."""
        return None if self.returned is None else self.returned.time - self.started.time

    def end_time(self) -> float:
        """When it came back, in seconds; infinity while it still runs."""
        return float("inf") if self.returned is None else self.returned.time


class Program(Struct, frozen=True):
    """A program of the lesson: what it executes now, what it has printed, how it ended.

    `line` is in its own file, or in `module`, one of the `modules` that it may import (name to text). `listening` are
    the numbers of the sockets that it called listen() on, `refused` of those whose bind() failed and which have no
    address of their own. `quiet_since` is when it last called or printed something, if it runs on and nothing comes of
    it.
    """

    name: str
    pid: int
    text: str
    modules: Mapping[str, str] = MappingProxyType({})
    line: int = 0
    module: str = ""
    running: Mapping[int, Call] = MappingProxyType({})
    calls: Log[Call] = Log()
    printed: Log[str] = Log()
    lines_skipped: bool = False
    quiet_since: float | None = None
    listening: frozenset[int] = frozenset()
    refused: frozenset[int] = frozenset()
    failure: e.ProgramFailed | None = None
    end: e.ProgramEnded | None = None

    @property
    def is_modelled(self) -> bool:
        """Whether it runs on a host of the model, not on a kernel."""
        return self.pid == 0

    @property
    def call(self) -> Call | None:
        """The newest call that has not returned; a program with several threads may have more than one."""
        return self.running[max(self.running)] if self.running else None

    def after_return(self, call: Call, returned: e.CallReturned) -> Program:
        """The program once `call`, which is running, has come back like that."""
        socket, name, has_worked = {call.started.socket}, call.started.name, not returned.error
        running = {number: each for number, each in self.running.items() if number != returned.call}
        refused = self.refused if returned.local is None else self.refused - socket
        return replace(
            self,
            running=MappingProxyType(running),
            calls=self.calls.with_item(replace(call, returned=returned)),
            listening=self.listening | socket if name == "listen" and has_worked else self.listening,
            refused=refused | socket if name == "bind" and not has_worked and returned.local is None else refused,
        )

    def text_of(self, module: str) -> str:
        """The text of one of its modules, of its own file where there is no such module."""
        return self.modules.get(module, self.text)

    def local_of(self, socket: int) -> Address | None:
        """The address that the socket of this number had when its last call returned; None as long as it has none."""
        last = next((call for call in reversed(self.calls) if call.started.socket == socket), None)
        return None if last is None or last.returned is None else last.returned.local

    @property
    def is_blocked(self) -> bool:
        """Whether it waits in a call that the kernel said could not return at once."""
        return self.call is not None and self.call.started.must_wait
