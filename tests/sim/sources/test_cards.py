from __future__ import annotations

import pytest

from sim.sources.cards import card_pair
from tests.sim.sources.runs import alone, needs_network

PLUGGED = """
import select, socket
from sim.network.events import FrameSent
from sim.network.hosts.interface import Interface
from sim.network.packets import packet_of
from sim.sources.kernel_host import KernelHost

if not with_tap: cards.TUN_DEVICE = "absent"
host = KernelHost(Interface(2, "10.0.0.2"))
host.know(Interface(1, "10.0.0.1"))

def next_frame():
    select.select([host.card], [], [], 5)
    return host.card.read()
"""
KINDS = pytest.mark.parametrize("with_tap", [True, False], ids=["tap", "veth"])


@needs_network
@KINDS
def test_frames_go_out_whole_with_real_checksums(with_tap: bool) -> None:
    """The longest write is cut by the kernel itself, for the card promises nothing."""
    said = alone(
        f"""{PLUGGED}
from sim.network.checksum import checksum, pseudo_header
with host.namespace.inside():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    t = socket.socket()
s.sendto(b"x" * 100, ("10.0.0.1", 9))
t.setblocking(False)
t.connect_ex(("10.0.0.1", 9))
for protocol in (17, 6):
    frame = next_frame()
    packet = packet_of(FrameSent(0.0, 0, frame))
    summed = pseudo_header(0x0A000002, 0x0A000001, protocol, len(frame) - 34) + frame[34:]
    print(packet.protocol, packet.length, checksum(summed))
assert host.card.read() is None
s.close(); t.close(); host.close()
""",
        with_tap=with_tap,
    )
    assert said == "udp 100 0\ntcp 0 0\n"


@needs_network
@KINDS
def test_the_host_receives_what_is_written_and_checks_it(with_tap: bool) -> None:
    said = alone(
        f"""{PLUGGED}
from sim.network import frames
with host.namespace.inside():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("10.0.0.2", 9))
s.settimeout(5)
datagram = frames.udp((0x0A000001, 7), (0x0A000002, 9), b"hello")
good = frames.ethernet(1, 2, frames.TYPE_IPV4, frames.ipv4(0x0A000001, 0x0A000002, 17, datagram))
host.card.write(good[:-1] + b"!")
host.card.write(b"too short")
host.card.write(good)
print(s.recv(100))
s.close(); host.close()
""",
        with_tap=with_tap,
    )
    assert said == "b'hello'\n"


@needs_network
def test_our_end_of_a_veth_pair_says_nothing_itself() -> None:
    said = alone(
        f"""{PLUGGED}
print(select.select([host.card], [], [], 1.5)[0])
host.close()
""",
        with_tap=False,
    )
    assert said == "[]\n"


@needs_network
@KINDS
def test_a_burst_is_kept_until_it_is_read(with_tap: bool) -> None:
    said = alone(
        f"""{PLUGGED}
with host.namespace.inside():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)
for _ in range(400): s.sendto(b"x" * 1000, ("10.0.0.1", 9))
print(sum(host.card.read() is not None for _ in range(500)))
s.close(); host.close()
""",
        with_tap=with_tap,
    )
    assert said == "400\n"


def test_a_pair_of_cards_keeps_frames_apart() -> None:
    a, b = card_pair()
    assert b.read() is None
    a.write(b"one")
    a.write(bytes(1500))
    assert [b.read(), b.read(), b.read()] == [b"one", bytes(1500), None]
    b.write(b"back")
    assert a.read() == b"back"
    a.close()
    with pytest.raises(EOFError):
        b.read()
    b.write(b"to nobody")
    b.close()
