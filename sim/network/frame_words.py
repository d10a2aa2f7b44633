"""The sentences on frames that leave; `segment_words` has those on TCP."""

from __future__ import annotations

from sim.network.cable_words import kind_of
from sim.network.events import FrameSent, Link
from sim.network.headers import Layer, decode
from sim.network.packets import Packet, packet_of
from sim.network.phrases import AS_IT_IS, amount, say, shown, who
from sim.network.protocols import ARP, ICMP, Protocol
from sim.network.segment_words import segment_sent
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

DATAGRAM = QT_TRANSLATE_NOOP(
    "narrator", "**{sender}** sends **{receiver}** a datagram of {amount}: {preview}. Nobody will confirm it."
)
EMPTY_DATAGRAM = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** sends **{receiver}** an empty datagram: a header without data, which UDP allows.",
)
PORT_UNREACHABLE = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** reports by **ICMP**: “No program has UDP port {port} open here, so I threw the datagram away.”",
)
UNREACHABLE = QT_TRANSLATE_NOOP(
    "narrator",
    "**{sender}** reports by **ICMP** that a packet could not be delivered (type {type}, code {code}).",
)
ECHO_ASKED = QT_TRANSLATE_NOOP("narrator", "**{sender}** asks **{receiver}** for an echo: are you there? (**ping**)")
ECHO = QT_TRANSLATE_NOOP("narrator", "**{sender}** sends **{receiver}** its echo back: I am here.")
ICMP_OTHER = QT_TRANSLATE_NOOP(
    "narrator", "**{sender}** sends **{receiver}** an **ICMP** message of type {type}, code {code}."
)
ARP_ASKED = QT_TRANSLATE_NOOP(
    "narrator", "**{sender}** asks everybody on the wire: “Who is {receiver}? Tell me your MAC address.”"
)
ARP_ANSWERED = QT_TRANSLATE_NOOP(
    "narrator", "**{sender}** answers **{receiver}**: “That is me, and my MAC address is {mac}.”"
)
OTHER = QT_TRANSLATE_NOOP("narrator", "A frame of {amount} goes by that is neither TCP nor UDP ({protocol}).")
DOUBLED = QT_TRANSLATE_NOOP(
    "narrator", "The cable doubles the {frame} of **{sender}**: a second copy of it is on its way to **{receiver}**."
)


def frame_sent(event: FrameSent, world: World) -> Sentence:
    """Why this frame was sent; `world` is the world after it."""
    packet = world.packet(event.number) or packet_of(event)
    if event.copy_of:
        ends = {"sender": who(packet.source, world), "receiver": who(packet.target, world)}
        return say(DOUBLED, frame=kind_of(packet), **ends)
    match packet.protocol:
        case "tcp":
            return segment_sent(packet, world)
        case "udp":
            return _datagram(packet, world)
        case "icmp":
            return _icmp(packet, world)
        case "arp":
            return _arp(packet, world)
        case _:
            return say(OTHER, amount=amount(len(event.data)), protocol=packet.protocol)


def _datagram(packet: Packet, world: World) -> Sentence:
    return say(
        DATAGRAM if packet.length else EMPTY_DATAGRAM,
        sender=who(packet.source, world),
        receiver=who(packet.target, world),
        amount=amount(packet.length),
        preview=shown(packet.payload),
    )


def _icmp(packet: Packet, world: World) -> Sentence:
    layer = _innermost(packet, ICMP)
    kind, code = layer.value("type"), layer.value("code")
    quoted = packet_of(FrameSent(packet.sent, packet.number, packet.payload, Link.RAW))
    match kind, code:
        case 3, 3 if quoted.protocol == "udp":
            text = PORT_UNREACHABLE
        case 3, _:
            text = UNREACHABLE
        case 8, _:
            text = ECHO_ASKED
        case 0, _:
            text = ECHO
        case _:
            text = ICMP_OTHER
    sender = say(AS_IT_IS, name=packet.source.host)  # the host itself speaks, not a program on it
    receiver = who(packet.target, world)
    return say(text, sender=sender, receiver=receiver, port=packet.source.port, type=kind, code=code)


def _arp(packet: Packet, world: World) -> Sentence:
    layer = _innermost(packet, ARP)
    mac = next(field.text for field in layer.fields if field.field.name == "source_mac")
    text = ARP_ANSWERED if layer.value("operation") == 2 else ARP_ASKED
    return say(text, sender=who(packet.source, world), receiver=who(packet.target, world), mac=mac)


def _innermost(packet: Packet, protocol: Protocol) -> Layer:
    layers = decode(packet.event.data, packet.event.link)
    return next(layer for layer in reversed(layers) if layer.protocol is protocol)
