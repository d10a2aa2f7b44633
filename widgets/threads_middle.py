"""The middle of the threads stage: shared variables with outcomes and locks, or one of two drawings of who waits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from sim.concurrency.table import table_of
from sim.concurrency.world import World
from widgets.dining_table import DiningTable
from widgets.lock_panel import LockPanel
from widgets.segmented import Segmented
from widgets.shared_panel import SharedPanel
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Theme
from widgets.thread_outcomes import OutcomesPanel, Report
from widgets.wait_for_graph import WaitForGraph

SHARED, OUTCOMES, GRAPH, TABLE = VIEWS = "shared", "outcomes", "graph", "table"
DRAWING = 240
"""Pixels of height that the wait-for graph takes below the panels, where there are so many to spare."""


class ThreadsMiddle(Speaking, QWidget):
    """What applies to the program can be chosen; first come the table where there is one, and the ring of a deadlock.

    Signals:
        outcome_chosen: arg: the key of the outcome
        view_changed: another view is shown
    """

    outcome_chosen = Signal(str)
    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("threads_middle")
        self._theme = LIGHT
        self._has_report = self._has_locks = self._has_table = False
        self._has_variables, self._shares, self._is_stuck = True, False, False
        self._chosen = ""
        self.shared, self.locks, self.outcomes = SharedPanel(), LockPanel(), OutcomesPanel()
        self.graph, self.table = WaitForGraph(), DiningTable()
        self.outcomes.outcome_chosen.connect(self.outcome_chosen)
        self._choice = Segmented(VIEWS, "threads_view")
        self._choice.value_chosen.connect(self.choose)
        self._applies = dict.fromkeys(VIEWS, False)
        self._is_tight = self._is_cramped = False
        self._last_view = ""
        self._lay_out()
        self.set_report(None)
        self.retranslate()

    def _lay_out(self) -> None:
        panels = QWidget()
        self._panels = QVBoxLayout(panels)
        self._panels.setContentsMargins(0, 0, 0, 0)
        for panel, stretch in ((self.shared, 3), (self.outcomes, 5), (self.locks, 3), (self.graph, 8)):
            self._panels.addWidget(panel, stretch)
        for panel in (self.outcomes, self.locks):
            panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._panels.addStretch(0)  # what is left once all of them have what they wish
        self._stack = QStackedWidget()
        for page in (panels, self.table):
            self._stack.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._choice)
        self._column.addWidget(self._stack, 1)

    @property
    def view(self) -> str:
        """What is shown: "shared", "outcomes", "graph" or "table"."""
        wanted = self._chosen or self._first
        return wanted if self._applies[wanted] else SHARED

    @property
    def _first(self) -> str:
        """What says most as long as nobody has chosen."""
        if self._applies[TABLE]:
            return TABLE
        if self._is_stuck and self._applies[GRAPH]:
            return GRAPH
        return SHARED if self._shares or self._has_locks else OUTCOMES

    @property
    def roomy_height(self) -> int:
        """Pixels in which everything that is not a drawing can be shown together."""
        panels = ((self.shared, self._has_variables), (self.outcomes, self._has_report), (self.locks, self._has_locks))
        heights = [panel.minimumSizeHint().height() for panel, is_there in panels if is_there]
        if self._has_locks or self._has_table:
            heights.append(self._choice.sizeHint().height())
        return sum(heights) + max(0, len(heights) - 1) * self._theme.gap(8)

    @property
    def tight_height(self) -> int:
        """Pixels in which one view can be shown, and the choice of another one."""
        panels = ((self.shared, self._has_variables), (self.locks, self._has_locks))
        heights = [panel.minimumSizeHint().height() for panel, is_there in panels if is_there]
        return self._choice.sizeHint().height() + sum(heights) + len(heights) * self._theme.gap(8)

    def set_tight(self, tight: bool, cramped: bool = False) -> None:
        """Whether there is so little room that the outcomes have a view of their own, or that no view can be chosen."""
        if (tight, cramped) != (self._is_tight, self._is_cramped):
            self._is_tight, self._is_cramped = tight, cramped
            self._turn()

    def choose(self, view: str) -> None:
        """Show "shared", "outcomes", "graph" or "table", now and from now on, wherever it applies."""
        self._chosen = view
        self._turn()

    def show_world(self, world: World, whole: World) -> None:
        """Show this moment of a run that ends with `whole`."""
        for part in (self.shared, self.locks, self.graph, self.table):
            part.show_world(world)
        self._has_locks = bool(whole.locks)
        self._has_variables = bool(whole.variables or self.shared.verdict) or not whole.locks
        self._shares = bool(whole.variables)
        self._has_table, self._is_stuck = table_of(whole) is not None, world.deadlock is not None
        self._turn()

    def set_report(self, report: Report | None) -> None:
        """Show what the explorer found; nothing if None."""
        self._has_report = report is not None
        self.outcomes.set_report(report or Report())
        self._say_titles()
        self._turn()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._column.setSpacing(theme.gap(8))
        self._panels.setSpacing(theme.gap(8))
        self.shared.setMaximumHeight(theme.px(200))
        for panel in (self.shared, self.outcomes, self.locks, self.graph, self.table):
            panel.set_theme(theme)

    def _turn(self) -> None:
        """Show the view that is chosen, and offer those that apply."""
        has_own_view = self._is_tight and self._has_report
        draws_below = self._has_locks and self.height() >= self.roomy_height + self._theme.px(DRAWING)
        needs_graph = self._has_locks and not draws_below
        self._applies = {SHARED: True, OUTCOMES: has_own_view, GRAPH: needs_graph, TABLE: self._has_table}
        offered, view = [name for name, applies in self._applies.items() if applies], self.view
        self._choice.setVisible(len(offered) > 1 and not self._is_cramped)
        self._choice.offer(offered)
        self._choice.set_value(view)
        self._stack.setCurrentIndex(int(view == TABLE))
        if view != self._last_view:
            self._last_view = view
            self.view_changed.emit()
        is_shared = view == SHARED
        has_outcomes = self._has_report and (view == OUTCOMES or (is_shared and not has_own_view))
        is_empty = not self._shares and not self.shared.verdict
        self.shared.setVisible(self._has_variables and is_shared and not (is_empty and has_outcomes))
        self.locks.setVisible(self._has_locks and is_shared)
        self.outcomes.setVisible(has_outcomes)
        self.graph.setVisible(view == GRAPH or (is_shared and draws_below))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._say_titles()

    def _say_titles(self) -> None:
        """Also where another view is shown it is seen that more is being found."""
        titles = {
            SHARED: self.tr("Shared"),
            OUTCOMES: self.tr("Ends …") if self.outcomes.report.is_growing else self.tr("Ends"),
            GRAPH: self.tr("Waits"),
            TABLE: self.tr("Table"),
        }
        self._choice.set_titles(titles, self.tr("What the middle shows"))
