from __future__ import annotations

from sim.network.events import Printed
from sim.network.printed import lines_of, messages_in
from tests.sim.network.play import Play


def test_a_line_that_is_bytes_is_a_message_and_any_other_is_not() -> None:
    lines = ["b'hello'", 'b"it\'s"', "b'\\xff\\x00'", "stopped: b'no'", "b'open", "'text'", "b'a' + b'b'", ""]
    found, others = messages_in(lines)
    assert found == [b"hello", b"it's", b"\xff\0"]
    assert others == lines[3:]


def test_what_was_printed_at_once_is_several_lines() -> None:
    play = Play().starts("server").happens(Printed(0.1, "server", "b'a'\nb'b'\n"))
    assert list(lines_of(play.world, "server")) == ["b'a'", "b'b'"]
    assert list(lines_of(play.world, "nobody")) == []
