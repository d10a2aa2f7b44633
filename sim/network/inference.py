"""The state of each TCP end as its segments show it, read off the transition table.

Watching from outside one sees segments, not calls: so a sent FIN stands for CLOSE, and so on. What is found here is
*inferred*; where the kernel was asked, its answer replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from sim.log import Log
from sim.network.analysis import Heard, Said, after_hearing
from sim.network.events import Address, ModelState, TcpState
from sim.network.packets import MODULUS, Packet, not_before, sequence_after
from sim.network.tcp.states import Trigger, next_state


class Origin(Enum):
    """Who says that an end is in a state."""

    KERNEL = "kernel"
    MODEL = "model"
    INFERRED = "inferred"


class StateEntry(Struct, frozen=True):
    """From `time` (seconds) on the end was in `state`; `cause` is the trigger, empty where the kernel said so.

    `packet` is the number of the frame that showed it, 0 where none did or nobody said.
    """

    time: float
    state: TcpState
    origin: Origin
    cause: str = ""
    packet: int = 0


class TcpEnd(Struct, frozen=True):
    """One end of a TCP connection as it is known so far.

    `first` is its first sequence number, `next` the one after the highest it has sent, `after_fin` the number after
    its FIN, `expected` the number it expects next, `peer_fin` the one after a FIN that waits for what comes before it.
    `heard` is what its segments are judged by.
    """

    local: Address
    peer: Address | None
    states: Log[StateEntry]
    first: int | None = None
    next: int | None = None
    after_fin: int | None = None
    expected: int | None = None
    peer_fin: int | None = None
    heard: Heard = Heard()

    @property
    def state(self) -> TcpState:
        """The state it is in."""
        return self.states[-1].state

    @property
    def origin(self) -> Origin:
        """Where the state is known from."""
        return self.states[-1].origin

    @property
    def is_told(self) -> bool:
        """Whether a model tells every state of it, so that nothing is to be inferred."""
        return self.origin is Origin.MODEL


def new_end(local: Address, peer: Address | None, time: float, state: TcpState) -> TcpEnd:
    """An end that begins in `state` at `time`."""
    return TcpEnd(local, peer, Log([StateEntry(time, state, Origin.INFERRED)]))


def after_kernel(end: TcpEnd, time: float, state: TcpState) -> TcpEnd:
    """The end after the kernel named its state: corrected where it differs, confirmed where it agrees."""
    if end.state is state and end.origin is Origin.KERNEL:
        return end
    return replace(end, states=end.states.with_item(StateEntry(time, state, Origin.KERNEL)))


def after_model(end: TcpEnd | None, event: ModelState) -> TcpEnd:
    """The end after the model told its state; a new one where nothing was known of it."""
    entry = StateEntry(event.time, event.state, Origin.MODEL, event.cause, event.packet)
    if end is None:
        return TcpEnd(event.local, event.peer, Log([entry]))
    return replace(end, states=end.states.with_item(entry))


def after_close(end: TcpEnd, time: float) -> TcpEnd:
    """The end after its program closed it at `time`: whoever listens has nobody to say goodbye to (RFC 9293 3.10.4)."""
    return replace(end, states=end.states.with_item(StateEntry(time, TcpState.CLOSED, Origin.INFERRED, "close()")))


def has_sent(end: TcpEnd, packet: Packet) -> bool:
    """Whether the end had sent the first number of `packet` before, so that `packet` repeats it."""
    assert packet.segment is not None
    takes_numbers = sequence_after(packet) != packet.segment.sequence
    return takes_numbers and end.next is not None and not not_before(packet.segment.sequence, end.next)


def said_by(end: TcpEnd, peer: TcpEnd | None, packet: Packet) -> Said:
    """The packet as far as its labels depend on it, which `end` is about to send to `peer`."""
    assert packet.segment is not None
    control = {"syn", "fin", "rst"} & set(packet.flags)
    return Said(
        packet.segment.sequence,
        packet.segment.acknowledgement if "ack" in packet.flags else None,
        packet.segment.window,
        packet.length,
        is_pure=not packet.length and not control,
        is_syn="syn" in packet.flags,
        is_reset="rst" in packet.flags,
        has_sack=packet.segment.has_sack,
        again=has_sent(end, packet),
        next=end.next,
        peer_next=None if peer is None else peer.next,
    )


def after_sending(end: TcpEnd, packet: Packet) -> TcpEnd:
    """The end after it sent `packet`."""
    assert packet.segment is not None
    if end.first is None:
        # Without the SYN, count from the first segment seen, so that its first byte is number 1.
        end = replace(end, first=(packet.segment.sequence - ("syn" not in packet.flags)) % MODULUS)
    if end.next is None or not_before(sequence_after(packet), end.next):
        end = replace(end, next=sequence_after(packet))
    if "fin" in packet.flags:
        end = replace(end, after_fin=sequence_after(packet))
    end = _moved(end, packet.sent, packet, _triggers_of_sending(end, packet))
    if "ack" in packet.flags:
        end = _expecting(end, packet.segment.acknowledgement)
        end = _with_fin_in_order(end, packet.sent, packet)
    return end


def after_receiving(end: TcpEnd, packet: Packet, time: float) -> TcpEnd:
    """The end after `packet` reached it at `time` (seconds)."""
    assert packet.segment is not None
    heard = after_hearing(end.heard, said_by(end, None, packet), packet.segment.labels)
    end = _moved(replace(end, heard=heard), time, packet, _triggers_of_receiving(end, packet))
    if "fin" in packet.flags:
        end = replace(end, peer_fin=sequence_after(packet))
    if end.expected is None or not_before(end.expected, packet.segment.sequence):
        end = _expecting(end, sequence_after(packet))
    return _with_fin_in_order(end, time, packet)


def is_early(end: TcpEnd, packet: Packet) -> bool:
    """Whether data or a FIN reaches `end` before something that comes before it."""
    assert packet.segment is not None
    takes_numbers = sequence_after(packet) != packet.segment.sequence and "syn" not in packet.flags
    return takes_numbers and end.expected is not None and not not_before(end.expected, packet.segment.sequence)


def _triggers_of_sending(end: TcpEnd, packet: Packet) -> Iterator[Trigger]:
    if "rst" in packet.flags:
        yield Trigger.ABORT
    elif "syn" in packet.flags and "ack" not in packet.flags:
        yield Trigger.ACTIVE_OPEN
    elif "syn" in packet.flags and end.state in (TcpState.CLOSED, TcpState.LISTEN):
        # Whoever answers a SYN must have been listening and have got it, even if nobody saw that.
        yield Trigger.PASSIVE_OPEN
        yield Trigger.RECEIVE_SYN
    elif "fin" in packet.flags:
        yield Trigger.CLOSE


def _triggers_of_receiving(end: TcpEnd, packet: Packet) -> Iterator[Trigger]:
    assert packet.segment is not None
    if "rst" in packet.flags:
        yield Trigger.RECEIVE_RST
    elif "syn" in packet.flags:
        yield Trigger.RECEIVE_SYN_ACK if "ack" in packet.flags else Trigger.RECEIVE_SYN
    elif "ack" in packet.flags:
        acknowledged = packet.segment.acknowledgement
        if end.first is not None and not_before(acknowledged, end.first + 1):
            yield Trigger.RECEIVE_ACK_OF_SYN
        if end.after_fin is not None and not_before(acknowledged, end.after_fin):
            yield Trigger.RECEIVE_ACK_OF_FIN


def _expecting(end: TcpEnd, number: int) -> TcpEnd:
    if end.expected is None or not_before(number, end.expected):
        return replace(end, expected=number)
    return end


def _with_fin_in_order(end: TcpEnd, time: float, packet: Packet) -> TcpEnd:
    """A FIN counts once everything before it has arrived (RFC 9293 3.10.7.4, eighth)."""
    if end.peer_fin is None or end.expected is None or not not_before(end.expected, end.peer_fin):
        return end
    return replace(_moved(end, time, packet, iter((Trigger.RECEIVE_FIN,))), peer_fin=None)


def _moved(end: TcpEnd, time: float, packet: Packet, triggers: Iterator[Trigger]) -> TcpEnd:
    if end.is_told:
        return end
    for trigger in triggers:
        state = next_state(end.state, trigger)
        if state is not end.state:
            entry = StateEntry(time, state, Origin.INFERRED, trigger.value, packet.number)
            end = replace(end, states=end.states.with_item(entry))
    return end
