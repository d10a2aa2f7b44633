"""What stands in the place of something that is not there yet: an icon, a sentence, a button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.icons import icon
from widgets.named import named
from widgets.theme import LIGHT, Role, Theme

ICON, ROOMY = 48, 220
"""Pixels of the icon, and those of height below which the words need its room."""


class EmptyState(QFrame):
    """Says in one sentence, set as `role`, what could be here and offers it with one button.

    Signals:
        requested: the button was pressed.
    """

    requested = Signal()

    def __init__(self, icon_name: str, button_icon: str, parent: QWidget | None = None, role: Role = Role.LEAD) -> None:
        super().__init__(parent)
        self._role = role
        self.setObjectName("empty_state")
        self.setProperty("card", True)
        self._theme = LIGHT
        self._icon_name, self._button_icon = icon_name, button_icon
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sentence = named(QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True), "empty_sentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._button = named(QPushButton(autoDefault=True), "empty_button")  # so that Return presses it, too
        self._button.setProperty("primary", True)
        self._button.clicked.connect(self.requested)
        layout = self._column = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._icon)
        layout.addWidget(self._sentence)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.set_theme(LIGHT)

    def set_words(self, sentence: str, button: str) -> None:
        """The sentence and what the button does; without a text there is no button."""
        self._sentence.setText(sentence)
        self._button.setText(f" {button}")
        self._button.setAccessibleName(button)
        self._button.setVisible(bool(button))

    def offer(self, is_offered: bool) -> None:
        """Whether the button can be pressed now."""
        self._button.setEnabled(is_offered)

    def take_focus(self) -> None:
        """Let the keyboard press the button."""
        self._button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        icon_height = 0 if self._icon.isHidden() else self._icon.sizeHint().height() + self._column.spacing()
        return QSize(hint.width(), hint.height() - icon_height)

    def _fit(self) -> None:
        """Where it is low the words have the room."""
        is_roomy = self.height() >= self._theme.px(ROOMY)
        self._icon.setVisible(is_roomy)
        beside, above = self._theme.px(32), self._theme.px(16 if is_roomy else 6)
        self._column.setContentsMargins(beside, above, beside, above)
        self._column.setSpacing(above)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        size = theme.px(ICON)
        self._icon.setPixmap(icon(self._icon_name, theme.muted).pixmap(size, size))
        self._sentence.setFont(theme.font(self._role, QFont.Weight.Normal))
        self._button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._button.setIcon(icon(self._button_icon, theme.on_accent, theme.muted, filled=True))
        self._fit()
