from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from scapy.layers.inet import in4_pseudoheader
from scapy.utils import checksum as scapy_checksum

from sim.network.checksum import checksum, pseudo_header


@given(st.binary(max_size=2000))
def test_it_is_the_sum_that_scapy_finds(data: bytes) -> None:
    assert checksum(data) == scapy_checksum(data)


@given(st.binary(min_size=2, max_size=200).filter(any))
def test_over_data_with_its_own_checksum_it_is_zero(data: bytes) -> None:
    data += bytes(len(data) % 2)
    assert checksum(data + checksum(data).to_bytes(2, "big")) == 0


@given(st.binary(min_size=2, max_size=100), st.data())
def test_a_flipped_bit_is_noticed(data: bytes, more: st.DataObject) -> None:
    bit = more.draw(st.integers(0, len(data) * 8 - 1))
    damaged = (int.from_bytes(data, "big") ^ 1 << bit).to_bytes(len(data), "big")
    assert checksum(damaged) != checksum(data)


def test_nothing_and_zeros_have_the_highest_sum() -> None:
    assert checksum(b"") == checksum(bytes(6)) == 0xFFFF


def test_the_pseudo_header_is_that_of_scapy() -> None:
    from scapy.layers.inet import IP

    packet = IP(src="10.0.0.1", dst="10.0.0.2")
    assert pseudo_header(0x0A000001, 0x0A000002, 17, 300) == in4_pseudoheader(17, packet, 300)
