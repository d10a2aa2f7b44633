"""What the cards that ask have in common: their look, and how an answer is marked as right or wrong."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.icons import icon
from widgets.key_cap import SIDE, key_cap
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme


class AskingCard(Speaking, QFrame):
    """Hidden until it asks: a heading, what is asked, a row of answers, and afterwards the reason.

    `labels` are the names of heading, question and reason. What inherits from it fills `_row` and `_buttons`.
    """

    def __init__(self, name: str, labels: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name)
        self._theme, self._language = LIGHT, "en"
        heading, text, because = labels
        self._heading = named(QLabel(textFormat=Qt.TextFormat.PlainText), heading)
        self._text = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), text)
        self._because = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), because)
        self._buttons: list[QPushButton] = []
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        self._column.addWidget(self._heading)
        self._column.addWidget(self._text)
        self._column.addLayout(self._row)
        self._column.addWidget(self._because)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self.setStyleSheet(
            f"QFrame#{self.objectName()} {{ background: {theme.surface.name()}; border: {theme.px(2)}px solid"
            f" {theme.warn.name()}; border-radius: {theme.px(6)}px; }}"
        )
        self._column.setSpacing(theme.gap(6))
        self._heading.setFont(theme.font(Role.CAPTION))
        self._heading.setStyleSheet(f"color: {theme.warn.name()}; font-weight: 600;")
        self._text.setFont(theme.font(Role.LEAD))
        self._because.setFont(theme.font(Role.BODY))
        self._size_buttons()
        self.retranslate()

    def set_language(self, language: str) -> None:
        """What the lesson says, in 'zh' or 'en'."""
        self._language = language
        self.retranslate()

    def _size_buttons(self) -> None:
        for button in self._buttons:
            button.setIconSize(QSize(self._theme.px(SIDE), self._theme.px(SIDE)))

    def _say_answer(self, button: QPushButton, title: str, is_right: bool | None, key: str = "") -> None:
        """An answer with the key that gives it, or with what is to be told of it; None if that is nothing."""
        theme = self._theme
        button.setText(f" {title}")
        if is_right is None:
            button.setIcon(key_cap(key, theme) if key else QIcon())
            button.setAccessibleName(title)
            button.setStyleSheet("")
            return
        mark, sign = (self.tr("right"), "check") if is_right else (self.tr("not so"), "x")
        colour = theme.ok if is_right else theme.error
        button.setIcon(icon(sign, colour))
        button.setAccessibleName(f"{title}: {mark}")
        button.setStyleSheet(f"border: {theme.px(2)}px solid {colour.name()};")
