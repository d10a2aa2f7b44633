"""Small programs whose two threads really race, and how they are run for real, again and again."""

from __future__ import annotations

import subprocess
import sys
from ast import literal_eval

BEGIN = """import threading
from threading import Lock
ready = threading.Barrier(2)
def same(x): return x
"""
END = """
def go(i):
    ready.wait()
    f(i)
threads = [threading.Thread(target=go, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
"""
BODIES = {
    "a check, then a call": """
d, out = {}, []
def make(i):
    out.append(i)
    return i
def f(i):
    if 'x' not in d: d['x'] = make(i)
""",
    "made when it is needed": """
thing, out = None, 0
def make():
    global out
    out += 1
    return object()
def f(i):
    global thing
    if thing is None: thing = make()
""",
    "methods that read and write": """
class Account:
    balance = 10
    def read(self): return self.balance
    def write(self, to): self.balance = to
account, out = Account(), []
def f(i):
    account.write(account.read() - 1)
    out.append(account.balance)
""",
    "a length that is put in": """
out = []
def f(i):
    out.append(len(out))
""",
    "a lock for each": """
out, locks = 0, [Lock(), Lock()]
def f(i):
    global out
    with locks[i]: out = same(out) + 1
""",
    "one lock": """
out, lock = 0, Lock()
def f(i):
    global out
    with lock: out = same(out) + 1
""",
    "a loop without a call": """
out = 0
def f(i):
    global out
    for _ in range(2): out += 1
""",
    "an order": """
out = []
def f(i):
    out.append(i)
    out.append(i)
""",
    "a check by a call": """
out = 100
def enough(): return out >= 80
def f(i):
    global out
    if enough(): out -= 80
""",
    "a count in a dictionary": """
out = {}
def f(i):
    out['x'] = out.get('x', 0) + 1
""",
    "a generator": """
out, items = 0, [1, 2]
def f(i):
    global out
    out = out + sum(x for x in items)
""",
    "a text of a sign": """
out = ''
class Sign:
    def __str__(self): return 's'
sign = Sign()
def f(i):
    global out
    out = f'{out}{sign}{i}'
""",
}
PROGRAMS = {title: BEGIN + body + END for title, body in BODIES.items()}
"""By what they are about; `out` is what comes of them."""
FOR_REAL = """
import sys, time
program, end = compile(sys.stdin.read(), "program", "exec"), time.monotonic() + float(sys.argv[1])
sys.setswitchinterval(1e-6)
seen = set()
while time.monotonic() < end:
    space = {"__name__": "__main__"}
    exec(program, space)
    seen.add(repr(space["out"]))
print(seen)
"""


def seen_for_real(program: str, seconds: float) -> set[str]:
    """What comes of it when this Python runs it thousands of times, with a switch interval of a microsecond."""
    command = [sys.executable, "-c", FOR_REAL, str(seconds)]
    ran = subprocess.run(command, input=program, text=True, capture_output=True, check=True)
    seen = literal_eval(ran.stdout)
    assert isinstance(seen, set)
    return seen
