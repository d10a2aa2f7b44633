"""The stage of framing: what became of each message, the packets and bytes that it went as, what each method costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from sim.network.framing_costs import Measurement
from sim.network.world import World
from widgets.framing_table import FramingTable
from widgets.named import named
from widgets.segmented import Segmented
from widgets.stage import ConversationStage
from widgets.tapes_stage import TapesStage
from widgets.theme import Theme

if TYPE_CHECKING:
    from widgets.framing_chart import FramingChart

MESSAGES, PACKETS, BYTES, COSTS = "messages", "packets", "bytes", "costs"
ALL_THE_REST = 100
ROOM_FOR_BOTH = 460
"""The height, at normal scale, from which on the ladder finds room above the messages."""


class FramingStage(ConversationStage):
    """The programs beside the messages or their packets; or the whole stage for their bytes, or all methods' costs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FramingTable()
        self.chart: FramingChart | None = None
        self._measurement = Measurement()
        self.put_below_ladder(self.table)
        self.tapes = TapesStage(is_part=True)
        self.tapes.packet_selected.connect(self.packet_selected)
        self.tapes.time_requested.connect(self.time_requested)
        self.choice = Segmented((MESSAGES, PACKETS, BYTES, COSTS), "framing_page")
        self.choice.value_chosen.connect(self._turn_to)
        run, self._card = self._card, named(QFrame(), "framing_card")
        self._card.setProperty("card", True)
        run.setProperty("card", False)
        self._pages = QStackedWidget()
        self._pages.addWidget(run)
        self._pages.addWidget(self.tapes)
        self._world = World()
        head = self._head = QHBoxLayout()
        head.addWidget(self.choice)
        head.addWidget(self.tapes.controls, ALL_THE_REST)
        head.addStretch(1)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self._measure_pages()
        self._say()

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        super().show_world(world, time)
        self._world = world
        self.table.show_world(world)
        # To trace every byte of a long run takes time; nobody need wait for what is not looked at.
        if self.choice.value == BYTES:
            self.tapes.show_world(world, time)

    def show_run(self, whole: World, length: float) -> None:
        """Take all that is known of the run by now, which lasts so many seconds."""
        super().show_run(whole, length)
        self._share()

    def show_measurement(self, measurement: Measurement) -> None:
        """Show what has been measured so far."""
        self._measurement = measurement
        if measurement.is_running:
            self._turn_to(COSTS)
        if self.chart is not None:
            self.chart.show_measurement(measurement)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        super().set_theme(theme)
        self._head.setSpacing(theme.px(12))
        self._head.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(2))
        self.table.set_theme(theme)
        self.tapes.set_theme(theme)
        if self.chart is not None:
            self.chart.set_theme(theme)

    def set_relative(self, relative: bool) -> None:
        """Relative or absolute sequence numbers."""
        super().set_relative(relative)
        self.tapes.set_relative(relative)

    def select_packet(self, number: int | None) -> None:
        """Mark the packet of this number, or none."""
        super().select_packet(number)
        self.tapes.select_packet(number)

    def zoom(self, steps: float) -> None:
        """Give time 2**steps times the room, or bytes where they are looked at."""
        if self.choice.value == BYTES:
            self.tapes.zoom(steps)
        else:
            super().zoom(steps)

    def unzoom(self) -> None:
        """Not zoomed: time, or bytes where they are looked at."""
        if self.choice.value == BYTES:
            self.tapes.unzoom()
        else:
            super().unzoom()

    def _turn_to(self, page: str) -> None:
        self.choice.set_value(page)
        if page == COSTS:
            self._pages.setCurrentWidget(self.chart or self._make_chart())
        elif page == BYTES:
            self.tapes.show_world(self._world, self._time)
            self._pages.setCurrentWidget(self.tapes)
        else:
            self._pages.setCurrentIndex(0)
        self._measure_pages()
        self._arrange()

    def _measure_pages(self) -> None:
        """Only the page in sight says how much room is needed."""
        for page in filter(None, (self._pages.widget(index) for index in range(self._pages.count()))):
            is_seen = page is self._pages.currentWidget()
            policy = QSizePolicy.Policy.Preferred if is_seen else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)

    def _make_chart(self) -> FramingChart:
        from widgets.framing_chart import FramingChart

        chart = self.chart = FramingChart()
        chart.set_theme(self._theme)
        chart.show_measurement(self._measurement)
        chart.measure_requested.connect(self.measure_requested)
        chart.stop_requested.connect(self.measure_stopped)
        self._pages.addWidget(chart)
        return chart

    @property
    def shows_programs(self) -> bool:
        """Bytes and costs take the whole stage."""
        return self.choice.value not in (BYTES, COSTS)

    def _arrange(self) -> None:
        super()._arrange()
        self._share()

    def _share(self) -> None:
        """Who of ladder and messages is to be seen."""
        self.tapes.controls.setVisible(self.choice.value == BYTES)
        wants_messages = self.choice.value == MESSAGES
        self.table.setVisible(wants_messages)
        has_ladder = not wants_messages or self.height() >= self._theme.px(ROOM_FOR_BOTH)
        self.ladder.setVisible(has_ladder)
        self._legend.setVisible(has_ladder)
        self._curves_switch.setVisible(has_ladder and bool(self._whole.ends))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        titles = {
            MESSAGES: self.tr("Messages"),
            PACKETS: self.tr("Packets"),
            BYTES: self.tr("Bytes"),
            COSTS: self.tr("Costs of all four"),
        }
        self.choice.set_titles(titles, self.tr("What is shown"))
