"""One layer opened: its fields, and a sentence on the one that is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sim.network.encapsulation import Unit
from sim.network.packets import Packet
from sim.words import Look, Piece
from widgets.field_rows import Row, rows_of
from widgets.field_tree import FieldTree
from widgets.icons import icon
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich

HELP_LINES = 3


class LayerCard(Speaking, QFrame):
    """Shows the fields that a layer has put around a message.

    Signals:
        closed: the person has seen enough.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "layer_card").setProperty("card", True)
        self._pointed: Row | None = None
        self._rows: list[Row] = []
        self._tree = FieldTree()
        self._tree.row_pointed.connect(self._point)
        self._help = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "layer_help")
        self._help.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._close = named(QToolButton(), "layer_close_button")
        self._close.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.addWidget(self._help, 1)
        foot.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = self._column = QVBoxLayout(self)
        column.addWidget(self._tree, 1)
        column.addStretch()
        column.addLayout(foot)
        self.set_theme(LIGHT)
        self.retranslate()

    def show_unit(self, packet: Packet, unit: Unit, relative: bool) -> None:
        """Show the headers, or the data, of this unit. `relative`: count sequence numbers from the first."""
        rows = rows_of(packet, list(unit.layers), relative)
        if rows != self._rows:
            self._rows = rows
            self._tree.show_rows(rows)
            self._point(rows[0] if rows else None)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._tree.set_theme(theme)
        margin = theme.gap(8)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(margin)
        self._help.setStyleSheet(f"font-size: {theme.px(Role.CAPTION.value[0])}px; color: {theme.text.name()};")
        self._help.setFont(theme.font(Role.CAPTION))
        self._help.setFixedHeight(HELP_LINES * theme.line_height(Role.CAPTION) + theme.px(4))
        self._close.setIcon(icon("x", theme.text))
        self._close.setIconSize(QSize(theme.px(16), theme.px(16)))

    def _point(self, row: Row | None) -> None:
        self._tree.light(row)
        chosen = row or (self._rows[0] if self._rows else None)
        if chosen is not None:
            self._help.setText(rich([Piece(chosen.name, Look.BOLD), Piece(f"\n{chosen.help}")]))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Fields of the layer"))
        self._close.setAccessibleName(self.tr("Close the fields"))
        self._close.setToolTip(self.tr("Close the fields"))
