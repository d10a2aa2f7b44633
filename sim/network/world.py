"""Everything that is so at one moment of a conversation: a pure fold over events."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sim.log import Log
from sim.network import events as e
from sim.network.events import Address, TcpState
from sim.network.inference import TcpEnd, after_close, after_kernel, after_receiving, after_sending, has_sent, new_end
from sim.network.packets import MODULUS, Packet, packet_of

K = TypeVar("K")
V = TypeVar("V")
WILDCARDS = ("0.0.0.0", "::")
EndKey = tuple[Address, Address | None]
NOTHING: Mapping[str, str] = MappingProxyType({})


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
    """A program of the lesson: what it executes now, what it has printed, how it ended."""

    name: str
    pid: int
    text: str
    line: int = 0
    running: Mapping[int, Call] = MappingProxyType({})
    calls: Log[Call] = Log()
    printed: Log[str] = Log()
    lines_skipped: bool = False
    failure: e.ProgramFailed | None = None
    end: e.ProgramEnded | None = None

    @property
    def call(self) -> Call | None:
        """The newest call that has not returned; a program with several threads may have more than one."""
        return self.running[max(self.running)] if self.running else None

    @property
    def is_blocked(self) -> bool:
        """Whether it waits in a call that the kernel said could not return at once."""
        return self.call is not None and self.call.started.must_wait

    def has_listened(self, socket: int) -> bool:
        """Whether it called listen() on this socket."""
        return any(call.started.name == "listen" and call.started.socket == socket for call in self.calls)


class World(Struct, frozen=True):
    """One moment. Mappings are never changed in place; logs share their beginnings with earlier worlds."""

    run: e.RunStarted | None = None
    programs: Mapping[str, Program] = MappingProxyType({})
    packets: Log[Packet] = Log()
    under_way: Mapping[int, Packet] = MappingProxyType({})
    ends: Mapping[EndKey, TcpEnd] = MappingProxyType({})
    owners: Mapping[Address, str] = MappingProxyType({})
    addresses: tuple[Address, ...] = ()
    capture: e.CaptureCounted | None = None
    problems: Log[e.Problem] = Log()
    is_over: bool = False
    last: e.AnyEvent | None = None

    def after(self, event: e.AnyEvent) -> World:
        """The world once `event` has happened. Never changes self; never fails."""
        world = replace(self, last=event) if event.is_moment else self
        match event:
            case e.RunStarted():
                return replace(world, run=event)
            case e.ProgramStarted():
                return world._with_program(Program(event.program, event.pid, event.text))
            case e.FrameSent():
                return world._after_frame(packet_of(event))
            case e.FrameArrived():
                return world._after_arrival(event)
            case e.KernelState():
                return world._after_kernel(event)
            case e.CaptureCounted():
                return replace(world, capture=event)
            case e.Problem():
                return replace(world, problems=world.problems.with_item(event))
            case e.RunEnded():
                return replace(world, is_over=True)
            case _:
                return world._after_program(event)

    def end_of(self, local: Address, peer: Address | None) -> TcpEnd | None:
        """The TCP end at `local` towards `peer`; its listening socket where there is no such connection."""
        return self.ends.get((local, peer)) or self.ends.get((local, None))

    # Programs

    def _with_program(self, program: Program) -> World:
        return replace(self, programs=_put(self.programs, program.name, program))

    def _after_program(self, event: e.AnyEvent) -> World:
        assert not isinstance(
            event,
            e.RunStarted | e.FrameSent | e.FrameArrived | e.KernelState | e.CaptureCounted | e.Problem | e.RunEnded,
        )
        program = self.programs.get(event.program) or Program(event.program, 0, "")
        match event:
            case e.LineReached():
                return self._with_program(replace(program, line=event.line))
            case e.LinesSkipped():
                return self._with_program(replace(program, lines_skipped=True))
            case e.CallStarted():
                return self._with_program(
                    replace(program, line=event.line, running=_put(program.running, event.call, Call(event)))
                )
            case e.CallReturned():
                return self._after_return(program, event)
            case e.Printed():
                return self._with_program(replace(program, printed=program.printed.with_item(event.text)))
            case e.ProgramFailed():
                return self._with_program(replace(program, failure=event, line=event.line or program.line))
            case e.ProgramEnded():
                return self._with_program(replace(program, end=event))._after_listening(program.name, event.time)
            case _:
                return self

    def _after_return(self, program: Program, event: e.CallReturned) -> World:
        call = program.running.get(event.call)
        if call is None:
            return self
        calls = program.calls.with_item(replace(call, returned=event))
        program = replace(program, running=_without(program.running, event.call), calls=calls)
        world = self._with_program(program)
        if event.local is not None and event.local.port:
            world = world._with_address(event.local, program.name)
            if call.started.name == "listen" and not event.error:
                world = world._with_end(new_end(event.local, None, event.time, TcpState.LISTEN))
        if call.started.name == "close" and program.has_listened(call.started.socket):
            world = world._after_listening(program.name, event.time)
        return world

    def _after_listening(self, program: str, time: float) -> World:
        """The sockets that `program` listened on are closed."""
        world = self
        for (local, peer), end in self.ends.items():
            if peer is None and end.state is TcpState.LISTEN and self.owners.get(local) == program:
                world = world._with_end(after_close(end, time))
        return world

    # Addresses: a lifeline is an address *and* a port

    def _with_address(self, address: Address, owner: str | None) -> World:
        """A lifeline for `address`, of `owner` if that is known."""
        if address.host in WILDCARDS:
            return self._with_wildcard(address, owner)
        world = self
        if address not in world.addresses:
            world = replace(world, addresses=(*world.addresses, address))
        owners = (owner, *(world.owners.get(Address(host, address.port)) for host in WILDCARDS))
        known = next((name for name in owners if name is not None), None)
        return world if known is None else world._with_owner(address, known)

    def _with_wildcard(self, address: Address, owner: str | None) -> World:
        """A socket that was bound to no address in particular: whatever goes in and out of its port is its own."""
        if owner is None:
            return self
        world = self._with_owner(address, owner)
        for known in self.addresses:
            if known.port == address.port:
                world = world._with_owner(known, owner)
        return world

    def _with_owner(self, address: Address, owner: str) -> World:
        if self.owners.get(address) == owner:
            return self
        return replace(self, owners=_put(self.owners, address, owner))

    def _caller_towards(self, target: Address) -> str | None:
        """The one program that is just now calling towards a known address, if there is exactly one."""
        callers = [
            program.name
            for program in self.programs.values()
            if program.call is not None
            and program.call.started.name in ("connect", "connect_ex", "sendto")
            and self.owners.get(target) != program.name
        ]
        return callers[0] if len(callers) == 1 else None

    # Frames

    def _after_frame(self, packet: Packet) -> World:
        if not packet.has_ports:
            return replace(self, packets=self.packets.with_item(packet))
        world = self
        for address, other in ((packet.source, packet.target), (packet.target, packet.source)):
            if address not in world.addresses:
                world = world._with_address(address, world._caller_towards(other))
        if packet.segment is not None:
            world, packet = world._after_segment(packet)
        if packet.arrives is not None:
            world = replace(world, under_way=_put(world.under_way, packet.number, packet))
        return replace(world, packets=world.packets.with_item(packet))

    def _after_segment(self, packet: Packet) -> tuple[World, Packet]:
        before = self._end_for(packet.source, packet.target, packet)
        end = after_sending(before, packet)
        world = self._with_end(end)
        peer = world.ends.get((packet.target, packet.source))
        assert packet.segment is not None
        assert end.first is not None
        first_of_peer = (
            peer.first if peer is not None and peer.first is not None else packet.segment.acknowledgement - 1
        )
        segment = replace(
            packet.segment,
            relative_sequence=(packet.segment.sequence - end.first) % MODULUS,
            relative_acknowledgement=(packet.segment.acknowledgement - first_of_peer) % MODULUS
            if "ack" in packet.flags
            else 0,
            again=has_sent(before, packet),
        )
        return world, replace(packet, segment=segment)

    def _after_arrival(self, event: e.FrameArrived) -> World:
        packet = self.under_way.get(event.number)
        if packet is None:
            return self
        world = replace(self, under_way=_without(self.under_way, event.number))
        if packet.segment is None:
            return world
        return world._with_end(
            after_receiving(world._end_for(packet.target, packet.source, packet), packet, event.time)
        )

    # TCP ends

    def _with_end(self, end: TcpEnd) -> World:
        return replace(self, ends=_put(self.ends, (end.local, end.peer), end))

    def _end_for(self, local: Address, peer: Address, packet: Packet) -> TcpEnd:
        end = self.ends.get((local, peer))
        if end is not None:
            return end
        listener = self.ends.get((local, None))
        if listener is not None and listener.state is TcpState.LISTEN:
            return replace(listener, peer=peer)
        began = self.run.time if self.run is not None else 0.0
        # Whatever neither opens nor refuses belongs to a connection that stood before anybody looked.
        is_beginning = "syn" in packet.flags or "rst" in packet.flags
        return new_end(local, peer, began, TcpState.CLOSED if is_beginning else TcpState.ESTABLISHED)

    def _after_kernel(self, event: e.KernelState) -> World:
        world = self._with_address(event.local, None)
        end = world.ends.get((event.local, event.peer)) or new_end(event.local, event.peer, event.time, event.state)
        return world._with_end(after_kernel(end, event.time, event.state))


def _put(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return MappingProxyType({**mapping, key: value})


def _without(mapping: Mapping[K, V], key: K) -> Mapping[K, V]:
    return MappingProxyType({each: value for each, value in mapping.items() if each != key})
