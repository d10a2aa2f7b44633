"""The stage of a program with threads: what each is at, what they share, and in which order they took their steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sim.concurrency.events import AnyEvent
from sim.concurrency.names import MAIN, workers
from sim.concurrency.news import threads_in
from sim.concurrency.world import World
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Theme
from widgets.thread_outcomes import Report
from widgets.thread_pane import ThreadPane
from widgets.thread_row import HEIGHT as ROW_HEIGHT
from widgets.thread_row import ThreadRow
from widgets.thread_strip import ThreadStrip
from widgets.threads_middle import GRAPH, TABLE, ThreadsMiddle

PANE = 270
"""Pixels of width in which a thread can be shown in full with ease."""
MOST_PANES = 4
LEAST = 250
"""Pixels of height in which the stage can be made do, before the theme's scale."""
CRAMPED = 150
"""Pixels of height below which the strip, and the choice of a view, leave their room to the rest."""
DRAWING = 240
"""Pixels of height that a drawing needs with what stands around it, before the theme's scale."""
MOST_ROWS = 8
"""More rows than these stand in two columns."""
STRIP = 0.3
"""The part of the height that the strip takes at most, unless its rows could not be read."""


class ThreadsStage(Speaking, QWidget):
    """Panes of threads left and right, what they share between them, the strip below.

    Signals:
        advance_requested: a thread shall take its next step. arg: its number
        time_requested: a moment was chosen. arg: its time, a step number
        outcome_chosen: a schedule that ends so is wanted. arg: the key of the outcome
        doubt_pressed: the person wants to say which outcomes are right
    """

    advance_requested = Signal(int)
    time_requested = Signal(float)
    outcome_chosen = Signal(str)
    doubt_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("threads_stage")
        self._world, self._whole, self._time = World(), World(), 0.0
        self._text, self._theme = "", LIGHT
        self._has_room_above = True
        self._turns: tuple[int, ...] = ()
        self._panes: dict[int, ThreadPane] = {}
        self._rows: dict[int, ThreadRow] = {}
        self._shown: tuple[tuple[int, ...], tuple[int, ...]] = (), ()
        self.middle = ThreadsMiddle()
        self.middle.outcome_chosen.connect(self.outcome_chosen)
        self.middle.outcomes.doubt_pressed.connect(self.doubt_pressed)
        self.middle.view_changed.connect(lambda: self._fit_strip())
        self.strip = ThreadStrip()
        self.strip.time_requested.connect(self.time_requested)
        self.strip.advance_requested.connect(self.advance_requested)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._centre = QVBoxLayout()
        self._centre.addWidget(self.middle, 1)
        inside = named(QWidget(), "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        column.addLayout(self._grid)
        column.addStretch(1)
        self._area = named(QScrollArea(widgetResizable=True), "thread_rows")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._above = QHBoxLayout()
        self._above.addLayout(self._left, 1)
        self._above.addLayout(self._centre, 1)
        self._above.addLayout(self._right, 1)
        self._above.addWidget(self._area, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._above, 1)
        self._column.addWidget(self.strip)

    # What is shown

    def set_program(self, text: str) -> None:
        """Show this program before it runs."""
        self._text = text
        self._arrange()
        for pane in self._panes.values():
            pane.set_program(text)

    def set_whole(self, world: World) -> None:
        """The world at the end of the run, as far as it is known: its threads have their places from the beginning,
        and its steps that are still to come are shown as outlines.
        """
        self._whole = world
        self._show()

    def show_world(self, world: World, time: float) -> None:
        """Show this moment; `time` is a step number."""
        self._world, self._time = world, time
        self._show()

    def set_turns(self, threads: Sequence[int]) -> None:
        """The threads that could take the next step: only their buttons can be pressed."""
        self._turns = tuple(threads)
        self.strip.set_turns(self._turns)
        for number, pane in self._panes.items():
            pane.set_turn(number in self._turns)
        for number, row in self._rows.items():
            row.set_turn(number in self._turns)

    def set_report(self, report: Report | None) -> None:
        """Show what the explorer found; nothing if None."""
        self.middle.set_report(report)
        self._fit_middle()
        self._fit_strip()

    def hide_after(self, time: float) -> None:
        """What is still to come from that time on is to be guessed, and not shown."""
        self.strip.hide_after(time)

    def set_verdict(self, text: str, is_bad: bool = True) -> None:
        """Say beside the shared variables what is to be said of them; nothing if empty."""
        self.middle.shared.set_verdict(text, is_bad)
        self._fit_middle()
        self._fit_strip()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        for layout in (self._column, self._above, self._left, self._right, self._centre):
            layout.setSpacing(theme.gap(10))
        self._grid.setSpacing(theme.gap(4))
        self.middle.set_theme(theme)
        self.strip.set_theme(theme)
        for pane in self._panes.values():
            pane.set_theme(theme)
        for row in self._rows.values():
            row.set_theme(theme)
        self._arrange()
        self._fit_middle()
        self._fit_strip()

    def part_of(self, thread: int) -> QWidget | None:
        """What shows this thread now: its pane, or its row; None if nothing does."""
        panes, rows = self._shown
        return self._panes[thread] if thread in panes else self._rows[thread] if thread in rows else None

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: the step itself in the strip, where nothing else shows the thread that took it."""
        threads = threads_in(news)
        if not threads or any(part is not None and part.isVisible() for part in map(self.part_of, threads)):
            return []
        place, around = self.strip.place_of_newest(), self.strip.viewport()
        return [QRect(around.mapTo(self, place.topLeft()), place.size())]

    @property
    def _end(self) -> World:
        """What is known of the whole run; an older one than what is shown says nothing of it."""
        return self._whole if len(self._whole.strip) >= len(self._world.strip) else self._world

    def _show(self) -> None:
        self._arrange()
        for number in self._shown[0]:
            self._panes[number].show_world(self._world, self._end)
        for number in self._shown[1]:
            self._rows[number].show_world(self._world, self._end)
        if self._area.isVisible() and self._world.running in self._rows:
            self._area.ensureWidgetVisible(self._rows[self._world.running])
        self.middle.show_world(self._world, self._end)
        self.strip.show_world(self._world, self._time, self._end)
        self._fit_middle()
        self._fit_strip()

    # Places

    def _arrange(self) -> None:
        """Give every thread its place: in full where there is room for all that were started, else only one."""
        shown = self._choice()
        if shown == self._shown:
            return
        self._shown = shown
        panes, rows = shown
        for number, pane in self._panes.items():
            pane.setVisible(number in panes)
        for place, number in enumerate(panes):
            half = self._left if place < (len(panes) + 1) // 2 else self._right
            pane = self._pane(number)
            half.addWidget(pane, 1)
            pane.setVisible(True)
        self._place_rows(rows, beside=len(panes) < 2)
        self._share_width(len(panes), len(rows))

    def _place_rows(self, rows: tuple[int, ...], beside: bool) -> None:
        """Rows stand beside the one pane, or above the middle where they are no more than the main thread's."""
        self._area.setVisible(bool(rows) and beside)
        for number, row in self._rows.items():
            row.setVisible(number in rows)
        columns = 1 if len(rows) <= MOST_ROWS else 2
        for place, number in enumerate(rows):
            row = self._row(number)
            if beside:
                self._grid.addWidget(row, *divmod(place, columns))
            else:
                self._centre.insertWidget(0, row)
            row.setVisible(beside or self._has_room_above)

    def _share_width(self, panes: int, rows: int) -> None:
        left, right = (panes + 1) // 2, panes // 2
        self._above.setStretch(0, 10 * left)
        self._above.setStretch(1, 9)
        self._above.setStretch(2, 10 * right)
        self._above.setStretch(3, 8 if rows <= MOST_ROWS else 11)

    def _fit_middle(self) -> None:
        """Where there is little room the row above the middle gives way, then the outcomes get a view of their own."""
        room = self._room_beyond_middle - self.strip.readable_height
        row = self._theme.gap(ROW_HEIGHT) + self._theme.gap(10)
        self.middle.set_tight(room < 0, self._is_cramped)
        alone = self._room_beyond_shared - self.strip.readable_height
        self._has_room_above = room >= row or (room < 0 and alone >= row)
        panes, rows = self._shown
        if len(panes) > 1:
            for number in rows:
                self._row(number).setVisible(self._has_room_above)

    @property
    def _room_beyond_shared(self) -> int:
        """Pixels of height that are left where the middle shows one of its views, and what can be chosen."""
        return self.height() - self._theme.gap(10) - self.middle.tight_height

    @property
    def _room_beyond_middle(self) -> int:
        """Pixels of height that are left where the middle shows all of its panels."""
        return self.height() - self._theme.gap(10) - self.middle.roomy_height

    @property
    def _is_cramped(self) -> bool:
        """Whether there is room for no more than a look at the threads and at what they share."""
        return self.height() < self._theme.px(CRAMPED)

    def _fit_strip(self) -> None:
        """The strip takes what it wishes, within its share of the height and what the middle leaves, if it can be read.

        A drawing may need all of it.
        """
        strip = self.strip
        has_room = self.height() - strip.readable_height >= self._theme.px(DRAWING)
        strip.setVisible((has_room or self.middle.view not in (GRAPH, TABLE)) and not self._is_cramped)
        least = strip.readable_height if has_room else strip.minimumSizeHint().height()
        share = min(round(self.height() * STRIP), self._room_beyond_middle - self._height_above)
        strip.setFixedHeight(min(strip.sizeHint().height(), max(least, share)))

    @property
    def _height_above(self) -> int:
        """Pixels that the row above the middle takes."""
        is_there = len(self._shown[0]) > 1 and self._has_room_above
        return self._theme.gap(ROW_HEIGHT) + self._theme.gap(10) if is_there else 0

    def _choice(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The threads that are shown in full, and those that have a row."""
        every = tuple(sorted(self._end.threads)) or (MAIN,)
        started = workers(self._end)
        room = max(2, int(self.width() // self._theme.px(PANE)) - 1)
        if not started:
            return (MAIN,), ()
        if len(started) == 1:
            return (*started, MAIN), ()
        if len(started) <= min(MOST_PANES, room):
            return started, (MAIN,)
        large = self._world.running if self._world.running in every else every[0]
        return (large or MAIN,), every

    def _pane(self, number: int) -> ThreadPane:
        if number not in self._panes:
            pane = self._panes[number] = ThreadPane(number, self)
            pane.advance_requested.connect(self.advance_requested)
            pane.set_theme(self._theme)
            pane.set_program(self._text)
            pane.set_turn(number in self._turns)
        return self._panes[number]

    def _row(self, number: int) -> ThreadRow:
        if number not in self._rows:
            row = self._rows[number] = ThreadRow(number, self)
            row.clicked.connect(lambda: self.advance_requested.emit(number))
            row.set_theme(self._theme)
            row.set_turn(number in self._turns)
        return self._rows[number]

    def minimumSizeHint(self) -> QSize:
        """Where there is less room than all would like, parts of it give way, and the window stays as it is."""
        return QSize(super().minimumSizeHint().width(), self._theme.gap(LEAST))

    # Hands and words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_middle()
        before = self._shown
        self._arrange()
        if self._shown != before:
            self._show()
        self._fit_strip()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Threads"))
