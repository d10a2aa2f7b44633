from __future__ import annotations

import errno

import pytest

from sim.network.hosts.interface import Interface

CARD = Interface(0x02_0000_0000_01, "10.0.0.1")


@pytest.mark.parametrize(
    ("host", "bound"),
    [("", "0.0.0.0"), ("0.0.0.0", "0.0.0.0"), ("10.0.0.1", "10.0.0.1"), ("127.0.0.1", "127.0.0.1")],
)
def test_own_addresses_can_be_bound(host: str, bound: str) -> None:
    assert CARD.bindable(host) == bound


def test_an_address_of_another_host_cannot() -> None:
    with pytest.raises(OSError, match="Cannot assign requested address") as raised:
        CARD.bindable("10.0.0.2")
    assert raised.value.errno == errno.EADDRNOTAVAIL


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("10.0.0.77", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.1"),
        ("127.0.0.1", "127.0.0.1"),
        ("127.9.9.9", "127.0.0.1"),
    ],
)
def test_packets_go_out_by_this_address(target: str, source: str) -> None:
    assert CARD.source_for(target) == source


@pytest.mark.parametrize("target", ["10.0.1.1", "8.8.8.8", "255.255.255.255"])
def test_there_is_no_router(target: str) -> None:
    with pytest.raises(OSError, match="Network is unreachable"):
        CARD.source_for(target)


def test_the_network_is_as_large_as_its_prefix_says() -> None:
    assert Interface(1, "10.0.0.1", prefix=16).source_for("10.0.200.1") == "10.0.0.1"
