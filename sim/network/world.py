"""Everything that is so at one moment of a conversation: a pure fold over events."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from immutables import Map
from msgspec import Struct
from msgspec.structs import replace

from sim.log import Log
from sim.network import events as e
from sim.network.analysis import after_saying, labels_of
from sim.network.events import Address, TcpState
from sim.network.inference import (
    TcpEnd,
    after_close,
    after_kernel,
    after_model,
    after_receiving,
    after_sending,
    is_early,
    new_end,
    said_by,
)
from sim.network.listening import Waiting, after_accept, after_move, told
from sim.network.packets import MODULUS, Label, Packet, delayed, packet_of
from sim.network.programs import Call, Program

K = TypeVar("K")
V = TypeVar("V")
ACCEPT_QUEUE_FULL = "accept queue full"
"""The reason in the words of `sim.network.tcp.events.Drop`."""
WILDCARDS = ("0.0.0.0", "::")
EndKey = tuple[Address, Address | None]
NOTHING: Mapping[str, str] = MappingProxyType({})


NetworkEvent = e.FrameEvent | e.KernelState | e.ModelState | e.ListenQueues | e.TcpFigures
"""What happens below the programs."""
Counted = e.CaptureCounted | e.FileRead | e.ConversationFound
"""What a source tells about its own work."""


class World(Struct, frozen=True):
    """One moment. Mappings are never changed in place; logs share their beginnings with earlier worlds.

    `packets` holds each frame as it was sent, `under_way` those on the cable, `altered` those to which something has
    happened since: see `packet`. `addresses` are the lifelines in the order of their appearance, `ends` the TCP ends by
    (local, peer), `peers` whom each local address has had to do with, None for listening. `conversations` are those
    that a capture holds, if one of them is still to be chosen. `last` is what was told last, `last_of_frame` what was
    told last of a frame.
    """

    run: e.RunStarted | None = None
    programs: Mapping[str, Program] = MappingProxyType({})
    packets: Log[Packet] = Log()
    under_way: Mapping[int, Packet] = MappingProxyType({})
    altered: Map[int, Packet] = Map()
    ends: Map[EndKey, TcpEnd] = Map()
    peers: Map[Address, Log[Address | None]] = Map()
    owners: Map[Address, str] = Map()
    addresses: Log[Address] = Log()
    queues: Map[Address, Waiting] = Map()
    figures: Log[e.TcpFigures] = Log()
    capture: e.CaptureCounted | None = None
    reading: e.FileRead | None = None
    conversations: Log[e.ConversationFound] = Log()
    problems: Log[e.Problem] = Log()
    is_over: bool = False
    last: e.AnyEvent | None = None
    last_of_frame: e.FrameEvent | None = None

    @property
    def has_failed(self) -> bool:
        """Whether something went wrong by now: the run itself, or one of its programs."""
        return bool(self.problems) or any(program.failure is not None for program in self.programs.values())

    @property
    def is_whole(self) -> bool:
        """Whether it is over, and nobody has stopped its programs before their own ends."""
        return self.is_over and not any(each.end is not None and each.end.stopped for each in self.programs.values())

    def after(self, event: e.AnyEvent) -> World:
        """The world once `event` has happened. Never changes self; never fails."""
        world = replace(self, last=event) if event.is_moment else self
        match event:
            case e.RunStarted():
                return replace(world, run=event)
            case e.CaptureCounted() | e.FileRead() | e.ConversationFound():
                return world._after_counting(event)
            case e.Problem():
                return replace(world, problems=world.problems.with_item(event))
            case e.RunEnded():
                return replace(world, is_over=True)
            case e.ProgramStarted():
                return world._with_program(Program(event.program, event.pid, event.text, event.modules))
            case _ if isinstance(event, NetworkEvent):
                return world._after_network(event)
            case _:
                return world._after_program(event)

    def _after_counting(self, event: Counted) -> World:
        match event:
            case e.CaptureCounted():
                return replace(self, capture=event)
            case e.FileRead():
                return replace(self, reading=event)
            case e.ConversationFound():
                return replace(self, conversations=self.conversations.with_item(event))

    def _after_network(self, event: NetworkEvent) -> World:
        if isinstance(event, e.FrameEvent):
            return replace(self, last_of_frame=event)._after_told_of_frame(event)
        match event:
            case e.KernelState() | e.ModelState():
                return self._after_told_state(event)
            case e.ListenQueues():
                known = told(event, self.ends.get((event.local, None)), self.queues.get(event.local))
                return self._with_waiting(event.local, known)
            case e.TcpFigures():
                return replace(self, figures=self.figures.with_item(event))

    def _after_told_of_frame(self, event: e.FrameEvent) -> World:
        match event:
            case e.FrameSent():
                return self._after_frame(packet_of(event))
            case e.FrameArrived():
                return self._after_arrival(event)
            case _:
                return self._after_cable(event)

    def end_of(self, local: Address, peer: Address | None) -> TcpEnd | None:
        """The TCP end at `local` towards `peer`; its listening socket where there is no such connection."""
        return self.ends.get((local, peer)) or self.ends.get((local, None))

    def ends_at(self, local: Address) -> list[TcpEnd]:
        """Every TCP end that `local` has had, in the order of their appearance, the listening one included."""
        return [self.ends[local, peer] for peer in self.peers.get(local, ())]

    def packet(self, number: int) -> Packet | None:
        """The frame of this number with all that has happened to it; None if there is none."""
        known = self.altered.get(number) or self.under_way.get(number)
        if known is not None:
            return known
        usual = number - 1
        if 0 <= usual < len(self.packets) and self.packets[usual].number == number:
            return self.packets[usual]
        return next((packet for packet in reversed(self.packets) if packet.number == number), None)

    # Programs

    def _with_program(self, program: Program) -> World:
        return replace(self, programs=_put(self.programs, program.name, program))

    def _after_program(self, event: e.AnyEvent) -> World:
        assert not isinstance(event, e.RunStarted | Counted | e.Problem | e.RunEnded | NetworkEvent)
        program = self.programs.get(event.program) or Program(event.program, 0, "")
        if event.is_moment or isinstance(event, e.Printed):
            program = replace(program, quiet_since=None)
        match event:
            case e.LineReached():
                return self._with_program(replace(program, line=event.line, module=event.module))
            case e.LinesSkipped():
                return self._with_program(replace(program, lines_skipped=True))
            case e.StillRuns():
                return replace(self._with_program(replace(program, quiet_since=event.since)), last=event)
            case e.CallStarted():
                running = _put(program.running, event.call, Call(event))
                return self._with_program(replace(program, line=event.line, module=event.module, running=running))
            case e.CallReturned():
                return self._after_return(program, event)
            case e.Printed():
                return self._with_program(replace(program, printed=program.printed.with_item(event.text)))
            case e.ProgramFailed():
                return self._with_program(_failed(program, event))
            case e.ProgramEnded():
                return self._with_program(replace(program, end=event))._after_listening(program.name, event.time)
            case _:
                return self

    def _after_return(self, program: Program, event: e.CallReturned) -> World:
        call = program.running.get(event.call)
        if call is None:
            return self
        program = program.after_return(call, event)
        world = self._with_program(program)
        if event.local is not None and event.local.port:
            world = world._with_address(event.local, program.name)
            if call.started.name == "listen" and not event.error:
                world = world._after_listen(event.local, event.time)
            if call.started.name == "accept" and event.local in world.queues:
                world = world._with_waiting(event.local, after_accept(world.queues[event.local], event))
        if call.started.name == "close" and call.started.socket in program.listening:
            world = world._after_listening(program.name, event.time)
        return world

    def _after_listen(self, local: Address, time: float) -> World:
        """A program listens at `local`; a model has told it already."""
        known = self.ends.get((local, None))
        if known is not None and known.is_told:
            return self
        return self._with_end(new_end(local, None, time, TcpState.LISTEN))

    def _after_listening(self, program: str, time: float) -> World:
        """The sockets that `program` listened on are closed."""
        world = self
        for (local, peer), end in self.ends.items():
            if peer is None and not end.is_told and end.state is TcpState.LISTEN and self.owners.get(local) == program:
                world = world._with_end(after_close(end, time))
        return world

    # Addresses: a lifeline is an address *and* a port

    def _with_address(self, address: Address, owner: str | None) -> World:
        """A lifeline for `address`, of `owner` if that is known."""
        if address.host in WILDCARDS:
            return self._with_wildcard(address, owner)
        world = self
        if address not in world.peers:
            world = replace(world, addresses=world.addresses.with_item(address), peers=world.peers.set(address, Log()))
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
        return replace(self, owners=self.owners.set(address, owner))

    def _caller_towards(self, target: Address | None) -> str | None:
        """The one program that is just now calling towards a known address, if there is exactly one."""
        callers = [
            program.name
            for program in self.programs.values()
            if program.call is not None
            and program.call.started.name in ("connect", "connect_ex", "sendto")
            and (target is None or self.owners.get(target) != program.name)
        ]
        return callers[0] if len(callers) == 1 else None

    # Frames

    def _after_frame(self, packet: Packet) -> World:
        world = self
        if packet.has_ports:
            for address, other in ((packet.source, packet.target), (packet.target, packet.source)):
                if address not in world.peers:
                    world = world._with_address(address, world._caller_towards(other))
        if packet.segment is not None and packet.has_ports:
            world, packet = world._after_segment(packet)
        if packet.arrives is not None:
            world = replace(world, under_way=_put(world.under_way, packet.number, packet))
        return replace(world, packets=world.packets.with_item(packet))

    def _after_segment(self, packet: Packet) -> tuple[World, Packet]:
        before, peer = (
            self._end_for(packet.source, packet.target, packet),
            self.ends.get((packet.target, packet.source)),
        )
        if packet.event.copy_of and before.first is not None:
            # The cable made it: its sender has said nothing new.
            return self, _with_numbers(packet, before, peer)
        said = said_by(before, peer, packet)
        labels = labels_of(said, before.heard)
        end = replace(after_sending(before, packet), heard=after_saying(before.heard, said))
        return self._with_end(end), _with_numbers(packet, end, peer, said.again, labels)

    def _after_arrival(self, event: e.FrameArrived) -> World:
        packet = self.under_way.get(event.number)
        if packet is None:
            return self
        world = replace(self, under_way=_without(self.under_way, event.number))
        if packet.segment is None or not packet.has_ports or packet.is_corrupted:
            return world
        if self._is_turned_away(packet):
            dropped = e.FrameDiscarded(event.time, packet.number, ACCEPT_QUEUE_FULL)
            return world._with_altered(replace(packet, discarded=dropped))
        end = world._end_for(packet.target, packet.source, packet)
        if is_early(end, packet):
            early = replace(packet.segment, labels=(*packet.segment.labels, Label.OUT_OF_ORDER))
            packet = replace(packet, segment=early)
            world = world._with_altered(packet)
        return world._with_end(after_receiving(end, packet, event.time))

    def _is_turned_away(self, packet: Packet) -> bool:
        """Whether a caller reaches a socket whose accept queue is full, as the kernel has said: Linux drops that.

        A model tells by itself what it drops.
        """
        queues, end = self.queues.get(packet.target), self.end_of(packet.target, packet.source)
        if queues is None or end is None or end.is_told or "rst" in packet.flags:
            return False
        # It is the SYN that calls, or whatever is to complete the handshake.
        is_calling = end.state is (TcpState.LISTEN if "syn" in packet.flags else TcpState.SYN_RECEIVED)
        return is_calling and queues.is_full and packet.source not in queues.complete

    def _after_cable(self, event: e.FrameLost | e.FrameDelayed | e.FrameChanged | e.FrameDiscarded) -> World:
        """Something happened to a frame after it was sent."""
        packet = self.packet(event.number)
        match event:
            case _ if packet is None:
                return self
            case e.FrameLost():
                world = replace(self, under_way=_without(self.under_way, event.number))
                return world._with_altered(replace(packet, lost=event))
            case e.FrameDiscarded():
                return self._with_altered(replace(packet, discarded=event))
            case e.FrameDelayed():
                return self._with_altered(delayed(packet, event.time, event.arrives))
            case e.FrameChanged():
                changed = replace(packet.event, data=event.data)
                return self._with_altered(replace(packet, event=changed, is_corrupted=True))

    def _with_altered(self, packet: Packet) -> World:
        world = replace(self, altered=self.altered.set(packet.number, packet))
        if packet.number in self.under_way:
            return replace(world, under_way=_put(self.under_way, packet.number, packet))
        return world

    # TCP ends

    def _with_end(self, end: TcpEnd) -> World:
        key, before = (end.local, end.peer), self.end_of(end.local, end.peer)
        world = replace(self, ends=self.ends.set(key, end))
        if end.local in self.queues and before is not None:
            world = world._with_waiting(end.local, after_move(self.queues[end.local], before.state, end))
        if key in self.ends:
            return world
        return replace(world, peers=self.peers.set(end.local, self.peers.get(end.local, Log()).with_item(end.peer)))

    def _with_waiting(self, local: Address, waiting: Waiting) -> World:
        known = self.queues.get(local)
        return self if waiting is known else replace(self, queues=self.queues.set(local, waiting))

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

    def _after_told_state(self, event: e.KernelState | e.ModelState) -> World:
        # The model tells a caller's first state before the frame that it sends.
        is_caller = isinstance(event, e.ModelState) and event.peer is not None and event.local not in self.peers
        world = self._with_address(event.local, self._caller_towards(event.peer) if is_caller else None)
        end = world.ends.get((event.local, event.peer))
        if isinstance(event, e.ModelState):
            return world._with_end(after_model(end, event))
        end = end or new_end(event.local, event.peer, event.time, event.state)
        return world._with_end(after_kernel(end, event.time, event.state))


def _with_numbers(
    packet: Packet, end: TcpEnd, peer: TcpEnd | None, again: bool = False, labels: tuple[Label, ...] = ()
) -> Packet:
    """The packet with its numbers counted from the first of each direction."""
    assert packet.segment is not None
    assert end.first is not None
    numbers = packet.segment
    first_of_peer = peer.first if peer is not None and peer.first is not None else numbers.acknowledgement - 1
    segment = replace(
        numbers,
        relative_sequence=(numbers.sequence - end.first) % MODULUS,
        relative_acknowledgement=(numbers.acknowledgement - first_of_peer) % MODULUS if "ack" in packet.flags else 0,
        again=again,
        labels=labels,
    )
    return replace(packet, segment=segment)


def _failed(program: Program, event: e.ProgramFailed) -> Program:
    if not event.line:
        return replace(program, failure=event)
    return replace(program, failure=event, line=event.line, module=event.module)


def _put(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return MappingProxyType({**mapping, key: value})


def _without(mapping: Mapping[K, V], key: K) -> Mapping[K, V]:
    return MappingProxyType({each: value for each, value in mapping.items() if each != key})
