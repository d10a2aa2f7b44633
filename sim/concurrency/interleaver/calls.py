"""What a call touches: a method of a container is one operation; a function of the program itself is traced instead."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from sim.concurrency.interleaver import touches
from sim.concurrency.interleaver.objects import ATOMS, CONTAINERS, MAPPINGS, Objects
from sim.concurrency.interleaver.stack import NOTHING
from sim.concurrency.interleaver.touches import Touch


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


LOOKS = words(
    """abs all any ascii bool bytes copy count dict difference dumps enumerate filter float format frozenset fsum get
    hash index int intersection isdisjoint isinstance issubset issuperset items iter join keys len list map max
    mean median min most_common print repr reversed round set sorted str sum tuple type union values zip id
    symmetric_difference __contains__ __getitem__ __len__ __iter__ deepcopy pprint pformat choice sample"""
)
"""Functions and methods that leave what they are given as it was."""
OURS = "sim.concurrency."


def call(
    objects: Objects, callee: Any, owner: Any, given: list[Any], attributes: frozenset[str] | None, line: int
) -> Touch | None:
    """What `callee` is going to touch, called as a method of `owner` (or NOTHING) with these arguments.

    `attributes` are those that anybody writes, None for all.
    """
    callee, owner = _unbound(callee, owner)
    name = getattr(callee, "__name__", "")
    if owner is NOTHING and name in ("getattr", "setattr", "hasattr", "delattr"):
        return _by_name(objects, name, given, attributes, line)
    if _is_traced(callee, owner) and name != "print":
        return None
    if isinstance(callee, FunctionType) and name != "print":
        for one in given:
            objects.was_looked_into(one)
    if hidden := [*hidden_in(objects, given), *_used_up(objects, given)]:
        return touches.whole_update(objects, hidden, given, line)
    if owner is not NOTHING and not isinstance(owner, ModuleType | type):
        return _method(objects, name, owner, given, line)
    if name in LOOKS or isinstance(callee, type):
        return touches.whole_read(objects, given, line)
    return touches.whole_update(objects, [*_operands(objects, given)], given, line)


def _unbound(callee: Any, owner: Any) -> tuple[Any, Any]:
    if isinstance(callee, MethodType):
        return callee.__func__, callee.__self__
    if isinstance(callee, BuiltinFunctionType) and not isinstance(callee.__self__, ModuleType | type(None)):
        return callee, callee.__self__
    return callee, owner


def _is_traced(callee: Any, owner: Any) -> bool:
    """Whether the program's own code, or a stand-in, tells what it touches by itself."""
    if isinstance(callee, FunctionType):
        module = callee.__globals__.get("__name__", "")
        return module == "__main__" or (module.startswith(OURS) and callee.__module__ != "random")
    if isinstance(callee, type):
        return callee.__module__ == "__main__" or callee.__module__.startswith(OURS)
    is_ours = owner is not NOTHING and type(owner).__module__.startswith(OURS)
    return is_ours or type(callee).__module__ == "__main__"


def _method(objects: Objects, name: str, owner: Any, given: list[Any], line: int) -> Touch | None:
    if not touches.is_foreign(owner) or objects.name_of(owner) is None:
        if name in LOOKS or type(owner) in (*CONTAINERS, *ATOMS):
            return touches.whole_read(objects, given, line)
        return touches.whole_update(objects, [*_operands(objects, given)], given, line)
    if name == "get" and type(owner) in MAPPINGS and given and touches.has_own_item(owner, given[0]):
        return touches.item_read(objects, owner, given[0], line) if given[0] in owner else _whole(objects, owner, line)
    if name in LOOKS:
        return touches.whole_read(objects, [owner, *given], line)
    return touches.whole_update(objects, (owner,), given, line)


def _whole(objects: Objects, owner: Any, line: int) -> Touch | None:
    return touches.whole_read(objects, (owner,), line)


def hidden_in(objects: Objects, given: list[Any]) -> Iterator[Any]:
    """The shared containers whose methods are called in passing, as in `list(map(shared.append, ...))`."""
    for one in given:
        for inner in (one, *(gc.get_referents(one) if hasattr(type(one), "__next__") else ())):
            container = inner.__self__ if isinstance(inner, BuiltinFunctionType) else None
            if type(container) in CONTAINERS and objects.name_of(container) is not None:
                yield container


def _used_up(objects: Objects, given: list[Any]) -> Iterator[Any]:
    """The shared iterators among these: whoever looks at what they give takes it from them."""
    return (one for one in given if hasattr(type(one), "__next__") and objects.name_of(one) is not None)


def _operands(objects: Objects, given: list[Any]) -> Iterator[Any]:
    return (one for one in given if objects.name_of(one) is not None and touches.is_foreign(one))


def _by_name(
    objects: Objects, name: str, given: list[Any], attributes: frozenset[str] | None, line: int
) -> Touch | None:
    if len(given) < 2 or (attributes is not None and given[1] not in attributes):
        return None
    is_write = name in ("setattr", "delattr")
    stored = (given[2] if len(given) > 2 else None) if is_write else NOTHING
    return touches.attribute(objects, given[0], str(given[1]), stored, line)
