from __future__ import annotations

import pytest

from sim.network.events import FrameArrived, FrameChanged, FrameDelayed, FrameLost, FrameSent
from sim.network.link import LinkSettings, SimulatedLink
from sim.network.traffic import NoSuchFrameError, Traffic
from sim.sources.commands import TO_CABLE, TO_FRAME, Command, Deed, Obeys, command_of, from_line, to_line
from sim.sources.loopback import LoopbackRun


@pytest.mark.parametrize("deed", Deed)
def test_a_command_survives_its_line(deed: Deed) -> None:
    command = Command(deed, 7)
    line = to_line(command)
    assert line.count(b"\n") == 1
    assert from_line(line) == command


def test_a_view_names_a_deed_by_its_word() -> None:
    assert command_of("go_on", 0) == Command(Deed.GO_ON)
    assert command_of("swap", 3) == Command(Deed.SWAP, 3)
    with pytest.raises(ValueError, match="eat"):
        command_of("eat", 1)


@pytest.mark.parametrize("line", [b"", b"{}", b'{"deed":"eat"}', b'{"deed":"drop","number":"x"}', b"\xff"])
def test_nonsense_is_a_value_error(line: bytes) -> None:
    with pytest.raises(ValueError, match="."):
        from_line(line)


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        (Deed.PAUSE, FrameDelayed),
        (Deed.DROP, FrameLost),
        (Deed.HOLD, FrameDelayed),
        (Deed.DUPLICATE, FrameSent),
        (Deed.CORRUPT, FrameChanged),
        (Deed.SWAP, FrameDelayed),
    ],
)
def test_each_deed_is_done_and_told(deed: Deed, told: type) -> None:
    links = [SimulatedLink(LinkSettings(delay=1.0), 1, side) for side in ("a", "b")]
    traffic = Traffic((links[0], links[1]))
    traffic.put(0, b"frame", 0.0)
    traffic.take_events()
    Command(deed, 1).apply(traffic, 0.5)
    assert [type(event) for event in traffic.take_events()] == [told]
    if deed in (Deed.HOLD, Deed.SWAP):
        Command(Deed.RELEASE, 1).apply(traffic, 0.6)
    Command(Deed.GO_ON).apply(traffic, 0.7)
    traffic.take_arrived(9.0)
    ends = [type(event) for event in traffic.take_events() if not isinstance(event, FrameDelayed)]
    assert ends == [FrameArrived] * (0 if deed is Deed.DROP else 2 if deed is Deed.DUPLICATE else 1)


def test_every_deed_has_its_doing() -> None:
    assert {*TO_CABLE, *TO_FRAME} == set(Deed)
    links = SimulatedLink(LinkSettings(), 1), SimulatedLink(LinkSettings(), 1)
    with pytest.raises(NoSuchFrameError):
        Command(Deed.DROP, 1).apply(Traffic(links), 0.0)


def test_loopback_has_no_cable_to_reach() -> None:
    assert not issubclass(LoopbackRun, Obeys)
