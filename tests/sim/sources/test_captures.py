from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scapy.utils import PcapWriter, RawPcapNgReader, RawPcapReader, wrpcapng

from sim.sources import captures
from sim.sources.captures import Captured, DamagedError, NotACaptureError, read, write

PACKETS = [
    Captured(1_700_000_000_123_456_789 + 1000 * number, 1, bytes([number]) * (60 + number)) for number in range(4)
]
TIMES = st.integers(0, captures.LATEST)
ANY_PACKET = st.builds(
    Captured,
    TIMES,
    st.sampled_from((0, 1, 101)),
    st.binary(max_size=100),
    st.integers(0, 1000),
    st.text(st.characters(codec="utf-8"), max_size=20),
)
LITTLE_BIG = pytest.mark.parametrize("order", ["<", ">"])


def written(packets: list[Captured]) -> bytes:
    file = io.BytesIO()
    write(file, packets)
    return file.getvalue()


def read_from(data: bytes) -> list[Captured]:
    return list(read(io.BytesIO(data)))


def pcap(order: str, magic: int = 0xA1B2C3D4, link: int = 1) -> bytes:
    return struct.pack(order + "IHHIIII", magic, 2, 4, 0, 0, 65535, link)


def record(order: str, seconds: int, fraction: int, data: bytes) -> bytes:
    return struct.pack(order + "IIII", seconds, fraction, len(data), len(data)) + data


def block(order: str, kind: int, body: bytes) -> bytes:
    body += bytes(-len(body) % 4)
    size = struct.pack(order + "I", len(body) + 12)
    return struct.pack(order + "I", kind) + size + body + size


def section(order: str) -> bytes:
    return block(order, 0x0A0D0D0A, struct.pack(order + "IHHq", 0x1A2B3C4D, 1, 0, -1))


def interface(order: str, link: int = 1, options: bytes = b"") -> bytes:
    return block(order, 1, struct.pack(order + "HHI", link, 0, 0) + options)


def enhanced(order: str, number: int, ticks: int, data: bytes) -> bytes:
    head = struct.pack(order + "5I", number, ticks >> 32, ticks & 0xFFFFFFFF, len(data), len(data))
    return block(order, 6, head + data)


@given(st.lists(ANY_PACKET, max_size=10))
def test_what_was_written_reads_back(packets: list[Captured]) -> None:
    assert read_from(written(packets)) == packets


def test_a_frame_of_any_length_is_not_cut() -> None:
    long = [Captured(1, 1, bytes(65549))]
    assert read_from(written(long)) == long


@pytest.mark.parametrize("magic", [0xA1B2C3D4, 0xA1B23C4D])
@LITTLE_BIG
def test_pcap_is_read_in_both_orders_and_units(order: str, magic: int) -> None:
    data = pcap(order, magic, link=101) + record(order, 5, 7, b"one") + record(order, 6, 0, b"")
    unit = 1000 if magic == 0xA1B2C3D4 else 1
    assert read_from(data) == [
        Captured(5 * captures.SECOND + 7 * unit, 101, b"one"),
        Captured(6 * captures.SECOND, 101, b""),
    ]


@LITTLE_BIG
def test_pcapng_is_read_in_both_orders(order: str) -> None:
    options = struct.pack(order + "HH4sHHB3xHH", 2, 2, b"lo", 9, 1, 9, 0, 0)
    data = section(order) + interface(order) + interface(order, 101, options)
    data += enhanced(order, 0, 5_000_007, b"micro") + enhanced(order, 1, 5_000_000_007, b"nano")
    data += block(order, 3, struct.pack(order + "I", 6) + b"simple") + block(order, 0xBAD, b"unknown")
    assert read_from(data) == [
        Captured(5_000_007_000, 1, b"micro"),
        Captured(5_000_000_007, 101, b"nano"),
        Captured(5_000_000_007, 1, b"simple"),
    ]


def test_a_file_may_have_sections_of_different_order() -> None:
    data = section("<") + interface("<", 1) + enhanced("<", 0, 1, b"a")
    data += section(">") + interface(">", 101) + enhanced(">", 0, 2, b"b")
    assert read_from(data) == [Captured(1000, 1, b"a"), Captured(2000, 101, b"b")]


def test_time_may_be_counted_in_powers_of_two() -> None:
    options = struct.pack("<HHB3x", 9, 1, 0x80 | 20)
    data = section("<") + interface("<", 1, options) + enhanced("<", 0, 3 << 19, b"")
    assert read_from(data)[0].time == 1_500_000_000


# Against scapy, which reads and writes the same formats


def test_scapy_reads_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.pcapng"
    path.write_bytes(written(PACKETS))
    with RawPcapNgReader(str(path)) as reader:
        told = [
            Captured(((about.tshigh << 32) + about.tslow) * captures.SECOND // about.tsresol, about.linktype, data)  # type: ignore[attr-defined]
            for data, about in reader
        ]
    assert told == PACKETS


@pytest.mark.parametrize("nano", [False, True])
def test_what_scapy_wrote_is_read(nano: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.pcap"
    with PcapWriter(str(path), linktype=1, nano=nano) as writer:
        writer.write_header(None)
        for packet in PACKETS:
            seconds, rest = divmod(packet.time, captures.SECOND)
            writer.write_packet(packet.data, sec=seconds, usec=rest if nano else rest // 1000)
    with RawPcapReader(str(path)) as reader:
        assert len(list(reader)) == len(PACKETS)
    with path.open("rb") as file:
        unit = 1 if nano else 1000
        assert [packet.time // unit for packet in read(file)] == [packet.time // unit for packet in PACKETS]
    ng = tmp_path / "a.pcapng"
    wrpcapng(str(ng), [packet.data for packet in PACKETS])  # type: ignore[misc]  # it takes bytes too
    with ng.open("rb") as file:
        assert [packet.data for packet in read(file)] == [packet.data for packet in PACKETS]


# Damage


@pytest.mark.parametrize("data", [b"", b"\x0a", b"\x0a\x0d\x0d", b"GIF89a", b"{}", bytes(100), b"\x1f\x8b\x08\x00"])
def test_what_is_no_capture_is_refused(data: bytes) -> None:
    with pytest.raises(NotACaptureError):
        read_from(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pcap("<")[:-1], captures.ENDS_EARLY),
        (pcap("<") + b"\0", captures.ENDS_EARLY),
        (pcap("<") + struct.pack("<IIII", 0, 0, 5, 5) + b"four", captures.ENDS_EARLY),
        (pcap("<") + struct.pack("<IIII", 0, 0, 1 << 31, 0), captures.BAD_LENGTH),
        (section("<")[:10], captures.ENDS_EARLY),
        (section("<")[:8] + b"what" + section("<")[12:], captures.BAD_ORDER),
        (section("<")[:-4] + bytes(4), captures.BAD_LENGTH),
        (section("<") + struct.pack("<II", 6, 13) + bytes(20), captures.BAD_LENGTH),
        (section("<") + struct.pack("<II", 6, 8) + bytes(20), captures.BAD_LENGTH),
        (section("<") + struct.pack("<II", 6, 1 << 31) + bytes(20), captures.BAD_LENGTH),
        (section("<") + enhanced("<", 0, 1, b"x"), captures.NO_INTERFACE),
        (section("<") + block("<", 3, bytes(4)), captures.NO_INTERFACE),
        (section("<") + interface("<") + block("<", 6, struct.pack("<5I", 0, 0, 0, 99, 99)), captures.BAD_LENGTH),
        (section("<") + interface("<") + block("<", 6, b""), captures.ENDS_EARLY),
        (section("<") + block("<", 1, b""), captures.ENDS_EARLY),
        (section("<") + interface("<") + enhanced("<", 0, 1 << 63, b""), captures.BAD_TIME),
    ],
)
def test_damage_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(DamagedError) as caught:
        read_from(data)
    assert str(caught.value.reason) == reason


def legacy(packets: list[Captured]) -> bytes:
    records = [record("<", *divmod(packet.time, captures.SECOND), packet.data) for packet in packets]
    return pcap("<", 0xA1B23C4D) + b"".join(records)


@pytest.mark.parametrize("form", [written, legacy])
def test_a_file_cut_anywhere_gives_what_stands_before_the_cut(form: Callable[[list[Captured]], bytes]) -> None:
    whole = form(PACKETS)
    ends = {len(form(PACKETS[:count])): count for count in range(len(PACKETS) + 1)}
    reasons: set[str] = set()
    for length in range(len(whole) + 1):
        found: list[Captured] = []
        try:
            for packet in read(io.BytesIO(whole[:length])):
                found.append(packet)
        except NotACaptureError:
            assert length < 4
        except DamagedError as error:
            reasons.add(str(error.reason))
        else:
            assert length in ends or not found
        assert found == PACKETS[: sum(end <= length for end in ends) - 1 if length >= min(ends) else 0]
    assert reasons == {captures.ENDS_EARLY}


@given(st.binary(max_size=60), st.integers(0, 400), st.sampled_from([written(PACKETS), legacy(PACKETS)]))
def test_no_damage_is_more_than_a_named_one(junk: bytes, at: int, whole: bytes) -> None:
    try:
        read_from(whole[:at] + junk + whole[at + len(junk) :])
    except (NotACaptureError, DamagedError):
        return
