"""What the ladder tells in words: its moment for those who cannot see it, and the packet under the pointer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from sim.network.packets import Packet
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP
from widgets.chips import chips_of
from widgets.formats import duration
from widgets.ladder_ghosts import fate_of
from widgets.ladder_layout import Lane
from widgets.ladder_paint import states_at

SO_FAR = QT_TRANSLATE_NOOP("ladder_words", "{count} packets so far")
UNDER_WAY = QT_TRANSLATE_NOOP("ladder_words", "under way: {what} to {target}")
PACKET = QT_TRANSLATE_NOOP("ladder_words", "Packet {number}: {what} from {source} to {target}, under way for {took}")
NO_PORT = QT_TRANSLATE_NOOP("ladder_words", "no port")
PROGRAMS = {
    "client": QT_TRANSLATE_NOOP("ladder_words", "Client"),
    "server": QT_TRANSLATE_NOOP("ladder_words", "Server"),
}


def name_of(program: str) -> str:
    """What a program is called above its lifeline."""
    return _tr(PROGRAMS[program]) if program in PROGRAMS else program


def without_port() -> str:
    """What stands above the lifeline of sockets that were refused a port, beside those that have one."""
    return _tr(NO_PORT)


def description_of(world: World, lanes: Sequence[Lane]) -> str:
    """The moment: how many packets there are, the state of each end, what is under way."""
    parts = [_tr(SO_FAR).format(count=len(world.packets))]
    for lane in lanes:
        states = states_at(world, lane)
        if states:
            parts.append(f"{name_of(lane.program)} {lane.address}: {states[-1].state.value}".lstrip())
    for packet in world.under_way.values():
        parts.append(_tr(UNDER_WAY).format(what=_chips(packet), target=packet.target))
    return "; ".join(parts)


def told_of(packet: Packet, world: World) -> str:
    """What it is, from where to where, how long it took, and what became of it if that is something else."""
    took = "" if packet.arrives is None else duration(packet.arrives - packet.sent)
    text = _tr(PACKET).format(
        number=packet.number, what=_chips(packet), source=packet.source, target=packet.target, took=took
    )
    return "\n".join(filter(None, (text, fate_of(packet, world))))


def _chips(packet: Packet) -> str:
    return " ".join(chips_of(packet)).upper()


def _tr(text: str) -> str:
    return QCoreApplication.translate("ladder_words", text)
