"""A host: one network card, IP, ICMP, ARP, and the sockets above them."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from sim.network import frames
from sim.network.checksum import checksum
from sim.network.events import FrameSent, Link
from sim.network.frames import ICMP_NUMBER, TCP_NUMBER, TYPE_IPV4, ip_number, ip_text
from sim.network.headers import read, read_all
from sim.network.hosts import fragments
from sim.network.hosts.events import Discard, Discarded, HostEvent
from sim.network.hosts.interface import Interface
from sim.network.hosts.neighbours import NeighbourTable
from sim.network.hosts.tcp_table import TcpTable
from sim.network.hosts.udp_table import UdpTable, Unreachable
from sim.network.packets import packet_of
from sim.network.protocols import ETHERNET, ICMP, IPV4
from sim.network.tcp.settings import TcpSettings

IP_AND_TCP = 40


class Host:
    """One host. The same `seed` and the same input always give the same output.

    `tcp` and `udp` make sockets. Their calls, frames and ticks may cause frames and events, which are then to be taken.
    """

    def __init__(self, interface: Interface, seed: str = "", settings: TcpSettings | None = None) -> None:
        self.interface = interface
        self.neighbours = NeighbourTable(interface.mac, ip_number(interface.address))
        settings = settings or TcpSettings(mss=interface.mtu - IP_AND_TCP)
        self.tcp = TcpTable(interface, settings, seed + " tcp", self._send_packet)
        self.udp = UdpTable(interface, seed + " udp", self._send_packet)
        self._reassembly = fragments.Reassembly()
        self._identification = 0
        self._loopback: list[bytes] = []
        self._discarded: list[Discarded] = []

    # The wire and the clock.

    def on_frame(self, frame: bytes, now: float) -> None:
        """A frame reached the card, or came back over loopback. Any bytes are survived."""
        try:
            why = self._on_frame(frame, now)
        except ValueError:
            why = Discard.MALFORMED
        if why is not None:
            self._discarded.append(Discarded(now, why))

    def on_tick(self, now: float) -> None:
        """Do what is due by `now`. Too early or too often does no harm."""
        self.neighbours.on_tick(now)
        for address, packets in self.neighbours.take_unreachable():
            self._neighbour_is_silent(ip_text(address), packets, now)
        self.tcp.on_tick(now)

    @property
    def deadline(self) -> float | None:
        """When `on_tick` is wanted; None while nothing is to be done."""
        return _earlier(self.neighbours.deadline, self.tcp.deadline)

    def take_frames(self) -> list[bytes]:
        """The frames to be sent since the last time. Those for the host itself have no MAC addresses: `is_loopback`."""
        loopback, self._loopback = self._loopback, []
        return loopback + self.neighbours.take_frames()

    def take_events(self) -> list[HostEvent]:
        """What happened since the last time."""
        discarded, self._discarded = self._discarded, []
        return [*discarded, *self.tcp.take_events()]

    # Down: IP and what is below it.

    def _send_packet(self, source: str, target: str, protocol: int, body: bytes, now: float) -> None:
        ends = ip_number(source), ip_number(target)
        self._identification = (self._identification + 1) % (1 << 16)
        if protocol == TCP_NUMBER:
            # Path MTU discovery: no router may cut a segment (RFC 1191).
            more = {"identification": self._identification, "dont_fragment": 1}
            packets = [frames.ipv4(*ends, protocol, body, **more)]
        else:
            packets = list(fragments.cut(*ends, protocol, self._identification, body, self.interface.mtu))
        for packet in packets:
            if self.interface.is_ours(target):
                self._loopback.append(frames.ethernet(0, 0, TYPE_IPV4, packet))
            else:
                self.neighbours.send(packet, ends[1], now)

    def _neighbour_is_silent(self, host: str, packets: list[bytes], now: float) -> None:
        self.tcp.on_unreachable(host, errno.EHOSTUNREACH, now)
        for data in packets:
            packet = packet_of(FrameSent(now, 0, data, Link.RAW))
            if packet.protocol == "udp":
                self.udp.on_unreachable(packet.source, packet.target, errno.EHOSTUNREACH)

    # Up: what a frame carries.

    def _on_frame(self, frame: bytes, now: float) -> Discard | None:
        if len(frame) < ETHERNET.size:
            return Discard.MALFORMED
        header, body = read_all(frame, ETHERNET), frame[ETHERNET.size :]
        if header["target"] not in (self.interface.mac, frames.BROADCAST, 0):
            return Discard.NOT_FOR_US
        match header["type"]:
            case frames.TYPE_ARP:
                self.neighbours.on_message(body)
                return None
            case frames.TYPE_IPV4:
                return self._on_packet(body, now)
            case _:
                return Discard.UNKNOWN_PROTOCOL

    def _on_packet(self, packet: bytes, now: float) -> Discard | None:
        header = read_all(packet, IPV4)
        start, end = 4 * header["header_length"], header["length"]
        if not IPV4.size <= start <= end <= len(packet) or header["version"] != 4:
            return Discard.MALFORMED
        if checksum(packet[:start]):
            return Discard.BAD_CHECKSUM
        if not self.interface.is_ours(ip_text(header["target"])):
            return Discard.NOT_FOR_US
        body = self._reassembly.add(header, packet[start:end], now)
        return None if body is None else self._deliver(packet, header, body, now)

    def _deliver(self, packet: bytes, header: Mapping[str, int], body: bytes, now: float) -> Discard | None:
        source, target = ip_text(header["source"]), ip_text(header["target"])
        match header["protocol"]:
            case frames.TCP_NUMBER:
                return self.tcp.on_packet(source, target, body, now)
            case frames.UDP_NUMBER:
                try:
                    return self.udp.on_packet(source, target, body)
                except Unreachable:
                    self._port_is_unreachable(packet, source, target, body, now)
                    return None
            case frames.ICMP_NUMBER:
                return self._on_icmp(source, target, body, now)
            case _:
                return Discard.UNKNOWN_PROTOCOL

    def _port_is_unreachable(self, packet: bytes, source: str, target: str, body: bytes, now: float) -> None:
        """RFC 1122 4.1.3.1: a datagram for no socket is answered. The quotation carries the ports."""
        quoted = (packet[: IPV4.size] + body)[: frames.QUOTED]
        message = frames.icmp(frames.UNREACHABLE, frames.PORT_UNREACHABLE, 0, quoted)
        self._send_packet(target, source, ICMP_NUMBER, message, now)

    def _on_icmp(self, source: str, target: str, body: bytes, now: float) -> Discard | None:
        if len(body) < ICMP.size:
            return Discard.MALFORMED
        if checksum(body):
            return Discard.BAD_CHECKSUM
        kind, data = read(body, 0, ICMP, "type"), body[ICMP.size :]
        if kind == frames.ECHO_REQUEST:
            answer = frames.icmp(frames.ECHO_REPLY, 0, read(body, 0, ICMP, "rest"), data)
            self._send_packet(target, source, ICMP_NUMBER, answer, now)
        elif kind == frames.UNREACHABLE:
            self._on_unreachable(read(body, 0, ICMP, "code"), data)
        return None

    def _on_unreachable(self, code: int, quoted: bytes) -> None:
        packet = packet_of(FrameSent(0.0, 0, quoted, Link.RAW))
        if code == frames.PORT_UNREACHABLE and packet.protocol == "udp":
            self.udp.on_unreachable(packet.source, packet.target)

    def ping(self, target: str, identifier: int, number: int, data: bytes, now: float) -> None:
        """Send an ICMP echo request (RFC 792). Raises OSError (ENETUNREACH)."""
        message = frames.icmp(frames.ECHO_REQUEST, 0, identifier << 16 | number, data)
        self._send_packet(self.interface.source_for(target), target, ICMP_NUMBER, message, now)


def is_loopback(frame: bytes) -> bool:
    """Whether a frame never leaves its host."""
    return read(frame, 0, ETHERNET, "target") == 0


def _earlier(a: float | None, b: float | None) -> float | None:
    if a is None or b is None:
        return b if a is None else a
    return min(a, b)
