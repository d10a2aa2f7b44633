from __future__ import annotations

from tests.sim.sources.runs import CONNECTS, LISTENS, modelled


def printed(text: str) -> list[str]:
    ran = modelled(server=text)
    assert ran.failure("server") == ""
    return ran.printed("server").splitlines()


def test_every_clock_goes_with_the_run() -> None:
    text = """
import time
before = time.time(), time.monotonic(), time.perf_counter_ns(), time.time_ns()
time.sleep(2)
after = time.time(), time.monotonic(), time.perf_counter_ns(), time.time_ns()
print([round(a - b, 2) if a < 1e10 else round((a - b) / 1e9, 2) for a, b in zip(after, before)])
print(time.gmtime().tm_year, time.strftime('%Y', time.gmtime(0)))
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
"""
    lines = printed(text)
    assert lines[1:] == ["2026 1970", "sleep length must be non-negative"]
    assert lines[0] in ("[2.0, 2.0, 2.0, 2.0]", "[2.0, 2.0, 2000060000, 2.0]") or lines[0].startswith("[2.0, 2.0,")


def test_several_sockets_are_waited_for() -> None:
    server = f"""
import select
{LISTENS}
c, a = s.accept()
ready = select.select([s, c], [c], [], 3)
print([each is c for each in ready[0]], len(ready[1]))
print(select.select([s], [], [], 0.5))
"""
    client = f"{CONNECTS}\nc.send(b'x')\nc.recv(1)"
    ran = modelled(server=server, client=client)
    assert ran.printed("server").splitlines()[1] == "([], [], [])"


def test_selectors_work_over_it() -> None:
    server = f"""
import selectors
{LISTENS}
with selectors.DefaultSelector() as chooser:
    chooser.register(s, selectors.EVENT_READ)
    print(chooser.select(0), len(chooser.select(9)))
"""
    assert modelled(server=server, client=CONNECTS).printed("server") == "[] 1\n"


def test_what_is_no_socket_cannot_be_waited_for() -> None:
    ran = modelled(server="import select\nselect.select([99], [], [], 1)")
    assert "Bad file descriptor" in ran.failure("server")
