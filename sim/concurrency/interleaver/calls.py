"""What a call touches: a method of a container is one operation; a function of the program itself is traced instead."""

from __future__ import annotations

from functools import partial
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from msgspec.structs import replace

from sim.concurrency.interleaver import touches
from sim.concurrency.interleaver.attributes import attribute
from sim.concurrency.interleaver.known_names import PUTS
from sim.concurrency.interleaver.objects import ATOMS, CONTAINERS, MAPPINGS, Objects, is_function
from sim.concurrency.interleaver.reach import METHODS, inside_of, is_foreign, only_looks
from sim.concurrency.interleaver.stack import NOTHING
from sim.concurrency.interleaver.touches import Touch

OURS = "sim.concurrency."


def call(
    objects: Objects, callee: Any, owner: Any, given: list[Any], attributes: frozenset[str] | None, line: int
) -> Touch | None:
    """What `callee` is going to touch, called as a method of `owner` (or NOTHING) with these arguments.

    `attributes` are those that anybody writes, None for all.
    """
    while type(callee) is partial:
        callee, given = callee.func, [*callee.args, *callee.keywords.values(), *given]
    callee, owner = _unbound(callee, owner)
    name = getattr(callee, "__name__", "")
    if owner is NOTHING and name in ("getattr", "setattr", "hasattr", "delattr"):
        return _by_name(objects, name, given, attributes, line)
    if name == "print" and isinstance(callee, FunctionType) and callee.__module__.startswith(OURS):
        return touches.whole_read(objects, given, line)
    return None if _is_traced(callee, owner) else _untraced(objects, callee, owner, given, line)


def _untraced(objects: Objects, callee: Any, owner: Any, given: list[Any], line: int) -> Touch | None:
    """All that it can get at: in one piece if it is in C, in several steps if it is a library in Python."""
    name = getattr(callee, "__name__", "")
    if is_long := _is_in_python(callee):
        given = given if owner is NOTHING or isinstance(owner, ModuleType) else [owner, *given]
    elif owner is not NOTHING and not isinstance(owner, ModuleType | type):
        return _method(objects, name, owner, given, line)
    elif not isinstance(callee, type | BuiltinFunctionType):
        given = [callee, *given]  # and what it holds
    is_look = isinstance(callee, type) or (only_looks(name, *given) and is_function(callee))
    changed = [] if is_look else [one for one in given if is_foreign(one)]
    return touches.whole_update(objects, changed, given, line, is_long)


def _is_in_python(callee: Any) -> bool:
    """Whether it is written in Python: what a thread does there, it does step by step."""
    if isinstance(callee, type):
        return any(isinstance(getattr(callee, name), FunctionType) for name in ("__init__", "__new__"))
    return isinstance(callee, FunctionType)


def _unbound(callee: Any, owner: Any) -> tuple[Any, Any]:
    if isinstance(callee, MethodType):
        return callee.__func__, callee.__self__
    if isinstance(callee, METHODS) and not isinstance(callee.__self__, ModuleType | type(None)):
        return callee, callee.__self__
    return callee, owner


def _is_traced(callee: Any, owner: Any) -> bool:
    """Whether the program's own code, or a stand-in, tells what it touches by itself."""
    if isinstance(callee, FunctionType):
        module = callee.__globals__.get("__name__", "")
        if module == "__main__":
            return not callee.__code__.co_filename.startswith("<")  # made by a library
        return module.startswith(OURS) and callee.__module__ != "random"
    if isinstance(callee, type):
        return callee.__module__ == "__main__" or callee.__module__.startswith(OURS)
    is_ours = owner is not NOTHING and type(owner).__module__.startswith(OURS)
    return is_ours or type(callee).__module__ == "__main__"


def _method(objects: Objects, name: str, owner: Any, given: list[Any], line: int) -> Touch | None:
    if type(owner) in ATOMS:
        return touches.whole_read(objects, given, line)
    is_item = name == "get" and type(owner) in MAPPINGS and bool(given) and bool(objects.name_of(owner))
    if is_item and touches.has_own_item(owner, given[0]) and given[0] in owner:
        return touches.item_read(objects, owner, given[0], line)
    if only_looks(name, owner):
        return touches.whole_read(objects, [owner, *given], line)
    if name not in PUTS:
        given = [*given, *inside_of(objects, owner)]
    changed = [owner] if objects.name_of(owner) or type(owner) in CONTAINERS else _operands(objects, given)
    touch = touches.whole_update(objects, changed, given, line)
    if touch is not None and name in PUTS and type(owner) in CONTAINERS and not touch.is_long:
        touch.operation = replace(touch.operation, call=name)
        touch.given = given[0] if len(given) == 1 else NOTHING
    return touch


def _operands(objects: Objects, given: list[Any]) -> list[Any]:
    return [one for one in given if is_foreign(one) and objects.name_of(one)]


def _by_name(
    objects: Objects, name: str, given: list[Any], attributes: frozenset[str] | None, line: int
) -> Touch | None:
    if len(given) < 2 or (attributes is not None and given[1] not in attributes):
        return None
    is_write = name in ("setattr", "delattr")
    stored = (given[2] if len(given) > 2 else None) if is_write else NOTHING
    return attribute(objects, given[0], str(given[1]), stored, line)
