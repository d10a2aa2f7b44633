"""The sentences on packets that arrive: what they change at the receiver, and why."""

from __future__ import annotations

from sim.network.analysis import FAST_AFTER
from sim.network.cable_words import on_the_cable
from sim.network.data_words import (
    FILLS_BEFORE_FIN,
    fills_before_fin,
    has_arrived,
    in_order_with,
    same_way,
    text_of_data,
)
from sim.network.events import FrameArrived, TcpState
from sim.network.inference import StateEntry, TcpEnd
from sim.network.packets import MODULUS, Label, Packet, not_before
from sim.network.phrases import amount, is_closed, say, who
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

S = TcpState

CHANGES = {
    (S.LISTEN, S.SYN_RECEIVED): QT_TRANSLATE_NOOP(
        "narrator",
        "The **SYN** has reached **{receiver}**, which was listening: it knows now that somebody calls (**SYN_RCVD**).",
    ),
    (S.SYN_SENT, S.SYN_RECEIVED): QT_TRANSLATE_NOOP(
        "narrator",
        "**{receiver}** waited for an answer to its **SYN** and got a **SYN** instead:"
        " both have called at once (**SYN_RCVD**).",
    ),
    (S.SYN_SENT, S.ESTABLISHED): QT_TRANSLATE_NOOP(
        "narrator",
        "The **SYN ACK** has reached **{receiver}**: it was heard and hears the other side, so for it"
        " the connection stands (**ESTABLISHED**).",
    ),
    (S.SYN_RECEIVED, S.ESTABLISHED): QT_TRANSLATE_NOOP(
        "narrator",
        "**{receiver}** has got the **ACK** of its **SYN**:"
        " it knows now that it is heard too, the connection stands (**ESTABLISHED**).",
    ),
    (S.ESTABLISHED, S.CLOSE_WAIT): QT_TRANSLATE_NOOP(
        "narrator",
        "The **FIN** has reached **{receiver}**: nothing more will come, so after the last data recv() gives b''."
        " It may still send until it closes too (**CLOSE_WAIT**).",
    ),
    (S.FIN_WAIT_1, S.FIN_WAIT_2): QT_TRANSLATE_NOOP(
        "narrator",
        "**{receiver}** has got the **ACK** of its **FIN**: its own direction is closed."
        " It waits until the other side closes too (**FIN_WAIT_2**).",
    ),
    (S.FIN_WAIT_1, S.CLOSING): QT_TRANSLATE_NOOP(
        "narrator",
        "Instead of an **ACK** the other side's **FIN** has reached **{receiver}**:"
        " both close at the same time (**CLOSING**).",
    ),
    (S.FIN_WAIT_1, S.TIME_WAIT): QT_TRANSLATE_NOOP(
        "narrator",
        "One segment has brought **{receiver}** both the **ACK** of its **FIN** and the other side's **FIN**:"
        " both directions are closed (**TIME_WAIT**).",
    ),
    (S.FIN_WAIT_2, S.TIME_WAIT): QT_TRANSLATE_NOOP(
        "narrator",
        "The other side's **FIN** has reached **{receiver}**: both directions are closed."
        " It waits for a while in case its last ACK gets lost (**TIME_WAIT**).",
    ),
    (S.CLOSING, S.TIME_WAIT): QT_TRANSLATE_NOOP(
        "narrator",
        "**{receiver}** has got the **ACK** of its **FIN** as well: both directions are closed (**TIME_WAIT**).",
    ),
    (S.LAST_ACK, S.CLOSED): QT_TRANSLATE_NOOP(
        "narrator",
        "The last **ACK** has reached **{receiver}**: both directions are confirmed closed, it forgets the"
        " connection (**CLOSED**).",
    ),
}
AFTER_FIN = {(S.ESTABLISHED, S.CLOSE_WAIT), (S.FIN_WAIT_1, S.CLOSING), (S.FIN_WAIT_2, S.TIME_WAIT)}
"""The changes that a FIN alone brings about, also one that came early and has waited for what comes before it."""
CHANGED = QT_TRANSLATE_NOOP(
    "narrator", "**{flags}** has reached **{receiver}**, which goes from {before} to **{after}**."
)
REFUSED = QT_TRANSLATE_NOOP(
    "narrator",
    "**RST** has reached **{receiver}**: its call is refused, and connect() ends with an error (**CLOSED**).",
)
BACK_TO_LISTEN = QT_TRANSLATE_NOOP(
    "narrator",
    "**RST** has reached **{receiver}** before the connection stood: it goes back to **LISTEN** for others.",
)
RESET = QT_TRANSLATE_NOOP(
    "narrator",
    "**RST** has reached **{receiver}**: the connection is gone at once, with all that was still under way"
    " (**CLOSED**).",
)

UNCHANGED = QT_TRANSLATE_NOOP(
    "narrator", "**{flags}** has reached **{receiver}** and changes nothing: it stays in {after}."
)
SYN_AT_CLOSED = QT_TRANSLATE_NOOP(
    "narrator", "The **SYN** has reached {address}. The answer will show whether a program listens there."
)
ACK = QT_TRANSLATE_NOOP(
    "narrator",
    "The **ACK** has reached **{receiver}**: all before number {next} has arrived, so it may forget its copy of that.",
)
ACK_KNOWN = QT_TRANSLATE_NOOP(
    "narrator",
    "The **ACK** has reached **{receiver}** and tells it nothing new: that all before number {next} has arrived,"
    " it knew already.",
)
PROBE = QT_TRANSLATE_NOOP(
    "narrator",
    "The **window probe** has reached **{receiver}**: it asks whether there is room again."
    " The answer will say how much.",
)
KEEP_ALIVE = QT_TRANSLATE_NOOP(
    "narrator",
    "The **keep-alive** has reached **{receiver}**: it brings nothing, and is only to be answered with an **ACK**.",
)
WINDOW_SHUT = QT_TRANSLATE_NOOP(
    "narrator",
    "**{receiver}** learns that the other side has no room (window 0): all before number {next} has arrived there, but"
    " nothing more may be sent for now.",
)
WINDOW_CHANGED = QT_TRANSLATE_NOOP(
    "narrator",
    "The **ACK** has reached **{receiver}**: it confirms nothing new, but says how much room the other side's receive"
    " buffer has now.",
)
OF_LABELS = {
    Label.WINDOW_PROBE: PROBE,
    Label.KEEP_ALIVE: KEEP_ALIVE,
    Label.ZERO_WINDOW: WINDOW_SHUT,
    Label.WINDOW_UPDATE: WINDOW_CHANGED,
}
"""What a segment that brings nothing means to its receiver by its label."""

DUPLICATE = QT_TRANSLATE_NOOP(
    "narrator",
    "**Duplicate ACK** number {count} has reached **{receiver}**: it asks for number {next} again, so something has"
    " arrived there, but not that. After three, TCP takes the segment for lost.",
)
DUPLICATE_THIRD = QT_TRANSLATE_NOOP(
    "narrator",
    "The third **duplicate ACK** has reached **{receiver}**: that is its sign that number {next} is lost, to be sent"
    " again without waiting for the timer (RFC 5681).",
)
DUPLICATE_MORE = QT_TRANSLATE_NOOP(
    "narrator",
    "**Duplicate ACK** number {count} has reached **{receiver}**: one more segment has arrived at the other side,"
    " but number {next} is still missing there.",
)

DATAGRAM = QT_TRANSLATE_NOOP(
    "narrator",
    "The datagram of {amount} has reached **{receiver}** and waits there in one piece until recvfrom() takes it.",
)
DATAGRAM_TO_NOBODY = QT_TRANSLATE_NOOP(
    "narrator",
    "The datagram of {amount} has reached {address}, where no program is known to have the port open.",
)
ICMP = QT_TRANSLATE_NOOP(
    "narrator",
    "The **ICMP** message has reached {receiver}. The kernel tells a program of it only if its socket is connected.",
)
OTHER = QT_TRANSLATE_NOOP("narrator", "The frame has reached {receiver}.")
UNKNOWN = QT_TRANSLATE_NOOP("narrator", "Frame {number} has arrived; when it was sent was not seen.")


def frame_arrived(event: FrameArrived, world: World) -> Sentence:
    """What the arrival of this frame has changed; `world` is the world after it."""
    packet = world.packet(event.number)
    if packet is None:
        return say(UNKNOWN, number=event.number)
    if packet.discarded is not None:
        return on_the_cable(packet.discarded, world)
    receiver = who(packet.target, world)
    end = world.end_of(packet.target, packet.source)
    match packet.protocol:
        case "tcp" if end is not None:
            return _segment(event, packet, world, end)
        case "udp":
            is_open = packet.target in world.owners and not is_closed(packet.target, (None, packet.source), world)
            text = DATAGRAM if is_open else DATAGRAM_TO_NOBODY
            return say(text, amount=amount(packet.length), receiver=receiver, address=str(packet.target))
        case "icmp":
            return say(ICMP, receiver=receiver)
        case _:
            return say(OTHER, receiver=receiver)


def _segment(event: FrameArrived, packet: Packet, world: World, end: TcpEnd) -> Sentence:
    assert packet.segment is not None
    before = _state_before(event, end)
    unchanged = before is end.state
    in_order = in_order_with(event, packet, world) if packet.length else 0
    return say(
        _text_of_arrival(event, packet, world, end) if unchanged else _text_of_change(packet, before, end.state),
        receiver=who(packet.target, world),
        address=str(packet.target),
        flags=" ".join(packet.flags).upper(),
        before=before.value,
        after=end.state.value,
        amount=amount(packet.length),
        in_order=amount(in_order),
        front=packet.segment.relative_sequence + in_order,
        next=packet.segment.relative_acknowledgement,
        count=end.heard.duplicates,
        expected=_expected_by(end, packet, world),
    )


def _state_before(event: FrameArrived, end: TcpEnd) -> TcpState:
    """The state that the end had until this arrival; one arrival may move it more than once."""
    count = len(end.states)
    while count > 1 and _came_with(event, end.states[count - 1]):
        count -= 1
    return end.states[count - 1].state


def _came_with(event: FrameArrived, entry: StateEntry) -> bool:
    """Whether this arrival brought the state about; several frames may arrive at the same moment."""
    if entry.packet:
        return entry.packet == event.number and entry.cause.startswith("receive")
    return entry.time == event.time and entry.cause.startswith("receive")


def _text_of_change(packet: Packet, before: TcpState, after: TcpState) -> str:
    if "rst" not in packet.flags:
        is_behind = (before, after) in AFTER_FIN and fills_before_fin(packet)
        return FILLS_BEFORE_FIN if is_behind else CHANGES.get((before, after), CHANGED)
    if before is S.SYN_SENT:
        return REFUSED
    return BACK_TO_LISTEN if after is S.LISTEN else RESET


def _text_of_arrival(event: FrameArrived, packet: Packet, world: World, end: TcpEnd) -> str:
    if "rst" in packet.flags:
        return UNCHANGED
    if packet.length:
        return PROBE if _is_probe(packet) else text_of_data(event, packet, world, end)
    if packet.flags == ("syn",) and end.state is S.CLOSED:
        return SYN_AT_CLOSED
    is_plain = "syn" not in packet.flags and "fin" not in packet.flags
    if not is_plain:
        return UNCHANGED
    return _text_of_acknowledgement(event, packet, world, end)


def _text_of_acknowledgement(event: FrameArrived, packet: Packet, world: World, end: TcpEnd) -> str:
    assert packet.segment is not None
    for label, text in OF_LABELS.items():
        if label in packet.segment.labels:
            return text
    if _is_duplicate(packet, end):
        return _text_of_duplicate(end.heard.duplicates)
    return ACK_KNOWN if _is_known(event, packet, world) else ACK


def _is_probe(packet: Packet) -> bool:
    return packet.segment is not None and Label.WINDOW_PROBE in packet.segment.labels


def _is_known(event: FrameArrived, packet: Packet, world: World) -> bool:
    """Whether what had come from the same end before, or has overtaken it, acknowledges as much."""
    assert packet.segment is not None
    others = (each for each in same_way(packet, world) if each.number != packet.number and "ack" in each.flags)
    for each in others:
        if has_arrived(each, event.time) and each.segment is not None:
            return not_before(each.segment.acknowledgement, packet.segment.acknowledgement)
    return False


def _is_duplicate(packet: Packet, end: TcpEnd) -> bool:
    """Whether `end`, which it has reached, has counted it as a duplicate ACK (RFC 5681 2)."""
    assert packet.segment is not None
    is_newest = packet.segment.acknowledgement == end.heard.acknowledged
    return Label.DUPLICATE_ACK in packet.segment.labels and is_newest and end.heard.duplicates > 0


def _text_of_duplicate(count: int) -> str:
    if count == FAST_AFTER:
        return DUPLICATE_THIRD
    return DUPLICATE if count < FAST_AFTER else DUPLICATE_MORE


def _expected_by(end: TcpEnd, packet: Packet, world: World) -> int:
    """The number that the receiver waits for, counted from the sender's first."""
    sender = world.end_of(packet.source, packet.target)
    if end.expected is None or sender is None or sender.first is None:
        return 0
    return (end.expected - sender.first) % MODULUS
