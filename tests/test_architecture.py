"""The house rules that neither ruff nor import-linter can say."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("app", "widgets", "sim")
SOURCES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SCRIPTS = [path for path in (ROOT / "main.py", ROOT / "dev.py") if path.exists()]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

MAX_LINES = 400
# Where events come from. A view that imports one of these would know whether it shows a kernel or a model.
ROOMS_CLOSED_TO_WIDGETS = (
    "sim.sources",
    "sim.network.tcp",
    "sim.network.hosts",
    "sim.concurrency.interleaver",
)
# A path on somebody's machine, in two parts so that this file does not hold one.
MACHINE_PATH = re.compile(r"(?<![\w./-])/" + r"(work|tmp|home|Users)/")


def name_of(path: Path) -> str:
    """The path as a reader writes it."""
    return path.relative_to(ROOT).as_posix()


def test_every_source_has_its_test_at_the_same_place() -> None:
    missing = [
        name_of(expected)
        for source in SOURCES
        if not source.name.startswith("__")
        and not (expected := ROOT / "tests" / source.relative_to(ROOT).parent / f"test_{source.name}").exists()
    ]
    assert missing == []


def test_every_test_has_its_source() -> None:
    lonely = [
        name_of(test)
        for floor in FLOORS
        for test in (ROOT / "tests" / floor).rglob("test_*.py")
        if test.name != "test_main.py" and not source_of(test).exists()
    ]
    assert lonely == []


def source_of(test: Path) -> Path:
    """The file that the test is about."""
    place = test.relative_to(ROOT / "tests").parent
    return ROOT / place / test.name.removeprefix("test_")


def test_no_file_is_too_long_to_be_one_idea() -> None:
    long = {
        name_of(path): lines
        for path in [*SOURCES, *TESTS, *SCRIPTS]
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    }
    assert long == {}


def test_translated_texts_are_literals() -> None:
    offenders = [
        f"{name_of(path)}:{call.lineno}" for path in SOURCES for call in built_at_run_time(path.read_text("utf-8"))
    ]
    assert offenders == [], 'write tr("... {x}").format(x=x): a text put together at run time is never translated'


def built_at_run_time(code: str) -> Iterator[ast.Call]:
    """Translating calls whose text is an f-string, a concatenation or an already formatted string."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(text_of(node), ast.JoinedStr | ast.BinOp | ast.Call):
            yield node


def text_of(call: ast.Call) -> ast.expr | None:
    """What a translating call translates; None for any other call, such as QRectF.translate(0, height)."""
    match called_name(call), call.args:
        case "tr", [text, *_]:
            return text
        case "translate" | "QT_TRANSLATE_NOOP", [ast.Constant(value=str()), text, *_]:
            return text
    return None


def called_name(call: ast.Call) -> str:
    """The last part of what is called."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('self.tr("{n} packets").format(n=3)', 0),
        ('QT_TRANSLATE_NOOP("Narrator", "closed")', 0),
        ("box.translate(0, theme.line_height())", 0),
        ('self.tr(f"{n} packets")', 1),
        ('self.tr("a" + "b")', 1),
        ('self.tr("{n}".format(n=3))', 1),
        ('QT_TRANSLATE_NOOP("Narrator", f"{n}")', 1),
    ],
)
def test_a_text_built_at_run_time_is_recognised(code: str, found: int) -> None:
    assert len(list(built_at_run_time(code))) == found


def test_nothing_names_a_path_of_one_machine() -> None:
    offenders = [
        f"{name_of(path)}:{number}"
        for path in [*SOURCES, *TESTS, *SCRIPTS, *PAGES]
        if path.exists()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]
    assert offenders == []


def test_nothing_imports_main() -> None:
    """import-linter takes packages only, so the topmost floor is checked here."""
    offenders = [name_of(path) for path in SOURCES if "main" in imported_modules(path.read_text("utf-8"))]
    assert offenders == []


def imported_modules(code: str) -> set[str]:
    """The modules that the code names in its import statements."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_closed_rooms_are_closed_by_the_import_linter() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    closed = {
        room
        for contract in contracts
        if contract.get("source_modules") == ["widgets"]
        for room in contract["forbidden_modules"]
    }
    built = {room for room in ROOMS_CLOSED_TO_WIDGETS if is_built(room)}
    assert built == closed


def is_built(room: str) -> bool:
    """Whether the module or package stands."""
    place = ROOT.joinpath(*room.split("."))
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()


@pytest.mark.parametrize("path", [path for path in SOURCES if path.parts[-2] in ("app", "widgets")], ids=name_of)
def test_nobody_asks_qt_for_the_next_one_in_its_focus_chain(path: Path) -> None:
    """Asked from Python, Qt's bindings make that one the widget's keeper, and both may be gone before long."""
    assert "InFocusChain(" not in path.read_text("utf-8")
