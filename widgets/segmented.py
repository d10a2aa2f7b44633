"""A few buttons side by side, of which exactly one is chosen.

A click leaves the keyboard where it was, so that the arrow keys go on stepping; Tab brings it here.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from widgets.named import named


class Segmented(QWidget):
    """A choice among few values, all of them in sight.

    Signals:
        value_chosen: the person chose another value.
    """

    value_chosen = Signal(str)

    def __init__(self, values: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for value in values:
            button = named(QPushButton(), f"{name}_{value}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("segment", _place(len(self._buttons), len(values)))
            button.clicked.connect(lambda _checked=False, value=value: self._choose(value))
            self._group.addButton(button)
            self._buttons[value] = button
            layout.addWidget(button)
        if values:
            self.set_value(values[0])

    def _choose(self, value: str) -> None:
        """Where the keyboard is here already, it is on what is chosen."""
        if any(button.hasFocus() for button in self._buttons.values()):
            self._buttons[value].setFocus()
        self.value_chosen.emit(value)

    def set_titles(self, titles: dict[str, str], name: str) -> None:
        """What the buttons say, and what the whole choice is called for those who cannot see it."""
        self.setAccessibleName(name)
        for value, title in titles.items():
            self._buttons[value].setText(title)
            self._buttons[value].setAccessibleName(f"{name}: {title}")

    def offer(self, values: Sequence[str]) -> None:
        """Hide whatever is not among these values, which cannot be chosen now."""
        for value, button in self._buttons.items():
            button.setVisible(value in values)
            if value in values:
                button.setProperty("segment", _place(values.index(value), len(values)))
                button.style().polish(button)

    @property
    def values(self) -> list[str]:
        """What there is to choose from."""
        return list(self._buttons)

    @property
    def value(self) -> str:
        """The chosen value; empty if there is nothing to choose."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose without a signal. An unknown value changes nothing."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)


def _place(index: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if index == 0 else "last" if index == count - 1 else "middle"
