"""The column at the right: packet, explanation, events, comparison. Pages are made when first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from sim.network.comparison import Comparison
from sim.network.events import AnyEvent
from sim.network.world import World
from widgets.lesson_page import LessonPage
from widgets.myth_card import MythCard
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Theme

if TYPE_CHECKING:
    from widgets.comparison_page import ComparisonPage
    from widgets.event_table import EventTable
    from widgets.inspector import Inspector

WIDTH = 320
PACKET, EXPLAIN, EVENTS, COMPARE = range(4)


class SideColumn(Speaking, QWidget):
    """Packet, Explain, Events, Compare.

    Signals:
        packet_selected: a packet was chosen in the table of events. arg: its number
        time_requested: a row of the table was chosen. arg: its time in seconds
        packet_requested: the moment of a packet is to be shown. arg: its number
        comparison_requested: the same is to run on the other side.
        comparison_stopped: that run is to be given up.
    """

    packet_selected = Signal(int)
    time_requested = Signal(float)
    packet_requested = Signal(int)
    comparison_requested = Signal()
    comparison_stopped = Signal()

    def __init__(self, describe: Callable[[AnyEvent], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._describe = describe
        self._theme = LIGHT
        self._world, self._time = World(), 0.0
        self._events: Sequence[AnyEvent] = ()
        self._horizon = inf
        self._number: int | None = None
        self._relative = True
        self._inspector: Inspector | None = None
        self._table: EventTable | None = None
        self._comparison_page: ComparisonPage | None = None
        self._comparison: Comparison | None = None
        self.lesson_page, self.myth_card = LessonPage(), MythCard()
        self._tabs = named(QTabWidget(), "side_tabs")
        self._places = [_add_place(self._tabs) for _ in (PACKET, EXPLAIN, EVENTS, COMPARE)]
        self._places[EXPLAIN].addWidget(self.lesson_page, 1)
        self._places[EXPLAIN].addWidget(self.myth_card)
        self._tabs.setCurrentIndex(EXPLAIN)
        self._tabs.currentChanged.connect(self._make_page)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._tabs)
        self.retranslate()
        self.set_theme(LIGHT)

    # What it shows

    def show_page(self, page: int) -> None:
        """Turn to PACKET, EXPLAIN or EVENTS."""
        self._tabs.setCurrentIndex(page)

    def prepare(self) -> None:
        """Make the page that a run turns to, so that the run can begin at once."""
        self._make_page(PACKET)

    def show_run_started(self) -> None:
        """From the explanation to the packets; who watches the events goes on watching them."""
        if self._tabs.currentIndex() == EXPLAIN:
            self.show_page(PACKET)

    def set_events(self, events: Sequence[AnyEvent]) -> None:
        """The events of another run."""
        self._events = events
        if self._table is not None:
            self._table.set_events(events)

    def events_added(self) -> None:
        """The run has become longer."""
        if self._table is not None:
            self._table.events_added()

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        self._world, self._time = world, time
        if self._inspector is not None:
            self._inspector.show_world(world, time)
        if self._table is not None:
            self._table.show_world(world, time)

    def hide_after(self, time: float) -> None:
        """Say nothing of what happens from that time (seconds) on: it is to be guessed."""
        self._horizon = time
        if self._table is not None:
            self._table.hide_after(time)

    def select_packet(self, number: int | None) -> None:
        """Show the packet of this number, or none."""
        self._number = number
        if self._inspector is not None:
            self._inspector.select_packet(number)
        if self._comparison_page is not None:
            self._comparison_page.select_packet(number)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show how the run and one of the other side compare."""
        self._comparison = comparison
        if self._comparison_page is not None:
            self._comparison_page.show_comparison(comparison)

    def set_relative(self, relative: bool) -> None:
        """Relative or absolute sequence numbers."""
        self._relative = relative
        if self._inspector is not None:
            self._inspector.set_relative(relative)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self.setFixedWidth(theme.px(WIDTH))
        self._column.setContentsMargins(theme.px(12) + 1, theme.px(8), theme.px(12), theme.px(8))
        for page in (self.lesson_page, self.myth_card, self._inspector, self._table, self._comparison_page):
            if page is not None:
                page.set_theme(theme)

    # Pages

    def _make_page(self, page: int) -> None:
        if page == PACKET and self._inspector is None:
            self._make_inspector()
        elif page == EVENTS and self._table is None:
            self._make_table()
        elif page == COMPARE and self._comparison_page is None:
            self._make_comparison_page()

    def _make_inspector(self) -> None:
        from widgets.inspector import Inspector

        self._inspector = Inspector()
        self._places[PACKET].addWidget(self._inspector)
        self._inspector.set_theme(self._theme)
        self._inspector.set_relative(self._relative)
        self._inspector.show_world(self._world, self._time)
        self._inspector.select_packet(self._number)

    def _make_table(self) -> None:
        from widgets.event_table import EventTable

        self._table = EventTable(self._describe)
        self._places[EVENTS].addWidget(self._table)
        self._table.set_theme(self._theme)
        self._table.set_events(self._events)
        self._table.show_world(self._world, self._time)
        self._table.hide_after(self._horizon)
        self._table.packet_selected.connect(self.packet_selected)
        self._table.time_requested.connect(self.time_requested)

    def _make_comparison_page(self) -> None:
        from widgets.comparison_page import ComparisonPage

        page = self._comparison_page = ComparisonPage()
        self._places[COMPARE].addWidget(page)
        page.set_theme(self._theme)
        if self._comparison is not None:
            page.show_comparison(self._comparison)
        page.select_packet(self._number)
        page.run_requested.connect(self.comparison_requested)
        page.stop_requested.connect(self.comparison_stopped)
        page.packet_selected.connect(self.packet_requested)

    # Words

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        titles = {
            PACKET: self.tr("Packet"),
            EXPLAIN: self.tr("Explain"),
            EVENTS: self.tr("Events"),
            COMPARE: self.tr("Compare"),
        }
        for page, title in titles.items():
            self._tabs.setTabText(page, title)
        for part in (self._tabs, self._tabs.tabBar()):
            part.setAccessibleName(self.tr("Pages beside the stage"))


def _add_place(tabs: QTabWidget) -> QVBoxLayout:
    place = QWidget()
    tabs.addTab(place, "")
    layout = QVBoxLayout(place)
    layout.setContentsMargins(0, 0, 0, 0)
    return layout
