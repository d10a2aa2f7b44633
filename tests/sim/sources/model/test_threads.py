from __future__ import annotations

from tests.sim.sources.runs import LISTENS, modelled


def printed(text: str) -> str:
    ran = modelled(server=text)
    assert ran.failure("server") == ""
    assert ran.problems == []
    return ran.printed("server")


def test_threads_run_are_named_and_joined() -> None:
    text = """
from threading import Thread, current_thread
import time
def work(n):
    time.sleep(n)
    print(n, current_thread().name)
threads = [Thread(target=work, args=(n,), name=f't{n}') for n in (3, 1, 2)]
for t in threads: t.start()
for t in threads: t.join()
print(time.monotonic() < 3.1, threads[0].is_alive())
"""
    assert printed(text) == "1 t1\n2 t2\n3 t3\nTrue False\n"


def test_locks_conditions_events_semaphores_and_barriers_work() -> None:
    text = """
from threading import *
import time
lock, r, e, s, b = Lock(), RLock(), Event(), Semaphore(1), Barrier(2)
with r:
    with r:
        print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.5))
Timer(1, e.set).start()
print(e.wait(0.5), e.wait(1))
c = Condition()
def tell():
    time.sleep(1)
    with c: c.notify()
    b.wait()
Thread(target=tell).start()
with c: print(c.wait(5))
print(b.wait() in (0, 1), s.acquire(timeout=1), s.acquire(timeout=1))
"""
    assert printed(text) == "True False False\nFalse True\nTrue\nTrue True False\n"


def test_a_queue_hands_over_in_order_and_waits() -> None:
    text = """
from queue import Queue, Empty
from threading import Thread
import time
q = Queue(1)
def put():
    for n in range(3):
        q.put(n)
        time.sleep(0.1)
Thread(target=put, daemon=True).start()
print([q.get() for _ in range(3)])
try:
    q.get(timeout=2)
except Empty:
    print(time.monotonic() > 2)
"""
    assert printed(text) == "[0, 1, 2]\nTrue\n"


def test_the_program_ends_with_its_last_thread_that_is_no_daemon() -> None:
    text = """
from threading import Thread
import time
def work(n):
    time.sleep(n)
    print(n)
Thread(target=work, args=(1,)).start()
Thread(target=work, args=(9,), daemon=True).start()
print('main')
"""
    assert printed(text) == "main\n1\n"


def test_a_deadlock_is_told_at_once() -> None:
    ran = modelled(server="from threading import Lock\nlock = Lock()\nlock.acquire()\nlock.acquire()")
    assert ran.problems[0].startswith("Nothing more can happen")


def test_an_error_in_a_thread_is_told_and_the_program_goes_on() -> None:
    text = "from threading import Thread\nt = Thread(target=lambda: 1 / 0)\nt.start()\nt.join()\nprint('on')"
    ran = modelled(server=text)
    assert ran.failure("server") == "2 ZeroDivisionError: division by zero"
    assert ran.printed("server") == "on\n"


def test_a_server_may_have_a_thread_for_each_caller() -> None:
    server = f"""{LISTENS}
from threading import Thread
def serve(c):
    while d := c.recv(9):
        c.send(d.upper())
for _ in range(3):
    Thread(target=serve, args=(s.accept()[0],)).start()
"""
    client = """
from settings import *
import socket
cs = [socket.create_connection(SERVER) for _ in range(3)]
for n, c in enumerate(cs): c.send(b'abc'[n:n + 1])
print([c.recv(9) for c in reversed(cs)])
for c in cs: c.close()
"""
    ran = modelled(server=server, client=client)
    assert ran.printed("client") == "[b'C', b'B', b'A']\n"
    assert ran.problems == []
