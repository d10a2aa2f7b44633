"""What widgets that speak have in common: they say everything anew when the language changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object


class Speaking(_Widget):
    """Mixed into a widget, before its Qt class."""

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
