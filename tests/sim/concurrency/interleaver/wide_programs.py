"""Random small programs that share in all the ways of Python: classes, closures, iterators, callbacks, insides."""

from __future__ import annotations

import random
from collections.abc import Iterator

HEAD = """import collections, copy, functools, heapq, itertools, operator, queue, random, threading, time
from dataclasses import asdict, dataclass, field
x = y = 0
items, table, kinds, ring = [3], {0: 0}, {1}, collections.deque([1], 4)
grid, tally, text = [[0], [0]], collections.defaultdict(int), bytearray(b"ab")
it, keys, view = iter([1, 2, 3]), table.keys(), memoryview(text)
counter, doubled = itertools.count(), map(str, items)
count = collections.Counter()
put = functools.partial(items.append, 7)
class Account:
    total, made = 0, []
    def __init__(self, start=0):
        self.balance, self._log = start, []
        Account.total += 1
    @property
    def worth(self): return self.balance
    @worth.setter
    def worth(self, value): self.balance = value
    def __eq__(self, other): return self.balance == getattr(other, "balance", None)
    def __len__(self): return self.balance
    def __add__(self, other): return self.balance + other
    def __iadd__(self, other):
        self.balance += other
        return self
    def __enter__(self):
        self.balance += 1
        return self
    def __exit__(self, *error): self.balance -= 1
    @classmethod
    def note(cls, value): cls.made.append(value)
class Own(list):
    pass
class Slots:
    __slots__ = ("a", "b")
@dataclass
class Point:
    a: int = 0
    tags: list = field(default_factory=list)
account, own, slots, point = Account(1), Own(), Slots(), Point()
slots.a = slots.b = 0
def make():
    n, seen = 0, []
    def add(step=1, into=seen):
        nonlocal n
        n += step
        into.append(n)
        return n
    return add
add = make()
def even(value): return value % 2 == 0
def pairs(source):
    for each in source: yield each * 2
L, R, S, E = threading.Lock(), threading.RLock(), threading.Semaphore(1), threading.Event()
C, P, q, B = threading.Condition(), threading.Condition(L), queue.Queue(), threading.Barrier(2, put)
local = threading.local()
class Worker(threading.Thread):
    done = 0
    def __init__(self, step):
        super().__init__()
        self.step, self.result = step, None
    def run(self):
        global x
        self.result = x
        x = self.result + self.step
        Worker.done += 1
"""
LINES = (
    "t = x", "x = t + 1", "x += 1", "y = t", "y = len(items)", "y = x",
    "items.append(x)", "y = items.pop()", "items[-1] = x", "y = items[0]", "y = sum(items)", "items.sort()",
    "y = items == [3]", "y = f'{items}'", "y = str(table)", "items += [x]", "del items[:]", "y = items[:]",
    "a, *b = items; y = a", "y = max(items)", "y = max(table, key=table.get)", "y = 3 in items", "y = [*items]",
    "for each in items: y = each", "y = [each + x for each in items]", "y = list(map(str, items))",
    "y = list(filter(even, items))", "list(map(items.append, [x]))", "y = sorted(items, key=lambda each: each + x)",
    "table[x] = 1", "y = table.setdefault(1, x)", "y = table.pop(0, None)", "table.update({x: 2})", "table |= {2: x}",
    "y = len(keys)", "y = list(keys)", "y = 1 in keys", "y = next(it, None)", "y = list(it)", "y = next(counter)",
    "y = next(doubled, None)", "y = list(zip(items, table))", "for each in pairs(items): y = each",
    "kinds.add(x)", "y = len(kinds)", "kinds.discard(1)", "y = kinds | {x}", "ring.append(x)", "y = list(ring)",
    "ring.rotate(1)", "y = ring[0]", "grid[0][0] += 1", "y = grid[0][0]", "grid[1] = grid[0]", "y = str(grid)",
    "tally['k'] += 1", "y = tally['m']", "y = dict(tally)", "text[0] = x", "y = bytes(text)", "view[0] = x",
    "y = view[0]", "count['k'] += 1", "y = count['k']", "put()", "y = heapq.nlargest(1, items)",
    "heapq.heappush(items, x)", "y = functools.reduce(operator.add, items)", "y = operator.itemgetter(0)(items)",
    "random.shuffle(items)", "y = copy.copy(items)", "y = copy.deepcopy(grid)",
    "account.balance += 1", "y = account.balance", "account.worth = x", "y = account.worth",
    "y = account == Account(1)", "y = len(account)", "y = account + 1", "account += 1", "y = Account(x).balance",
    "y = Account.total",
    "Account.note(x)", "y = list(Account.made)", "account._log.append(x)", "y = str(account._log)",
    "account.extra = x", "y = getattr(account, 'extra', None)", "y = hasattr(account, 'extra')",
    "setattr(account, 'balance', x)", "y = bool(account)", "own.append(x)", "y = len(own)", "own += [x]",
    "y = own == []", "slots.a += 1", "y = slots.a", "slots.b = slots.a", "point.a += 1", "y = point.a",
    "point.tags.append(x)", "y = point == Point(0)", "y = repr(point)", "y = asdict(point)", "y = add()", "add(x)",
    "y = add.__defaults__", "global account; account = Account(x)", "global point; point = Point(x)",
    "global items; items = [x]", "global it; it = iter(items)", "box = [x]; items.append(box); box.append(2)",
    "with L: y = x", "with L: x += 1", "with R: x += 1", "with account: y = x", "with C: C.notify()",
    "with C: y = C.wait(1)", "with P: P.notify()", "P.notify()", "with P: y = P.wait(1)", "y = S._value", "S.release()",
    "y = S.acquire(False)", "y = E.is_set()", "E.set()", "y = E.wait(1)", "q.put(x)", "y = q.get(timeout=1)",
    "y = q.qsize()", "y = len(q.queue)", "y = list(q.queue)", "B.wait(1)", "y = B.n_waiting", "B.abort()", "B.reset()",
    "y = t0.is_alive()", "y = t1.name", "t1.name = 'new'", "t1.setName('other')", "y = t1.getName()",
    "y = threading.current_thread().name", "y = threading.active_count()", "local.n = x; y = local.n",
    "y = time.monotonic()", "time.sleep(1)", "threading.Timer(1, items.append, (x,)).start()",
    "threading.Thread(target=items.append, args=(9,)).start()", "w = Worker(2); w.start(); w.join(); y = w.result",
    "raise ValueError(x)", "y = Worker.done", "return",
)  # fmt: skip
BLOCKS = (
    "if items:",
    "if x == 0:",
    "if len(table) < 2:",
    "with L:",
    "with R:",
    "try:",
    "for _ in range(2):",
    "while not y:",
)
WATCHED = (
    "x",
    "y",
    "z",
    "items",
    "table",
    "kinds",
    "ring",
    "grid",
    "tally",
    "text",
    "account",
    "own",
    "slots",
    "point",
    "count",
)


def wide_program(seed: int, size: int = 2) -> str:
    """Two threads, or three; the script may do something before it joins them, and start others after that."""
    dice = random.Random(seed)  # noqa: S311 - a test's dice
    threads = dice.choice((2, 2, 2, 3))
    kinds = dice.choice((1, 2, threads))
    functions = [_function(dice, number, dice.randint(1, size)) for number in range(kinds)]
    return HEAD + "".join(functions) + "".join(f"{line}\n" for line in _main(dice, threads, kinds))


def _function(dice: random.Random, number: int, size: int) -> str:
    body = [*_statements(dice, size, 1)]
    named = [line for line in body if line.strip().startswith("global ")]
    body = [line.replace(line.strip(), line.strip().partition("; ")[2]) if line in named else line for line in body]
    names = sorted({line.split()[1].rstrip(";") for line in named} | {"x", "y", "items", "table", "account", "own"})
    return f"def f{number}(t=0):\n    global {', '.join(names)}\n" + "".join(f"{line}\n" for line in body)


def _statements(dice: random.Random, size: int, depth: int) -> Iterator[str]:
    indent = "    " * depth
    for _ in range(size):
        if dice.random() < 0.25 and depth < 3:
            head = dice.choice(BLOCKS)
            yield indent + head
            yield from _statements(dice, 1, depth + 1)
            if head.startswith("while"):
                yield f"{indent}    break"
            if head == "try:":
                yield f"{indent}except Exception: y = 7"
        else:
            yield indent + dice.choice(LINES)


def _main(dice: random.Random, threads: int, kinds: int) -> Iterator[str]:
    late = [line for line in LINES if not line.startswith(("global", "return", "raise"))]
    for number in range(threads):
        yield f"t{number} = threading.Thread(target=f{number % kinds}{dice.choice(('', f', args=({number},)'))})"
    for number in range(threads):
        yield f"t{number}.start()"
    if dice.random() < 0.2:
        yield dice.choice(late)
    for number in range(threads):
        yield f"t{number}.join()"
    if dice.random() < 0.3:  # and once more
        yield from (dice.choice(late), "z = y", "x = y = 0")
        yield from ("again = [threading.Thread(target=f0) for _ in range(2)]", "for t in again: t.start()")
        yield "for t in again: t.join()"
