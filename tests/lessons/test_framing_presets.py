"""Each case that the lesson framing offers at a click shows what it says, on every source."""

from __future__ import annotations

import pytest

from sim.lessons import find_lesson
from sim.network.framing import Fate, outcome
from tests.sim.sources.runs import lesson, needs_loopback, needs_wire

SOURCES = [pytest.param("loopback", marks=needs_loopback), pytest.param("wire", marks=needs_wire), "model"]
JOINED, CUT, RIGHT = Fate.JOINED, Fate.CUT, Fate.RIGHT
SHOWN = {
    "stuck": ([JOINED, JOINED, JOINED], ""),
    "cut": ([CUT, CUT, CUT], ""),
    "luck": ([RIGHT, RIGHT, RIGHT], ""),
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
