"""A file is being made: how far it is, a way to give it up, and in the end where it lies."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from widgets.elided_label import ElidedLabel
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme

PERMILLE = 1000


class ExportBar(Speaking, QFrame):
    """Hidden until there is something to tell.

    Signals:
        cancel_requested: the file is not wanted any more.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_bar")
        self._name, self._share = "", 0.0
        self._label: QLabel = named(ElidedLabel(), "export_label")
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = named(QProgressBar(maximum=PERMILLE, textVisible=False), "export_progress")
        self._button = named(QPushButton(), "export_button")
        self._button.clicked.connect(self._press)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 2)
        self._row.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._button)
        self.hide()
        self.set_theme(LIGHT)
        self.retranslate()

    def show_progress(self, name: str, share: float) -> None:
        """The file of that name is being made, and so much of it is done (0 to 1)."""
        self._name, self._share = name, share
        self._bar.show()
        self._bar.setValue(round(PERMILLE * share))
        self.retranslate()
        self.show()

    def show_done(self, path: str) -> None:
        """It lies there now."""
        self._name = path
        self._bar.hide()
        self.retranslate()
        self.show()

    def hide_done(self) -> None:
        """Where a file lies need not be told any longer; one that is being made is."""
        if self._bar.isHidden():
            self.hide()

    def dismiss(self) -> bool:
        """Put it away, and give up what is being made; False if it was not there."""
        was_there = not self.isHidden()
        if was_there:
            self._press()
        return was_there

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._row.setContentsMargins(theme.gap(12), theme.gap(6), theme.gap(12), theme.gap(6))
        self._row.setSpacing(theme.gap(12))
        self._label.setFont(theme.font(Role.BODY))
        self._bar.setFixedHeight(theme.px(8))
        edge = f"border: none; border-radius: {theme.px(4)}px;"
        self._bar.setStyleSheet(
            f"QProgressBar {{ background: {theme.divider.name()}; {edge} }}"
            f"QProgressBar::chunk {{ background: {theme.accent.name()}; {edge} }}"
        )

    def _press(self) -> None:
        if not self._bar.isHidden():
            self.cancel_requested.emit()
        self.hide()

    def retranslate(self) -> None:
        is_done = self._bar.isHidden()
        text = self.tr("Saved: {name}") if is_done else self.tr("{name} is being made: {share} %")
        self._label.setText(text.format(name=self._name, share=round(100 * self._share)))
        self._button.setText(self.tr("Close") if is_done else self.tr("Cancel"))
        self._button.setAccessibleName(self._button.text())
        self._bar.setAccessibleName(self.tr("How much is done"))
