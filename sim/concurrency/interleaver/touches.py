"""What an instruction touches that other threads may touch too: the answer to each kind of access."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

from sim.concurrency.interleaver.controlled import Kind, Operation
from sim.concurrency.interleaver.objects import (
    ATOMS,
    CONTAINERS,
    MANY_ITEMS,
    MAPPINGS,
    SEQUENCES,
    Objects,
    inside,
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
from sim.words import Sentence

NONE: frozenset[str] = frozenset()


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
    ) -> None:
        self.operation, self.seen, self.published = operation, seen, published
        self.changed = changed or tuple(operation.writes)
        self.opaque: tuple[str, ...] = ()
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
    if not name:
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
    if not name or is_traced(container, "__delitem__" if stored is NOTHING else "__setitem__"):
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
    if not name or type(value) not in CONTAINERS:
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
    touch.visited = objects.name_of(touched[0])
    touch.is_long = is_long or any(takes_steps(one, by) for one in touched)
    if changed:
        _changes(objects, touch, changed, given)
    return touch


def _named(objects: Objects, changed: Iterable[Any]) -> Iterator[Any]:
    """The shared ones among these; behind a view of memory is what it shows."""
    for one in changed:
        both = (one, one.obj) if isinstance(one, memoryview) else (one,)
        yield from (each for each in both if objects.name_of(each))


def _changes(objects: Objects, touch: Touch, changed: list[Any], given: tuple[Any, ...]) -> None:
    """What a change leaves: what was given can be reached from there, and what is in it has to be looked at again."""
    path = f"{objects.name_of(changed[0])}[{_length(changed[0])}]"
    foreign = [objects.name_of(one) for one in changed if type(one) not in CONTAINERS]
    touch.published = tuple((one, path) for one in given)
    touch.changed = (*touch.operation.writes, *map(inside, foreign))
    touch.opaque = tuple(foreign)
    touch.refilled = tuple(one for one in changed if type(one) in CONTAINERS)


def _length(value: Any) -> str:
    return short(len(value)) if type(value) in CONTAINERS else "+"


def _written_places(objects: Objects, value: Any, is_long: bool) -> Iterator[str]:
    name = objects.name_of(value)
    if is_made(value) or (is_long and is_own(value)) or is_open(value):
        yield from _attribute_places(objects, value, name)
    yield whole(name) if type(value) in CONTAINERS else name


def _all_places(objects: Objects, value: Any, is_long: bool) -> Iterator[str]:
    yield from _written_places(objects, value, is_long)
    if type(value) in CONTAINERS and len(value) <= MANY_ITEMS:
        name = objects.name_of(value)
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
        return objects.attributes(value), objects.symbols.get(objects.name_of(value))
    return objects.symbols.get(objects.name_of(value))
