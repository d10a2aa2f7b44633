"""The stage of a conversation: the programs beside the ladder of their packets."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from sim.axis import Axis
from sim.network.world import World
from widgets.any_stage import AnyStage
from widgets.cable_hand import CableHand
from widgets.code_pane import CodePane
from widgets.icons import paint_icon
from widgets.ladder import Ladder
from widgets.theme import LIGHT, Role, Theme

WIDE = 940
PANE_WIDE = (250, 400)
PANE_NARROW = 264


class ConversationStage(AnyStage):
    """Client | ladder | server where there is room; the two programs above each other where there is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self.ladder = Ladder()
        self.ladder.packet_selected.connect(self.packet_selected)
        self.ladder.zoom_requested.connect(self.zoom_requested)
        self.panes: dict[str, CodePane] = {}
        self._theme = LIGHT
        self._is_wide: bool | None = None
        self._may_edit = False
        self._hand = CableHand()
        self._hand.hand_requested.connect(self.hand_requested)
        self._legend = Legend()
        card = QFrame()
        card.setProperty("card", True)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addWidget(self.ladder, 1)
        inner.addWidget(self._hand)
        inner.addWidget(self._legend)
        self._card, self._inner = card, inner
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)

    def put_below_ladder(self, widget: QWidget) -> None:
        """Give a part of a special stage its place, between the ladder and what explains its marks."""
        self._inner.insertWidget(1, widget)

    def set_programs(self, programs: Mapping[str, str]) -> None:
        """Show these programs (name to source text) before they run; none for a capture without programs."""
        for pane in self.panes.values():
            self._grid.removeWidget(pane)
            pane.deleteLater()
        order = sorted(programs, key=lambda name: (name != "client", name == "server"))
        self.panes = {name: CodePane(name) for name in order}
        for name, pane in self.panes.items():
            pane.set_source(programs[name])
            pane.set_theme(self._theme)
            pane.offer_edit(self._may_edit)
            pane.text_edited.connect(self.text_edited)
            pane.original_requested.connect(self.original_requested)
        self._is_wide = None
        self._arrange()

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        self.ladder.show_world(world, time)
        self._hand.show_world(world)
        self._legend.show_world(world)
        for pane in self.panes.values():
            pane.show_world(world, time)

    def set_axis(self, axis: Axis) -> None:
        """Give room to time as `axis` says."""
        self.ladder.set_axis(axis)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.ladder.set_theme(theme)
        self._hand.set_theme(theme)
        self._legend.set_theme(theme)
        for pane in self.panes.values():
            pane.set_theme(theme)
        self._is_wide = None
        self._arrange()

    def set_relative(self, relative: bool) -> None:
        """Relative or absolute sequence numbers."""
        self.ladder.set_relative(relative)

    def select_packet(self, number: int | None) -> None:
        """Mark the packet of this number, or none."""
        self.ladder.select_packet(number)
        self._hand.select_packet(number)

    def offer_hand(self, is_offered: bool) -> None:
        """Whether the cable of the run that is shown can be reached just now."""
        self._hand.offer(is_offered)

    def offer_edit(self, is_offered: bool) -> None:
        """Whether the programs that are shown can be changed and run again."""
        self._may_edit = is_offered
        for pane in self.panes.values():
            pane.offer_edit(is_offered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= self._theme.px(WIDE) and len(self.panes) == 2
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            for widget in (self._card, *self.panes.values()):
                self._grid.removeWidget(widget)
            (self._side_by_side if is_wide else self._stacked)()
        low, high = (self._theme.px(size) for size in PANE_WIDE)
        for pane in self.panes.values():
            pane.setFixedWidth(min(high, max(low, self.width() // 4)) if is_wide else self._theme.px(PANE_NARROW))
            pane.set_compact(self._theme.is_projecting and not is_wide)

    def _side_by_side(self) -> None:
        left, right = self.panes.values()
        for row in range(2):
            self._grid.setRowStretch(row, int(row == 0))
        for column, widget in enumerate((left, self._card, right)):
            self._grid.addWidget(widget, 0, column)
            self._grid.setColumnStretch(column, int(widget is self._card))

    def _stacked(self) -> None:
        for row, pane in enumerate(self.panes.values()):
            self._grid.addWidget(pane, row, 0)
            self._grid.setRowStretch(row, 1)
        self._grid.addWidget(self._card, 0, 1, max(1, len(self.panes)), 1)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column == 1))


class Legend(QWidget):
    """What the mark on the ladder means, and where each state comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._has_states = self._is_told = False
        self.setObjectName("legend")

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.setFixedHeight(theme.gap(24))
        self.update()

    def show_world(self, world: World) -> None:
        """Say where the states come from, if there are any: a model tells all of its own."""
        shown = bool(world.ends), any(end.is_told for end in world.ends.values())
        if shown != (self._has_states, self._is_told):
            self._has_states, self._is_told = shown
            self.update()

    @property
    def text(self) -> str:
        """What is written; empty as long as there are no states."""
        if not self._has_states:
            return ""
        if self._is_told:
            return self.tr("every state is told by the model itself")
        return self.tr("state from the kernel; without the mark: inferred")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, text = self._theme, self.text
        if not text:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(Role.CAPTION))
            painter.setPen(theme.muted)
            size, x, middle = theme.px(14), float(theme.px(12)), self.height() / 2
            if not self._is_told:
                paint_icon(painter, "badge-check", theme.ok, QRectF(x, middle - size / 2, size, size))
                x += size + theme.px(6)
            room = self.rect().adjusted(round(x), 0, -theme.px(8), 0)
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)
