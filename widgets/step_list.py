"""What has happened to one TCP end: a line for each step, with its cause in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from sim.network.inference import Origin
from sim.network.state_arrows import Step
from sim.network.state_words import cause_of
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import said, tip

translate = QCoreApplication.translate


def step_name(step: Step) -> str:
    """From which state to which: "SYN_SENT → ESTABLISHED"."""
    return step.after.value if step.before is None else f"{step.before.value} → {step.after.value}"


def step_cause(step: Step) -> str:
    """Why, in words: the cause where it is known, else who said so."""
    if step.cause:
        return said(cause_of(step.cause))
    if step.origin is Origin.KERNEL:
        return translate("StepList", "as the kernel says")
    return translate("StepList", "so it was when it was first seen")


class StepList(Speaking, QListWidget):
    """Every step can be chosen, by mouse and by keyboard.

    Signals:
        step_chosen: a line was clicked or entered. arg: the Step
    """

    step_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "step_list")
        self._steps: Sequence[Step] = ()
        self._theme = LIGHT
        self._wraps = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.set_theme(LIGHT)
        self._say()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps, the last one in sight."""
        if steps != self._steps:
            self._steps = steps
            self._fill()

    @property
    def line_height(self) -> int:
        """Pixels that a line takes which is not broken."""
        return self._theme.px(20)

    def set_wrapping(self, wraps: bool) -> None:
        """Break long lines; else they are cut, and whole in their tooltip."""
        if wraps != self._wraps:
            self._wraps = wraps
            self.setWordWrap(wraps)
            self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.setFont(theme.font(Role.CAPTION))
        size, text, chosen = theme.px(Role.CAPTION.value[0]), theme.text.name(), theme.selection.name()
        self.setStyleSheet(
            f"QListWidget {{ background: transparent; font-size: {size}px; }}"
            f"QListWidget::item {{ color: {text}; min-height: {self.line_height}px; padding-left: {theme.px(8)}px; }}"
            f"QListWidget::item:hover, QListWidget::item:selected {{ background: {chosen}; color: {text}; }}"
        )

    def _fill(self) -> None:
        self.clear()
        for step in self._steps:
            text = f"{step_name(step)}  {step_cause(step)}"
            item = QListWidgetItem(text, self)
            item.setToolTip(tip(text))
        if self._steps:
            self.item(len(self._steps) - 1).setFont(self._theme.font(Role.CAPTION, QFont.Weight.DemiBold))
        self.scrollToBottom()

    def _choose(self, item: QListWidgetItem) -> None:
        self.step_chosen.emit(self._steps[self.row(item)])

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._say()
        self._fill()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("What has happened here"))
