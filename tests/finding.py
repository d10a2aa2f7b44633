"""Finds the one widget that a test is about, reads it, presses it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

W = TypeVar("W", bound=QWidget)


def the(kind: type[W], within: QWidget, name: str = "") -> W:
    """The widget of that kind, and of that name if one is given; fails if there is none or more than one."""
    found = within.findChildren(kind, name) if name else within.findChildren(kind)
    assert len(found) == 1, f"{len(found)} of {kind.__name__} {name!r}"
    return found[0]


def text_of(within: QWidget, name: str) -> str:
    """What stands on the label of that name."""
    return the(QLabel, within, name).text()


def press(within: QWidget, name: str) -> None:
    """Click the button of that name."""
    the(QAbstractButton, within, name).click()
