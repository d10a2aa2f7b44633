"""Where the learner writes in a program of the lesson: plain text, four spaces for a tab; Esc goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from widgets.python_highlighter import PythonHighlighter
from widgets.theme import LIGHT, Role, Theme

INDENT = "    "


class CodeEditor(QPlainTextEdit):
    """A text that Python is to read; Enter keeps the indentation of the line, Shift+Tab takes some of it away.

    As Tab belongs to the text, Esc is the way out for whoever has no mouse.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._theme = LIGHT
        self._marked = 0
        self._highlighter = PythonHighlighter(self.document())
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these sizes."""
        self._theme = theme
        self._highlighter.set_theme(theme)
        font = theme.font(Role.CODE)
        self.setFont(font)
        self.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(INDENT))

    def replace_text(self, text: str) -> None:
        """Put this in the place of what is written; undone, that comes back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark_error(self, line: int) -> None:
        """Mark the line (from 1) at which something went wrong, and show it; 0 takes the mark back."""
        is_new, self._marked = line != self._marked, line
        block = self.document().findBlockByNumber(line - 1)
        if line < 1 or not block.isValid():
            self.setExtraSelections([])
            return
        mark = QTextEdit.ExtraSelection()
        mark.format.setBackground(self._theme.selection)
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        mark.format.setUnderlineColor(self._theme.error)
        mark.cursor = QTextCursor(block)
        mark.cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        self.setExtraSelections([mark])
        if is_new:
            self._bring_into_sight(line)

    def _bring_into_sight(self, line: int) -> None:
        """Scroll to a line that is not seen; the cursor stays where the person has put it."""
        first = self.firstVisibleBlock().blockNumber() + 1
        seen = max(1, self.viewport().height() // self.fontMetrics().lineSpacing())
        if not first <= line < first + seen:
            self.verticalScrollBar().setValue(max(0, line - 1 - seen // 2))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_escape(event):
            event.accept()  # so that it does not close something else
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Tab:
            self.insertPlainText(INDENT)
        elif event.key() == Qt.Key.Key_Backtab:
            self._outdent()
        elif _is_escape(event):
            QWidget.focusNextPrevChild(self, True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            line = self.textCursor().block().text()
            deeper = INDENT if line.rstrip().endswith(":") else ""
            self.insertPlainText("\n" + line[: len(line) - len(line.lstrip())] + deeper)
        else:
            super().keyPressEvent(event)

    def _outdent(self) -> None:
        """Take up to four spaces from the beginning of the line."""
        cursor = QTextCursor(self.textCursor().block())
        line = cursor.block().text()
        for _ in range(min(len(INDENT), len(line) - len(line.lstrip(" ")))):
            cursor.deleteChar()


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape
