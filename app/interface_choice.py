"""On which of this computer's loopback interfaces packets are captured."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from sim.sources.interfaces import loopback_interfaces
from widgets.named import named
from widgets.speaking import Speaking


class InterfaceChoice(Speaking, QWidget):
    """The interfaces that exist now, after "automatic", whose value is the empty text.

    One that was chosen and has gone stays in sight, with a sentence.

    Signals:
        value_chosen: the person chose. arg: the interface
    """

    value_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._here = loopback_interfaces()
        self._choice = named(QComboBox(), "preference_interface")
        self._gone = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "interface_gone")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._gone)
        for interface in ("", *self._here):
            self._choice.addItem(interface, interface)
        self._choice.activated.connect(lambda _place: self.value_chosen.emit(self._choice.currentData()))
        self.set_value("")

    def set_value(self, interface: str) -> None:
        """What is chosen now."""
        if self._choice.findData(interface) < 0:
            self._choice.addItem(interface, interface)
        self._choice.setCurrentIndex(self._choice.findData(interface))
        self._gone.setHidden(interface in ("", *self._here))
        self.retranslate()

    def set_title(self, title: str) -> None:
        """What the choice is called for those who cannot see it."""
        self._choice.setAccessibleName(title)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._choice.setItemText(0, self.tr("Automatic"))
        gone = self.tr(
            "There is no loopback interface {name} here now, so nothing can be captured. Choose another one."
        )
        self._gone.setText(gone.format(name=self._choice.currentData()))
        self._choice.setAccessibleDescription("" if self._gone.isHidden() else self._gone.text())
