from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from sim.lessons import find_lesson
from sim.network import events as e
from sim.network.facts import tell
from sim.network.packets import Label, Packet
from sim.network.provenance import streams
from sim.network.run_facts import closing_segments
from sim.network.tapes import Tapes, Verdict, tapes_of, verdict_of
from sim.presets import Preset
from sim.settings import Kind, Setting, Words
from tests.sim.sources.runs import Ran, lesson, needs_loopback, needs_wire

WORDS = Words(en="Words", zh="词")
SIZE = Setting("size", WORDS, Kind.INTEGER, "1024", 1, 4096)
PAUSE = Setting("pause", WORDS, Kind.SECONDS, "0.5", 0, 5)
LOSS = Setting("loss", WORDS, Kind.PERCENT, "0", 0, 100)
SMALL = Preset("small", WORDS, WORDS, {"size": "4", "loss": "20"})


def test_what_a_preset_does_not_name_goes_back_to_its_default() -> None:
    assert SMALL.chosen([SIZE, PAUSE, LOSS]) == {"size": "4", "pause": "0.5", "loss": "20"}


def test_what_a_source_does_not_have_is_left_out() -> None:
    assert SMALL.chosen([SIZE, PAUSE]) == {"size": "4", "pause": "0.5"}


def test_it_is_set_if_the_texts_mean_the_same() -> None:
    assert SMALL.is_set([SIZE, PAUSE], {"size": "4", "pause": "0.50"})
    assert not SMALL.is_set([SIZE, PAUSE], {"size": "5", "pause": "0.5"})
    assert not SMALL.is_set([SIZE, PAUSE], {"size": "4", "pause": "soon"})


@cache
def read_by_preset(source: str, name: str) -> Tapes:
    """What the preset of the lesson sticky-packets brings about on `source`, towards the server."""
    chosen = find_lesson("sticky-packets").preset_values(name, source)
    world = lesson("sticky-packets", source, **chosen).world
    (tapes,) = (tapes for tapes in tapes_of(world) if tapes.data)
    return tapes


SOURCES = [
    pytest.param("loopback", marks=needs_loopback),
    pytest.param("wire", marks=needs_wire),
    pytest.param("model"),
]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    ("name", "verdict", "reads"),
    [
        ("stuck", Verdict.STUCK, [b"helloworldbye"]),
        ("split", Verdict.SPLIT, [b"one send", b", severa", b"l reads"]),
        ("cut", Verdict.BOTH, [b"hellowor", b"ldbye"]),
        ("apart", Verdict.KEPT, [b"hello", b"world", b"bye"]),
        ("slept", Verdict.STUCK, [b"helloworldbye"]),
        ("udp", Verdict.KEPT, [b"hello", b"world", b"bye"]),
        ("udp-cut", Verdict.CUT, [b"hell", b"o", b"worl", b"d", b"bye"]),
    ],
)
def test_each_preset_of_sticky_packets_gives_its_effect(
    source: str, name: str, verdict: Verdict, reads: list[bytes]
) -> None:
    tapes = read_by_preset(source, name)
    assert verdict_of(tapes) is verdict
    assert [tapes.data[box.start : box.end] for box in tapes.reads] == reads


@pytest.mark.parametrize("source", SOURCES)
def test_a_hundred_messages_are_cut_where_it_suits_the_network(source: str) -> None:
    tapes = read_by_preset(source, "many")
    assert (len(tapes.data), len(tapes.sends)) == (100_000, 100)
    assert verdict_of(tapes) is Verdict.BOTH
    assert sum(box.size for box in tapes.reads) == 100_000
    assert all(
        sent.call is not None and sent.call.started.data == tapes.data[sent.start : sent.end] for sent in tapes.sends
    )


@pytest.mark.parametrize("source", SOURCES)
def test_no_byte_of_a_real_run_is_unexplained(source: str) -> None:
    chosen = find_lesson("sticky-packets").preset_values("many", source)
    stream = next(each for each in streams(lesson("sticky-packets", source, **chosen).world) if each.data)
    assert all(each.sent_by and each.carried_by and each.came_with and each.taken_by for each in stream.stretches)
    for each in stream.stretches:
        assert each.sent_by is not None
        assert each.arrived is not None
        assert each.readable is not None
        assert each.taken_by is not None
        assert each.taken_by.returned is not None
        assert each.sent_by.started.time <= each.readable <= each.taken_by.returned.time


# The other ways to close


def closing(source: str, name: str) -> Ran:
    return lesson("tcp-teardown", source, **find_lesson("tcp-teardown").preset_values(name, source))


@pytest.mark.parametrize("source", SOURCES)
def test_a_half_closed_client_gets_what_comes_after_its_fin_until_the_server_has_closed_too(source: str) -> None:
    world = closing(source, "half-close").world
    calls = list(world.programs["client"].calls)
    shut = next(place for place, call in enumerate(calls) if call.started.name == "shutdown")
    reads = [call for call in calls[shut:] if call.started.name == "recv"]
    assert [call.returned and call.returned.data for call in reads] == [b"one more thing", b""]
    assert reads[0].started.must_wait
    fins = [packet for packet in world.packets if "fin" in packet.flags]
    (late,) = (packet for packet in world.packets if packet.payload == b"one more thing")
    assert fins[0].sent < late.sent <= fins[1].sent
    assert world.owners[fins[0].source] == "client"
    assert len(closing_segments(world)) == 4


@pytest.mark.parametrize("source", SOURCES)
def test_a_reset_takes_one_segment_and_leaves_nobody_waiting(source: str) -> None:
    world = closing(source, "reset").world
    assert ["rst" in packet.flags for packet in world.packets][-1]
    assert closing_segments(world) == []
    told = tell("rst:1", "waits", world)
    assert told is not None
    assert told.value == "none"
    errors = [call.returned.error for call in world.programs["server"].calls if call.returned]
    assert any("ConnectionResetError" in error for error in errors)


# The cases of the loss lesson, as they really run

AT_ONCE = 6


@cache
def cases(source: str) -> dict[str, Ran]:
    """Every preset of the lesson on `source`. All run at once, since most of the time they wait."""
    loss = find_lesson("tcp-loss")

    def run(preset: Preset) -> Ran:
        return lesson("tcp-loss", source, **loss.preset_values(preset.name, source))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip([preset.name for preset in loss.presets], pool.map(run, loss.presets), strict=True))


def labelled(ran: Ran, label: Label) -> list[Packet]:
    """The packets that have this label, in the order of their sending."""
    known = [ran.world.packet(packet.number) or packet for packet in ran.packets]
    return [packet for packet in known if packet.segment is not None and label in packet.segment.labels]


def shows_timeout(ran: Ran) -> bool:
    """Two SYNs in a row are repeated by the timer, after a second each, or longer the second time on older kernels."""
    again, calls = labelled(ran, Label.RETRANSMISSION), [p for p in ran.packets if p.flags == ("syn",)]
    repeated = [packet.number for packet in again]
    first, second, third = (packet.sent for packet in calls)
    return repeated == [packet.number for packet in calls[1:]] and third - second > 0.9 < second - first < 1.2


def shows_fast_retransmission(ran: Ran) -> bool:
    """One segment is repeated, after three duplicate ACKs at least."""
    (again,) = labelled(ran, Label.FAST_RETRANSMISSION)
    before = [packet for packet in labelled(ran, Label.DUPLICATE_ACK) if packet.sent < again.sent]
    return len(before) >= 3 and labelled(ran, Label.RETRANSMISSION) == []


def shows_sack(ran: Ran) -> bool:
    """SACK blocks tell of two gaps, and exactly the two lost segments are repeated."""
    blocks = [packet for packet in ran.packets if packet.segment is not None and packet.segment.has_sack]
    lost = [event.number for event in ran.events if isinstance(event, e.FrameLost)]
    gone = {p.segment.sequence for p in ran.packets if p.number in lost and p.segment is not None}
    again = {p.segment.sequence for p in ran.packets if p.segment is not None and p.segment.again}
    return len(blocks) >= 3 and len(lost) == 2 and again == gone


def shows_overtaking(ran: Ran) -> bool:
    """Duplicate ACKs, and nothing is repeated."""
    is_early = labelled(ran, Label.OUT_OF_ORDER) and labelled(ran, Label.DUPLICATE_ACK)
    return bool(is_early) and not any(p.segment is not None and p.segment.again for p in ran.packets)


def shows_zero_window(ran: Ran) -> bool:
    """The window closes, is asked for twice, the second time after a longer wait, and opens."""
    (closed, *_), probes = labelled(ran, Label.ZERO_WINDOW), labelled(ran, Label.WINDOW_PROBE)
    first, second = (packet.sent for packet in probes)
    opens = [p for p in labelled(ran, Label.WINDOW_UPDATE) if p.sent > second]
    return closed.sent < first and second - first > 1.2 * (first - closed.sent) and bool(opens)


def shows_cut(ran: Ran) -> bool:
    """Frames die in the cut, two repetitions at least among them, each after about twice the wait; then one arrives."""
    cut = {event.number for event in ran.events if isinstance(event, e.FrameLost) and event.cause is e.Loss.CUT}
    again = labelled(ran, Label.RETRANSMISSION)
    in_vain = [packet for packet in again if packet.number in cut]
    healed = next(packet for packet in again if packet.number not in cut)
    *_, one, two = (packet.sent for packet in in_vain)
    return len(in_vain) >= 2 and 1.5 < (healed.sent - two) / (two - one) < 2.5


SHOWN: dict[str, Callable[[Ran], bool]] = {
    "timeout": shows_timeout,
    "fast": shows_fast_retransmission,
    "sack": shows_sack,
    "overtaking": shows_overtaking,
    "zero-window": shows_zero_window,
    "cut": shows_cut,
}


@pytest.mark.parametrize("source", [pytest.param("wire", marks=needs_wire), "model"])
@pytest.mark.parametrize("name", SHOWN)
def test_each_case_of_the_loss_lesson_shows_what_it_says(name: str, source: str) -> None:
    ran = cases(source)[name]
    assert ran.problems == []
    assert ran.printed("client").startswith("b'got")
    assert SHOWN[name](ran)


def test_every_case_is_looked_at() -> None:
    assert [preset.name for preset in find_lesson("tcp-loss").presets] == list(SHOWN)
