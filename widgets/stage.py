"""The stage of a conversation: the programs beside the ladder of their packets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sim.axis import Axis
from sim.network.world import World
from widgets.any_stage import AnyStage
from widgets.cable_hand import CableHand
from widgets.code_pane import CodePane
from widgets.icons import icon
from widgets.ladder import Ladder
from widgets.ladder_layout import READABLE
from widgets.legend import Legend
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Theme

if TYPE_CHECKING:
    from widgets.curves import Curves

WIDE = 940
PANE_WIDE = (250, 400)
PANE_NARROW = 264
LADDER_SHARE, CURVES_SHARE = 7, 5
LOW = 190
"""Pixels of a stage in which two programs above each other have room for their code only."""
FOOTLESS = 260
"""Pixels of a stage so low that the ladder gets the line below it too."""


class ConversationStage(Speaking, AnyStage):
    """Client | ladder | server where there is room; the two programs above each other where there is not.

    A button puts the curves of the TCP ends right of the ladder. The programs then make room: above each other, or in a
    narrow window not at all.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self.ladder = Ladder()
        self.ladder.packet_selected.connect(self.packet_selected)
        self.ladder.zoom_requested.connect(self.zoom_requested)
        self.panes: dict[str, CodePane] = {}
        self._theme, self._may_edit = LIGHT, False
        self._shape: tuple[bool, bool, bool] | None = None
        self._drafts: MutableMapping[str, str] = {}
        self._own_text: Callable[[str], str | None] = lambda _name: None
        self._hand = CableHand()
        self._hand.hand_requested.connect(self.hand_requested)
        self._legend = Legend()
        self._curves_switch = self._curves_button()
        self._card, self._inner = QFrame(), QVBoxLayout()
        self._top, self._foot = QGridLayout(), QHBoxLayout()
        self._has_foot: bool | None = None
        self._lay_out_card()
        self._curves: Curves | None = None
        self._whole, self._length, self._time = World(), 0.0, 0.0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.retranslate()

    def _lay_out_card(self) -> None:
        """The ladder with what stands below it."""
        self._card.setProperty("card", True)
        self._card.setLayout(self._inner)
        self._inner.setContentsMargins(1, 1, 1, 1)
        self._inner.setSpacing(0)
        self._top.addWidget(self.ladder, 0, 0)
        self._inner.addLayout(self._top, 1)
        self._inner.addWidget(self._hand)
        self._foot.addWidget(self._legend, 1)
        self._inner.addLayout(self._foot)

    def _curves_button(self) -> QPushButton:
        """What puts the curves beside the ladder; there as soon as there is something to plot."""
        button = named(QPushButton(), "curves_button")
        button.setCheckable(True)
        button.hide()
        button.toggled.connect(self._show_curves)
        return button

    def _give_foot(self) -> None:
        """Legend and button stand below the ladder; where it is low, the button in its corner, and no legend."""
        has_foot = self.height() >= self._theme.px(FOOTLESS)
        if has_foot == self._has_foot:
            return
        self._has_foot = has_foot
        self._legend.setVisible(has_foot)
        (self._top if has_foot else self._foot).removeWidget(self._curves_switch)
        if has_foot:
            self._foot.addWidget(self._curves_switch)
        else:
            self._top.addWidget(self._curves_switch, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._curves_switch.raise_()
        self._name_switch()
        self._inner.activate()  # not a picture later

    def put_below_ladder(self, widget: QWidget) -> None:
        """Give a part of a special stage its place, between the ladder and what explains its marks."""
        self._inner.insertWidget(1, widget)

    def set_programs(self, programs: Mapping[str, str]) -> None:
        """Show these programs (name to source text) before they run; none for a capture without programs."""
        focus = QApplication.focusWidget()
        left = next((name for name, pane in self.panes.items() if focus is not None and pane.isAncestorOf(focus)), "")
        for pane in self.panes.values():
            self._grid.removeWidget(pane)
            pane.deleteLater()
        order = sorted(programs, key=lambda name: (name != "client", name == "server"))
        self.panes = {name: CodePane(name) for name in order}
        for name, pane in self.panes.items():
            pane.set_source(programs[name])
            pane.set_drafts(self._drafts, self._own_text)
            pane.set_theme(self._theme)
            pane.offer_edit(self._may_edit)
            pane.text_edited.connect(self.text_edited)
            pane.writing_changed.connect(self._arrange)
        self._shape = None
        self._arrange()
        if left in self.panes:
            self.panes[left].code.setFocus()

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        self._time = time
        self.ladder.show_world(world, time)
        self._hand.show_world(world)
        self._legend.show_world(world)
        for pane in self.panes.values():
            pane.show_world(world, time)
        if self._curves is not None:
            self._curves.show_time(time)

    def show_run(self, whole: World, length: float) -> None:
        """Take all that is known of the run by now, which lasts so many seconds."""
        self._whole, self._length = whole, length
        self._curves_switch.setVisible(bool(whole.ends))
        if self._curves is not None:
            self._curves.show_run(whole, length)

    def show_curves(self, are_shown: bool) -> None:
        """See `AnyStage`."""
        self._curves_switch.setChecked(are_shown)

    def _dress_switch(self) -> None:
        is_on = self._curves_switch.isChecked()
        self._curves_switch.setIcon(icon("chart-line", self._theme.on_accent if is_on else self._theme.text))
        self._curves_switch.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))

    def _show_curves(self, are_shown: bool) -> None:
        if self._curves is None and are_shown:
            self._make_curves()
        if self._curves is not None:
            self._curves.setVisible(are_shown)
        self._dress_switch()
        self._shape = None
        self._arrange()

    def _make_curves(self) -> None:
        from widgets.curves import Curves

        self._curves = Curves(self)
        self._curves.set_theme(self._theme)
        self._curves.show_run(self._whole, self._length)
        self._curves.show_time(self._time)

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
        if self._curves is not None:
            self._curves.set_theme(theme)
        self._foot.setContentsMargins(0, 0, theme.px(4), theme.px(4))
        self._dress_switch()
        self._shape = None
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

    def take_edits(self) -> bool:
        """Have run what is being written in the programs; False if nothing is."""
        taken = [pane.take_edit() for pane in self.panes.values()]  # every pane's, not only the first one's
        return any(taken)

    def set_drafts(self, drafts: MutableMapping[str, str], own_text: Callable[[str], str | None]) -> None:
        """See `AnyStage`."""
        self._drafts, self._own_text = drafts, own_text
        for pane in self.panes.values():
            pane.set_drafts(drafts, own_text)

    def offer_edit(self, is_offered: bool) -> None:
        """Whether the programs that are shown can be changed and run again."""
        self._may_edit = is_offered
        for pane in self.panes.values():
            pane.offer_edit(is_offered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def shows_programs(self) -> bool:
        """Whether there is a place for them at all."""
        return True

    def _arrange(self) -> None:
        self._give_foot()
        has_room = self.width() >= self._theme.px(WIDE)
        has_curves = self._curves_switch.isChecked()
        is_wide = has_room and len(self.panes) == 2 and not has_curves
        shape = is_wide, has_room, has_curves
        if shape != self._shape:
            self._shape = shape
            self._take_apart()
            (self._side_by_side if is_wide else self._stacked)()
            self._set_curves_aside()
        self._size_panes(is_wide)
        writes = any(pane.is_writing for pane in self.panes.values()) and not is_wide
        for row, pane in enumerate(self.panes.values()):
            is_wanted = self.shows_programs and (has_room or not has_curves)
            pane.setVisible(is_wanted and (pane.is_writing or not writes))
            if not is_wide:
                self._grid.setRowStretch(row, int(pane.is_writing or not writes))

    def _size_panes(self, is_wide: bool) -> None:
        """One that is written in gets more room where there is little, but none that the words on the ladder need."""
        low, high = (self._theme.px(size) for size in PANE_WIDE)
        is_low = self.height() < self._theme.px(LOW)
        usual = self._theme.px(PANE_NARROW)
        wider = min(self.width() * 3 // 5, self.width() - self._theme.px(READABLE) - self._grid.spacing() - 2)
        for pane in self.panes.values():
            narrow = max(usual, wider) if pane.is_writing else usual
            pane.setFixedWidth(min(high, max(low, self.width() // 4)) if is_wide else narrow)
            pane.set_compact(not is_wide and (self._theme.is_projecting or is_low or pane.is_writing))

    def _take_apart(self) -> None:
        for widget in (self._card, self._curves, *self.panes.values()):
            if widget is not None:
                self._grid.removeWidget(widget)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)

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
        self._grid.setColumnStretch(1, LADDER_SHARE)

    def _set_curves_aside(self) -> None:
        """The curves take almost as much room as the ladder."""
        if self._curves is not None and self._curves_switch.isChecked():
            self._grid.addWidget(self._curves, 0, 2, max(1, len(self.panes)), 1)
            self._grid.setColumnStretch(2, CURVES_SHARE)

    def retranslate(self) -> None:
        self._name_switch()
        what = self.tr("Plots of sequence numbers, windows and round trips beside the ladder")
        self._curves_switch.setAccessibleName(what)
        self._curves_switch.setToolTip(what)

    def _name_switch(self) -> None:
        self._curves_switch.setText(" " + self.tr("Curves") if self._has_foot else "")
