"""Pages of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget, QWidgetItem


class Pages(QStackedWidget):
    """A stack that needs no more room than the page in sight; Qt's own needs that of its largest page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else QWidgetItem(page).minimumSize()

    def hasHeightForWidth(self) -> bool:
        """It takes the room that is left, and takes none from what stands beside it."""
        return False
