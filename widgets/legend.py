"""What the marks beside the states mean: who said so. Their icons are these everywhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sim.network.inference import Origin
from sim.network.world import World
from widgets.icons import paint_icon
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme

MARKS = {Origin.KERNEL: "badge-check", Origin.MODEL: "cpu"}
"""The icon of whoever names a state; what is only inferred has none."""


class Legend(Speaking, QWidget):
    """One line below a ladder or a diagram."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._told: frozenset[Origin] = frozenset()
        self.setObjectName("legend")

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.setFixedHeight(theme.gap(24))
        self.update()

    def show_world(self, world: World) -> None:
        """Say where the states come from, if there are any."""
        told = frozenset(entry.origin for end in world.ends.values() for entry in end.states)
        if told != self._told:
            self._told = told
            self.update()

    @property
    def text(self) -> str:
        """All that is written; empty as long as there are no states."""
        return "; ".join(text for _, text in self._entries())

    def _entries(self) -> list[tuple[str, str]]:
        """Each icon with its meaning."""
        if self._told == {Origin.MODEL}:
            return [(MARKS[Origin.MODEL], self.tr("every state is told by the model itself"))]
        if self._told == {Origin.INFERRED}:
            return [("", self.tr("every state is inferred from the packets"))]
        meanings = (
            (Origin.KERNEL, self.tr("kernel says so")),
            (Origin.MODEL, self.tr("model says so")),
            (Origin.INFERRED, self.tr("no mark: inferred")),
        )
        return [(MARKS.get(origin, ""), text) for origin, text in meanings if origin in self._told]

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(Role.CAPTION))
            painter.setPen(theme.muted)
            size, x, middle = theme.px(14), float(theme.px(12)), self.height() / 2
            for icon, text in self._entries():
                if icon:
                    paint_icon(painter, icon, theme.ok, QRectF(x, middle - size / 2, size, size))
                    x += size + theme.px(6)
                room = self.rect().adjusted(round(x), 0, -theme.px(8), 0)
                elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)
                x += painter.fontMetrics().horizontalAdvance(text) + theme.px(12)
