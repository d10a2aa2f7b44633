from __future__ import annotations

import pytest

from sim.network.cable import Cable
from sim.network.events import Address
from sim.sources.loopback import LoopbackNetwork
from sim.sources.network import Network, NetworkError
from sim.sources.wire import WireNetwork
from sim.words import Sentence

NETWORKS: list[Network] = [LoopbackNetwork(), WireNetwork(Cable())]


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.place)
def test_a_network_that_was_never_opened_is_quiet_and_closes(network: Network) -> None:
    assert list(network.ask_kernel(lambda: 0.0)) == []
    assert network.complete_until() == float("inf")
    assert (network.is_busy, network.standing, network.seen_at) == (False, 0.0, 0.0)
    assert list(network.close(lambda: 0.0)) == []


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.place)
def test_programs_may_use_the_address_that_they_are_given(network: Network) -> None:
    from sim.sources.guard import refuse_far

    host, _ = network.server_address(None)
    refuse_far((host, 1), network.allowed)
    refuse_far(network.server_address(Address(host, 7)), network.allowed)
    with pytest.raises(OSError, match="leads away"):
        refuse_far(("192.0.2.1", 1), network.allowed)


def test_an_error_says_its_sentence() -> None:
    sentence = Sentence("sources", "{what} is missing.", {"what": "A card"})
    error = NetworkError(sentence)
    assert error.sentence is sentence
    assert str(error) == "A card is missing."
