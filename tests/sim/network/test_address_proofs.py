from __future__ import annotations

import pytest
from scapy.layers.inet import IP, UDP

from sim.myths import Finding
from sim.network.address_proofs import ADDRESS_PROOFS
from sim.network.events import Printed
from tests.sim.chinese import in_chinese
from tests.sim.network.play import CLIENT, SERVER, Play

NO_RIGHT = "PermissionError: [Errno 13] Permission denied"
TAKEN = "OSError: [Errno 98] Address already in use"


def translated(finding: Finding) -> str:
    assert finding.sentence.said(in_chinese) != str(finding.sentence)
    return str(finding.sentence)


@pytest.mark.parametrize(
    ("errors", "holds"),
    [
        ({1023: NO_RIGHT, 1024: ""}, False),
        ({1023: NO_RIGHT, 1024: NO_RIGHT}, True),
        ({1023: "", 1024: ""}, None),
        ({1023: NO_RIGHT, 1024: TAKEN}, None),
        ({1023: NO_RIGHT}, None),
        ({}, None),
    ],
)
def test_whether_1024_needs_a_right_is_read_off_two_calls_of_bind(errors: dict[int, str], holds: bool | None) -> None:
    play = Play().starts("server").calls("server", "bind", "odd").returns("server", error="TypeError: odd")
    for port, error in errors.items():
        play.calls("server", "bind", f"('127.0.0.1', {port})").returns("server", error=error)
    finding = ADDRESS_PROOFS["1024 is refused"](play.world)
    assert finding.holds is holds
    translated(finding)


def test_what_bind_said_is_quoted() -> None:
    play = Play().starts("server").calls("server", "bind", "('127.0.0.1', 1023)").returns("server", error=NO_RIGHT)
    play.calls("server", "bind", "('127.0.0.1', 1024)").returns("server")
    said = ADDRESS_PROOFS["1024 is refused"](play.world).sentence
    assert str(said) == "bind to 1023: PermissionError. bind to 1024: succeeded."
    assert "成功" in said.said(in_chinese)


@pytest.mark.parametrize(
    ("printed", "holds"),
    [
        ("192.168.1.1 private\n10.1.2.3 private\n8.8.8.8 global\n", False),
        ("192.168.1.1 private\n8.8.8.8 global\n", True),
        ("8.8.8.8 global\n", None),
    ],
)
def test_which_addresses_are_private_is_what_the_program_has_found(printed: str, holds: bool | None) -> None:
    play = Play().starts("server")
    play.happens(Printed(play.time, "server", printed))
    finding = ADDRESS_PROOFS["private is 192.168"](play.world)
    assert finding.holds is holds
    translated(finding)


def test_the_addresses_of_the_run_are_the_evidence() -> None:
    play = Play()
    play.datagram(CLIENT, SERVER, b"x")
    finding = ADDRESS_PROOFS["one in the world"](play.world)
    assert finding.holds is False
    assert "with the addresses 127.0.0.1." in translated(finding)


def test_two_global_addresses_do_not_contradict() -> None:
    play = Play()
    play.puts_on_wire(IP(src="8.8.8.8", dst="9.9.9.9") / UDP(sport=1, dport=2))
    finding = ADDRESS_PROOFS["one in the world"](play.world)
    assert finding.holds is True
    assert "8.8.8.8, 9.9.9.9" in translated(finding)
