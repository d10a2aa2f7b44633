"""The very first thing a person sees: what this is, in one sentence, and one button that begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.empty_state import EmptyState
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme


class Welcome(Speaking, QWidget):
    """Covers its parent until it is hidden.

    Signals:
        requested: the button was pressed.
    """

    requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "welcome").setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._covered = parent
        self._invitation = EmptyState("network", "play", role=Role.HEADING)
        self._invitation.requested.connect(self.requested)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._invitation)
        self.retranslate()
        self.set_theme(LIGHT)
        self.hide()

    def cover(self) -> None:
        """Show it over the whole of its parent; Return presses the button."""
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self._invitation.take_focus()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self.setStyleSheet(f"QWidget#welcome {{ background: {theme.canvas.name()}; }}")
        self._column.setContentsMargins(*(theme.px(32),) * 4)
        self._invitation.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        sentence = self.tr(
            "Programs talk through sockets, and threads share one memory. Here you watch both: every line,"
            " every packet and every turn of a thread, slowly enough to follow."
        )
        self._invitation.set_words(sentence, self.tr("Start the first lesson"))
