from __future__ import annotations

import pytest

from sim.concurrency.interleaver.scan import Facts, facts_of
from tests.sim.concurrency.interleaver.scripts import LOST, PHILOSOPHERS


def facts(text: str) -> Facts:
    return facts_of(text, compile(text, "program.py", "exec"))


def test_what_functions_assign_is_written_and_watched() -> None:
    found = facts(LOST)
    assert found.written == {"n"}
    assert found.watched == ("n",)
    assert not found.changes_containers


def test_what_the_script_assigns_once_threads_may_exist_is_late() -> None:
    text = "a = 1\ndef go():\n    t.start()\nb = 2\ngo()\nc = 3\n"
    assert facts(text).late == {"c"}
    assert facts("a = 1\nt.start()\nb = a\n").late == {"b"}
    assert facts("a = 1\nb = 2\n").late == set()


def test_attributes_count_that_are_written_in_functions_constructors_among_them() -> None:
    text = (
        "class A:\n    c = 0\n    def __init__(self):\n        self.a = 1\n    def f(self):\n        self.b = self.c\n"
    )
    assert facts(text).attributes == {"a", "b"}
    assert not facts(text).any_attribute
    assert facts("setattr(x, 'y', 1)\n").any_attribute


def test_variables_of_closures_count_that_are_assigned() -> None:
    text = "def f(c):\n    a = b = 1\n    def g():\n        nonlocal b\n        b = a + c\n    return g\n"
    assert facts(text).cells == {"a", "b"}


@pytest.mark.parametrize(
    ("body", "changes"),
    [
        ("x = l[0]", False),
        ("l[0] = 1", True),
        ("del l[0]", True),
        ("l.append(1)", True),
        ("g = l.append", True),
        ("l += m", True),
        ("n += 1", False),
        ("l *= 2", True),
        ("l += b'1'", True),
        ("q.f(1)", True),
        ("print(len(l))", False),
        ("heapq.heappush(l, 1)", True),
        ("f(1)", False),
        ("l[0](1)", True),
        ("raise ValueError(1)", False),
    ],
)
def test_whether_anything_changes_a_container(body: str, changes: bool) -> None:
    assert facts(f"def f(i):\n    {body}\n").changes_containers is changes


def test_containers_that_functions_change_are_watched_and_those_that_are_only_read_are_not() -> None:
    assert facts("a = []\nb = []\ndef f():\n    a.append(b[0])\n").watched == ("a",)
    assert facts(PHILOSOPHERS).watched == ()


def test_calls_that_reach_past_the_bytecode() -> None:
    assert facts("x = 1\nprint(eval('x'))\n").out_of_sight == ("eval()", 2)
    assert facts("x = 1\n").out_of_sight is None


@pytest.mark.parametrize(
    "text",
    [
        "a.__dict__['x'] = 1",
        "vars(a)",
        "sorted(a, key=operator.attrgetter('x'))",
        "print(1, file=out)",
        "match a:\n    case P(x=1): pass",
        "class A(collections.deque): pass",
        "class A:\n    def __del__(self): pass",
        "import weakref",
        "from weakref import ref",
        "import __main__",
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\np = P(1)\np.__init__(2)",
        "import functools\nclass A:\n    @functools.cached_property\n    def v(self): pass",
        "from functools import cached_property as cached",
        "error.add_note(1)",
        "with contextlib.redirect_stdout(out): pass",
        "Thread(target=exec, args=('x = 1',))",
    ],
)
def test_what_looks_into_objects_past_the_bytecode_is_out_of_sight(text: str) -> None:
    assert facts(text).out_of_sight is not None
    assert facts("import sys\nprint(1, file=sys.stderr)\nclass A(B): pass\n").out_of_sight is None


def test_a_class_may_begin_as_the_one_it_is_made_from() -> None:
    text = "from dataclasses import dataclass\nimport threading\nclass A(threading.Thread):\n    def __init__(self):\n"
    assert facts(f"{text}        threading.Thread.__init__(self)\n").out_of_sight is None
    assert facts(f"{text}        super().__init__()\n").out_of_sight is None
