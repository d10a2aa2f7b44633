"""What can be said about a script without running it: which names its threads may write.

A read of something that nobody writes while others run is nothing that needs a switch before it. Every answer errs on
the safe side: a name too many costs steps, a name too few would hide a race.
"""

from __future__ import annotations

import ast
import dis
from collections.abc import Iterable, Iterator, Set
from itertools import chain
from types import CodeType
from typing import Any

from msgspec import Struct

from sim.concurrency.interleaver.known_names import (
    ANY_ATTRIBUTE,
    BASES_OUT_OF_SIGHT,
    BLIND,
    HARMLESS,
    MAKE_ITERATORS,
    MODULES_OUT_OF_SIGHT,
    MUTATORS,
    OUT_OF_SIGHT,
    PAST_ATTRIBUTES,
    STARTERS,
)


class Facts(Struct, frozen=True):
    """Which names matter.

    `written`: globals that functions assign; `late`: globals that the script itself assigns while threads may exist;
    `used`: globals that functions mention. `attributes`: those that functions assign.
    `changes_containers`: whether anything may change a list, a dictionary or their like while threads exist, or a
    library may look into objects.
    `cells`: variables of closures that are assigned. `watched`: globals that threads may change, or that
    the script assigns while there may be threads; `class_attributes`: those that functions change in classes.
    `out_of_sight`: the first call, and its line, that reaches variables past the bytecode.
    """

    written: frozenset[str]
    late: frozenset[str]
    used: frozenset[str]
    attributes: frozenset[str]
    any_attribute: bool
    changes_containers: bool
    cells: frozenset[str]
    watched: tuple[str, ...]
    class_attributes: frozenset[str]
    out_of_sight: tuple[str, int] | None


NONE: frozenset[str] = frozenset()
NO_FACTS = Facts(NONE, NONE, NONE, NONE, False, False, NONE, (), NONE, None)
"""What is said about a script that cannot be read."""


def facts_of(text: str, code: CodeType) -> Facts:
    """The facts about a script. Raises SyntaxError as `compile` does."""
    tree = ast.parse(text)
    inner = list(codes_in(code))[1:]
    late: list[Any] = [node for statement in _late_statements(tree) for node in ast.walk(statement)]
    written = _arguments(inner, ("STORE_GLOBAL", "DELETE_GLOBAL"))
    results = {name for statement in _late_statements(tree) for name in _assigned(statement)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
    }
    return Facts(
        written,
        frozenset(_stored(late)),
        _arguments(inner, ("LOAD_GLOBAL", "STORE_GLOBAL", "DELETE_GLOBAL", "LOAD_NAME")),
        _arguments(inner, ("STORE_ATTR", "DELETE_ATTR"))
        | {node.attr for node in late if _is_stored_attribute(node)}
        | {"name" for each in names if each == "setName"},
        bool(names & ANY_ATTRIBUTE),
        any(_changes(node, _defined(tree)) for node in [*_in_functions(tree), *late])
        or _has_libraries(tree)
        or _keeps_iterators(tree),
        _arguments(codes_in(code), ("STORE_DEREF", "DELETE_DEREF")),
        tuple(name for name in _module_names(tree) if name in written | set(_mutated(tree)) | results),
        frozenset(_class_attributes(tree)),
        next(chain(_out_of_sight(tree), _made_again(tree)), None),
    )


def codes_in(code: CodeType) -> Iterator[CodeType]:
    """A code object and all that are defined in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes_in(constant)


def globals_in(code: CodeType) -> frozenset[str] | None:
    """The globals that a script and its functions assign; None if they cannot be told, as with `import *`."""
    instructions = list(dis.get_instructions(code))
    if any(one.opname == "IMPORT_STAR" or one.argrepr == "INTRINSIC_IMPORT_STAR" for one in instructions):
        return None
    return _arguments([code], ("STORE_NAME",)) | _arguments(codes_in(code), ("STORE_GLOBAL",))


def _arguments(codes: Iterable[CodeType], instructions: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        instruction.argval
        for code in codes
        for instruction in dis.get_instructions(code)
        if instruction.opname in instructions
    )


def _late_statements(tree: ast.Module) -> list[ast.stmt]:
    """The statements from the first one on that may start a thread, however indirectly."""
    starters = set(STARTERS)
    definitions = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    while more := {node.name for node in definitions if _mentions(node, starters)} - starters:
        starters |= more
    for index, statement in enumerate(tree.body):
        if any(_mentions(part, starters) for part in _executed(statement)):
            return tree.body[index:]
    return []


def _executed(statement: ast.stmt) -> Iterator[ast.AST]:
    """What of a statement of the script is executed where it stands: of a definition not the bodies of functions."""
    match statement:
        case ast.Import() | ast.ImportFrom():
            return
        case ast.FunctionDef(decorator_list=decorators, args=args):
            yield from (*decorators, *args.defaults, *filter(None, args.kw_defaults))
        case ast.ClassDef(decorator_list=decorators, bases=bases, keywords=keywords, body=body):
            yield from (*decorators, *bases, *keywords)
            for each in body:
                yield from _executed(each)
        case _:
            yield statement


def _mentions(tree: ast.AST, names: set[str]) -> bool:
    return any(
        (isinstance(node, ast.Attribute) and node.attr in names)
        or (isinstance(node, ast.Name) and node.id in names)
        or (isinstance(node, ast.Constant) and node.value in STARTERS)
        for node in ast.walk(tree)
    )


def _stored(nodes: list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name
            case ast.MatchMapping(rest=str(name)):
                yield name
            case ast.alias(name=name, asname=other):
                yield other or name.partition(".")[0]


def _is_stored_attribute(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del)


def _in_functions(tree: ast.Module) -> list[ast.AST]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    return [node for function in functions for node in ast.walk(function)]


def _defined(tree: ast.Module) -> set[str]:
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def _has_libraries(tree: ast.Module) -> bool:
    """Whether modules are imported that may look into what they are given, or make methods that do."""
    return any(name not in BLIND for node in ast.walk(tree) for name in _imported(node))


def _imported(node: ast.AST) -> Iterator[str]:
    """The modules that a statement imports, or imports from."""
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield (node.module or "").partition(".")[0]


def _keeps_iterators(tree: ast.Module) -> bool:
    """Whether there may be iterators that are not gone through where they are made: looking at one changes it."""
    used_up = {id(node.iter) for node in ast.walk(tree) if isinstance(node, ast.For | ast.comprehension)}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in MAKE_ITERATORS and id(node) not in used_up:
                return True
            case ast.GeneratorExp() | ast.Yield() | ast.YieldFrom():
                return True
            case ast.Import() | ast.ImportFrom() if "itertools" in _imported(node):
                return True
    return False


def _changes(node: ast.AST, defined: set[str]) -> bool:
    """Whether this may change a container: by assignment, by a method, or by a function that nobody knows."""
    match node:
        case ast.Subscript(ctx=ast.Store() | ast.Del()):
            return True
        case ast.Attribute(attr=name):
            return name in MUTATORS
        case ast.AugAssign(op=op, value=ast.Constant(value=int() | float() | complex())):
            return isinstance(op, ast.Mult)  # of which a list has more
        case ast.AugAssign():
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name not in HARMLESS | defined and not name.endswith("Error")
        case ast.Call(func=ast.Attribute(attr=name)):
            return name not in HARMLESS and not name.endswith("Error")
        case ast.Call():
            return True
    return False


def _mutated(tree: ast.Module) -> Iterator[str]:
    """Names of whose objects something is assigned, or a changing method is called, in functions."""
    for node in _in_functions(tree):
        match node:
            case ast.Attribute(value=value, attr=method) if method in MUTATORS:
                yield _root(value)
            case ast.Subscript(value=value, ctx=ast.Store() | ast.Del()):
                yield _root(value)
            case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name))):
                yield name  # a method of an object of the program's own, perhaps


def _assigned(node: ast.AST) -> Iterator[str]:
    """The variables of the script that a statement of its own assigns; what a loop goes through is no result."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
        return
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from _stored([each for target in targets for each in ast.walk(target)])
    for inner in ast.iter_child_nodes(node):
        yield from _assigned(inner)


def _class_attributes(tree: ast.Module) -> Iterator[str]:
    """Attributes of classes that functions assign, or whose objects they change."""
    classes = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)} | {"cls"}
    for node in _in_functions(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=owner), attr=name, ctx=ast.Store() | ast.Del()) if owner in classes:
                yield name
            case ast.Attribute(value=ast.Attribute(value=ast.Name(id=owner), attr=name), attr=method) if (
                owner in classes and method in MUTATORS
            ):
                yield name
            case ast.Subscript(
                value=ast.Attribute(value=ast.Name(id=owner), attr=name), ctx=ast.Store() | ast.Del()
            ) if owner in classes:
                yield name


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _module_names(tree: ast.Module) -> list[str]:
    """The variables of the script, in the order of their first assignment."""
    in_functions = {name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names}
    nodes = [
        node
        for statement in tree.body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for node in ast.walk(statement)
    ]
    return list(dict.fromkeys([*_stored(nodes), *sorted(in_functions)]))


def _made_again(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Objects whose `__init__` is called once more, where it may be one that a library has made."""
    nodes = [*ast.walk(tree)]
    aliases = {node.asname or node.name for node in nodes if isinstance(node, ast.alias)}
    if not any("dataclass" in name for name in aliases):
        return
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr="__init__")):
                if owner not in aliases | _defined(tree):
                    yield f"{owner}.__init__()", node.lineno


def _out_of_sight(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import() | ast.ImportFrom() if found := _imported_out_of_sight(node):
                yield min(found), node.lineno
            case ast.Name(id=name, ctx=ast.Load()) if name in OUT_OF_SIGHT:
                yield f"{name}()", node.lineno
            case ast.Attribute(value=ast.Name(id="sys"), attr="modules" | "monitoring" as name):
                yield f"sys.{name}", node.lineno
            case ast.Attribute(attr=name) if name in PAST_ATTRIBUTES:
                yield name, node.lineno
            case ast.FunctionDef(name="__del__" as name):
                yield name, node.lineno
            case ast.MatchClass():
                yield f"case {ast.unparse(node.cls)}()", node.lineno
            case ast.Call(func=ast.Name(id="print"), keywords=given) if any(_is_other_file(each) for each in given):
                yield "print(file=...)", node.lineno
            case ast.ClassDef(bases=bases) if found := BASES_OUT_OF_SIGHT & {
                ast.unparse(one).rpartition(".")[2] for one in bases
            }:
                yield f"class ({min(found)})", node.lineno


def _imported_out_of_sight(node: ast.Import | ast.ImportFrom) -> Set[str]:
    names = {alias.name for alias in node.names if isinstance(node, ast.ImportFrom)}
    return MODULES_OUT_OF_SIGHT.intersection(_imported(node)) | (PAST_ATTRIBUTES & names)


def _is_other_file(given: ast.keyword) -> bool:
    return given.arg == "file" and ast.unparse(given.value) not in ("sys.stdout", "sys.stderr", "stdout", "stderr")
