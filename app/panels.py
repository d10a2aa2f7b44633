"""The lesson list and the inspector: beside the stage, or laid over it while projecting."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget


class Panel(QObject):
    """A column in `row` that can leave it and become an overlay at the same edge of `body`.

    Signals:
        covers: so many pixels of the body lie under it.
    """

    covers = Signal(int)

    def __init__(self, widget: QWidget, row: QHBoxLayout, index: int, body: QWidget) -> None:
        super().__init__(body)
        self._widget, self._body, self._row, self._index = widget, body, row, index
        self._floats = False
        row.insertWidget(index, widget)
        body.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether it can be seen."""
        return not self._widget.isHidden()

    @property
    def floats(self) -> bool:
        """Whether it lies over the stage when it is open."""
        return self._floats

    def set_floating(self, floats: bool) -> None:
        """Leave the layout and hide, or come back and show."""
        if floats == self._floats:
            return
        self._floats = floats
        if floats:
            self._row.removeWidget(self._widget)
            self._widget.setParent(self._body)
            self._widget.hide()
        else:
            self._row.insertWidget(self._index, self._widget)
            self._widget.show()
        self._tell()

    def set_open(self, is_open: bool) -> None:
        """Show or hide it."""
        self._widget.setVisible(is_open)
        self._place()
        self._tell()

    def _tell(self) -> None:
        self.covers.emit(self._widget.width() if self._floats and self.is_open else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        if not self._floats:
            return
        width = self._widget.width()
        x = 0 if self._index == 0 else self._body.width() - width
        self._widget.setGeometry(x, 0, width, self._body.height())
        self._widget.raise_()
