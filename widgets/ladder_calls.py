"""Which calls stand beside which lifeline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sim.network.events import Address, TcpState
from sim.network.programs import Call, Program
from sim.network.world import World
from widgets.ladder_layout import CLOSEST, Frame, Lane
from widgets.ladder_paint import states_at


@dataclass(frozen=True)
class Calls:
    """The calls of a moment on the lifelines that it has."""

    world: World
    lanes: Sequence[Lane]

    def of(self, lane: Lane, frame: Frame, offset: float) -> list[Call]:
        """The calls in sight at a lifeline. With several addresses, those of the address they were made on.

        Of calls that ended too close to each other to be told apart, the first.
        """
        program = self.world.programs.get(lane.program)
        if program is None:
            return []
        calls, done = [], program.calls
        at = bisect_left(done, frame.time(offset), key=Call.end_time)
        latest = frame.time(offset + frame.height)
        while at < len(done) and done[at].started.time <= latest:
            calls.append(done[at])
            next_end = frame.time(frame.y(done[at].end_time()) + CLOSEST)
            at = bisect_left(done, next_end, lo=at + 1, key=Call.end_time)
        calls = [call for call in calls if self._was_at(call, program, lane)]
        return calls + [call for call in program.running.values() if self._runs_at(call, program, lane)]

    def _was_at(self, call: Call, program: Program, lane: Lane) -> bool:
        """A call whose socket had no address yet is where that socket came to be."""
        local = call.returned.local if call.returned else None
        return self._stands_at(call.started.socket, local or program.local_of(call.started.socket), program, lane)

    def _runs_at(self, call: Call, program: Program, lane: Lane) -> bool:
        """A running call is where its socket's last one was. With several addresses, a new caller has a SYN out."""
        socket, known = call.started.socket, program.local_of(call.started.socket)
        if known is not None or socket in program.refused or self._is_only(lane):
            return self._stands_at(socket, known, program, lane)
        states = states_at(self.world, lane)
        return bool(states) and states[-1].state is TcpState.SYN_SENT

    def _stands_at(self, socket: int, local: Address | None, program: Program, lane: Lane) -> bool:
        """Whether that is the lifeline of a socket with this address. Without one it may not stand at another's."""
        if local is not None:
            return lane.belongs(local) or (lane.address is None and self._is_only(lane))
        if socket in program.refused:
            return lane.address is None
        others = (each.returned for each in program.calls if each.returned and each.started.socket != socket)
        return self._is_only(lane) and not any(lane.belongs(other.local) for other in others)

    def _is_only(self, lane: Lane) -> bool:
        return sum(each.program == lane.program for each in self.lanes) == 1
