"""The sentences on what happens to a frame after it was sent: lost, held, changed, thrown away."""

from __future__ import annotations

from sim.network import events as e
from sim.network.packets import Packet, Segment
from sim.network.phrases import amount, say, who
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

LOST = {
    e.Loss.CHANCE: QT_TRANSLATE_NOOP(
        "narrator", "The {frame} of **{sender}** is lost on the cable, by chance: **{receiver}** never learns of it."
    ),
    e.Loss.RULE: QT_TRANSLATE_NOOP(
        "narrator",
        "The {frame} of **{sender}** is taken off the cable, as the rule {rule} wants:"
        " **{receiver}** never learns of it.",
    ),
    e.Loss.CUT: QT_TRANSLATE_NOOP(
        "narrator",
        "The {frame} of **{sender}** dies where the cable is cut: **{receiver}** never learns of it.",
    ),
    e.Loss.HAND: QT_TRANSLATE_NOOP(
        "narrator", "You take the {frame} of **{sender}** off the cable: **{receiver}** never learns of it."
    ),
}
HELD = QT_TRANSLATE_NOOP("narrator", "You hold the {frame} of **{sender}** on the cable, until you let it go.")
DELAYED = QT_TRANSLATE_NOOP("narrator", "The {frame} of **{sender}** goes on, and is due at another time than before.")
SWAPPED = QT_TRANSLATE_NOOP(
    "narrator", "The {frame} of **{sender}** lets the next one pass, as the rule {rule} wants, and follows it closely."
)
CHANGED = QT_TRANSLATE_NOOP(
    "narrator",
    "Bits of the {frame} of **{sender}** change on the cable."
    " The checksum will show it, and **{receiver}** will throw it away.",
)
LOST_UNSEEN = QT_TRANSLATE_NOOP(
    "narrator", "Something happens to frame {number}, of which nobody saw when it was sent."
)
DISCARDED = QT_TRANSLATE_NOOP("narrator", "**{receiver}** throws the {frame} of **{sender}** away: {reason}.")

REASONS = {
    "for another host": QT_TRANSLATE_NOOP("narrator", "it is for another host"),
    "malformed": QT_TRANSLATE_NOOP("narrator", "its header makes no sense"),
    "wrong checksum": QT_TRANSLATE_NOOP("narrator", "its checksum is wrong, so some of it has changed on the way"),
    "unknown protocol": QT_TRANSLATE_NOOP("narrator", "it is of a protocol that the host does not know"),
    "no room in the receive buffer": QT_TRANSLATE_NOOP("narrator", "there is no room in the receive buffer"),
    "nothing here expects it": QT_TRANSLATE_NOOP("narrator", "no connection expects it"),
    "reset to a listener": QT_TRANSLATE_NOOP("narrator", "a reset means nothing to a socket that only listens"),
    "received before": QT_TRANSLATE_NOOP("narrator", "all of it has been received before"),
    "outside the window": QT_TRANSLATE_NOOP("narrator", "its numbers lie outside the receive window"),
    "no room": QT_TRANSLATE_NOOP("narrator", "the receive window is closed, so its data finds no room"),
    "old timestamp": QT_TRANSLATE_NOOP("narrator", "its timestamp is older than one seen before"),
    "doubtful reset": QT_TRANSLATE_NOOP(
        "narrator", "a reset with another number than the next one may be forged, so it only asks the sender"
    ),
    "doubtful SYN": QT_TRANSLATE_NOOP(
        "narrator", "a SYN inside a connection may be forged, so it only asks the sender"
    ),
    "acknowledges what was never sent": QT_TRANSLATE_NOOP("narrator", "it acknowledges what was never sent"),
    "no acknowledgement": QT_TRANSLATE_NOOP("narrator", "it acknowledges nothing, as every segment here must"),
    "the program has closed": QT_TRANSLATE_NOOP("narrator", "the program has closed, nobody will read it"),
    "SYN queue full": QT_TRANSLATE_NOOP("narrator", "the SYN queue is full"),
    "accept queue full": QT_TRANSLATE_NOOP("narrator", "the accept queue is full, and the caller will try again later"),
}
"""By the words of `sim.network.hosts.events.Discard` and `sim.network.tcp.events.Drop`."""
OTHER_REASON = QT_TRANSLATE_NOOP("narrator", "it cannot be used")

FRAME = QT_TRANSLATE_NOOP("narrator", "{protocol} frame")
SEGMENT = QT_TRANSLATE_NOOP("narrator", "**{flags}** segment")
DATA_SEGMENT = QT_TRANSLATE_NOOP("narrator", "data segment ({amount} from number {sequence} on)")
DATA_SEGMENT_WITH = QT_TRANSLATE_NOOP("narrator", "data segment with **{flags}** ({amount} from number {sequence} on)")
DATAGRAM = QT_TRANSLATE_NOOP("narrator", "datagram ({amount})")
EMPTY_DATAGRAM = QT_TRANSLATE_NOOP("narrator", "empty datagram")
TELLING = ("syn", "fin", "rst")
"""The flags that say what a segment is for; nearly every one has ACK, and PSH means little."""


def on_the_cable(event: e.FrameLost | e.FrameDelayed | e.FrameChanged | e.FrameDiscarded, world: World) -> Sentence:
    """What has happened to this frame; `world` is the world after it."""
    packet = world.packet(event.number)
    if packet is None:
        return say(LOST_UNSEEN, number=event.number)
    values = {"frame": kind_of(packet), "sender": who(packet.source, world), "receiver": who(packet.target, world)}
    match event:
        case e.FrameLost():
            return say(LOST[event.cause], rule=event.rule, **values)
        case e.FrameDelayed():
            moved = SWAPPED if event.rule else DELAYED
            return say(HELD if event.arrives is None else moved, rule=event.rule, **values)
        case e.FrameChanged():
            return say(CHANGED, **values)
        case e.FrameDiscarded():
            return say(DISCARDED, reason=say(REASONS.get(event.reason, OTHER_REASON)), **values)


def kind_of(packet: Packet) -> Sentence:
    """What a frame is called by what would be lost with it: data, else what its flags say, else its protocol."""
    if packet.segment is not None:
        return _kind_of_segment(packet, packet.segment)
    if packet.protocol == "udp":
        return say(DATAGRAM if packet.length else EMPTY_DATAGRAM, amount=amount(packet.length))
    return say(FRAME, protocol=packet.protocol.upper())


def _kind_of_segment(packet: Packet, segment: Segment) -> Sentence:
    flags = " ".join(flag for flag in packet.flags if flag in TELLING).upper()
    if packet.length:
        text = DATA_SEGMENT_WITH if flags else DATA_SEGMENT
        return say(text, amount=amount(packet.length), sequence=segment.relative_sequence, flags=flags)
    if {"syn", "ack"} <= set(packet.flags):
        flags = "SYN ACK"
    flags = flags or " ".join(packet.flags).upper()
    return say(SEGMENT if flags else FRAME, flags=flags, protocol="TCP")
