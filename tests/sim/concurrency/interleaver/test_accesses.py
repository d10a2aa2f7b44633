from __future__ import annotations

import pytest

from sim.concurrency.interleaver.accesses import entries_of
from sim.concurrency.interleaver.scan import codes_in, facts_of
from tests.sim.concurrency.interleaver.scripts import TWO, controlled, of, play


def found(text: str) -> list[str]:
    """The instructions of the innermost function that may touch something."""
    code = compile(text, "program.py", "exec")
    inner = [*codes_in(code)][-1]
    entries = entries_of(inner, facts_of(text, code), False).values()
    return [f"{entry.instruction.opname} {entry.instruction.argval}" for entry in entries if entry.find]


def test_only_names_that_somebody_writes_matter() -> None:
    assert found("n = m = 1\ndef f():\n    global n\n    n = m\n    print(n)\n") == ["STORE_GLOBAL n", "LOAD_GLOBAL n"]


def test_containers_matter_where_something_changes_them() -> None:
    assert found("def f(l):\n    return l[0] == l[1]\n") == []
    assert len(found("def f(l):\n    l[2] = l[0] == l[1]\n")) == 4


def test_a_long_function_is_announced_where_its_instructions_begin() -> None:
    many = "".join(f"    x{i} = 1 or a{i}\n" for i in range(300))
    text = f"import threading\ndef f(i):\n    global n\n{many}    n = 1\n{TWO}"
    with controlled(text) as runtime:
        assert of(1, play(runtime)) == ["write n"]


@pytest.mark.parametrize(
    ("line", "operations"),
    [
        ("l[0]", ["read l[0] l[]"]),
        ("l[-1]", ["read l[1] l[]"]),
        ("l[0] = 5", ["write l[0]"]),
        ("del l[0]", ["update l[0] l[]"]),
        ("d['k'] = 5", ["write d['k']"]),
        ("d['new'] = 5", ["update d['new'] d[]"]),
        ("d.get('k')", ["read d['k'] d[]"]),
        ("l.append(1)", ["update l[]"]),
        ("len(l)", ["read l[0] l[1] l[]"]),
        ("l[0:1]", ["read l[0] l[1] l[]"]),
        ("x, y = l", ["read l[0] l[1] l[]"]),
        ("1 in l", ["read l[0] l[1] l[]"]),
        ("[*l]", ["read l[0] l[1] l[]"]),
        ("l += [3]", ["update l[]"]),
        ("o.a", ["read o.a"]),
        ("o.a = 2", ["write o.a"]),
        ("mine = [1]; mine.append(2); mine[0] = 3", []),
        ("mine = O(); mine.a = 1", []),
        ("l.sort(key=abs)", ["update l[]"]),
        ("print(*l)", ["read l[0] l[1] l[]"]),
        ("other(*l)", ["read l[0] l[1] l[]", "write l[0]", "write o.a"]),
    ],
)
def test_what_an_instruction_touches(line: str, operations: list[str]) -> None:
    text = f"""import threading
class O: pass
l, d, o = [1, 2], {{'k': 1}}, O()
o.a = 1
def f(i):
    global g
    {"m = l; m" + line[1:] if line.startswith("l +=") else line}
def other(*x):
    l[0] = 1
    o.a = 1
{TWO}"""
    with controlled(text) as runtime:
        assert of(1, play(runtime)) == operations
