"""Programs whose threads share by way of iterators, classes, what is made from them, and what the script does late."""

from __future__ import annotations

KINDS = {
    "loop over a dictionary": (
        "d={0:0}\nr=None\ndef f(i):\n    global r\n    if i: d[1]=1\n    else:\n        n=0\n"
        "        for k in d: n+=1\n        r=n\n"
    ),
    "loop over a set": (
        "d={0}\nr=None\ndef f(i):\n    global r\n    if i: d.add(1)\n    else:\n        n=0\n"
        "        for k in d: n+=1\n        r=n\n"
    ),
    "loop over a deque": (
        "from collections import deque\nd=deque([0])\nr=None\ndef f(i):\n    global r\n    if i: d.append(1)\n"
        "    else:\n        r=[k for k in d]\n"
    ),
    "comprehension over a dictionary": (
        "d={0:0}\nr=None\ndef f(i):\n    global r\n    if i: d[1]=1\n    else:\n        r=[k for k in d]\n"
    ),
    "yield from a dictionary": (
        "d={0:0}\nr=None\ndef g():\n    yield from d\ndef f(i):\n    global r\n    if i: d[1]=1\n    else:\n"
        "        r=[k for k in g()]\n"
    ),
    "body of a class": (
        "x=0\nr=None\ndef f(i):\n    global r,x\n    if i: x=1\n    else:\n        class C:\n            v=x\n"
        "            w=x\n        r=C.v,C.w\n"
    ),
    "body of a class in a closure": (
        "r=None\ndef mk():\n    x=0\n    def f(i):\n        nonlocal x\n        global r\n        if i: x=1\n"
        "        else:\n            class C:\n                v=x\n                w=x\n            r=C.v,C.w\n"
        "    return f\nf=mk()\n"
    ),
    "attribute by super": (
        "class A:\n    n=0\nclass B(A):\n    def up(self): return super().n\nb=B()\nr=None\ndef f(i):\n"
        "    global r\n    if i: A.n=1\n    else: r=b.up(),b.up()\n"
    ),
    "attribute of a metaclass": (
        "class M(type):\n    n=0\nclass A(metaclass=M): pass\nr=None\ndef f(i):\n    global r\n"
        "    if i: M.n=1\n    else: r=A.n,A.n\n"
    ),
    "list in a named tuple": (
        "from collections import namedtuple\nP=namedtuple('P','tags')\np=P([0])\ndef f(i):\n    p.tags[0]+=1\n"
    ),
    "named tuples in one place": (
        "from typing import NamedTuple\nclass P(NamedTuple):\n    a: int\ny=P(0)\nr=0\ndef f(i):\n"
        "    global y,r\n    y=P(i)\n    r=y.a\n    y=P(2+i)\n"
    ),
    "text of a named tuple": (
        "from collections import namedtuple\nP=namedtuple('P','tags')\ntags=[]\np=P(tags)\nr=None\ndef f(i):\n"
        "    global r\n    if i: tags.append(1)\n    else: r=str(p)\n"
    ),
    "own kinds of number": (
        "class I(int): pass\ny=I(0)\nr=s=0\ndef f(i):\n    global y,r,s\n    y=I(i+1)\n    if i: r=y*10\n"
        "    else: s=y*10\n"
    ),
    "own exceptions in one place": (
        "class E(Exception): pass\ny=E(0)\nr=s=0\ndef f(i):\n    global y,r,s\n    y=E(i+1)\n"
        "    if i: r=y.args\n    else: s=y.args\n"
    ),
    "list in a list of its own": ("class L(list): pass\nl=L([[0]])\ndef f(i): l[0][0]+=1\n"),
    "list in a dictionary of its own": ("class D(dict): pass\nd=D(a=[0])\ndef f(i): d['a'][0]+=1\n"),
    "text of a namespace": (
        "from types import SimpleNamespace\nns=SimpleNamespace(n=0)\nr=None\ndef f(i):\n    global r\n"
        "    if i: ns.n=1\n    else: r=str(ns)\n"
    ),
    "namespaces compared": (
        "from types import SimpleNamespace\nns=SimpleNamespace(n=0)\nr=None\ndef f(i):\n    global r\n"
        "    if i: ns.n=1\n    else: r=ns==SimpleNamespace(n=1)\n"
    ),
    "method exchanged": (
        "def g(self): return 1\nclass A:\n    def go(self): return 0\na=A()\nr=None\ndef f(i):\n    global r\n"
        "    if i: A.go=g\n    else: r=a.go(),a.go()\n"
    ),
    "attribute added to a class": (
        "class A: pass\na=A()\nr=None\ndef f(i):\n    global r\n    if i: A.n=1\n"
        "    else: r=hasattr(a,'n'),getattr(a,'n',0)\n"
    ),
    "chain used up": (
        "import itertools\nit=itertools.chain([1],[2])\nr=s=None\ndef f(i):\n    global r,s\n"
        "    if i: r=sum(it)\n    else: s=sum(it)\n"
    ),
    "closure of a property": (
        "def mk():\n    n=0\n    class A:\n        @property\n        def v(self):\n            nonlocal n\n"
        "            t=n\n            n=t+1\n            return t\n    return A()\na=mk()\nr=[]\n"
        "def f(i): r.append(a.v)\n"
    ),
    "closure of a static method": (
        "def mk():\n    n=0\n    class A:\n        @staticmethod\n        def v():\n            nonlocal n\n"
        "            t=n\n            n=t+1\n            return t\n    return A()\na=mk()\nr=[]\n"
        "def f(i): r.append(a.v())\n"
    ),
    "local of its own": (
        "class L(threading.local):\n    n=5\n    def __init__(self): self.m=x\nx=0\nl=L()\nr=[]\ndef f(i):\n"
        "    global x\n    x+=1\n    l.m+=1\n    l.n+=1\n    r.append((l.m,l.n))\n"
    ),
    "list in an exception": ("class E(Exception): pass\ne=E([0])\ndef f(i): e.args[0][0]+=1\n"),
    "what cannot be looked into, made by either": (
        "from decimal import Decimal\nx = Decimal(1)\ndef f(i):\n    global x\n    x = x + Decimal(i + 1)\n"
    ),
    "what cannot be looked into, changed by either": (
        "import array\na, b, r = array.array('i', [0]), None, 0\ndef f(i):\n    global b, r\n    a[0] = i + 1\n"
        "    r = a[0]\n"
    ),
}
"""What two threads do, as `f(i)`."""
LATE = {
    "thread class within a function": """import threading
result=0
def main():
    global result
    n=0
    class W(threading.Thread):
        def run(self):
            nonlocal n
            t=n
            n=t+1
    ts=[W() for _ in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
    result=n
main()
""",
    "object of a class within a function": """import threading
result=0
def main():
    global result
    n=0
    class A:
        def inc(self):
            nonlocal n
            t=n
            n=t+1
    def g(a): a.inc()
    a=A()
    ts=[threading.Thread(target=g,args=(a,)) for _ in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
    result=n
main()
""",
    "pattern beside a thread": """import threading
x=0
r=None
def f():
    global r
    r=x,x
t=threading.Thread(target=f)
t.start()
match 5:
    case x: pass
t.join()
""",
    "name of an exception beside a thread": """import threading
x=0
r=None
def f():
    global r
    r=type(x).__name__
t=threading.Thread(target=f)
t.start()
try: 1/0
except ZeroDivisionError as x: pass
t.join()
""",
    "import beside a thread": """import threading
x=0
r=None
def f():
    global r
    r=type(x).__name__
t=threading.Thread(target=f)
t.start()
import math as x
t.join()
""",
    "start by name": """import threading, operator
x=0
r=None
def f():
    global r
    r=x
t=threading.Thread(target=f)
operator.methodcaller('start')(t)
x=1
t.join()
""",
    "start in the body of a class": """import threading
x=0
r=None
def f():
    global r
    r=x,x
class App:
    t=threading.Thread(target=f)
    t.start()
x=1
App.t.join()
""",
}
"""Whole programs."""
