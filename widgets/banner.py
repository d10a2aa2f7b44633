"""A sentence about something that went wrong, above the stage, so that it covers nothing of what it speaks of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from sim.words import Sentence
from widgets.icons import icon
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import said


class Banner(Speaking, QFrame):
    """Hidden until there is something to say; stays until it is closed or taken back.

    Signals:
        offer_taken: the person takes the way out that was offered.
    """

    offer_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._told: tuple[Sentence | str, Sentence | str] = ("", "")
        self._icon = QLabel()
        self._text = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "banner_text")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._offer = named(QPushButton(), "offer_button")
        self._offer.clicked.connect(self.offer_taken)
        self._close = named(QToolButton(), "close_banner_button")
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self.retranslate()
        self.set_theme(LIGHT)

    def show_problem(self, problem: Sentence | str, offer: Sentence | str = "") -> None:
        """Say what went wrong, with a way out if there is one; an empty text takes the last one back."""
        self._told = problem, offer
        self._tell()
        self._offer.setVisible(bool(offer))
        self.setVisible(bool(problem))

    def _tell(self) -> None:
        problem, offer = (said(told) if isinstance(told, Sentence) else told for told in self._told)
        self._text.setText(problem)
        self._offer.setText(offer)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self.setStyleSheet(
            f"QFrame#banner {{ background: {theme.surface.name()}; border: {theme.px(2)}px solid {theme.error.name()};"
            f" border-radius: {theme.px(6)}px; }} QLabel#banner_text {{ color: {theme.error.name()}; }}"
        )
        self._text.setFont(theme.font(Role.BODY))
        size = theme.px(20)
        self._icon.setPixmap(icon("triangle-alert", theme.error).pixmap(size, size))
        self._close.setIcon(icon("x", theme.text))
        self._close.setIconSize(QSize(theme.px(18), theme.px(18)))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._tell()
