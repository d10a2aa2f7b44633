"""Programs whose threads race in every way that Python offers."""

from __future__ import annotations

from tests.sim.concurrency.interleaver.scripts import LOST, OPPOSITE, TWO

_BODIES = {
    "a method in passing": "l = []\nr = 0\ndef f(i):\n    global r\n    list(map(l.append, [i]))\n    r = len(l)\n",
    "chain": (
        "class N: pass\nroot = N()\nroot.next = None\nr = 0\n"
        "def f(i):\n    global r\n    x = N()\n    x.next = root.next\n    root.next = x\n"
        "    if i: r = 1 if x.next is None else 2\n"
    ),
    "dict": 'd = {"a": 0}\ndef f(i):\n    d["a"] += 1\n',
    "dict get": 'd = {}\ndef f(i):\n    d["k"] = d.get("k", 0) + 1\n',
    "default": (
        "from collections import defaultdict\nd = defaultdict(list)\nout = []\n"
        'def f(i):\n    d["k"].append(i)\n    out.append(len(d["k"]))\n'
    ),
    "nested list": "g = [[0], [0]]\ndef f(i):\n    g[0][0] = g[0][0] + 1\n",
    "iteration": "l = [1]\ns = 0\ndef f(i):\n    global s\n    for x in l: s = x\n    if len(l) < 2: l.append(3)\n",
    "check then act": "l = [1]\nr = []\ndef f(i):\n    if len(l) > 0:\n        r.append(l.pop() if l else None)\n",
    "lazy": (
        "class S: pass\none = None\nmade = 0\n"
        "def f(i):\n    global one, made\n    if one is None:\n        one = S()\n        made += 1\n"
    ),
    "class attribute": "class C:\n    n = 0\nc = C()\nr = None\ndef f(i):\n    global r\n    C.n += 1\n    r = c.n\n",
    "slots": 'class C:\n    __slots__ = ("n",)\nc = C()\nc.n = 0\nr = []\ndef f(i):\n    c.n += 1\n    r.append(c.n)\n',
    "setattr": 'class C: pass\nc = C()\nc.n = 0\ndef f(i):\n    setattr(c, "n", getattr(c, "n") + 1)\n',
    "iterator": "import itertools\nc = itertools.count()\nr = []\ndef f(i):\n    x = next(c)\n    r.append((i, x))\n",
    "publication": (
        "box = seen = None\ndef f(i):\n    global box, seen\n    if i == 0:\n        l = [0]\n        box = l\n"
        "        l.append(1)\n    else:\n        b = box\n        if b is not None: seen = len(b)\n"
    ),
    "closure": (
        "def make():\n    n = 0\n    def add():\n        nonlocal n\n        n += 1\n        return n\n    return add\n"
        "add = make()\nr = []\ndef f(i):\n    r.append(add())\n"
    ),
    "in place": "l = []\nr = None\ndef f(i):\n    global r\n    m = l\n    m += [i]\n    r = sum(l) + len(l) * 10\n",
    "slice": "l = [1, 2, 3]\nr = None\ndef f(i):\n    global r\n    l[0:1] = []\n    r = l[:]\n",
    "formatting": 'l = []\nr = None\ndef f(i):\n    global r\n    l.append(i)\n    r = f"{l}"\n',
    "comparison": "l = []\nr = 0\ndef f(i):\n    global r\n    l.append(i)\n    if l == [i]: r += 1\n",
    "deletion": (
        "d = {0: 0}\nr = []\ndef f(i):\n    if 0 in d:\n        try:\n            del d[0]\n"
        "        except KeyError: r.append(i)\n"
    ),
    "star": "l = [1]\nr = None\ndef g(*a): return len(a)\ndef f(i):\n    global r\n    l.append(1)\n    r = g(*l)\n",
    "own list": "class L(list): pass\nl = L()\nr = 0\ndef f(i):\n    global r\n    l.append(i)\n    r = len(l)\n",
    "property": (
        "class A:\n    def __init__(self): self._v = 0\n    @property\n    def v(self): return self._v\n"
        "    @v.setter\n    def v(self, x): self._v = x\na = A()\ndef f(i):\n    a.v += 1\n"
    ),
    "exception": "x = 0\ndef f(i):\n    global x\n    y = x\n    x = y + 1\n    if y: raise ValueError(y)\n",
    "key function": (
        "l = [2, 1]\nk = 0\nr = 0\ndef key(x): return x + k\n"
        "def f(i):\n    global k, r\n    k += i\n    r = sorted(l, key=key)[0] + k\n"
    ),
    "view": "d = {}\nk = d.keys()\nr = 0\ndef f(i):\n    global r\n    if i: r = len(k)\n    else: d[1] = 1\n",
    "iterator used up": "it = iter([1, 2])\nr = [0, 0]\ndef f(i): r[i] = list(it)\n",
    "iterator over a list": (
        "l = [1]\nit = iter(l)\nr = 0\ndef f(i):\n    global r\n    if i: l.append(2)\n"
        "    else:\n        next(it)\n        r = next(it, 9)\n"
    ),
    "view of memory": (
        "b = bytearray(2)\nm = memoryview(b)\nr = 0\ndef f(i):\n    global r\n    m[0] = i\n    r = b[0]\n"
    ),
    "value of a semaphore": ("s = threading.Semaphore(2)\nr = []\ndef f(i):\n    with s: r.append(s._value)\n"),
    "name of a thread": (
        "r = None\ndef f(i):\n    global r\n    if i: threads[0].setName('new')\n    else: r = threads[0].getName()\n"
    ),
    "attribute and method for the name of a thread": (
        "r = None\ndef f(i):\n    global r\n    if i: threads[0].setName('new')\n    else: r = threads[0].name\n"
    ),
    "one name, two kinds": "y = None\ndef f(i):\n    global y\n    y = list() if i else dict()\n",
    "one name, two methods": (
        "l = [1, 2]\ng = None\ndef f(i):\n    global g\n    g = l.pop if i else l.clear\n"
        "    if not i: threads[1].join()\n    if not i: g()\n"
    ),
    "one name, two functions": (
        "g = r = None\ndef f(i):\n    global g, r\n    g = (lambda: 1) if i else (lambda: 2)\n    r = g()\n"
    ),
    "condition on a lock of another": (
        "l = threading.Lock()\nc = threading.Condition(l)\nr = 0\ndef f(i):\n    global r\n"
        "    if i:\n        with l: pass\n    else:\n        try:\n"
        "            c.notify()\n            r = 1\n        except RuntimeError: r = 2\n"
    ),
    "barrier while it acts": (
        "seen = []\ndef act(): seen.append(b.n_waiting)\nb = threading.Barrier(1, act)\nr = None\n"
        "def f(i):\n    global r\n    if i: b.wait()\n    else: r = b.n_waiting, len(seen)\n"
    ),
    "truth of a list": "l = []\nr = 0\ndef f(i):\n    global r\n    if i: l.append(1)\n    elif l: r = 1\n",
    "list of its own in place": (
        "class L(list): pass\nl = L()\nr = 0\ndef f(i):\n    global l, r\n    l += [i]\n    r = len(l)\n"
    ),
}
RACES = {
    "lost update": LOST,
    "opposite locks": OPPOSITE,
    **{name: f"import threading\n{body}{TWO}" for name, body in _BODIES.items()},
    "argument": """import threading
class A: pass
def f(a):
    a.v += 1
def main():
    global result
    a = A()
    a.v = 0
    threads = [threading.Thread(target=f, args=(a,)) for _ in range(2)]
    for t in threads: t.start()
    for t in threads: t.join()
    result = a.v
main()
""",
    "loop variable": """import threading
out = []
def main():
    threads = []
    for i in range(2):
        def g(): out.append(i)
        t = threading.Thread(target=g)
        threads.append(t)
        t.start()
    for t in threads: t.join()
main()
""",
    "late assignment": """import threading
x, y = 0, None
def f():
    global y
    y = x
t = threading.Thread(target=f)
t.start()
x = 1
x = 2
t.join()
""",
    "subclass of Thread": """import threading
total = 0
class W(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
    def run(self):
        global total
        total += self.n
threads = [W(1), W(2)]
for t in threads: t.start()
for t in threads: t.join()
""",
    "constructor": """import threading
class A:
    count = 0
    def __init__(self): A.count += 1
threads = [threading.Thread(target=A) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
result = A.count
""",
    "private attribute of a subclass of Thread": """import threading
result = None
class W(threading.Thread):
    def __init__(self, n, out):
        super().__init__()
        self._n, self._out = n, out
    def run(self): self._out.append(self._n)
def main():
    global result
    out = []
    threads = [W(1, out), W(2, out)]
    for t in threads: t.start()
    for t in threads: t.join()
    result = out
main()
""",
    "partial": """import functools, threading
def work(out, n): out.append(n)
out = []
task = functools.partial(work, out)
threads = [threading.Thread(target=task, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: t.join()
result = list(out)
""",
    "method of a list": """import threading
a, b, x = [], [], 0
def f(done):
    global x
    v = x
    x = v + 1
    done(v)
threads = [threading.Thread(target=f, args=(done,)) for done in (a.append, b.append)]
for t in threads: t.start()
for t in threads: t.join()
result = a, b
""",
    "keyword default": """import threading
def f(n, *, out=[]): out.append(n)
threads = [threading.Thread(target=f, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: t.join()
result = f.__kwdefaults__['out']
""",
    "two groups of threads": """import threading
n, seen = 0, [0]
def f():
    global n
    temp = n
    n = temp + 1
def group():
    threads = [threading.Thread(target=f) for _ in range(2)]
    for t in threads: t.start()
    for t in threads: t.join()
group()
seen.append(n)
n = 0
group()
result = list(seen)
""",
    "timer that calls a method of a list": """import threading
items = []
t = threading.Timer(1, items.append, args=(1,))
t.start()
items.append(2)
t.join()
result = list(items)
""",
}
