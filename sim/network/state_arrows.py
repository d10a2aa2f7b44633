"""The TCP state diagram as a picture needs it: arrows made from the transition table, and the way of each end."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sim.network.events import Address, TcpState
from sim.network.inference import Origin, StateEntry, TcpEnd
from sim.network.packets import Packet
from sim.network.sides import sides_of
from sim.network.tcp.states import TRANSITIONS, Transition, Trigger
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP

S, T = TcpState, Trigger
End = tuple[Address, Address | None]
"""A TCP end by its address and that of its peer, None for one that listens."""

LABELS = {
    T.PASSIVE_OPEN: QT_TRANSLATE_NOOP("state_arrows", "listen()"),
    T.ACTIVE_OPEN: QT_TRANSLATE_NOOP("state_arrows", "send SYN"),
    T.RECEIVE_SYN: QT_TRANSLATE_NOOP("state_arrows", "get SYN"),
    T.RECEIVE_SYN_ACK: QT_TRANSLATE_NOOP("state_arrows", "get SYN ACK"),
    T.RECEIVE_OTHER_SYN: QT_TRANSLATE_NOOP("state_arrows", "get another SYN"),
    T.RECEIVE_ACK_OF_SYN: QT_TRANSLATE_NOOP("state_arrows", "get ACK"),
    T.CLOSE: QT_TRANSLATE_NOOP("state_arrows", "send FIN"),
    T.RECEIVE_FIN: QT_TRANSLATE_NOOP("state_arrows", "get FIN"),
    T.RECEIVE_ACK_OF_FIN: QT_TRANSLATE_NOOP("state_arrows", "get ACK"),
    T.RECEIVE_RST: QT_TRANSLATE_NOOP("state_arrows", "get RST"),
    T.RECEIVE_RST_AS_CALLER: QT_TRANSLATE_NOOP("state_arrows", "get RST"),
    T.ABORT: QT_TRANSLATE_NOOP("state_arrows", "send RST"),
    T.FORGET: QT_TRANSLATE_NOOP("state_arrows", "close()"),
    T.GIVE_UP: QT_TRANSLATE_NOOP("state_arrows", "gave up"),
    T.TIME_WAIT_OVER: QT_TRANSLATE_NOOP("state_arrows", "2 MSL passed"),
}
"""A word or two for each trigger, to stand at its arrow."""

SELDOM = {T.RECEIVE_OTHER_SYN, T.RECEIVE_RST, T.RECEIVE_RST_AS_CALLER, T.ABORT, T.FORGET, T.GIVE_UP}
SELDOM_PAIRS = {(S.LISTEN, S.SYN_SENT), (S.SYN_RECEIVED, S.CLOSE_WAIT)}
"""What breaks off, and what the socket calls cannot ask for: shown where it happens, or when somebody wants it all."""


class StateArrow(Struct, frozen=True):
    """All transitions from `before` to `after`; `label` is in the context "state_arrows"."""

    before: TcpState
    after: TcpState
    triggers: tuple[Trigger, ...]
    label: str
    is_usual: bool


class Step(Struct, frozen=True):
    """At `time` (seconds) an end went from `before` to `after`; `cause` is the trigger's words, empty if unknown.

    `packet` is the number of the frame that showed it, 0 if unknown.
    `before` is None where an end was found in a state without anybody having seen how it came there.
    """

    time: float
    before: TcpState | None
    after: TcpState
    origin: Origin
    cause: str = ""
    packet: int = 0

    @property
    def pair(self) -> tuple[TcpState | None, TcpState]:
        """From which state to which."""
        return self.before, self.after


def _arrow(rows: list[Transition]) -> StateArrow:
    pair = rows[0].state, rows[0].next
    usual = [row.trigger for row in rows if row.trigger not in SELDOM and pair not in SELDOM_PAIRS]
    triggers = tuple(row.trigger for row in rows)
    return StateArrow(*pair, triggers, LABELS[(usual or triggers)[0]], bool(usual))


def _arrows() -> tuple[StateArrow, ...]:
    rows: dict[tuple[TcpState, TcpState], list[Transition]] = {}
    for row in TRANSITIONS:
        rows.setdefault((row.state, row.next), []).append(row)
    return tuple(_arrow(together) for together in rows.values())


ARROWS = _arrows()
"""Every arrow of the diagram: one for each pair of states that the table joins."""


def label_of(step: Step) -> str:
    """The word at the arrow of this step, in the context "state_arrows"."""
    return next((text for trigger, text in LABELS.items() if trigger.value == step.cause), "")


def steps_of(world: World, end: TcpEnd) -> list[Step]:
    """The way of an end through the diagram. For whom a listening socket was called, its listening is the beginning."""
    steps = _steps(end.states)
    listener = world.ends.get((end.local, None))
    if end.peer is not None and listener is not None and steps[0].before is S.LISTEN:
        steps = [step for step in _steps(listener.states) if step.time <= steps[0].time] + steps
    return steps


def arrival_behind(world: World, end: End, step: Step) -> Packet | None:
    """The packet whose arrival at `end` brought a step about; None where it was a call, a clock, or a sent packet."""
    if not step.cause.startswith("receive"):
        return None
    if step.packet:
        return world.packet(step.packet)
    # A model names no packet, but there each arrives just when it is due.
    numbers = (each.number for each in reversed(world.packets) if (each.target, each.source) == end)
    return next((found for found in map(world.packet, numbers) if found and found.arrives == step.time), None)


def _steps(states: Sequence[StateEntry]) -> list[Step]:
    steps: list[Step] = []
    for entry in states:
        if not steps:
            steps.append(_first_step(entry))
        elif entry.state is not steps[-1].after:
            steps.append(_step(entry, steps[-1].after))
        elif entry.origin is Origin.KERNEL:
            steps[-1] = replace(steps[-1], origin=Origin.KERNEL)
    return steps


def _first_step(entry: StateEntry) -> Step:
    """Listening can only have come from listen(); otherwise the trigger says from which state it came."""
    if entry.state is S.LISTEN:
        return Step(entry.time, S.CLOSED, S.LISTEN, entry.origin, T.PASSIVE_OPEN.value)
    rows = [row for row in TRANSITIONS if row.next is entry.state and row.trigger.value == entry.cause]
    before = rows[0].state if rows else None
    return Step(entry.time, before, entry.state, entry.origin, entry.cause, entry.packet)


def _step(entry: StateEntry, before: TcpState) -> Step:
    """A listening socket that its program closed has nobody to say goodbye to."""
    is_forgotten = before is S.LISTEN and entry.state is S.CLOSED
    cause = T.FORGET.value if is_forgotten else entry.cause
    return Step(entry.time, before, entry.state, entry.origin, cause, entry.packet)


def machines_of(world: World, packet: Packet | None) -> tuple[End | None, End | None]:
    """Client's and server's end of the connection of `packet`, as (local, peer); without it, of the newest one.

    Where nobody has called yet there is only the server that listens.
    """
    segments = (each for each in reversed(world.packets) if each.segment is not None and each.has_ports)
    chosen = packet if packet is not None and packet.segment is not None else next(segments, None)
    if chosen is None or not chosen.has_ports:
        return None, next((key for key in world.ends if key[1] is None), None)
    first, second = sides_of(world, chosen)
    return (first, second), (second, first)
