"""Names for widgets: what a test, a style sheet and a screen reader's script find them by."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject

T = TypeVar("T", bound=QObject)


def named(thing: T, name: str) -> T:
    """The thing itself, called `name`."""
    thing.setObjectName(name)
    return thing
