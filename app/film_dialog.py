"""Asks which stretch of a run becomes a film, and how fast it plays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox, QWidget

from app.film import LONGEST, REST
from widgets.named import named

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
USUAL = 60
"""Seconds: the speed that is offered first makes the film no longer, if one can."""
Stretch = tuple[float, float]
"""Two shares of the run's length."""


class FilmDialog(QDialog):
    """`length` is the run's, in seconds of playing at normal speed."""

    def __init__(self, length: float, chosen: Callable[[Stretch, float], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("film_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Make a film"))
        self._length, self._chosen = length, chosen
        self._start = _percent("film_start", 0, self.tr("From"))
        self._end = _percent("film_end", 100, self.tr("To"))
        self._speed = named(QComboBox(), "film_speed")
        self._speed.setAccessibleName(self.tr("Speed"))
        for speed in SPEEDS:
            self._speed.addItem(f"×{speed:g}", speed)
        self._speed.setCurrentIndex(next((i for i, speed in enumerate(SPEEDS) if self._seconds(speed) <= USUAL), 6))
        self._told = named(QLabel(), "film_seconds")
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        for button, name in ((buttons.Ok, "film_ok"), (buttons.Cancel, "film_cancel")):
            named(self._buttons.button(button), name).setAccessibleName(self._buttons.button(button).text())
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.addRow(self.tr("From"), self._start)
        form.addRow(self.tr("To"), self._end)
        form.addRow(self.tr("Speed"), self._speed)
        form.addRow(self._told)
        form.addRow(self._buttons)
        self._start.valueChanged.connect(self._tell)
        self._end.valueChanged.connect(self._tell)
        self._speed.currentIndexChanged.connect(self._tell)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        stretch, speed = self._stretch, self._speed.currentData()
        super().accept()
        self._chosen(stretch, speed)

    @property
    def _stretch(self) -> Stretch:
        return self._start.value() / 100, self._end.value() / 100

    def _seconds(self, speed: float) -> float:
        start, end = self._stretch
        return (end - start) * self._length / speed

    def _tell(self) -> None:
        seconds = self._seconds(self._speed.currentData())
        is_possible = 0 < seconds <= LONGEST
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_possible)
        if is_possible:
            self._told.setText(self.tr("The film will last {seconds} s.").format(seconds=round(seconds + REST)))
        elif seconds > 0:
            text = self.tr("That would last {seconds} s; at most {most} s are made.")
            self._told.setText(text.format(seconds=round(seconds), most=LONGEST))
        else:
            self._told.setText(self.tr("It has to end later than it begins."))


def _percent(name: str, value: int, title: str) -> QSpinBox:
    box = named(QSpinBox(minimum=0, maximum=100, value=value, suffix=" %"), name)
    box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    box.setAccessibleName(title)
    return box
