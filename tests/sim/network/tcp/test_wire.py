from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scapy.layers import inet

from sim.network.checksum import checksum, pseudo_header
from sim.network.packets import FLAGS
from sim.network.tcp.segment import Options, TcpSegment, flags_of
from sim.network.tcp.wire import decode_options, encode_options, from_bytes, to_bytes

WORD, LONG = st.integers(0, 0xFFFF), st.integers(0, 0xFFFFFFFF)
OPTIONS = st.one_of(
    st.builds(Options, mss=st.none() | WORD, window_scale=st.none() | st.integers(0, 14), sack_permitted=st.booleans(),
              timestamps=st.none() | st.tuples(LONG, LONG)),
    st.builds(Options, sack=st.lists(st.tuples(LONG, LONG), max_size=3).map(tuple),
              timestamps=st.none() | st.tuples(LONG, LONG)),
)  # fmt: skip
SEGMENTS = st.builds(
    TcpSegment, LONG, LONG, st.frozensets(st.sampled_from(FLAGS)), WORD, OPTIONS, st.binary(max_size=50)
)
ENDS = st.tuples(LONG, WORD)


@given(SEGMENTS, ENDS, ENDS)
def test_a_segment_comes_back_as_it_was(segment: TcpSegment, source: tuple[int, int], target: tuple[int, int]) -> None:
    assert from_bytes(to_bytes(segment, source, target)) == (source[1], target[1], segment)


@given(SEGMENTS, ENDS, ENDS)
def test_its_checksum_is_right(segment: TcpSegment, source: tuple[int, int], target: tuple[int, int]) -> None:
    data = to_bytes(segment, source, target)
    assert checksum(pseudo_header(source[0], target[0], 6, len(data)) + data) == 0


@given(SEGMENTS)
def test_scapy_reads_the_same(segment: TcpSegment) -> None:
    data = to_bytes(segment, (0x0A000001, 49152), (0x0A000002, 80))
    theirs = inet.TCP(data)
    assert (theirs.seq, theirs.ack, theirs.window) == (segment.sequence, segment.acknowledgement, segment.window)
    assert bytes(theirs.payload) == segment.data
    names = {name: value for name, value in theirs.options if name != "NOP"}
    given = segment.options
    assert names.get("MSS") == given.mss
    assert names.get("WScale") == given.window_scale
    assert ("SAckOK" in names) == given.sack_permitted
    assert names.get("Timestamp") == given.timestamps
    assert names.get("SAck", ()) == tuple(edge for block in given.sack for edge in block)


def test_a_syn_of_linux_is_byte_for_byte_the_same() -> None:
    given = Options(mss=1460, window_scale=7, sack_permitted=True, timestamps=(1000, 0))
    theirs = [("MSS", 1460), ("SAckOK", b""), ("Timestamp", (1000, 0)), ("NOP", None), ("WScale", 7)]
    packet = inet.IP(src="10.0.0.1", dst="10.0.0.2") / inet.TCP(
        sport=5, dport=6, seq=9, flags="S", window=64240, options=theirs
    )
    segment = TcpSegment(9, 0, flags_of("syn"), 64240, given)
    assert to_bytes(segment, (0x0A000001, 5), (0x0A000002, 6)) == bytes(packet)[20:]


@given(OPTIONS)
def test_options_fill_whole_words(options: Options) -> None:
    assert len(encode_options(options)) % 4 == 0


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        _, _, segment = from_bytes(data)
    except ValueError:
        assert len(data) < 20 or not 20 <= 4 * (data[12] >> 4) <= len(data)
    else:
        assert data.endswith(segment.data)


@pytest.mark.parametrize(
    ("data", "options"),
    [
        (b"\x03\x03\x1f\x00", Options(window_scale=14)),
        (b"\x02\x03\x05\x00", Options()),
        (b"\x05\x06\0\0\0\1", Options()),
        (b"\xfe\x04ab", Options()),
        (b"\x02\xff", Options()),
    ],
)
def test_odd_options_are_taken_with_care(data: bytes, options: Options) -> None:
    assert decode_options(data) == options
