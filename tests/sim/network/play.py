"""Conversations for tests, written like a play: who says what, and what then reaches whom.

Numbers are kept as a real TCP would keep them; a line may set its own to be wrong on purpose. The client's numbers run
over 2^32 early on, so that every play also tests arithmetic modulo 2^32.
"""

from __future__ import annotations

from typing import Self

from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.l2 import Ether

from sim.network import events as e
from sim.network.events import Address, AnyEvent, FrameArrived, FrameSent
from sim.network.narrator import narrate
from sim.network.packets import Packet
from sim.network.world import World
from sim.timeline import Timeline
from sim.words import Sentence

CLIENT = Address("127.0.0.1", 50000)
SERVER = Address("127.0.0.1", 8001)
NOBODY = Address("127.0.0.1", 9)
OTHER = {CLIENT: SERVER, SERVER: CLIENT}
NAMES = {CLIENT: "client", SERVER: "server"}
FIRST = {CLIENT: 0xFFFFFFFE, SERVER: 700}
MODULUS = 1 << 32
NO_CARD = "00:00:00:00:00:00"
TICK = 0.001


class Play:
    """A timeline that fills line by line. Every line takes a millisecond."""

    def __init__(self) -> None:
        self.timeline: Timeline[AnyEvent, World] = Timeline(World())
        self.time = 0.0
        self.next = dict(FIRST)
        self.expects = {CLIENT: 0, SERVER: 0}
        self.frames: dict[int, tuple[Address, int, int]] = {}
        self.call = 0
        self.happens(e.RunStarted(0.0, "loopback", "echo", 1))

    @property
    def world(self) -> World:
        """The world after the last line."""
        return self.timeline.world_after(len(self.timeline))

    @property
    def packets(self) -> list[Packet]:
        """Every packet so far, as the world knows it."""
        return list(self.world.packets)

    def happens(self, event: AnyEvent) -> Self:
        """Any event; the next line is later than it."""
        self.timeline.add(event)
        self.time = max(self.time, event.time) + TICK
        return self

    # Programs

    def starts(self, program: str, text: str = "") -> Self:
        """A program begins."""
        return self.happens(e.ProgramStarted(self.time, program, 4711, text))

    def calls(
        self,
        program: str,
        name: str,
        arguments: str = "",
        *,
        data: bytes | None = None,
        waits: bool = False,
        socket: int = 1,
    ) -> Self:
        """A program calls a method of a socket."""
        self.call += 1
        return self.happens(e.CallStarted(self.time, program, self.call, 3, socket, name, arguments, data, waits))

    def returns(
        self,
        program: str,
        result: str = "",
        *,
        data: bytes | None = None,
        error: str = "",
        local: Address | None = None,
        peer: Address | None = None,
    ) -> Self:
        """The newest call comes back to the program."""
        return self.happens(e.CallReturned(self.time, program, self.call, result, data, error, local, peer))

    # Frames

    def sends(
        self,
        sender: Address,
        flags: str,
        data: bytes = b"",
        *,
        seq: int | None = None,
        ack: int | None = None,
        window: int = 65535,
        lost: bool = False,
    ) -> int:
        """A segment leaves `sender`; its number comes back. `flags` like "SYN ACK"."""
        first = self.next[sender] if seq is None else seq % MODULUS
        end = (first + len(data) + ("SYN" in flags) + ("FIN" in flags)) % MODULUS
        if seq is None:
            self.next[sender] = end
        confirmed = 0 if "ACK" not in flags else self.expects[sender] if ack is None else ack % MODULUS
        letters = "".join(flag[0] for flag in flags.split())
        target = OTHER[sender]
        segment = TCP(sport=sender.port, dport=target.port, flags=letters, seq=first, ack=confirmed, window=window)
        number = self.puts_on_wire(IP(src=sender.host, dst=target.host) / segment / data, lost=lost)
        self.frames[number] = (target, first, end)
        return number

    def arrives(self, number: int) -> Self:
        """That frame reaches its receiver."""
        if number in self.frames:
            target, first, end = self.frames[number]
            is_syn = "syn" in self.packets[number - 1].flags
            if is_syn or first == self.expects[target]:
                self.expects[target] = end
        return self.happens(FrameArrived(self.time, number))

    def says(
        self, sender: Address, flags: str, data: bytes = b"", *, seq: int | None = None, ack: int | None = None
    ) -> Self:
        """A segment leaves and arrives."""
        return self.arrives(self.sends(sender, flags, data, seq=seq, ack=ack))

    def datagram(self, sender: Address, target: Address, data: bytes = b"") -> int:
        """A UDP datagram leaves; its number comes back."""
        return self.puts_on_wire(
            IP(src=sender.host, dst=target.host) / UDP(sport=sender.port, dport=target.port) / data
        )

    def icmp(self, kind: int, code: int, quoted: Packet | None = None) -> int:
        """An ICMP message from the server's host to the client's; its number comes back."""
        rest = quoted.event.data[14:] if quoted is not None else b""
        return self.puts_on_wire(IP(src=SERVER.host, dst=CLIENT.host) / ICMP(type=kind, code=code) / rest)

    def puts_on_wire(self, packet: IP, *, lost: bool = False) -> int:
        """Any IP packet leaves; its number comes back."""
        return self.frame(bytes(Ether(src=NO_CARD, dst=NO_CARD) / packet), lost=lost)

    def frame(self, data: bytes, *, lost: bool = False) -> int:
        """Any frame leaves; its number comes back."""
        number = len(self.world.packets) + 1
        self.happens(FrameSent(self.time, number, data, arrives=None if lost else self.time + TICK))
        return number

    def doubles(self, number: int) -> int:
        """The cable doubles that frame; the copy's number comes back."""
        copy = len(self.world.packets) + 1
        original = self.packets[number - 1].event
        self.happens(FrameSent(self.time, copy, original.data, arrives=self.time + TICK, copy_of=number))
        return copy

    # Whole acts

    def listens(self) -> Self:
        """The server listens."""
        self.calls("server", "socket", "AF_INET, SOCK_STREAM", socket=7).returns("server", "fd 7")
        return self.calls("server", "listen", "3", socket=7).returns("server", local=SERVER)

    def opens(self) -> Self:
        """The server listens, the client connects: three segments."""
        self.listens().calls("client", "connect", f"('{SERVER.host}', {SERVER.port})", waits=True)
        self.says(CLIENT, "SYN").says(SERVER, "SYN ACK").says(CLIENT, "ACK")
        return self.returns("client", local=CLIENT, peer=SERVER)

    # What is said of it

    def narrated(self) -> list[Sentence]:
        """The sentence on every event, in the world after it."""
        return [narrate(event, self.timeline.world_after(at + 1)) for at, event in enumerate(self.timeline.events)]

    def last_words(self) -> Sentence:
        """The sentence on the newest event."""
        return narrate(self.timeline.events[-1], self.world)
