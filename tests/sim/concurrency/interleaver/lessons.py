"""Well-known programs with threads, and the mistakes in them."""

from __future__ import annotations

MUTEX = """from threading import Lock, Thread
n = 10
lock = Lock()
def task():
    global n
    {body}
threads = [Thread(target=task) for _ in range({threads})]
for t in threads: t.start()
for t in threads: t.join()
"""
RACE = "temp = n\n    n = temp - 1"
LOCKED = "with lock:\n        temp = n\n        n = temp - 1"
LATE = "temp = n\n    with lock:\n        n = temp - 1"
ONE_LOCK = "with lock: pass"

PHILOSOPHERS = """from threading import Lock, Thread
N = {count}
forks = [Lock() for _ in range(N)]
def philosopher(i):
    left, right = forks[i], forks[(i + 1) % N]
    left.acquire()
    right.acquire()
    right.release()
    left.release()
for i in range(N):
    Thread(target=philosopher, args=(i,)).start()
"""
ORDERED = PHILOSOPHERS.replace("forks[i], forks[(i + 1) % N]", "[forks[j] for j in sorted((i, (i + 1) % N))]")

OPPOSITE = """from threading import {kind}, Thread
noodles = {kind}()
fork = {other}
def eat1():
    with noodles:
        with fork: pass
def eat2():
    with fork:
        with noodles: pass
for eat in (eat1, eat2, eat1):
    Thread(target=eat).start()
"""
TWO_LOCKS = OPPOSITE.format(kind="Lock", other="Lock()")
ONE_RLOCK = OPPOSITE.format(kind="RLock", other="noodles")
PATIENT = TWO_LOCKS.replace("with fork: pass", "if fork.acquire(timeout=1): fork.release()").replace(
    "with noodles: pass", "if noodles.acquire(timeout=1): noodles.release()"
)
TWICE = "from threading import Lock\nlock = Lock()\nwith lock:\n    lock.acquire()\n"

BUFFER = """from threading import Condition, Thread
buffer = []
changed = Condition()
def producer(bun):
    with changed:
        while len(buffer) == 1:
            changed.wait()
        buffer.append(bun)
        changed.notify_all()
def consumer():
    with changed:
        while not buffer:
            changed.wait()
        buffer.pop()
        changed.notify_all()
for bun in range(2):
    Thread(target=producer, args=(bun,)).start()
    Thread(target=consumer).start()
"""
IF_NOT_WHILE = BUFFER.replace("while ", "if ")
ONE_IS_CALLED = BUFFER.replace("notify_all", "notify")
WAITS_TOO_LATE = """from threading import Condition, Thread
condition = Condition()
def waiter():
    with condition:
        condition.wait()
def setter():
    with condition:
        condition.notify()
Thread(target=waiter).start()
Thread(target=setter).start()
"""
WAITS_IF_NEEDED = """from threading import Condition, Thread
condition = Condition()
ready = False
def waiter():
    with condition:
        while not ready:
            condition.wait()
def setter():
    global ready
    with condition:
        ready = True
        condition.notify()
Thread(target=waiter).start()
Thread(target=setter).start()
"""
BOUNDED = """from queue import Queue
from threading import Thread
q = Queue(2)
eaten = []
def producer():
    for bun in range(4):
        q.put(bun)
    q.put(None)
def consumer():
    while (bun := q.get()) is not None:
        eaten.append(bun)
Thread(target=producer).start()
Thread(target=consumer).start()
"""
EMPTY_RACE = """from queue import Queue
from threading import Thread
q = Queue()
q.put('the only one')
def taker():
    if not q.empty():
        q.get_nowait()
for _ in range(2):
    Thread(target=taker).start()
"""
DAEMON = """from threading import Thread
x = y = 0
def count():
    global x
    x = 1
    x = 2
def other():
    global y
    y = 1
Thread(target=count, daemon=True).start()
Thread(target=other).start()
"""
WAITING_DAEMON = """from threading import Semaphore, Thread
places = Semaphore(1)
def take():
    places.acquire()
Thread(target=take).start()
Thread(target=take, daemon=True).start()
"""
