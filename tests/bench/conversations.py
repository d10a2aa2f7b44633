"""Made-up conversations of any length, for measuring what costs time per event. Every segment is real bytes."""

from __future__ import annotations

from collections.abc import Iterator

from sim.network import events as e
from sim.network.events import Address, AnyEvent
from sim.network.world import World
from sim.timeline import Timeline

CLIENT, SERVER = Address("127.0.0.1", 50000), Address("127.0.0.1", 8001)
CROSSING = 2e-5


def frame(
    source: Address, target: Address, flags: int, sequence: int, acknowledgement: int, data: bytes = b""
) -> bytes:
    """Ethernet, IPv4 and TCP around `data`, as loopback carries them."""
    ports = source.port.to_bytes(2, "big") + target.port.to_bytes(2, "big")
    numbers = sequence.to_bytes(4, "big") + acknowledgement.to_bytes(4, "big")
    tcp = ports + numbers + bytes([0x50, flags]) + b"\x20\x00\x00\x00\x00\x00"
    length = (40 + len(data)).to_bytes(2, "big")
    ip = b"\x45\x00" + length + b"\x00\x01\x40\x00\x40\x06\x00\x00" + b"\x7f\x00\x00\x01" * 2
    return b"\x00" * 12 + b"\x08\x00" + ip + tcp + data


def conversation(packets: int) -> Iterator[AnyEvent]:
    """A handshake and then data and acknowledgements, with the client's calls and lines."""
    yield e.RunStarted(0.0, "loopback", "bench", 0)
    yield e.ProgramStarted(0.0, "client", 1, "c.send(data)\n" * 20)
    yield e.ProgramStarted(0.0, "server", 2, "c.recv(1024)\n" * 20)
    yield e.CallStarted(0.0, "server", 1, 1, 1, "listen", "3")
    yield e.CallReturned(0.0, "server", 1, local=SERVER)
    opening = [(CLIENT, SERVER, 0x02, 99, 0), (SERVER, CLIENT, 0x12, 199, 100), (CLIENT, SERVER, 0x10, 100, 200)]
    sequence = 100
    for number in range(1, packets + 1):
        time = number * 1e-4
        if number <= len(opening):
            data = frame(*opening[number - 1])
        elif number % 2:
            data = frame(SERVER, CLIENT, 0x10, 200, sequence)
        else:
            data = frame(CLIENT, SERVER, 0x18, sequence, 200, b"x" * 100)
            sequence += 100
            yield e.LineReached(time - 3e-5, "client", number % 20 + 1)
            yield e.CallStarted(time - 2e-5, "client", number, number % 20 + 1, 1, "send", "data", b"x" * 100)
        yield e.FrameSent(time, number, data, arrives=time + CROSSING)
        yield e.FrameArrived(time + CROSSING, number)
        if number > len(opening) and not number % 2:
            yield e.CallReturned(time + 3e-5, "client", number, "100", local=CLIENT, peer=SERVER)


def timeline_of(packets: int) -> Timeline[AnyEvent, World]:
    """The timeline of `conversation(packets)`."""
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in conversation(packets):
        timeline.add(event)
    return timeline
