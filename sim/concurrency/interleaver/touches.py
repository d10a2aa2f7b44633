"""What an instruction touches that other threads may touch too: the answer to each kind of access."""

from __future__ import annotations

import dis
import importlib
from _thread import _local
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache
from types import FunctionType, MemberDescriptorType, ModuleType
from typing import Any

from sim.concurrency.interleaver.controlled import Kind, Operation
from sim.concurrency.interleaver.objects import (
    ATOMS,
    CONTAINERS,
    MANY_ITEMS,
    MAPPINGS,
    SEQUENCES,
    Objects,
    dict_of,
    inside,
    is_stand_in,
    item,
    short,
    whole,
)
from sim.concurrency.interleaver.reach import (
    inside_of,
    is_foreign,
    is_made,
    is_open,
    is_own,
    is_traced,
    reached,
    takes_steps,
)
from sim.concurrency.interleaver.stack import NOTHING
from sim.words import QT_TRANSLATE_NOOP, Sentence

NONE: frozenset[str] = frozenset()
FIXED = frozenset({"_target", "_args", "_kwargs", "_initial_value", "_name"})
"""What primitives keep to themselves and never change; a name is no more than an attribute."""
AS_IT_IS = frozenset({"_value", "_flag"})
"""What means the same in the real ones, and changes with their operations only."""
INNER = frozenset({"queue", "unfinished_tasks", "mutex", "not_empty", "not_full", "all_tasks_done"})
"""What the real ones keep to themselves under names that do not look so."""
INSIDES = QT_TRANSLATE_NOOP("interleaver", "{name} is inside of what threads wait for, and cannot be followed there")
CHANGED_MODULE = QT_TRANSLATE_NOOP("interleaver", "{name} is in a module, and what is assigned there outlasts the run")


class Touch:
    """One access: the operation it is, what it is going to see, and what it will let others reach.

    `changed` are the objects whose state has to be looked at again, `opaque` those whose state cannot be looked at.
    """

    __slots__ = (
        "changed",
        "escapes",
        "given",
        "is_long",
        "opaque",
        "operation",
        "published",
        "refilled",
        "seen",
        "visited",
    )

    def __init__(
        self,
        operation: Operation,
        seen: Callable[[], Hashable],
        published: tuple[tuple[Any, str], ...] = (),
        changed: tuple[str, ...] = (),
        opaque: tuple[str, ...] = (),
    ) -> None:
        self.operation, self.seen, self.published = operation, seen, published
        self.changed, self.opaque = changed or tuple(operation.writes), opaque
        self.refilled: tuple[Any, ...] = ()
        """Containers into which the access puts something that cannot be told beforehand."""
        self.given: Any = NOTHING
        """The only thing that it is given, if it is a method."""
        self.visited, self.is_long = "", False
        """What code that is not traced looks into, and whether in several steps, between which another may come."""
        self.escapes: Sentence | None = None
        """What it does past all that can be followed."""


def nothing() -> Hashable:
    """What a plain write sees."""
    return None


def variable(objects: Objects, values: dict[str, Any], name: str, stored: Any, line: int) -> Touch:
    """A global variable; `stored` is what it is given, NOTHING where it is read."""

    def value() -> Hashable:
        return objects.digest(values.get(name, NOTHING))

    objects.resolvers.setdefault(name, value)
    objects.viewers.setdefault(name, lambda: values.get(name, NOTHING))
    return _of_name(name, value, stored, line)


def cell(objects: Objects, name: str, value: Callable[[], Any], stored: Any, line: int) -> Touch:
    """A variable of a closure."""

    def digest() -> Hashable:
        return objects.digest(value())

    objects.resolvers.setdefault(name, digest)
    objects.viewers.setdefault(name, value)
    return _of_name(name, digest, stored, line)


def _of_name(name: str, value: Callable[[], Hashable], stored: Any, line: int) -> Touch:
    names = frozenset((name,))
    if stored is NOTHING:
        return Touch(Operation(Kind.READ, names, NONE, line), value)
    return Touch(Operation(Kind.WRITE, NONE, names, line), nothing, ((stored, name),))


# Attributes


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
    changed = (*places, inside(objects.name_of(owner) or ""))
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
    elif (known := objects.name_of(owner)) is not None:
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


# Containers


def has_own_item(container: Any, key: Any) -> bool:
    """Whether the item counts as an object of its own."""
    if len(container) > MANY_ITEMS:
        return False
    if type(container) in SEQUENCES:
        return type(key) is int and -len(container) <= key < len(container)
    return type(container) in MAPPINGS and type(key) in ATOMS


def item_read(objects: Objects, container: Any, key: Any, line: int) -> Touch | None:
    """`container[key]`, if others can reach the container."""
    name = objects.name_of(container)
    if name is None:
        return None
    if type(container) not in CONTAINERS or not has_own_item(container, key):
        return None if is_traced(container, "__getitem__") else whole_read(objects, (container,), line, "__getitem__")
    place = _item(name, container, key)
    if _makes_item(container, key):
        writes = frozenset((place, whole(name)))
        touch = Touch(Operation(Kind.UPDATE, NONE, writes, line), nothing, (), (whole(name),))
        touch.refilled, touch.visited = (container,), name  # what makes it may be of the program
        return touch

    def seen() -> Hashable:
        try:
            return objects.digest(container[key])
        except LookupError:
            return "missing"

    return Touch(Operation(Kind.READ, frozenset((place, whole(name))), NONE, line), seen)


def _makes_item(container: Any, key: Any) -> bool:
    return getattr(container, "default_factory", None) is not None and key not in container


def item_write(objects: Objects, container: Any, key: Any, stored: Any, line: int) -> Touch | None:
    """`container[key] = stored`, or `del container[key]` if `stored` is NOTHING."""
    name = objects.name_of(container)
    if name is None or is_traced(container, "__delitem__" if stored is NOTHING else "__setitem__"):
        return None
    if type(container) not in CONTAINERS or not has_own_item(container, key):
        return whole_update(objects, (container,), (stored,), line, by="__setitem__")
    place = _item(name, container, key)
    is_there = type(container) in SEQUENCES or key in container
    if is_there and stored is not NOTHING:
        operation = Operation(Kind.WRITE, frozenset((whole(name),)), frozenset((place,)), line)
    else:
        operation = Operation(Kind.UPDATE, NONE, frozenset((place, whole(name))), line)
    return Touch(operation, lambda: is_there, ((stored, place),), (whole(name),))


def _item(name: str, container: Any, key: Any) -> str:
    is_from_end = type(container) in SEQUENCES and key < 0
    return item(name, key + len(container) if is_from_end else key)


def size_read(objects: Objects, value: Any, line: int) -> Touch | None:
    """Whether there is anything in it, or how much, if others can reach it: that looks at no item."""
    name = objects.name_of(value)
    if name is None or type(value) not in CONTAINERS:
        return whole_read(objects, (value,), line, "__len__") if is_foreign(value) else None
    return Touch(Operation(Kind.READ, frozenset((whole(name),)), NONE, line), lambda: len(value))


def iteration_begun(objects: Objects, value: Any, line: int) -> Touch | None:
    """An iterator is made, which may remember how much there was; that of a list does not, and its own is itself."""
    return None if type(value) is list or hasattr(type(value), "__next__") else size_read(objects, value, line)


def whole_read(objects: Objects, values: Iterable[Any], line: int, by: str = "") -> Touch | None:
    """All that is in these, as far as others can reach it; `by` is the method that does it, if that is known."""
    return whole_update(objects, (), values, line, by=by)


def whole_update(
    objects: Objects, changed: Iterable[Any], given: Iterable[Any], line: int, is_long: bool = False, by: str = ""
) -> Touch | None:
    """A change in one piece of `changed`, into which `given` is put or only read.

    With `is_long` it is done by a library, which takes several steps and looks at attributes as well.
    """
    given, changed = tuple(given), [*_named(objects, changed)]
    looked = [*given, *(part for one in changed if type(one) not in CONTAINERS for part in inside_of(objects, one))]
    found = [one for one in reached(objects, looked, is_long) if not any(one.value is each for each in changed)]
    changed += [one.value for one in found if one.is_taken]
    read = [one.value for one in found if not one.is_taken]
    if not changed and not read:
        return None
    reads = frozenset(place for one in read for place in _all_places(objects, one, is_long))
    writes = frozenset(place for one in changed for place in _written_places(objects, one, is_long))
    touch = Touch(
        Operation(Kind.UPDATE if changed else Kind.READ, reads, writes, line),
        lambda: (tuple(look(objects, one) for one in changed), tuple(look(objects, one) for one in read)),
    )
    touched = [*changed, *read]
    touch.visited = objects.name_of(touched[0]) or ""
    touch.is_long = is_long or any(takes_steps(one, by) for one in touched)
    if changed:
        _changes(objects, touch, changed, given)
    return touch


def _named(objects: Objects, changed: Iterable[Any]) -> Iterator[Any]:
    """The shared ones among these; behind a view of memory is what it shows."""
    for one in changed:
        both = (one, one.obj) if isinstance(one, memoryview) else (one,)
        yield from (each for each in both if objects.name_of(each) is not None)


def _changes(objects: Objects, touch: Touch, changed: list[Any], given: tuple[Any, ...]) -> None:
    """What a change leaves: what was given can be reached from there, and what is in it has to be looked at again."""
    path = f"{objects.name_of(changed[0])}[{_length(changed[0])}]"
    foreign = [objects.name_of(one) or "" for one in changed if type(one) not in CONTAINERS]
    touch.published = tuple((one, path) for one in given)
    touch.changed = (*touch.operation.writes, *map(inside, foreign))
    touch.opaque = tuple(foreign)
    touch.refilled = tuple(one for one in changed if type(one) in CONTAINERS)


def _length(value: Any) -> str:
    return short(len(value)) if type(value) in CONTAINERS else "+"


def _written_places(objects: Objects, value: Any, is_long: bool) -> Iterator[str]:
    name = objects.name_of(value) or ""
    if is_made(value) or (is_long and is_own(value)) or is_open(value):
        yield from _attribute_places(objects, value, name)
    yield whole(name) if type(value) in CONTAINERS else name


def _all_places(objects: Objects, value: Any, is_long: bool) -> Iterator[str]:
    yield from _written_places(objects, value, is_long)
    if type(value) in CONTAINERS and len(value) <= MANY_ITEMS:
        name = objects.name_of(value) or ""
        if type(value) in SEQUENCES:
            yield from (item(name, index) for index in range(len(value)))
        elif type(value) in MAPPINGS:
            yield from (item(name, key) for key in value)


def _attribute_places(objects: Objects, value: Any, name: str) -> Iterator[str]:
    """Its attributes: those that it has, and those that somebody may yet give it."""
    yield from (at for _, at in objects.attributes_of(value, name))
    yield from (f"{name}.{each}" for each in objects.assigned)


def look(objects: Objects, value: Any) -> Hashable:
    """What can be told of it: its contents, or else what has happened to it so far."""
    if type(value) in CONTAINERS:
        return objects.contents(value)
    if is_own(value) or is_open(value):
        return objects.attributes(value), objects.symbols.get(objects.name_of(value) or "")
    return objects.symbols.get(objects.name_of(value) or "")
