from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from sim.network.events import FrameSent
from sim.network.hosts.host import Host
from sim.network.hosts.interface import Interface
from sim.network.packets import Packet, packet_of
from sim.sources import cards
from sim.sources.cards import SocketCard, card_pair
from sim.sources.model_on_wire import ModelOnWire
from sim.sources.request import ROOT
from tests.sim.sources.encounters import ENCOUNTERS
from tests.sim.sources.meeting import wait
from tests.sim.sources.runs import needs_network

MEET = """
from sim.sources import cards
from tests.sim.sources.encounters import ENCOUNTERS
cards.TUN_DEVICE = "{device}"
ENCOUNTERS["{name}"]()
"""
A, B = Interface(1, "10.0.0.1"), Interface(2, "10.0.0.2")


@needs_network
@pytest.mark.parametrize("device", [cards.TUN_DEVICE, "absent"], ids=["tap", "veth"])
@pytest.mark.parametrize("name", ENCOUNTERS)
def test_model_and_kernel_understand_each_other(name: str, device: str) -> None:
    """Where this user may not make a TAP device, both take a veth pair."""
    command = [sys.executable, "-c", MEET.format(name=name, device=device)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=40, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def pair() -> Iterator[tuple[SocketCard, SocketCard]]:
    both = card_pair()
    yield both
    for card in both:
        card.close()


def seen(card: SocketCard) -> list[Packet]:
    """The frames that came through."""
    found = []
    while (frame := card.read()) is not None:
        found.append(packet_of(FrameSent(0.0, 0, frame)))
    return found


def test_what_a_host_sends_goes_out_and_what_comes_in_it_hears(pair: tuple[SocketCard, SocketCard]) -> None:
    ours, theirs = pair
    model, other = ModelOnWire(Host(A), ours, time.monotonic), ModelOnWire(Host(B), theirs, time.monotonic)
    socket = model.host.udp.socket()
    listening = other.host.udp.socket()
    listening.bind(B.address, 8000)
    socket.connect(B.address, 8000)
    socket.send(b"hello", None, model.now)
    model.look_after(model.now)
    other.advance(other.now)  # the question for the MAC
    model.advance(model.now)  # its answer, and the datagram that waited for it
    assert wait(other, lambda _: listening.receive(), 5.0)[0] == b"hello"


def test_time_passes_by_itself(pair: tuple[SocketCard, SocketCard]) -> None:
    model = ModelOnWire(Host(A), pair[0], time.monotonic)
    model.host.ping(B.address, 1, 1, b"", model.now)
    asked = model.now
    with pytest.raises(TimeoutError, match="within 1.2 seconds"):
        wait(model, lambda _: None, 1.2)
    assert 1.2 <= model.now - asked < 2
    assert [packet.protocol for packet in seen(pair[1])] == ["arp", "arp"], "Linux asks again after a second"


def test_a_host_talks_to_itself_without_the_wire(pair: tuple[SocketCard, SocketCard]) -> None:
    model = ModelOnWire(Host(A), pair[0], time.monotonic)
    listening, socket = model.host.udp.socket(), model.host.udp.socket()
    listening.bind(A.address, 8000)
    socket.connect(A.address, 8000)
    socket.send(b"hello", None, model.now)
    model.look_after(model.now)
    received = listening.receive()
    assert received is not None
    assert received[0] == b"hello"
    assert seen(pair[1]) == []
