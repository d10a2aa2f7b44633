"""What an instruction touches that other threads may touch too: the answer to each kind of access."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from types import MemberDescriptorType
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
from sim.concurrency.interleaver.stack import NOTHING

NONE: frozenset[str] = frozenset()


class Touch:
    """One access: the operation it is, what it is going to see, and what it will let others reach.

    `changed` are the objects whose state has to be looked at again, `opaque` those whose state cannot be looked at.
    """

    __slots__ = ("changed", "opaque", "operation", "published", "refilled", "seen")

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


def _own_place(objects: Objects, owner: Any, name: str) -> Iterator[str]:
    if isinstance(owner, type):
        if owner.__module__ == "__main__":
            yield f"{owner.__qualname__}.{name}"
    elif (known := objects.name_of(owner)) is not None:
        yield f"{known}.{name}"


def _places(objects: Objects, owner: Any, name: str) -> Iterator[str]:
    """A read looks at the object first, and at its classes then."""
    yield from _own_place(objects, owner, name)
    kind = owner if isinstance(owner, type) else type(owner)
    for base in kind.__mro__[1 if kind is owner else 0 :]:
        if base.__module__ == "__main__" and name in base.__dict__:
            found = base.__dict__[name]
            if not callable(found) and not isinstance(found, property | MemberDescriptorType):
                yield f"{base.__qualname__}.{name}"


def look_up(owner: Any, name: str) -> Any:
    """The value of an attribute without calling any of the program's own code."""
    own = getattr(owner, "__dict__", {})
    if name in own:
        return own[name]
    kind = owner if isinstance(owner, type) else type(owner)
    for base in kind.__mro__:
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
        return whole_read(objects, (container,), line)
    place = _item(name, container, key)
    if _makes_item(container, key):
        writes = frozenset((place, whole(name)))
        touch = Touch(Operation(Kind.UPDATE, NONE, writes, line), nothing, (), (whole(name),))
        touch.refilled = (container,)
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
    if name is None:
        return None
    if type(container) not in CONTAINERS or not has_own_item(container, key):
        return whole_update(objects, (container,), (stored,), line)
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


def whole_read(objects: Objects, values: Iterable[Any], line: int) -> Touch | None:
    """All that is in these, as far as others can reach them."""
    values = tuple(values)
    for one in values:
        if hasattr(type(one), "__dataclass_fields__"):  # its methods were made by the library
            objects.was_looked_into(one)
    shared = [*_reachable(objects, values)]
    if not shared:
        return None
    names = frozenset(place for one in shared for place in _all_places(objects, one))
    return Touch(Operation(Kind.READ, names, NONE, line), lambda: tuple(look(objects, one) for one in shared))


def whole_update(objects: Objects, changed: Iterable[Any], given: Iterable[Any], line: int) -> Touch | None:
    """A change in one piece of `changed`, into which `given` is put or only read."""
    shared = [one for one in changed if objects.name_of(one) is not None]
    given = tuple(given)
    if not shared:
        return whole_read(objects, given, line)
    names = [_place(objects, one) for one in shared]
    reads = whole_read(objects, given, line)
    operation = Operation(Kind.UPDATE, reads.operation.reads if reads else NONE, frozenset(names), line)
    path = f"{objects.name_of(shared[0])}[{_length(shared[0])}]"
    published = tuple((one, path) for one in given)
    opaque = tuple(objects.name_of(one) or "" for one in shared if type(one) not in CONTAINERS)
    insides = [inside(objects.name_of(one) or "") for one in shared if type(one) not in CONTAINERS]
    touch = Touch(
        operation,
        lambda: (tuple(look(objects, one) for one in shared), reads.seen() if reads else None),
        published, (*names, *insides), opaque,
    )  # fmt: skip
    touch.refilled = tuple(one for one in shared if type(one) in CONTAINERS)
    return touch


def _length(value: Any) -> str:
    return short(len(value)) if type(value) in CONTAINERS else "+"


def _place(objects: Objects, value: Any) -> str:
    name = objects.name_of(value) or ""
    return whole(name) if type(value) in CONTAINERS else name


def _all_places(objects: Objects, value: Any) -> Iterator[str]:
    yield _place(objects, value)
    if type(value) in CONTAINERS and len(value) <= MANY_ITEMS:
        name = objects.name_of(value) or ""
        if type(value) in SEQUENCES:
            yield from (item(name, index) for index in range(len(value)))
        elif type(value) in MAPPINGS:
            yield from (item(name, key) for key in value)


def look(objects: Objects, value: Any) -> Hashable:
    """What can be told of it: its contents, or else what has happened to it so far."""
    if type(value) in CONTAINERS:
        return objects.contents(value)
    return objects.symbols.get(objects.name_of(value) or "")


def _reachable(objects: Objects, values: Iterable[Any]) -> Iterator[Any]:
    """The shared ones among these, and the containers in them, which printing or comparing reads as well."""
    todo, seen = list(values), set[int]()
    while todo and len(seen) < MANY_ITEMS * MANY_ITEMS:
        one = todo.pop()
        if id(one) in seen or type(one) in ATOMS:
            continue
        seen.add(id(one))
        if is_foreign(one) and objects.name_of(one) is not None:
            yield one
        if type(one) in (*CONTAINERS, tuple, frozenset) and type(one) is not bytearray:
            todo += one.values() if type(one) in MAPPINGS else one


def is_foreign(value: Any) -> bool:
    """Whether its insides are changed by code that is not traced: the program's own classes are."""
    kind = type(value)
    if kind in CONTAINERS:
        return True
    if isinstance(value, type) or kind.__module__ == "__main__" or hasattr(kind, "_share"):
        return any(issubclass(kind, one) for one in (list, dict, set))
    return not callable(value) and kind not in (*ATOMS, tuple, frozenset)
