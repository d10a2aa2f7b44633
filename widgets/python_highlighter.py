"""Colours Python while it is written."""

from __future__ import annotations

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from widgets.code_view import colour_of, highlighted
from widgets.theme import LIGHT, Theme


class PythonHighlighter(QSyntaxHighlighter):
    """The same colours as where programs are shown."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        lines = highlighted(self.document().toPlainText())
        number = self.currentBlock().blockNumber()
        start = 0
        for piece in lines[number] if number < len(lines) else ():
            look = QTextCharFormat()
            look.setForeground(QColor(colour_of(piece.kind, self._theme)))
            self.setFormat(start, len(piece.text), look)
            start += len(piece.text)
