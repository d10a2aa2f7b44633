from __future__ import annotations

import pytest

from sim.network import events as e
from sim.network.events import Address
from sim.sources.messages import NeedsNobody, Ready, Report, Start, read_report, read_start, report_line, start_line


def test_a_start_keeps_every_value_and_its_type() -> None:
    values = {"message": b"\xff\n\x00", "size": 7, "delay": 0.5, "way": "中\n", "server": ["127.0.0.1", 1]}
    start = Start("client", "print('中')\n", 1_700_000_000_123_456_789, values, ("127.0.0.0/8",))
    line = start_line(start)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert read_start(line) == start


@pytest.mark.parametrize("line", [b"", b"\n", b"zz\n", b"\xff\n", b"c0\n", b"93\n"])
def test_anything_else_is_no_start(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that it is one is all that is promised
        read_start(line)


@pytest.mark.parametrize(
    "report",
    [
        Ready(Address("127.0.0.1", 8001), 3),
        NeedsNobody("client", 3),
        e.Printed(1.0, "client", "two\nlines \x00 中"),
        e.CallStarted(1.0, "client", 1, 2, 1, "send", "b'x'", bytes(range(256)), must_wait=True),
    ],
)
def test_a_report_is_one_line_and_reads_back(report: Report) -> None:
    line = report_line(report)
    assert line.count(b"\n") == 1
    assert read_report(line) == report


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b"garbage", b"\xff", b'{"type":"Ready"}', b'{"type":"None"}'])
def test_anything_else_is_no_report(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that it is one is all that is promised
        read_report(line)
