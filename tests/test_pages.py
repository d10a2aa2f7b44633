"""The pages for people: their links lead somewhere, both languages tell of every lesson, and where it runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.lessons import Lesson, all_lessons

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
LETTERS = {
    "README.md": {"loopback": "L", "wire": "W", "model": "M"},
    "README.zh.md": {"loopback": "回", "wire": "线", "model": "模"},
}
NETWORK = [lesson for lesson in all_lessons() if "model" in lesson.sources]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("lesson", NETWORK, ids=lambda lesson: lesson.id)
def test_the_table_says_where_a_lesson_runs(name: str, lesson: Lesson) -> None:
    rows = [line for line in (ROOT / name).read_text("utf-8").splitlines() if line.startswith(f"| `{lesson.id}`")]
    assert len(rows) == 1
    assert rows[0].split("|")[-2].split() == [LETTERS[name][source] for source in lesson.sources]


def test_both_introductions_lead_to_each_other() -> None:
    assert "(README.zh.md)" in (ROOT / "README.md").read_text("utf-8")
    assert "(README.md)" in (ROOT / "README.zh.md").read_text("utf-8")


MAP = (ROOT / "docs" / "architecture.md").read_text("utf-8")
ROOMS = [
    path
    for folder in ("app", "widgets", "sim/concurrency")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not path.name.startswith("__")
]


def test_every_file_of_the_window_and_of_the_threads_is_on_the_map() -> None:
    named = set(re.findall(r"`(?:[\w/]+/)?(\w+\.py)`", MAP))
    assert [path.name for path in ROOMS if path.name not in named] == []


def test_every_file_that_the_map_names_is_there() -> None:
    named = set(re.findall(r"`([\w/]+\.py)`", MAP))
    known = {path.name for folder in ("app", "widgets", "sim", "tests") for path in (ROOT / folder).rglob("*.py")}
    assert len(named) > 100
    assert [name for name in named if not ((ROOT / name).exists() if "/" in name else name in known)] == []
