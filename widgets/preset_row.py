"""The presets of a lesson, as buttons: a click sets what the case needs and runs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sim.presets import Preset
from sim.settings import Setting
from sim.words import pieces_of
from widgets.flow_layout import FlowLayout
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich, tip

HEIGHT = 32
"""Of a row: the title stands level with the buttons."""


class PresetRow(Speaking, QWidget):
    """A button for each preset; the one that is set is marked, and below stands why it shows what it shows.

    Signals:
        preset_chosen: its name.
    """

    preset_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preset_row")
        self._language = "en"
        self._presets: Sequence[Preset] = ()
        self._set: Preset | None = None
        self._buttons: dict[str, QPushButton] = {}
        self._title = named(QLabel(textFormat=Qt.TextFormat.PlainText), "preset_title")
        self._title.setProperty("tone", "muted")
        self._because = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "preset_because")
        self._rows, self._column = FlowLayout(), QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._rows)
        self._column.addWidget(self._because)
        self._rows.addWidget(self._title)
        self.set_theme(LIGHT)
        self.hide()

    def set_presets(self, presets: Sequence[Preset]) -> None:
        """Offer these; without any there is nothing to see."""
        if presets is self._presets:
            return
        for button in self._buttons.values():
            self._rows.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self._presets, self._set = presets, None
        self._buttons = {preset.name: self._button_of(preset) for preset in presets}
        self.setVisible(bool(presets))
        self.retranslate()

    def _button_of(self, preset: Preset) -> QPushButton:
        button = named(QPushButton(), f"preset_{preset.name}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._choose(preset.name))
        self._rows.addWidget(button)
        return button

    def _choose(self, name: str) -> None:
        # A click must not take the mark away from what is still set.
        self._buttons[name].setChecked(True)
        self.preset_chosen.emit(name)

    def show_values(self, settings: Iterable[Setting], texts: Mapping[str, str]) -> None:
        """Mark the preset that means the same as the texts of `settings`, if one does."""
        wanted = list(settings)
        self._set = next((preset for preset in self._presets if preset.is_set(wanted, texts)), None)
        self.retranslate()

    def set_language(self, language: str) -> None:
        """Titles in 'zh' or 'en'."""
        self._language = language
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Sizes."""
        self._rows.setSpacing(theme.px(6))
        self._column.setSpacing(theme.px(4))
        self._title.setFont(theme.font(Role.CAPTION))
        self._title.setMinimumHeight(theme.px(HEIGHT))
        self._because.setFont(theme.font(Role.BODY))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Try"))
        for preset in self._presets:
            button, title = self._buttons[preset.name], preset.title.in_language(self._language)
            button.setText(title)
            button.setAccessibleName(title)
            button.setAccessibleDescription(preset.because.in_language(self._language))
            button.setToolTip(tip(preset.because.in_language(self._language)))
            button.setChecked(preset is self._set)
        because = self._set.because.in_language(self._language) if self._set is not None else ""
        self._because.setText(rich(pieces_of(because)))
        self._because.setVisible(bool(because))
