"""Which MAC address belongs to which IP address: the neighbour table, filled by ARP (RFC 826)."""

from __future__ import annotations

from msgspec import Struct

from sim.network import frames
from sim.network.headers import read
from sim.network.protocols import ARP

REPEAT = 1.0
TRIES = 3
"""Linux asks three times, a second apart, and then gives up (`mcast_solicit`, `retrans_time_ms`)."""
WAITING = 101
"""How many packets for one neighbour wait for its answer; Linux keeps about as many small ones (`unres_qlen`)."""


class _Question(Struct):
    """A neighbour that is being asked for."""

    next_try: float
    tries: int
    packets: list[bytes]


class NeighbourTable:
    """The neighbours of the card with this MAC and IP address (numbers, as in `frames`).

    An entry stays for as long as the host lives: no run lasts long enough for one to go stale.
    """

    def __init__(self, mac: int, address: int) -> None:
        self._mac = mac
        self._address = address
        self._known: dict[int, int] = {}
        self._questions: dict[int, _Question] = {}
        self._frames: list[bytes] = []
        self._unreachable: list[tuple[int, list[bytes]]] = []

    @property
    def known(self) -> dict[int, int]:
        """IP address -> MAC address."""
        return dict(self._known)

    def learn(self, address: int, mac: int) -> None:
        """Note a neighbour, and send what waited for it."""
        self._known[address] = mac
        question = self._questions.pop(address, None)
        for packet in question.packets if question is not None else ():
            self._frames.append(frames.ethernet(self._mac, mac, frames.TYPE_IPV4, packet))

    def send(self, packet: bytes, target: int, now: float) -> None:
        """Send an IPv4 packet to a neighbour, now or when its MAC address is known. Too many that wait are dropped."""
        mac = self._known.get(target)
        if mac is not None:
            self._frames.append(frames.ethernet(self._mac, mac, frames.TYPE_IPV4, packet))
            return
        question = self._questions.get(target)
        if question is None:
            question = self._questions[target] = _Question(now + REPEAT, 1, [])
            self._ask(target)
        if len(question.packets) < WAITING:
            question.packets.append(packet)

    def on_message(self, message: bytes) -> None:
        """An ARP message arrived: answer if it asks for us, learn from it. Raises ValueError if it is cut off."""
        if len(message) < ARP.size:
            raise ValueError("the ARP message is cut off")
        if read(message, 0, ARP, "target") != self._address:
            return
        source, mac = read(message, 0, ARP, "source"), read(message, 0, ARP, "source_mac")
        # RFC 826: whoever asks for us is about to talk to us, so it is learned too, before the answer is sent.
        self.learn(source, mac)
        if read(message, 0, ARP, "operation") == frames.ASKS:
            answer = frames.arp(frames.ANSWERS, self._mac, self._address, mac, source)
            self._frames.append(frames.ethernet(self._mac, mac, frames.TYPE_ARP, answer))

    def on_tick(self, now: float) -> None:
        """Ask again where the answer is late, give up where it never came."""
        for target, question in list(self._questions.items()):
            if now < question.next_try:
                continue
            if question.tries == TRIES:
                del self._questions[target]
                self._unreachable.append((target, question.packets))
            else:
                question.tries += 1
                question.next_try = now + REPEAT
                self._ask(target)

    @property
    def deadline(self) -> float | None:
        """When `on_tick` is wanted."""
        return min((question.next_try for question in self._questions.values()), default=None)

    def take_frames(self) -> list[bytes]:
        """The frames to be sent since the last time."""
        taken, self._frames = self._frames, []
        return taken

    def take_unreachable(self) -> list[tuple[int, list[bytes]]]:
        """Neighbours that did not answer since the last time, each with the packets that waited for it."""
        taken, self._unreachable = self._unreachable, []
        return taken

    def _ask(self, target: int) -> None:
        question = frames.arp(frames.ASKS, self._mac, self._address, 0, target)
        self._frames.append(frames.ethernet(self._mac, frames.BROADCAST, frames.TYPE_ARP, question))
