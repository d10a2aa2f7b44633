"""What an access to an attribute touches: of an object, its class, a module, or of what threads wait for."""

from __future__ import annotations

import dis
import importlib
from _thread import _local
from collections.abc import Hashable, Iterator
from functools import cache
from types import FunctionType, MemberDescriptorType, ModuleType
from typing import Any

from sim.concurrency.interleaver.controlled import Kind, Operation
from sim.concurrency.interleaver.objects import Objects, dict_of, inside, is_stand_in
from sim.concurrency.interleaver.stack import NOTHING
from sim.concurrency.interleaver.touches import NONE, Touch, nothing
from sim.words import QT_TRANSLATE_NOOP, Sentence

FIXED = frozenset({"_target", "_args", "_kwargs", "_initial_value", "_name"})
"""What primitives keep to themselves and never change; a name is no more than an attribute."""
AS_IT_IS = frozenset({"_value", "_flag"})
"""What means the same in the real ones, and changes with their operations only."""
INNER = frozenset({"queue", "unfinished_tasks", "mutex", "not_empty", "not_full", "all_tasks_done"})
"""What the real ones keep to themselves under names that do not look so."""
INSIDES = QT_TRANSLATE_NOOP("interleaver", "{name} is inside of what threads wait for, and cannot be followed there")
CHANGED_MODULE = QT_TRANSLATE_NOOP("interleaver", "{name} is in a module, and what is assigned there outlasts the run")


def attribute(objects: Objects, owner: Any, name: str, stored: Any, line: int) -> Touch | None:
    """An attribute of an object that others can reach; None for other objects."""
    if issubclass(type(owner), _local):  # what a thread has there is its own; what all have is the class
        return attribute(objects, type(owner), name, NOTHING, line) if stored is NOTHING else None
    if isinstance(owner, ModuleType):
        return _of_module(objects, owner, name, stored, line)
    if (touch := inner(objects, owner, name, stored, line)) is not None:
        return touch
    places = [*_places(objects, owner, name)] if stored is NOTHING else [*_own_place(objects, owner, name)]
    if not places:
        return None

    def value() -> Hashable:
        return objects.digest(look_up(owner, name))

    for place in places:
        objects.resolvers.setdefault(place, value)
        objects.viewers.setdefault(place, lambda: look_up(owner, name))
    names = frozenset(places)
    if stored is NOTHING:
        return Touch(Operation(Kind.READ, names, NONE, line), value)
    changed = (*places, inside(objects.name_of(owner)))
    return Touch(Operation(Kind.WRITE, NONE, names, line), nothing, ((stored, places[0]),), changed)


def _of_module(objects: Objects, module: ModuleType, name: str, stored: Any, line: int) -> Touch:
    """A module is there in all runs, so what one of them leaves in it is found by the next."""
    place, is_read = frozenset((f"{module.__name__}.{name}",)), stored is NOTHING
    kind, reads, writes = (Kind.READ, place, NONE) if is_read else (Kind.WRITE, NONE, place)
    touch = Touch(Operation(kind, reads, writes, line), lambda: objects.digest(vars(module).get(name)))
    touch.escapes = None if is_read else Sentence("interleaver", CHANGED_MODULE, {"name": min(place)})
    return touch


def inner(objects: Objects, owner: Any, name: str, stored: Any, line: int) -> Touch | None:
    """What a primitive keeps to itself, or the real one does, if `name` is that of it."""
    kind = type(owner)
    if not is_stand_in(kind) or not owner._own_is_shared or name in FIXED or name not in _inner_names(owner.__class__):
        return None
    reads = frozenset((owner._own_name,))
    touch = Touch(Operation(Kind.READ, reads, NONE, line), lambda: objects.digest(vars(owner).get(name)))
    if stored is not NOTHING or name not in AS_IT_IS:
        touch.escapes = Sentence("interleaver", INSIDES, {"name": f"{owner._own_name}.{name}"})
    return touch


@cache
def _inner_names(kind: type) -> frozenset[str]:
    """The names of what is inside of the real ones that a class stands in for: of methods, and of what they assign."""
    modules = [importlib.import_module(name) for name in ("threading", "queue")]
    names = {base.__name__ for base in kind.__mro__ if base.__module__ != "__main__"} - {"object"}
    reals = [
        getattr(module, name) for name in names for module in modules if isinstance(getattr(module, name, 0), type)
    ]
    found = {name for real in reals for name in (*dir(real), *_assigned_in(real))}
    return INNER.union(name for name in found if name.startswith("_") and not name.startswith("__"))


def _assigned_in(kind: type) -> Iterator[str]:
    codes = (each.__code__ for base in kind.__mro__ for each in vars(base).values() if isinstance(each, FunctionType))
    return (one.argval for code in codes for one in dis.get_instructions(code) if one.opname == "STORE_ATTR")


def _own_place(objects: Objects, owner: Any, name: str) -> Iterator[str]:
    if isinstance(owner, type):
        if owner.__module__ == "__main__":
            yield f"{owner.__qualname__}.{name}"
    elif known := objects.name_of(owner):
        yield f"{known}.{name}"


def _places(objects: Objects, owner: Any, name: str) -> Iterator[str]:
    """A read looks at the object first, and at its classes then, one after the other until one has it."""
    if type(owner) is not super:
        yield from _own_place(objects, owner, name)
        if not isinstance(owner, type) and name in dict_of(owner):
            return
    for base in _classes(owner):
        found = base.__dict__.get(name, NOTHING)
        if isinstance(found, property | MemberDescriptorType):
            return
        if base.__module__ == "__main__" and base is not owner:
            yield f"{base.__qualname__}.{name}"
        if found is not NOTHING:
            return


def _classes(owner: Any) -> Iterator[type]:
    """Where an attribute of `owner` is looked for if it is not its own: its classes, and those of a class."""
    one: Any = owner
    if type(owner) is super:
        mro = one.__self_class__.__mro__
        yield from mro[mro.index(one.__thisclass__) + 1 :]
        return
    if isinstance(owner, type):
        yield from owner.__mro__
    yield from type(owner).__mro__


def look_up(owner: Any, name: str) -> Any:
    """The value of an attribute without calling any of the program's own code."""
    own = dict_of(owner)
    if name in own:
        return own[name]
    for base in _classes(owner):
        if name in base.__dict__:
            found = base.__dict__[name]
            return getattr(owner, name, NOTHING) if isinstance(found, MemberDescriptorType) else found
    return NOTHING
