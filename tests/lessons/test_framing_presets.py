"""Each case that the lesson framing offers at a click shows what it says, on every source."""

from __future__ import annotations

import pytest

from sim.lessons import find_lesson
from sim.network.framing import RECEIVER, Fate, outcome
from sim.network.framing_costs import METHODS
from sim.network.provenance import streams
from sim.network.world import World
from tests.sim.sources.runs import lesson, needs_loopback, needs_wire

SOURCES = [pytest.param("loopback", marks=needs_loopback), pytest.param("wire", marks=needs_wire), "model"]
JOINED, CUT, RIGHT = Fate.JOINED, Fate.CUT, Fate.RIGHT
SHOWN = {
    "stuck": ([JOINED, JOINED, JOINED], ""),
    "cut": ([CUT, CUT, CUT], ""),
    "luck": ([RIGHT, RIGHT, RIGHT], ""),
    "header-cut": ([RIGHT, RIGHT, RIGHT], ""),
    "huge": ([RIGHT, RIGHT, RIGHT], "stopped: a message of 4294967295 bytes; at most 100000 are taken"),
    "short": ([RIGHT, RIGHT, RIGHT], "stopped: the peer closed within a message: 3 of 100 bytes came"),
    "negative": ([RIGHT, RIGHT, RIGHT], "stopped: b'        -5' is no length"),
    "inside": ([RIGHT, RIGHT], "not sent: the message holds the delimiter b'\\n'"),
}


def test_every_preset_is_known_here() -> None:
    assert {preset.name for preset in find_lesson("framing").presets} == set(SHOWN)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", SHOWN)
def test_a_preset_shows_its_effect(name: str, source: str) -> None:
    fates, remark = SHOWN[name]
    ran = lesson("framing", source, **find_lesson("framing").preset_values(name, source))
    found = outcome(ran.world)
    assert ran.problems == []
    assert [row.fate for row in found.rows] == fates
    said = [line for _, line in found.remarks]
    assert (remark in said) if remark else (said == [])


def edges(world: World) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """(from where to where each message was sent, was read) without framing, where each call is one."""
    found = (each for each in streams(world) if each.reads and each.reads[0].call.started.program == RECEIVER)
    stream = next(found)
    return [(part.start, part.end) for part in stream.sends], [(part.start, part.end) for part in stream.reads]


def fate_without_framing(message: tuple[int, int], taken: list[tuple[int, int]]) -> Fate:
    start, end = message
    pieces = [each for each in taken if each[0] < end and start < each[1]]
    return RIGHT if pieces == [message] else CUT if len(pieces) > 1 else JOINED


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", SHOWN)
def test_the_verdict_on_every_method_is_right_for_every_preset(name: str, method: str, source: str) -> None:
    chosen = {**find_lesson("framing").preset_values(name, source), "method": method}
    ran = lesson("framing", source, **chosen)
    found = outcome(ran.world)
    assert ran.problems == []
    rows = [row for row in found.rows if row.sent is not None]
    sent = [b"hello", b"wo\nrld" if name == "inside" else b"world", b"bye"]
    if (name, method) == ("inside", "delimiter"):
        sent.remove(b"wo\nrld")  # it was refused
    assert [row.sent for row in rows] == sent
    if method == "unframed":
        given, taken = edges(ran.world)
        assert [row.fate for row in rows] == [fate_without_framing(each, taken) for each in given[:3]]
    else:
        assert [row.fate for row in rows] == [RIGHT] * len(sent)
    # What no codec has made is told of by all that look for edges; by none it is taken for a message, but without any.
    ends_badly = bool(chosen["raw"]) and method != "unframed"
    assert any(line.startswith("stopped: ") for _, line in found.remarks) is ends_badly
    assert len(found.rows) - len(rows) == sum(row.fate is Fate.EXTRA for row in found.rows)
    assert not (method != "unframed" and any(row.fate is Fate.EXTRA for row in found.rows))
