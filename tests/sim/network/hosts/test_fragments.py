from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from scapy.layers.inet import IP, fragment

from sim.network.headers import read, read_all
from sim.network.hosts.fragments import LIFETIME, Reassembly, cut
from sim.network.protocols import IPV4

BODY = bytes(range(256)) * 20


def pieces(body: bytes, mtu: int = 1500, number: int = 7) -> list[bytes]:
    return list(cut(0x0A000001, 0x0A000002, 17, number, body, mtu))


def put_together(packets: list[bytes], now: float = 0.0) -> list[bytes]:
    reassembly = Reassembly()
    whole = (reassembly.add(read_all(packet, IPV4), packet[20:], now) for packet in packets)
    return [body for body in whole if body is not None]


@given(st.binary(max_size=5000), st.integers(68, 1500), st.randoms())
def test_pieces_in_any_order_give_the_whole(body: bytes, mtu: int, order: random.Random) -> None:
    packets = pieces(body, mtu)
    assert all(len(packet) <= mtu for packet in packets)
    order.shuffle(packets)
    assert put_together(packets) == [body]


def test_what_fits_is_not_cut() -> None:
    [packet] = pieces(bytes(1480))
    assert [read(packet, 0, IPV4, name) for name in ("more_fragments", "fragment_offset")] == [0, 0]


def test_the_pieces_are_those_of_scapy() -> None:
    theirs = fragment(  # type: ignore[no-untyped-call]
        IP(src="10.0.0.1", dst="10.0.0.2", proto=17, id=7) / BODY, fragsize=1480
    )
    assert pieces(BODY) == [bytes(each) for each in theirs]


def test_a_missing_piece_leaves_nothing() -> None:
    packets = pieces(BODY)
    for missing in range(len(packets)):
        assert put_together(packets[:missing] + packets[missing + 1 :]) == []


def test_pieces_of_two_packets_are_kept_apart() -> None:
    first, second = pieces(b"1" * 3000, number=1), pieces(b"2" * 3000, number=2)
    mixed = [packet for pair in zip(first, second, strict=True) for packet in pair]
    assert put_together(mixed) == [b"1" * 3000, b"2" * 3000]


def test_a_piece_that_comes_twice_or_overlaps_does_no_harm() -> None:
    packets = pieces(BODY)
    assert put_together([packets[0], packets[0], *packets[1:]]) == [BODY]
    short = pieces(BODY[:2000])[0]
    assert put_together([short, *packets]) == [BODY]


def test_pieces_do_not_wait_for_ever() -> None:
    first, *others = pieces(BODY)
    reassembly = Reassembly()
    reassembly.add(read_all(first, IPV4), first[20:], 0.0)
    assert [reassembly.add(read_all(each, IPV4), each[20:], LIFETIME) for each in others] == [None] * len(others)
