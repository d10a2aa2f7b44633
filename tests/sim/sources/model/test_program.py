from __future__ import annotations

from sim.network import events as e
from tests.sim.sources.runs import CLIENT, SERVER, modelled


def test_lines_and_calls_are_told_with_what_they_cost() -> None:
    ran = modelled(server=SERVER, client=CLIENT)
    lines = [event for event in ran.events if isinstance(event, e.LineReached) and event.program == "client"]
    assert [event.line for event in lines] == [2, 3, 4, 5, 7, 8, 9]
    ((began, returned),) = ran.calls("client", "connect")
    assert began.must_wait
    assert returned.time - began.time > 0.02
    assert not ran.calls("client", "sendall")[0][0].must_wait


def test_printing_goes_to_the_program_that_prints() -> None:
    ran = modelled(server=f"print('s')\n{SERVER}", client=f"import sys\nprint('c', file=sys.stderr)\n{CLIENT}")
    assert ran.printed("server").startswith("s\n")
    assert ran.printed("client").startswith("c\n")


def test_a_program_is_main_and_knows_its_settings() -> None:
    text = "from settings import *\nprint(__name__, SERVER, SIZE, MESSAGE)"
    ran = modelled(values={"size": 3, "message": b"hi"}, server=text)
    assert ran.printed("server") == "__main__ ('10.0.0.2', 8001) 3 b'hi'\n"


def test_what_is_left_open_is_closed_by_the_host() -> None:
    client = "import socket\nfrom settings import *\nc = socket.create_connection(SERVER)\nc.send(b'hi')\nc.recv(9)"
    ran = modelled(server=SERVER, client=client)
    assert [packet.flags for packet in ran.packets if "fin" in packet.flags]
    assert ran.problems == []


def test_an_empty_program_ends_well() -> None:
    ran = modelled(server="")
    assert ran.program("server").end is not None
    assert ran.problems == []
