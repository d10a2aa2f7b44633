from __future__ import annotations

import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sim.network import events as e
from sim.network.events import AnyEvent, to_line
from sim.sources import recording
from sim.sources.captures import Captured
from sim.sources.captures import write as write_packets
from sim.sources.recording import RecordingRun
from sim.sources.request import RunRequest
from sim.sources.run import run
from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.sources.runs import Ran, lesson, needs_loopback, needs_wire

TSHARK = shutil.which("tshark")
needs_tshark = pytest.mark.skipif(TSHARK is None, reason="tshark is not installed")


def a_talk() -> list[AnyEvent]:
    """A conversation that was never on any network, with its end."""
    play = Play()
    play.starts("server", "s.listen()\n").starts("client", "c.connect()\n").calls("client", "connect")
    play.says(CLIENT, "SYN").says(SERVER, "SYN ACK").says(CLIENT, "ACK").returns("client", local=CLIENT, peer=SERVER)
    play.says(CLIENT, "PSH ACK", b"\xff\x00hello").says(SERVER, "ACK")
    play.happens(e.Printed(play.time, "client", "中\n")).says(CLIENT, "RST ACK")
    return [*play.timeline.events, e.RunEnded(play.time)]


def reread(path: Path) -> Ran:
    """What the source tells of a file, without a child process."""
    told: list[AnyEvent] = []
    source = RecordingRun(RunRequest("recording", recording=str(path)), told.append, threading.Event())
    source.prepare()
    source.run()
    return Ran(told)


def saved(tmp_path: Path, data: bytes, name: str = "a.jsonl") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_recording_gives_the_same_world(tmp_path: Path) -> None:
    events = a_talk()
    recording.write(tmp_path / "a.jsonl", events)
    again = reread(tmp_path / "a.jsonl")
    before = Ran(events).world
    assert before.run is not None
    marked = replace(before.run, is_recorded=True)
    assert again.events[0] == marked
    assert again.events[1:] == events[1:-1] + [e.RunEnded(events[-2].time)]
    assert replace(again.world, run=None, last=None) == replace(before, run=None, last=None)
    assert again.problems == []


@needs_loopback
def test_a_real_run_is_recorded_and_read_in_the_child(tmp_path: Path) -> None:
    ran = lesson("tcp-handshake", delay="0")
    recording.write(tmp_path / "a.jsonl", ran.events)
    again = Ran(run(RunRequest("recording", recording=str(tmp_path / "a.jsonl"))))
    assert replace(again.world, run=None, last=None) == replace(ran.world, run=None, last=None)


@pytest.mark.parametrize("name", ["a.pcapng", "b.pcap"])
def test_a_capture_gives_the_same_packets(name: str, tmp_path: Path) -> None:
    events = a_talk()
    recording.write(tmp_path / "a.pcapng", events)
    if name == "b.pcap":
        if TSHARK is None:
            pytest.skip("tshark, which converts the file, is not installed")
        command = [TSHARK, "-r", str(tmp_path / "a.pcapng"), "-F", "nsecpcap", "-w", str(tmp_path / name)]
        subprocess.run(command, check=True, capture_output=True)
    again = reread(tmp_path / name)
    packets = Ran(events).packets
    assert [packet.event.data for packet in again.packets] == [packet.event.data for packet in packets]
    spans = [packet.sent - packets[0].sent for packet in packets]
    assert [packet.sent for packet in again.packets] == pytest.approx(spans, abs=1e-9)
    assert again.world.run is not None
    assert again.world.run.is_recorded
    assert again.problems == []
    assert isinstance(again.events[-1], e.RunEnded)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.jsonl", b"", "The file a.jsonl is empty: there is nothing to show."),
        ("a.pcapng", b"", "The file a.pcapng is empty: there is nothing to show."),
        ("a.pcap", bytes(50), "The file a.pcap is neither a recording of Socketscope (.jsonl) nor a packet capture"),
        ("a.txt", b"hello\n", "The file a.txt is neither a recording"),
        ("a.pcapng", b"\n\r\r\n", "The capture a.pcapng is damaged after packet 0: the file ends in the middle of a"),
        ("a.jsonl", b"{}\n", "Line 1 of a.jsonl is damaged: it tells of nothing that this Socketscope knows"),
        ("a.jsonl", b'{"a":' * 5000, "Line 1 of a.jsonl is damaged: "),
        ("a.jsonl", b'{"type":"Printed","time":1,"program":"\xff"}\n', "Line 1 of a.jsonl is damaged: it is no JSON"),
        ("a.jsonl", to_line(a_talk()[0]) + b"\n", "Line 2 of a.jsonl is damaged: it breaks off in the middle."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_a_sentence(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    ran = reread(saved(tmp_path, data, name))
    assert len(ran.problems) == 1
    assert ran.problems[0].startswith(sentence)
    assert isinstance(ran.events[-1], e.RunEnded)


def test_one_that_is_cut_at_the_end_of_a_line_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    recording.write(path, a_talk()[:-1])
    assert reread(path).problems == []
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:5]))
    (problem,) = reread(path).problems
    assert problem.startswith("The recording a.jsonl breaks off after line 5.")


def test_a_capture_without_packets_is_empty(tmp_path: Path) -> None:
    recording.write(tmp_path / "a.pcapng", [e.RunEnded(0.0)])
    assert reread(tmp_path / "a.pcapng").problems == [
        "The capture a.pcapng holds no packets: there is nothing to show."
    ]


def test_a_file_that_is_not_there_or_no_file_is_said(tmp_path: Path) -> None:
    (absent,) = reread(tmp_path / "absent.jsonl").problems
    assert absent == f"The file {tmp_path / 'absent.jsonl'} cannot be read: there is no such file."
    (folder,) = reread(tmp_path).problems
    assert folder.startswith(f"The file {tmp_path} cannot be read: ")


def test_an_unknown_kind_of_network_is_named(tmp_path: Path) -> None:
    with (tmp_path / "a.pcapng").open("wb") as file:
        write_packets(file, [Captured(1, 1, b"x" * 60), Captured(2, 127, b"radio")])
    ran = reread(tmp_path / "a.pcapng")
    assert len(ran.packets) == 1
    assert ran.problems[0].startswith(
        "The capture a.pcapng was taken on a kind of network (link type 127) that Socketscope cannot read."
    )


SHOWN = ". What stands before it is shown."
NOT_SHOWN = ". Nothing stands before it that could be shown; take another copy of it."


@pytest.mark.parametrize("name", ["a.jsonl", "a.pcapng"])
def test_a_file_cut_at_every_50th_byte_shows_what_stands_before(name: str, tmp_path: Path) -> None:
    recording.write(tmp_path / name, a_talk())
    whole = (tmp_path / name).read_bytes()
    complete = reread(tmp_path / name).events
    for length in range(0, len(whole), 50):
        ran = reread(saved(tmp_path, whole[:length], name))
        kept = [event for event in ran.events if not isinstance(event, e.Problem | e.RunEnded)]
        assert kept == complete[: len(kept)]
        at_a_boundary = name == "a.jsonl" and whole[length - 1 : length] == b"\n"
        assert len(ran.problems) == (0 if at_a_boundary else 1)
        has_events = any(not isinstance(event, e.RunStarted) for event in kept)
        if any("is damaged" in problem for problem in ran.problems):
            assert ran.problems[0].endswith(SHOWN if has_events else NOT_SHOWN)


@given(st.binary(min_size=1, max_size=30), st.floats(0, 1))
def test_no_damage_makes_more_than_a_sentence(tmp_path_factory: pytest.TempPathFactory, junk: bytes, at: float) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.jsonl"
    recording.write(path, a_talk())
    whole = path.read_bytes()
    start = int(at * len(whole))
    path.write_bytes(whole[:start] + junk + whole[start + len(junk) :])
    ran = reread(path)
    assert len(ran.problems) <= 1
    assert isinstance(ran.events[-1], e.RunEnded)


def test_reading_stops_when_nobody_wants_more(tmp_path: Path) -> None:
    recording.write(tmp_path / "a.jsonl", a_talk())
    stop = threading.Event()
    told: list[AnyEvent] = []

    def tell(event: AnyEvent) -> None:
        told.append(event)
        stop.set()

    RecordingRun(RunRequest("recording", recording=str(tmp_path / "a.jsonl")), tell, stop).run()
    assert [type(event) for event in told] == [e.RunStarted, e.RunEnded]


# tshark, which shares no line with this project


def fields(path: Path, *names: str, only: str = "") -> list[list[str]]:
    """What tshark reads: a row for each packet."""
    assert TSHARK is not None
    wanted = [word for name in names for word in ("-e", name)]
    command = [TSHARK, "-r", str(path), "-T", "fields", *wanted, *(["-Y", only] if only else [])]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


@needs_loopback
@needs_tshark
def test_tshark_reads_a_whole_conversation(tmp_path: Path) -> None:
    ran = lesson("tcp-handshake", delay="0")
    path = tmp_path / "a.pcapng"
    recording.write(path, ran.events)
    rows = fields(path, "tcp.flags.str", "tcp.stream", "frame.time_epoch", "tcp.len")
    flags = [row[0].replace("·", "") for row in rows]
    first_fin = flags.index("AF")
    assert flags[:4] == ["S", "AS", "A", "AP"]
    assert sorted(set(flags[3:first_fin])) == ["A", "AP"]
    assert flags.count("AP") == 2
    assert flags[first_fin + 1 :] in (["AF", "A"], ["A", "AF", "A"])  # a quick FIN takes the ACK along
    assert {row[1] for row in rows} == {"0"}
    times = [row[2] for row in rows]
    assert times == sorted(set(times))
    assert all(len(time.partition(".")[2]) == 9 for time in times)
    assert ran.world.run is not None
    epoch = ran.world.run.epoch
    assert int(times[0].replace(".", "")) == epoch + round(ran.packets[0].sent * 1e9)
    odd = "_ws.malformed || tcp.analysis.retransmission || tcp.analysis.out_of_order || tcp.analysis.duplicate_ack"
    assert fields(path, "frame.number", only=odd) == []


@needs_wire
@needs_tshark
def test_what_was_lost_on_the_wire_is_sent_again_once_as_tshark_sees_it(tmp_path: Path) -> None:
    ran = lesson("tcp-loss", "wire", drop="data:1", latency="0.1")
    recording.write(tmp_path / "a.pcapng", ran.events)
    (lost,) = [event.number for event in ran.events if isinstance(event, e.FrameLost)]
    same = f"tcp.seq == 1 && tcp.len == {ran.packets[lost - 1].length} && ip.src == 10.0.0.1"
    assert len(fields(tmp_path / "a.pcapng", "frame.number", only=same)) == 2, "the lost one, and the one sent again"
    again = fields(tmp_path / "a.pcapng", "frame.number", "tcp.seq", only="tcp.analysis.retransmission")
    assert [row[1] for row in again] == ["1"]
    odd = "_ws.malformed || tcp.analysis.out_of_order"
    assert fields(tmp_path / "a.pcapng", "frame.number", only=odd) == []


@needs_loopback
@needs_tshark
def test_tshark_reads_datagrams(tmp_path: Path) -> None:
    recording.write(tmp_path / "a.pcapng", lesson("udp-echo", size="3").events)
    rows = fields(tmp_path / "a.pcapng", "data.data", "udp.stream")
    assert rows == [[b"hello".hex(), "0"], [b"HEL".hex(), "0"]]
