"""All keys on one page, laid over the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from widgets.named import named
from widgets.theme import LIGHT, Role, Theme


class KeyHelp(QWidget):
    """Covers its parent with a card of keys and what they do; a click closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setObjectName("key_help")
        self._theme = LIGHT
        self._rows: Sequence[tuple[Sequence[str], str]] = ()
        self._card = QFrame(self)
        self._card.setProperty("card", True)
        self._title = named(QLabel(), "key_help_title")
        self._table = QGridLayout()
        layout = self._column = QVBoxLayout(self._card)
        layout.addWidget(self._title)
        layout.addLayout(self._table)
        outer = QVBoxLayout(self)
        outer.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def set_rows(self, rows: Sequence[tuple[Sequence[str], str]]) -> None:
        """The keys, as Qt writes them portably, and what they do."""
        self._rows = rows
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self.setStyleSheet("QWidget#key_help { background: rgba(0, 0, 0, 140); }")
        self._fill()

    def cover(self) -> None:
        """Show it over the whole of its parent."""
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        theme = self._theme
        while (item := self._table.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._title.setText(self.tr("Keys"))
        self._title.setFont(theme.font(Role.HEADING))
        for row, (keys, meaning) in enumerate(self._rows):
            shown = QLabel("   ".join(_key_text(key) for key in keys))
            shown.setFont(theme.font(Role.CODE))
            told = QLabel(meaning)
            told.setFont(theme.font(Role.BODY))
            self._table.addWidget(shown, row, 0)
            self._table.addWidget(told, row, 1)
        self._table.setHorizontalSpacing(theme.px(32))
        self._table.setVerticalSpacing(theme.px(6))
        self._column.setContentsMargins(*(theme.px(24),) * 4)
        self._column.setSpacing(theme.px(12))


def _key_text(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
