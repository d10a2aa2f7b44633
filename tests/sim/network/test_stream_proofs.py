from __future__ import annotations

import pytest

from sim.myths import Finding
from sim.network.events import Printed
from sim.network.stream_proofs import STREAM_PROOFS
from tests.sim.chinese import in_chinese
from tests.sim.network.play import Play


def played(sent: list[bytes], received: list[bytes], decoded: list[bytes] | None = None) -> Play:
    """The client sends these, the server's reads bring those, and takes `decoded` for messages."""
    play = Play().starts("client").starts("server")
    for data in sent:
        play.calls("client", "sendall", data=data).returns("client")
        play.happens(Printed(play.time, "client", f"{data!r}\n"))
    for data in [*received, b""]:
        play.calls("server", "recv", "1024").returns("server", repr(data), data=data)
    for data in received if decoded is None else decoded:
        play.happens(Printed(play.time, "server", f"{data!r}\n"))
    return play


def found(proof: str, sent: list[bytes], received: list[bytes]) -> Finding:
    return STREAM_PROOFS[proof](played(sent, received).world)


@pytest.mark.parametrize(
    ("proof", "sent", "received", "holds"),
    [
        ("nothing lost", [b"abcd"], [b"abc", b"d"], False),
        ("nothing lost", [b"abcd"], [b"abc", b"x"], True),
        ("nothing lost", [b"abcd", b"ef"], [b"abc", b"ef"], True),
        ("nothing lost", [b"abcd"], [b"abcd"], None),
        ("nothing lost", [], [], None),
        ("stream kept", [b"ab", b"cd"], [b"abcd"], False),
        ("stream kept", [b"ab", b"cd"], [b"cdab"], True),
        ("stream kept", [b"ab", b"cd"], [b"ab", b"cd"], None),
        ("stream kept", [b"ab"], [], None),
        ("each on its own", [b"ab", b"cd"], [b"abcd"], False),
        ("each on its own", [b"ab", b"cd"], [b"ab", b"cd"], True),
        ("each on its own", [], [], None),
        ("all in order", [b"ab", b"cd"], [b"cd"], False),
        ("all in order", [b"ab", b"cd"], [b"cd", b"ab"], False),
        ("all in order", [b"ab", b"cd"], [b"ab", b"cd"], None),
        ("all in order", [b"ab"], [], None),
    ],
)
def test_the_run_itself_decides(proof: str, sent: list[bytes], received: list[bytes], holds: bool | None) -> None:
    finding = found(proof, sent, received)
    assert finding.holds is holds
    assert "{" not in str(finding.sentence)
    assert finding.sentence.said(in_chinese) != str(finding.sentence)


def test_the_figures_are_those_of_the_run() -> None:
    said = str(found("nothing lost", [b"abcd", b"ef"], [b"abc", b"def"]).sentence)
    assert said == "Sent: 6 bytes. Came out: 6 bytes. Calls of recv(): 2, each of at most 3 bytes."


def test_a_call_that_failed_sent_nothing() -> None:
    play = played([b"ab"], [b"a", b"b"])
    play.calls("client", "sendall", data=b"late").returns("client", error="BrokenPipeError")
    assert STREAM_PROOFS["nothing lost"](play.world).holds is False


def test_a_cut_datagram_is_not_counted_as_whole() -> None:
    said = str(found("all in order", [b"abcd", b"ef", b"gh"], [b"abc", b"gh"]).sentence)
    assert said.startswith("sendto(): 3 datagrams, no error. On their way: 0. recvfrom(): 2, of which 1 are whole.")
