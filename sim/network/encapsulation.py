"""One message as each layer sees it: what the layer is given, what it puts around it, what it hands on."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sim.network import headers
from sim.network.events import Link
from sim.network.headers import Layer
from sim.network.packets import Packet
from sim.network.protocols import CAPTURED_FRONTS, DATA
from sim.words import QT_TRANSLATE_NOOP

LAYERS = (7, 4, 3, 2)
"""The layers at which bytes are wrapped, from the program down. 7 stands for 5 to 7, which are the program's own."""
PHYSICAL = 1

LAYER_NAMES = {
    7: QT_TRANSLATE_NOOP("encapsulation", "Application, presentation, session"),
    4: QT_TRANSLATE_NOOP("encapsulation", "Transport"),
    3: QT_TRANSLATE_NOOP("encapsulation", "Network"),
    2: QT_TRANSLATE_NOOP("encapsulation", "Data link"),
    1: QT_TRANSLATE_NOOP("encapsulation", "Physical"),
}
UNIT_NAMES = {
    7: QT_TRANSLATE_NOOP("encapsulation", "message"),
    4: QT_TRANSLATE_NOOP("encapsulation", "segment"),
    3: QT_TRANSLATE_NOOP("encapsulation", "packet"),
    2: QT_TRANSLATE_NOOP("encapsulation", "frame"),
    1: QT_TRANSLATE_NOOP("encapsulation", "bits"),
}
DATAGRAM = QT_TRANSLATE_NOOP("encapsulation", "datagram")


class Unit(Struct, frozen=True):
    """What layer `layer` hands down: bytes [start, end) of the frame, from its own headers, outermost first, inwards.

    `layers` are those headers, or the data itself; none where this layer adds nothing to this frame. `inner` are the
    layers wrapped inside. `name` is in the context "encapsulation".
    """

    layer: int
    name: str
    layers: tuple[Layer, ...]
    inner: tuple[Layer, ...]
    start: int
    end: int

    @property
    def size(self) -> int:
        """Bytes, headers and all."""
        return self.end - self.start


def units_of(packet: Packet) -> list[Unit]:
    """One unit for each of LAYERS, from the program's message down to the frame."""
    data = packet.event.data
    found = headers.decode(data, packet.event.link)
    return [_unit(layer, found, packet, len(data)) for layer in LAYERS]


def _unit(layer: int, found: list[Layer], packet: Packet, length: int) -> Unit:
    own = tuple(each for each in found if _level(each, found) == layer)
    inner = tuple(each for each in found if _level(each, found) > layer)
    within = own or inner
    # The frame ends with whatever padding it has; every other unit with the innermost byte that a header counts.
    end = length if layer == min(LAYERS) and own else found[-1].end if within else 0
    name = DATAGRAM if layer == 4 and packet.protocol == "udp" else UNIT_NAMES[layer]
    return Unit(layer, name, own, inner, within[0].start if within else 0, end if within else 0)


def _level(layer: Layer, found: list[Layer]) -> int:
    """The layer to whose unit it belongs, 0 for what the capture itself puts in front where there is no frame.

    What ICMP or an unknown header carries belongs to that header.
    """
    if layer.protocol in CAPTURED_FRONTS:
        return 0
    if layer.protocol is not DATA:
        return layer.protocol.layer
    above = found[found.index(layer) - 1] if found[0] is not layer else None
    return 7 if above is None or above.protocol.layer == 4 else _level(above, found)


class Medium(Enum):
    """What carries a frame from host to host."""

    CABLE = "cable"
    LOOPBACK = "loopback"
    UNKNOWN = "unknown"


MACS = 12
"""Bytes of the two MAC addresses that a frame begins with."""


def medium_of(packet: Packet) -> Medium:
    """What the frame goes over, as far as it shows: on loopback there are no cards, so the MAC addresses are zeros."""
    event = packet.event
    if event.link is Link.NULL or (event.link is Link.ETHERNET and not any(event.data[:MACS])):
        return Medium.LOOPBACK
    return Medium.CABLE if event.link is Link.ETHERNET else Medium.UNKNOWN


CROSSED = 2 / 3
"""The share of a message's way after which it has crossed, and is unwrapped; see `journey`."""


def rests() -> list[float]:
    """The shares of a message's way at which it is seen in one layer after the other, and half across."""
    count = len(LAYERS)
    down, up = (range(1, count), range(2 * count, 3 * count))
    return [(place + 0.5) / (3 * count) for place in down] + [0.5] + [(place + 0.5) / (3 * count) for place in up]


class Where(Enum):
    """Where a message is on its way."""

    DOWN = "down"
    ACROSS = "across"
    UP = "up"
    THERE = "there"
    LOST = "lost"


class Journey(Struct, frozen=True):
    """A message under way: `where`, how many of LAYERS it has behind it there, and which share of the cable."""

    where: Where
    layers: int
    across: float


def journey(share: float) -> Journey:
    """Where a message is after `share` (0 to 1) of its way: a third down, a third across, a third up."""
    count = len(LAYERS)
    if share >= 1:
        return Journey(Where.THERE, count, 1.0)
    third, within = int(share * 3), share * 3 % 1
    steps = min(count, 1 + int(within * count))
    if third == 0:
        return Journey(Where.DOWN, steps, 0.0)
    return Journey(Where.ACROSS, count, within) if third == 1 else Journey(Where.UP, steps, 1.0)


def journey_of(packet: Packet, time: float) -> Journey:
    """Where this packet is at `time` (seconds). What is lost dies on the cable, at its end if nobody knows where."""
    share = packet.progress(time)
    if packet.lost is None or time < packet.lost.time:
        return journey(share)
    return Journey(Where.LOST, len(LAYERS), min(1.0, max(0.0, 3 * share - 1)))
