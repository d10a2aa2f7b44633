from __future__ import annotations

import gzip
import re
import shutil
import struct
import subprocess
import threading
import zlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.network import events as e
from sim.network.encapsulation import LAYERS, units_of
from sim.network.events import AnyEvent, ConversationFound, FrameSent
from sim.network.narrator import narrate
from sim.network.packets import Label
from sim.network.world import World
from sim.sources import capture_file
from sim.sources.capture_file import CaptureFile, UnreadableError, cannot_read
from sim.sources.captures import Captured, write
from sim.timeline import Timeline
from tests.sim.network.test_conversations import back, forth
from tests.sim.sources.strangers import FRONTS, frames, pcap, save

TSHARK = shutil.which("tshark")
needs_tshark = pytest.mark.skipif(TSHARK is None, reason="tshark is not installed")
GZIP_FORMAT = 31
EVERY_LINK = pytest.mark.parametrize("name", FRONTS)


def told(path: Path, conversation: int | None, stop: threading.Event | None = None) -> tuple[list[AnyEvent], str]:
    """The events, and the sentence about what could not be told."""
    events: list[AnyEvent] = []
    try:
        for event in CaptureFile(path, stop or threading.Event()).events(conversation):
            events.append(event)
    except UnreadableError as error:
        return events, str(error.sentence)
    return events, ""


def found(path: Path) -> list[ConversationFound]:
    return [event for event in told(path, None)[0] if isinstance(event, ConversationFound)]


def sent(events: list[AnyEvent]) -> list[FrameSent]:
    return [event for event in events if isinstance(event, FrameSent)]


def saved(tmp_path: Path, data: bytes, name: str = "a.pcap") -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


def world_of(events: list[AnyEvent]) -> World:
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in events:
        timeline.add(event)
    return timeline.world_after(len(timeline))


def by_tshark(path: Path, kind: str) -> Counter[tuple[tuple[str, int, int], ...]]:
    """Its conversations, each end with the packets and the bytes that it sent."""
    assert TSHARK is not None
    command = [TSHARK, "-r", str(path), "-q", "-z", f"conv,{kind}"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    number, size = r"(\d+)", r"(\d+) bytes"
    row = re.compile(rf"(\S+)\s+<->\s+(\S+)\s+{number} {size}\s+{number} {size}\s")
    rows = (found.groups() for line in lines if (found := row.match(line)) is not None)
    return Counter(
        tuple(sorted(((first, int(row[4]), int(row[5])), (second, int(row[2]), int(row[3])))))
        for first, second, *rest in rows
        for row in [(first, second, *rest)]
    )


def by_us(path: Path, kind: str) -> Counter[tuple[tuple[str, int, int], ...]]:
    def end(each: ConversationFound, side: int) -> tuple[str, int, int]:
        address = (each.first, each.second)[side]
        return f"{address.host}:{address.port}", each.packets[side], each.bytes[side]

    return Counter(tuple(sorted((end(each, 0), end(each, 1)))) for each in found(path) if each.protocol == kind)


@needs_tshark
@EVERY_LINK
@pytest.mark.parametrize("kind", ["tcp", "udp"])
def test_tshark_finds_the_same_ends_packets_and_bytes(name: str, kind: str, tmp_path: Path) -> None:
    path = save(tmp_path, name, packed=name == "vlan")
    assert by_us(path, kind) == by_tshark(path, kind) != Counter()


@EVERY_LINK
def test_the_chosen_conversation_is_shown_with_its_states_and_labels(name: str, tmp_path: Path) -> None:
    path = save(tmp_path, name)
    first = found(path)[0]
    events, problem = told(path, first.number)
    world = world_of(events)
    assert problem == ""
    assert len(world.packets) == sum(first.packets) == 6
    assert [" ".join(packet.flags) for packet in world.packets][:3] == ["syn", "syn ack", "ack"]
    assert set(world.addresses) == {first.first, first.second}
    end = world.end_of(first.first, first.second)
    assert end is not None
    assert [entry.state.value for entry in end.states][:3] == ["CLOSED", "SYN_SENT", "ESTABLISHED"]
    assert sum(packet.length for packet in world.packets) == 300


def test_the_conversations_are_told_before_any_packet(tmp_path: Path) -> None:
    events, problem = told(save(tmp_path, "raw4"), None)
    assert [type(event) for event in events] == [e.RunStarted] + [ConversationFound] * 4
    assert [event.number for event in events if isinstance(event, ConversationFound)] == [1, 2, 3, 4]
    assert problem == ""


def test_where_there_is_no_choice_everything_is_shown(tmp_path: Path) -> None:
    path = saved(tmp_path, pcap(101, [bytes(frame) for frame in (*forth("S"), *back("SA"), *forth("A"))]))
    events, problem = told(path, None)
    assert [type(event) for event in events] == [e.RunStarted] + [FrameSent, e.FrameArrived] * 3
    assert problem == ""


def test_zero_is_every_packet_also_those_of_no_conversation(tmp_path: Path) -> None:
    path = save(tmp_path, "ethernet")
    assert [event.data for event in sent(told(path, 0)[0])] == frames("ethernet")


def test_a_number_that_no_conversation_has_is_said(tmp_path: Path) -> None:
    _, problem = told(save(tmp_path, "raw4"), 9)
    assert problem == "The capture raw4.pcap has no conversation 9: they are numbered from 1 to 4."


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("nano", [False, True])
def test_orders_and_units_of_time_make_no_difference(order: str, nano: bool, tmp_path: Path) -> None:
    usual = told(saved(tmp_path, pcap(1, frames("ethernet"))), 0)
    assert told(saved(tmp_path, pcap(1, frames("ethernet"), order=order, nano=nano)), 0) == usual


def test_gzip_makes_no_difference(tmp_path: Path) -> None:
    assert found(save(tmp_path, "vlan", packed=True)) == found(save(tmp_path, "vlan"))


def test_of_a_packet_that_was_cut_the_length_is_still_known(tmp_path: Path) -> None:
    path = saved(tmp_path, pcap(1, frames("ethernet"), most=74))
    assert found(path) == found(saved(tmp_path, pcap(1, frames("ethernet")), "b.pcap"))
    world = world_of(told(path, 1)[0])
    assert sum(packet.length for packet in world.packets) == 300
    assert {label for packet in world.packets if packet.segment for label in packet.segment.labels} <= set(Label)
    again = world_of(told(saved(tmp_path, pcap(1, frames("ethernet")), "b.pcap"), 1)[0])
    assert [packet.segment for packet in again.packets] == [packet.segment for packet in world.packets]


def test_one_file_may_hold_several_links_and_unknown_ones_are_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.pcapng"
    mixed = [("ethernet", 1), ("raw", 101), ("cooked", 113), ("radio", 127)]
    packets = [
        Captured(1000 * number, link, data)
        for name, link in mixed
        for number, data in enumerate(frames(name) if name in FRONTS else [b"radio"] * 3)
    ]
    with path.open("wb") as file:
        write(file, packets)
    events, problem = told(path, None)
    assert len(sent(told(path, 0)[0])) == sum(len(frames(name)) for name, _ in mixed if name in FRONTS)
    assert len([event for event in events if isinstance(event, ConversationFound)]) >= 9
    assert problem.startswith("The capture a.pcapng was taken on a kind of network (link type 127)")
    assert problem.endswith("Packets left out: 3.")


def test_times_that_go_back_do_not_change_the_order(tmp_path: Path) -> None:
    path = tmp_path / "a.pcapng"
    with path.open("wb") as file:
        write(
            file,
            [Captured(time, 101, bytes(frame)) for time, frame in zip((9, 5, 12), forth("S", "A", "A"), strict=True)],
        )
    assert [event.time for event in sent(told(path, 0)[0])] == pytest.approx([0.0, 0.0, 3e-9])


# Damage


def packed(data: bytes) -> bytes:
    """Without the time of day: what is tested is called alike in every process."""
    return gzip.compress(data, mtime=0)


def test_what_stands_before_the_damage_is_listed_and_the_damage_said(tmp_path: Path) -> None:
    whole = pcap(1, frames("ethernet"))
    events, problem = told(saved(tmp_path, whole[: len(whole) // 2]), None)
    assert any(isinstance(event, ConversationFound) for event in events)
    assert problem.startswith("The capture a.pcap is damaged after packet ")


def test_what_gzip_has_packed_is_shown_as_far_as_it_can_be_unpacked(tmp_path: Path) -> None:
    whole = pcap(1, frames("ethernet"))
    left = len(zlib.decompressobj(GZIP_FORMAT).decompress(packed(whole)[:-30]))
    count = sum(len(pcap(1, frames("ethernet")[:number])) <= left for number in range(1, len(frames("ethernet"))))
    events, problem = told(saved(tmp_path, packed(whole)[:-30]), 0)
    assert len(sent(events)) == count > 10
    assert problem == (
        f"The capture a.pcap is damaged after packet {count}: the file ends in the middle of a packet."
        " What stands before it is shown."
    )


def test_what_stands_before_what_cannot_be_unpacked_is_shown(tmp_path: Path) -> None:
    whole = pcap(1, frames("ethernet"))
    events, problem = told(saved(tmp_path, packed(whole) + packed(b"")[:10] + b"\xff" * 20), 0)
    assert len(sent(events)) == len(frames("ethernet"))
    assert problem.endswith("what gzip has packed cannot be unpacked. What stands before it is shown.")


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (packed(pcap(1, frames("ethernet")))[:-20], "The capture a.pcap is damaged after packet "),
        (packed(pcap(1, []))[:12], "The capture a.pcap is damaged after packet 0: the file ends"),
        (b"\x1f\x8b\x08" + bytes(50), "The capture a.pcap is damaged after packet 0: "),
        (b"\x1f\x8b" + b"\xff" * 50, "The capture a.pcap is damaged after packet 0: what gzip has packed"),
        (packed(b"no capture"), "The file a.pcap is neither a recording of Socketscope"),
        (packed(b""), "The file a.pcap is neither a recording of Socketscope"),
        (pcap(1, []), "The capture a.pcap holds no packets: there is nothing to show."),
        (pcap(127, [b"radio"]), "The capture a.pcap was taken on a kind of network (link type 127)"),
        (pcap(1, [b""] * 3), ""),
    ],
)
@pytest.mark.parametrize("conversation", [None, 0])
def test_what_cannot_be_read_is_one_sentence(data: bytes, start: str, conversation: int | None, tmp_path: Path) -> None:
    _, problem = told(saved(tmp_path, data), conversation)
    assert problem.startswith(start)
    assert bool(problem) == bool(start)


def with_options(order: str, body: bytes, options: list[tuple[int, bytes, int]]) -> bytes:
    """A block's body with options (code, value, by how much the length is wrong) behind it."""
    for code, value, wrong in options:
        body += struct.pack(order + "HH", code, min(0xFFFF, len(value) + wrong)) + value + bytes(-len(value) % 4)
    return body


FRAMES = [frame for name in ("ethernet", "vlan", "cooked2") for frame in frames(name)]
OPTION = st.tuples(st.sampled_from((0, 1, 9, 14, 99)), st.binary(max_size=12), st.sampled_from((0, 0, 900)))
OPTIONS = st.lists(OPTION, max_size=3)
LINKS = st.sampled_from((0, 1, 12, 101, 108, 113, 127, 228, 229, 276))
LONG = st.one_of(st.integers(0, 100), st.integers(0, (1 << 32) - 1))
DATA = st.one_of(st.binary(max_size=64), st.sampled_from(FRAMES))


def strange_blocks(order: str) -> st.SearchStrategy[bytes]:
    """Blocks of pcapng that are right, wrong in their lengths, or of kinds that nobody knows."""

    def block(kind: int, body: bytes, wrong: int) -> bytes:
        size = struct.pack(order + "I", len(body) + 12 + wrong)
        return struct.pack(order + "I", kind) + size + body + size

    def interface(link: int, most: int, more: list[tuple[int, bytes, int]]) -> bytes:
        return with_options(order, struct.pack(order + "HHI", link, 0, most), more)

    def packet(at: int, time: tuple[int, int], frame: bytes, wrong: int, more: list[tuple[int, bytes, int]]) -> bytes:
        head = struct.pack(order + "5I", at, *time, len(frame) + wrong, len(frame))
        return with_options(order, head + frame + bytes(-len(frame) % 4), more)

    packets = st.builds(
        packet, st.sampled_from((0, 0, 0, 1, 7)), st.tuples(LONG, LONG), DATA, st.sampled_from((0, 0, 3, 9000)), OPTIONS
    )
    bodies = {
        1: st.builds(interface, LINKS, st.sampled_from((0, 5, 65535)), OPTIONS),
        2: packets,
        3: DATA,
        6: packets,
        0x0A0D0D0A: st.just(struct.pack(order + "IHHq", 0x1A2B3C4D, 1, 0, -1)),
        0xBAD: st.binary(max_size=40),
    }
    wrong = st.sampled_from((0, 0, 0, 0, 0, 0, 1, 4, -4, 1 << 27))
    return st.one_of([st.builds(block, st.just(kind), body, wrong) for kind, body in bodies.items()])


STRANGE = st.sampled_from("<>").flatmap(
    lambda order: st.lists(strange_blocks(order), max_size=12).map(
        lambda blocks: (
            struct.pack(order + "IIIHHqI", 0x0A0D0D0A, 28, 0x1A2B3C4D, 1, 0, -1, 28)
            + struct.pack(order + "IIHHII", 1, 20, 1, 0, 0, 20)
            + b"".join(blocks)
        )
    )
)
WHOLE = [pcap(FRONTS[name][0], frames(name)) for name in ("ethernet", "cooked2", "null")]
DAMAGED = st.builds(
    lambda whole, at, junk, end: (whole[:at] + junk + whole[at + len(junk) :])[:end],
    st.sampled_from([*WHOLE, *map(packed, WHOLE)]),
    st.integers(0, 1500),
    st.binary(max_size=12),
    st.integers(0, 4000),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(STRANGE, DAMAGED, st.binary(max_size=60)), st.sampled_from((None, 0, 1)))
def test_no_file_makes_more_than_a_sentence(tmp_path: Path, data: bytes, conversation: int | None) -> None:
    path = saved(tmp_path, data)
    if data:
        events, _ = told(path, conversation)
        world = World()
        for event in events:
            world = world.after(event)
            assert str(narrate(event, world))
        assert len(world.packets) == len(sent(events))
        assert all(len(units_of(packet)) == len(LAYERS) for packet in world.packets)
        assert [event.time for event in events] == sorted(event.time for event in events)


# Long files


def test_of_a_long_conversation_the_beginning_is_shown_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture_file, "MOST_PACKETS", 4)
    events, problem = told(save(tmp_path, "raw4"), 1)
    assert len(sent(events)) == 4
    assert problem == "The capture raw4.pcap is too long to be shown whole: its first 4 packets are shown."
    monkeypatch.setattr(capture_file, "MOST_PACKETS", 100)
    monkeypatch.setattr(capture_file, "MOST_BYTES", 300)
    assert 1 < len(sent(told(save(tmp_path, "raw4"), 1)[0])) < 6


def test_of_many_conversations_those_with_most_packets_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture_file, "MOST_TOLD", 2)
    path = save(tmp_path, "raw4")
    assert [each.number for each in found(path)] == [1, 2]
    assert told(path, None)[1].startswith("The capture raw4.pcap has 4 conversations. The 2 with the most packets")


def test_reading_says_how_far_it_is_and_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture_file, "PROGRESS_EVERY", 2)
    path = save(tmp_path, "raw4")
    shares = [event.share for event in told(path, None)[0] if isinstance(event, e.FileRead)]
    assert len(shares) == 6
    assert shares == sorted(shares)
    stop = threading.Event()
    events = CaptureFile(path, stop).events(None)
    assert isinstance(next(events), e.FileRead)
    stop.set()
    rest = list(events)
    assert [event.number for event in rest if isinstance(event, ConversationFound)] == [1, 2]


def test_a_file_that_the_system_refuses_is_said() -> None:
    assert str(cannot_read(Path("a"), PermissionError(13, "Permission denied"))) == (
        "The file a cannot be read: that is not allowed."
    )
