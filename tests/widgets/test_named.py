from __future__ import annotations

from PySide6.QtCore import QObject

from widgets.named import named


def test_the_thing_comes_back_with_its_name() -> None:
    thing = QObject()
    assert named(thing, "run_button") is thing
    assert thing.objectName() == "run_button"
