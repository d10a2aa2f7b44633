"""The sentences on TCP segments that leave: who says what to whom, and why."""

from __future__ import annotations

from sim.network.events import TcpState
from sim.network.inference import TcpEnd
from sim.network.packets import MODULUS, Label, Packet, not_before
from sim.network.phrases import amount, say, shown, who
from sim.network.programs import Program
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

SYN = QT_TRANSLATE_NOOP("narrator", "**{sender}** asks for a connection: **SYN**, “my numbering starts at {sequence}”.")
SYN_CROSSING = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** asks for a connection too (**SYN**): both have called each other at the same time.",
)
SYN_AGAIN = QT_TRANSLATE_NOOP("narrator", "**{sender}** has got no answer yet, so it sends the same **SYN** once more.")
SYN_ACK = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** answers **SYN ACK**: “I got your number {got}, send me {next} next;"
    " my own numbering starts at {sequence} too.”",
)
SYN_ACK_AGAIN = QT_TRANSLATE_NOOP(
    "narrator", "**{sender}** has seen no **ACK** of its **SYN ACK** yet, so it sends it once more."
)

ACK_OF_SYN = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** confirms with **ACK**: “I got your number {got} too, send me {next} next.”"
    " When this arrives, both know that they hear each other.",
)
ACK_OF_DATA = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** confirms with **ACK**: “Everything up to number {got} has arrived, send me {next} next.”",
)
ACK_REPEATED = QT_TRANSLATE_NOOP(
    "narrator", "**{sender}** says the same **ACK** once more: “I am still waiting for number {next}.”"
)
PROBE = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** has been told that there is no room, and asks whether there is some again (window probe).",
)
KEEP_ALIVE = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** has heard nothing for long and sends an old number, only to be answered:"
    " are you still there? (keep-alive)",
)
WINDOW_SHUT = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** says stop: its receive buffer is full (window 0), so nothing more may be sent for now.",
)
WINDOW_CHANGED = QT_TRANSLATE_NOOP(
    "narrator", "**{sender}** has nothing new to confirm: it says how much room its receive buffer has now."
)
OF_LABELS = {
    Label.WINDOW_PROBE: PROBE,
    Label.KEEP_ALIVE: KEEP_ALIVE,
    Label.ZERO_WINDOW: WINDOW_SHUT,
    Label.WINDOW_UPDATE: WINDOW_CHANGED,
    Label.DUPLICATE_ACK: ACK_REPEATED,
}
"""What a segment that only acknowledges says by its label."""
ACK_OF_FIN = QT_TRANSLATE_NOOP("narrator", "**{sender}** confirms the other side's **FIN** with **ACK** {next}.")
ACKS_OF_FIN = {
    TcpState.CLOSE_WAIT: QT_TRANSLATE_NOOP(
        "narrator",
        "**{sender}** confirms the **FIN**: “I know that you have nothing more to say.”"
        " It may still send, because only the other direction is closed (**CLOSE_WAIT**).",
    ),
    TcpState.CLOSING: QT_TRANSLATE_NOOP(
        "narrator",
        "**{sender}** confirms the other side's **FIN**, which has crossed its own:"
        " both close at the same time (**CLOSING**).",
    ),
    TcpState.TIME_WAIT: QT_TRANSLATE_NOOP(
        "narrator",
        "**{sender}** confirms the other side's **FIN** with the last **ACK**."
        " It stays in **TIME_WAIT** for a while, in case this ACK gets lost.",
    ),
}

DATA = QT_TRANSLATE_NOOP("narrator", "**{sender}** sends {amount} of data, from number {sequence} on: {preview}.")
DATA_PUSHED = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** sends {amount} of data, from number {sequence} on: {preview}."
    " **PSH** asks to hand the data to the program at once.",
)
DATA_FAST = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** has got the same **ACK** three times more: number {sequence} must be lost. So it sends {amount} once"
    " more at once, without waiting for its timer (fast retransmission): {preview}.",
)
DATA_AGAIN = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** has seen no **ACK** of its data from number {sequence} on, so it sends {amount} once"
    " more: {preview}.",
)

FIN = QT_TRANSLATE_NOOP("narrator", "**{sender}** has nothing more to say: **FIN**.")
FIN_AGAIN = QT_TRANSLATE_NOOP(
    "narrator", "**{sender}** has seen no **ACK** of its **FIN** yet, so it sends it once more."
)
FIN_WITH_DATA = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** sends its last {amount} together with **FIN**: after {preview} it has nothing more to say.",
)
FIN_FIRST = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** says **FIN**: “I have nothing more to send.”"
    " Only its own direction closes, the other one stays open (**FIN_WAIT_1**).",
)
FIN_CROSSING = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** sends **FIN** too, before the other side's **FIN** has reached it: both close at the same time.",
)
FIN_SECOND = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** has nothing more to say either: **FIN**. Now it only waits for the **ACK** of it (**LAST_ACK**).",
)
FIN_WITH_ACK = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** confirms the other side's **FIN** and sends its own **FIN** in the same segment, because"
    " it has nothing left to say. So closing takes three segments instead of four.",
)

RESET = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** breaks the connection off with **RST**: no goodbye, and what is still under way is lost.",
)
RESET_REFUSED = QT_TRANSLATE_NOOP(
    "narrator",
    "No program listens at {address}, so its host answers the **SYN** with **RST**: connection refused.",
)
RESET_AFTER_CLOSE = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** has closed its socket already, nobody can read what came for it. So its host answers **RST**.",
)
RESET_UNREAD = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** closes although it has never read {unread} of what came."
    " So **RST** goes out instead of **FIN**: the other side is to know that data got lost.",
)


def segment_sent(packet: Packet, world: World) -> Sentence:
    """Why this segment was sent; `world` is the world after it."""
    segment = packet.segment
    assert segment is not None
    return say(
        _text_of_segment(packet, world),
        sender=who(packet.source, world),
        address=str(packet.source),
        sequence=segment.relative_sequence,
        next=segment.relative_acknowledgement,
        got=segment.relative_acknowledgement - 1,
        amount=amount(packet.length),
        preview=shown(packet.payload),
        unread=amount(_unread(packet, world) if "rst" in packet.flags else 0),
    )


def _text_of_segment(packet: Packet, world: World) -> str:
    assert packet.segment is not None
    again = packet.segment.again
    if "rst" in packet.flags:
        return _text_of_reset(packet, world)
    if "syn" in packet.flags:
        return _text_of_syn(packet, world)
    if "fin" in packet.flags:
        return FIN_AGAIN if again else _text_of_fin(packet, world)
    if packet.length:
        return _text_of_data(packet)
    return _text_of_acknowledgement(packet, world)


def _text_of_data(packet: Packet) -> str:
    assert packet.segment is not None
    if Label.WINDOW_PROBE in packet.segment.labels:
        return PROBE
    if Label.FAST_RETRANSMISSION in packet.segment.labels:
        return DATA_FAST
    return DATA_AGAIN if packet.segment.again else DATA_PUSHED if "psh" in packet.flags else DATA


def _text_of_syn(packet: Packet, world: World) -> str:
    assert packet.segment is not None
    if "ack" in packet.flags:
        before = _before(packet, world)
        return SYN_ACK_AGAIN if before is not None and before.flags == packet.flags else SYN_ACK
    if packet.segment.again:
        return SYN_AGAIN
    peer = world.end_of(packet.target, packet.source)
    return SYN_CROSSING if peer is not None and peer.state is TcpState.SYN_SENT else SYN


def _text_of_fin(packet: Packet, world: World) -> str:
    end, peer = world.end_of(packet.source, packet.target), world.end_of(packet.target, packet.source)
    peer_has_closed = peer is not None and peer.after_fin is not None
    if packet.length:
        return FIN_WITH_DATA
    if end is not None and end.state is TcpState.LAST_ACK:
        was_confirmed = _confirms_fin(_before(packet, world), peer)
        return FIN_SECOND if was_confirmed else FIN_WITH_ACK
    if end is not None and end.state is TcpState.FIN_WAIT_1:
        return FIN_CROSSING if peer_has_closed else FIN_FIRST
    return FIN


def _text_of_acknowledgement(packet: Packet, world: World) -> str:
    assert packet.segment is not None
    for label, text in OF_LABELS.items():
        if label in packet.segment.labels:
            return text
    end, peer = world.end_of(packet.source, packet.target), world.end_of(packet.target, packet.source)
    if end is not None and _confirms_fin(packet, peer):
        return ACKS_OF_FIN.get(end.state, ACK_OF_FIN)
    return ACK_OF_SYN if packet.segment.relative_acknowledgement == 1 else ACK_OF_DATA


def _text_of_reset(packet: Packet, world: World) -> str:
    end, peer = world.end_of(packet.source, packet.target), world.end_of(packet.target, packet.source)
    if peer is not None and peer.state is TcpState.SYN_SENT and _before(packet, world) is None:
        return RESET_REFUSED
    if end is not None and end.after_fin is not None:
        return RESET_AFTER_CLOSE
    return RESET_UNREAD if _unread(packet, world) else RESET


def _before(packet: Packet, world: World) -> Packet | None:
    """The last segment before `packet` in the same direction."""
    way = (packet.source, packet.target)
    others = (each for each in reversed(world.packets) if each.number != packet.number)
    return next((each for each in others if (each.source, each.target) == way), None)


def _confirms_fin(packet: Packet | None, peer: TcpEnd | None) -> bool:
    if packet is None or packet.segment is None or peer is None or peer.after_fin is None:
        return False
    return "ack" in packet.flags and not_before(packet.segment.acknowledgement, peer.after_fin)


def _unread(packet: Packet, world: World) -> int:
    """Bytes that came for the sender and that its program never took; 0 unless it is just closing."""
    program = world.programs.get(world.owners.get(packet.source, ""))
    if program is None or not _is_closing(program):
        return 0
    ends = (packet.source, packet.target)
    calls = (call.returned for call in program.calls if call.started.name.startswith("recv"))
    reads = [each for each in calls if each is not None and (each.local, each.peer) == ends and not each.error]
    if any(each.data is None for each in reads):
        return 0  # recv_into keeps its bytes to itself
    return max(0, _received(packet, world) - sum(len(each.data or b"") for each in reads))


def _received(packet: Packet, world: World) -> int:
    """Bytes that have come in order for the sender of `packet`."""
    end, peer = world.end_of(packet.source, packet.target), world.end_of(packet.target, packet.source)
    if end is None or end.expected is None or peer is None or peer.first is None:
        return 0
    has_fin = peer.after_fin is not None and not_before(end.expected, peer.after_fin)
    return (end.expected - peer.first - 1 - has_fin) % MODULUS


def _is_closing(program: Program) -> bool:
    call = program.call or (program.calls[-1] if program.calls else None)
    return call is not None and call.started.name == "close"
