from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.draft_keeping import DraftKeeping
from app.drafts import MOST, Drafts, Place
from app.preferences import Preferences

PLACE = Place("mutex", "race.py")


def on_disk(folder: Path) -> str | None:
    """What another process would read now."""
    return Drafts(Preferences(folder).drafts).text(PLACE)


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts()


@pytest.fixture
def keeping(drafts: Drafts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DraftKeeping]:
    monkeypatch.setattr("app.draft_keeping.PAUSE", 20)
    parent = QObject()
    keeping = DraftKeeping(drafts, Preferences(tmp_path), parent)
    yield keeping
    keeping.hurry()


def test_what_was_written_is_on_the_disk_soon_after(
    drafts: Drafts, keeping: DraftKeeping, tmp_path: Path, qtbot: QtBot
) -> None:
    drafts.keep_text(PLACE, "n = 1\n")
    assert on_disk(tmp_path) is None
    qtbot.waitUntil(lambda: on_disk(tmp_path) == "n = 1\n")
    drafts.forget(PLACE)
    qtbot.waitUntil(lambda: on_disk(tmp_path) is None)


def test_whoever_turns_to_something_else_need_not_wait(drafts: Drafts, keeping: DraftKeeping, tmp_path: Path) -> None:
    drafts.keep_expectation(PLACE, "n == 8")
    drafts.keep_text(PLACE, "n" * (MOST // 2))
    keeping.hurry()
    assert on_disk(tmp_path) == "n" * (MOST // 2)
