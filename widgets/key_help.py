"""All keys on one page, laid over the window."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from widgets.fonts import CODE_FAMILIES
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme

WAYS = ((Role.BODY, 1), (Role.BODY, 2), (Role.CAPTION, 2), (Role.CAPTION, 3))
"""Type and number of columns: the first with which everything fits is taken."""


class KeyHelp(Speaking, QWidget):
    """Covers its parent with a card of keys and what they do; a click closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key_help")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet("QWidget#key_help { background: rgba(0, 0, 0, 140); }")
        self._covered = parent
        self._theme = LIGHT
        self._rows: Sequence[tuple[Sequence[str], str]] = ()
        self._title = named(QLabel(textFormat=Qt.TextFormat.PlainText), "key_help_title")
        self._table = named(QLabel(textFormat=Qt.TextFormat.RichText), "key_table")
        card = self._card = QFrame(self)
        card.setProperty("card", True)
        self._column = QVBoxLayout(card)
        self._column.addWidget(self._title)
        self._column.addWidget(self._table)
        QVBoxLayout(self).addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def set_rows(self, rows: Sequence[tuple[Sequence[str], str]]) -> None:
        """The keys, as Qt writes them portably, and what they do."""
        self._rows = rows
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self._title.setFont(theme.font(Role.HEADING))
        self._column.setContentsMargins(*(theme.px(16),) * 4)
        self._column.setSpacing(theme.px(8))
        self.retranslate()

    def cover(self) -> None:
        """Show it over the whole of its parent."""
        self.setGeometry(self._covered.rect())
        self.show()
        self.retranslate()
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def retranslate(self) -> None:
        """To try what fits takes its time, so that is done only for what is seen."""
        self._title.setText(self.tr("Keys"))
        for role, columns in WAYS:
            self._table.setFont(self._theme.font(role))
            self._table.setText(self._page(columns))
            if self.isHidden() or self._fits():
                return

    def _fits(self) -> bool:
        size, room = self._card.sizeHint(), self._covered.size()
        return size.height() <= room.height() and size.width() <= room.width()

    def _page(self, columns: int) -> str:
        """The rows in so many columns, each read from above to below."""
        style = f"font-family: {', '.join(CODE_FAMILIES)}; padding: {self._theme.px(1)}px {self._theme.px(16)}px 0 0"
        cells = [
            f'<td style="{style}">{_shown(keys)}</td><td style="padding-right: {self._theme.px(16)}px">'
            f"{escape(meaning)}</td>"
            for keys, meaning in self._rows
        ]
        height = -(-len(cells) // columns)
        lines = [f"<tr>{''.join(cells[row::height])}</tr>" for row in range(height)]
        return f"<table cellspacing=0>{''.join(lines)}</table>"


CAPS = {"PgDown": "PgDn"}
"""What stands on the key, where Qt writes something else."""
MOST = 4
"""Keys that are written one by one."""


def _shown(keys: Sequence[str]) -> str:
    """Where there are many, the first and the last stand for all."""
    native = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    few = native if len(native) <= MOST else [native[0], "…", native[-1]]
    return "&nbsp; ".join(escape(CAPS.get(key, key)) for key in few)
