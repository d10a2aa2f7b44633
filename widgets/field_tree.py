"""The cards of the inspector: a tree of layers, fields and bits that mouse and keyboard can point at."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyleOptionViewItem, QTreeView, QWidget

from widgets.field_delegate import IS_OPEN, ROW, FieldDelegate, Index
from widgets.field_rows import Key, Row, RowKind, row_at
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Theme

LEAST_HEIGHT = 160
FOLDING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Left, Qt.Key.Key_Right}
MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class FieldTree(Speaking, QTreeView):
    """Shows rows as cards. What a person has folded, opened or scrolled to stays so from packet to packet.

    Signals:
        row_pointed: the mouse or the keyboard points at a row. arg: the Row, None when it is left
    """

    row_pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field_tree")
        self._rows: list[Row] = []
        self._opened: set[Key] = set()
        self._folded: set[Key] = set()
        self._is_placed = False
        self._items = QStandardItemModel(self)
        self._delegate = FieldDelegate(self)
        self.setModel(self._items)
        self.setItemDelegate(self._delegate)
        self._configure()
        self.entered.connect(self._point_at)
        self.clicked.connect(self._toggle)
        self.verticalScrollBar().actionTriggered.connect(self._keep_place)
        self.retranslate()
        self.set_theme(LIGHT)

    def _configure(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTreeView.SelectionMode.NoSelection)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._delegate.set_theme(theme)
        self._lay_out()

    def show_rows(self, rows: list[Row]) -> None:
        """Show these layers in place of the last ones. The keyboard stays on its field where that is there again."""
        current, place = self.current_row(), self.verticalScrollBar().value()
        self._rows = rows
        self._delegate.lit = None
        self._items.clear()
        self._items.invisibleRootItem().appendRows([self._item_of(row) for row in rows])
        for index in self._indexes():
            self._restore(index)
            if current is not None and self.row_of(index).key == current.key:
                self.setCurrentIndex(index)
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self._show_innermost()

    def _item_of(self, row: Row) -> QStandardItem:
        item = QStandardItem(row.title)
        item.setData(row, ROW)
        spoken = f"{row.title}: {row.value}" if row.value else row.title
        item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        item.setData(row.help, Qt.ItemDataRole.AccessibleDescriptionRole)
        item.appendRows([self._item_of(child) for child in row.children])
        return item

    @property
    def lit(self) -> Row | None:
        """The row that is marked as pointed at."""
        return self._delegate.lit

    @staticmethod
    def row_of(index: Index) -> Row:
        """The row that stands at `index`."""
        row: Row = index.data(ROW)
        return row

    def current_row(self) -> Row | None:
        """The row that the keyboard is on."""
        index = self.currentIndex()
        return self.row_of(index) if index.isValid() else None

    # Pointing

    def light(self, row: Row | None) -> None:
        """Mark this row as pointed at; where it is hidden, whatever hides it."""
        index = None if row is None else self._stand_in(row)
        self._delegate.lit = None if index is None else self.row_of(index)
        self.viewport().update()

    def scroll_to(self, row: Row) -> None:
        """Bring this row, or whatever hides it, into sight."""
        index = self._stand_in(row)
        if index is not None:
            self.scrollTo(index)

    def row_at(self, byte: int) -> Row | None:
        """The field that this byte belongs to, hidden or not."""
        return row_at(self._rows, byte)

    def _stand_in(self, row: Row) -> QModelIndex | None:
        """The row if it is in sight, else the folded card, the closed flags or the "all fields" that hides it."""
        index = next((index for index in self._indexes() if self.row_of(index) is row), None)
        if index is None:
            return None
        for above in _path(index):
            if self.isRowHidden(above.row(), above.parent()):
                return self._items.index(self._items.rowCount(above.parent()) - 1, 0, above.parent())
            if not self.isExpanded(above):
                return above
        return index

    def _point_at(self, index: QModelIndex) -> None:
        self.row_pointed.emit(self.row_of(index))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self.row_pointed.emit(self.row_of(current))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.row_pointed.emit(self.current_row() if self.hasFocus() else None)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current_row() is not None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.row_pointed.emit(self.current_row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.row_pointed.emit(None)

    # Folding

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            # In here the arrows belong to the fields, not to the window's shortcuts.
            event.setAccepted(Qt.Key(event.key()) in MOVING)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = Qt.Key(event.key()), self.currentIndex()
        if key not in FOLDING or not index.isValid():
            super().keyPressEvent(event)
            return
        wishes_open = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}.get(key)
        if wishes_open is None or wishes_open is not bool(index.data(IS_OPEN)):
            self._toggle(index)

    def _toggle(self, index: QModelIndex) -> None:
        """Fold or open what this row stands for; a plain field stands for nothing but itself."""
        row = self.row_of(index)
        if row.kind is RowKind.FIELD:
            return
        (self._folded if row.kind is RowKind.LAYER else self._opened).symmetric_difference_update({row.key})
        self._restore(index)
        self._lay_out()

    def _restore(self, index: QModelIndex) -> None:
        """Bring what this row stands for into the state that the person has chosen."""
        row = self.row_of(index)
        is_open = row.key not in self._folded if row.kind is RowKind.LAYER else row.key in self._opened
        self._items.setData(index, is_open, IS_OPEN)
        if row.kind is RowKind.MORE:
            self._show_seldom(index.parent(), is_open)
        elif row.children:
            self.setExpanded(index, is_open)

    def _show_seldom(self, card: QModelIndex, shown: bool) -> None:
        for number in range(self._items.rowCount(card)):
            if self.row_of(self._items.index(number, 0, card)).seldom:
                self.setRowHidden(number, card, not shown)

    # Measures

    def sizeHint(self) -> QSize:
        heights = (self._delegate.sizeHint(QStyleOptionViewItem(), index).height() for index in self.shown())
        return QSize(self._theme.px(288), sum(heights) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), min(self.sizeHint().height(), self._theme.px(LEAST_HEIGHT)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._delegate.width:
            self._lay_out()
        self._show_innermost()

    def _keep_place(self) -> None:
        """A person has scrolled: from now on nothing but the person decides what is in sight."""
        self._is_placed = True

    def _show_innermost(self) -> None:
        """Where not all cards have room, the innermost ones matter: the program's data and the header before it."""
        if self._is_placed or self.currentIndex().isValid() or not self._rows:
            return
        self.scrollToBottom()
        headers = [number for number, row in enumerate(self._rows) if row.key[0] != "data"]
        if headers:
            self.scrollTo(self._items.index(headers[-1], 0))

    def _lay_out(self) -> None:
        """Measure all rows anew."""
        self._delegate.measure(self._rows, self.viewport().width())
        self.doItemsLayout()
        self.updateGeometry()

    def _indexes(self, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
        """Every row, shown or not."""
        above = parent or QModelIndex()
        for number in range(self._items.rowCount(above)):
            index = self._items.index(number, 0, above)
            yield index
            yield from self._indexes(index)

    def shown(self) -> Iterator[QModelIndex]:
        """The rows that are neither folded away nor hidden."""
        index = self._items.index(0, 0)
        while index.isValid():
            yield index
            index = self.indexBelow(index)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Layers and fields of the packet"))


def _path(index: QModelIndex) -> list[QModelIndex]:
    """From the layer down to the row itself."""
    return [*_path(index.parent()), index] if index.isValid() else []
