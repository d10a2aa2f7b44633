"""What a person can set once for all lessons; every choice is taken at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from app.interface_choice import InterfaceChoice
from app.preferences import LANGUAGES, NO, TEXT_SIZES, THEMES, YES, Preference
from widgets.named import named
from widgets.segmented import Segmented
from widgets.speaking import Speaking

SWITCH = (NO, YES)
SIZES = tuple(f"{size:g}" for size in TEXT_SIZES)
CHOICES: dict[Preference, Sequence[str]] = {
    "theme": THEMES,
    "language": LANGUAGES,
    "text_size": SIZES,
    "reduced_motion": SWITCH,
    "questions": SWITCH,
}
"""What can be chosen, by the name of the preference."""
WIDEST = 420
"""Pixels of a line that tells a path."""


class PreferencesDialog(Speaking, QDialog):
    """Shows what is chosen now, as `set_value` tells it, and where it is kept.

    Signals:
        value_chosen: the person chose. args: the name of the preference, its value as text
        diagnosis_requested: the button for what works here.
    """

    value_chosen = Signal(str, str)
    diagnosis_requested = Signal()

    def __init__(self, kept_in: Path, own_lessons: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preferences_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._paths = kept_in, own_lessons
        self._choices = {name: Segmented(values, f"preference_{name}") for name, values in CHOICES.items()}
        self._labels = {name: named(QLabel(textFormat=Qt.TextFormat.PlainText), f"label_{name}") for name in CHOICES}
        self._interface, self._interface_label = InterfaceChoice(), QLabel()
        self._interface.value_chosen.connect(lambda value: self.value_chosen.emit("interface", value))
        self._places = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "preferences_places")
        self._places.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._places.setMinimumWidth(WIDEST)
        self._diagnosis = named(QPushButton(), "diagnosis_button")
        self._close = named(QPushButton(), "close_preferences_button")
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setSizeConstraint(QFormLayout.SizeConstraint.SetFixedSize)  # it grows with the theme that is chosen in it
        for name, choice in self._choices.items():
            row = QHBoxLayout()
            row.addWidget(choice)
            row.addStretch(1)
            form.addRow(self._labels[name], row)
            choice.value_chosen.connect(lambda value, name=name: self.value_chosen.emit(name, value))
        form.addRow(self._interface_label, self._interface)
        form.addRow(self._places)
        buttons = QHBoxLayout()
        buttons.addWidget(self._diagnosis)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        form.addRow(buttons)
        self._diagnosis.clicked.connect(self.diagnosis_requested)
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)

    def set_value(self, name: Preference, value: str) -> None:
        """What is chosen now."""
        if name in self._choices:
            self._choices[name].set_value(value)
        else:
            self._interface.set_value(value)
        if name == "theme":
            self._offer_size(value != "projector")

    def _offer_size(self, is_offered: bool) -> None:
        """A lecture room's text is as large as the room needs, whatever is chosen for the desk."""
        for part in (self._choices["text_size"], self._labels["text_size"]):
            part.setEnabled(is_offered)
            part.setToolTip("" if is_offered else self.tr("Projected, the text is as large as the room needs."))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        switch = {NO: self.tr("Off"), YES: self.tr("On")}
        said: dict[Preference, tuple[str, dict[str, str]]] = {
            "theme": (
                self.tr("Theme"),
                {"light": self.tr("Light"), "dark": self.tr("Dark"), "projector": self.tr("Projector")},
            ),
            "language": (self.tr("Language"), {"en": "English", "zh": "中文"}),
            "text_size": (self.tr("Text size"), {size: f"{round(100 * float(size))} %" for size in SIZES}),
            "reduced_motion": (self.tr("Jump instead of moving"), switch),
            "questions": (self.tr("Stop and ask questions"), switch),
        }
        for name, (title, values) in said.items():
            self._labels[name].setText(title)
            self._choices[name].set_titles(values, title)
        self._interface_label.setText(self.tr("Capture on the interface"))
        self._interface.set_title(self._interface_label.text())
        kept_in, own_lessons = (str(path) for path in self._paths)
        kept = self.tr("Kept in: {file}").format(file=kept_in)
        yours = self.tr("Your own lessons: {folder}").format(folder=own_lessons)
        self._places.setText(f"{kept}\n{yours}")
        self._diagnosis.setText(self.tr("What works here…"))
        self._close.setText(self.tr("Close"))
        for button in (self._diagnosis, self._close):
            button.setAccessibleName(button.text())
        self.setWindowTitle(self.tr("Preferences"))
