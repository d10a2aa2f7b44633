from __future__ import annotations

import pytest

from sim.network import events as e
from tests.sim.sources.runs import CLIENT, CONNECTS, LISTENS, SERVER, ChangedChild, needs_loopback, programs

pytestmark = needs_loopback
SIDES = ("client", "server")


def test_a_program_killed_in_mid_conversation_is_told_of() -> None:
    killed = CLIENT.replace("print", "import os, signal; os.kill(os.getpid(), signal.SIGKILL); print")
    ran = programs(server=SERVER, client=killed)
    assert ran.problems == ["The process of client was ended by the signal SIGKILL. What it did until then is kept."]
    assert ran.sent_by("client") == b"hi"
    assert ran.flags[-1] in ("ack", "rst", "rst ack")
    assert ran.program("server").end is not None


@pytest.mark.parametrize(("who", "text"), [("server", "while True: pass\n"), ("client", "while True: print('x')\n")])
def test_an_endless_loop_is_stopped_at_the_time_limit(who: str, text: str) -> None:
    texts = {"server": SERVER, "client": CLIENT} | {who: text}
    ran = programs(1.5, None, **texts)
    assert len(ran.problems) == 1
    assert ran.problems[0].startswith("The programs were still running after 1.5 seconds and were stopped.")
    assert ran.events[-1].time < 4
    end = ran.program(who).end
    assert end is not None
    assert end.stopped


def test_more_events_than_anybody_can_watch_are_stopped(changed_child: ChangedChild) -> None:
    changed_child("real_run.EVENT_LIMIT = 2000")
    flood = "while True:\n    c.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)\n"
    ran = programs(60.0, server=SERVER, client=f"{CONNECTS}{flood}")
    assert len(ran.problems) == 1
    assert "they did more than anybody can watch" in ran.problems[0]
    assert 1000 < len(ran.events) < 100_000


@pytest.mark.parametrize("client", ["c.recv(1)\n", "c.sendall(b'x' * 20_000_000)\n"])
def test_when_all_wait_for_each_other_that_is_said_after_a_while(client: str, changed_child: ChangedChild) -> None:
    changed_child("real_run.STANDSTILL = 0.6")
    server = f"{LISTENS}c, a = s.accept()\n{client}"
    ran = programs(server=server, client=f"{CONNECTS}{client}")
    name = "recv" if "recv" in client else "sendall"
    assert ran.problems == [
        f"Nothing more can happen: every program waits in a call (client: {name}, server: {name}) for something that"
        " nobody will send. They were stopped after 0.6 seconds."
    ]
    assert {ran.program(side).end.stopped for side in SIDES} == {True}  # type: ignore[union-attr]


def test_whoever_waits_for_a_program_that_broke_off_hears_why(changed_child: ChangedChild) -> None:
    changed_child("real_run.STANDSTILL = 0.3")
    ran = programs(server=f"{LISTENS}c, a = s.accept()\n", client="def (\n")
    (problem,) = ran.problems
    assert problem.startswith("client broke off in line 1 with SyntaxError")
    assert "server: accept" in problem


def test_who_waits_with_a_time_limit_or_has_other_threads_is_left_to_it(changed_child: ChangedChild) -> None:
    changed_child("real_run.STANDSTILL = 0.2")
    patient = f"""{LISTENS}
c, a = s.accept()
c.settimeout(0.8)
try: c.recv(1)
except TimeoutError as error: print(error)
"""
    threaded = f"""{CONNECTS}
import threading, time
mine, other = socket.socketpair()
threading.Thread(target=lambda: (time.sleep(1.2), other.close())).start()
print(mine.recv(1))
"""
    ran = programs(server=patient, client=threaded)
    assert ran.problems == []
    assert (ran.printed("server"), ran.printed("client")) == ("timed out\n", "b''\n")


def test_two_threads_of_one_program_are_told_call_by_call() -> None:
    client = f"""{CONNECTS}
import threading
both = threading.Barrier(2)
def listen():
    both.wait()
    c.recv(100)
t = threading.Thread(target=listen)
t.start()
both.wait()
for _ in range(50): c.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
c.sendall(b'x')
t.join()
c.close()
"""
    ran = programs(server=SERVER, client=client)
    assert ran.problems == []
    started = [event for event in ran.events if isinstance(event, e.CallStarted) and event.program == "client"]
    returned = [event for event in ran.events if isinstance(event, e.CallReturned) and event.program == "client"]
    assert len({event.call for event in started}) == len(started)
    assert {event.call for event in returned} == {event.call for event in started}


def test_while_nothing_happens_it_is_told_who_runs_on_and_where(changed_child: ChangedChild) -> None:
    changed_child("real_run.SILENCE = real_run.SILENCE_AGAIN = 0.2")
    ran = programs(1.5, server=SERVER, client="n = 0\nwhile True: pass\n")
    told = [event for event in ran.events if isinstance(event, e.StillRuns)]
    assert {event.program for event in told} == {"client"}
    assert len(told) > 2
    first = next(event for event in ran.events if isinstance(event, e.LineReached) and event.program == "client")
    assert {event.since for event in told} == {first.time}
    assert ran.program("client").line == 2
