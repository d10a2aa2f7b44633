"""Where the learner writes in a program of the lesson: plain text, four spaces for a tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from widgets.theme import LIGHT, Role, Theme

INDENT = "    "


class CodeEditor(QPlainTextEdit):
    """A text that Python is to read; Enter keeps the indentation of the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these sizes."""
        font = theme.font(Role.CODE)
        self.setFont(font)
        self.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(INDENT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Tab:
            self.insertPlainText(INDENT)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            line = self.textCursor().block().text()
            deeper = INDENT if line.rstrip().endswith(":") else ""
            self.insertPlainText("\n" + line[: len(line) - len(line.lstrip())] + deeper)
        else:
            super().keyPressEvent(event)
