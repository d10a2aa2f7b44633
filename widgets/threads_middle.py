"""The middle of the threads stage: shared variables with outcomes and locks, or one of two drawings of who waits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from sim.concurrency.table import table_of
from sim.concurrency.world import World
from widgets.dining_table import DiningTable
from widgets.lock_panel import LockPanel
from widgets.segmented import Segmented
from widgets.shared_panel import SharedPanel
from widgets.theme import LIGHT, Theme
from widgets.thread_outcomes import OutcomesPanel, Report
from widgets.wait_for_graph import WaitForGraph

SHARED, GRAPH, TABLE = "shared", "graph", "table"


class ThreadsMiddle(QWidget):
    """What applies to the program can be chosen; the table is shown first where there is one.

    Signals:
        outcome_chosen: arg: the key of the outcome
    """

    outcome_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("threads_middle")
        self._theme = LIGHT
        self._has_report = False
        self._chosen = ""
        self.shared, self.locks, self.outcomes = SharedPanel(), LockPanel(), OutcomesPanel()
        self.graph, self.table = WaitForGraph(), DiningTable()
        self.outcomes.outcome_chosen.connect(self.outcome_chosen)
        self._choice = Segmented([SHARED, GRAPH, TABLE], "threads_view")
        self._choice.value_chosen.connect(self.choose)
        self._applies = {SHARED: True, GRAPH: False, TABLE: False}
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        panels = QWidget()
        self._panels = QVBoxLayout(panels)
        self._panels.setContentsMargins(0, 0, 0, 0)
        for panel, stretch in ((self.shared, 3), (self.outcomes, 5), (self.locks, 3)):
            self._panels.addWidget(panel, stretch)
        for panel in (self.outcomes, self.locks):
            panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._panels.addStretch(1)
        self._stack = QStackedWidget()
        for page in (panels, self.graph, self.table):
            self._stack.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._choice)
        self._column.addWidget(self._stack, 1)

    @property
    def view(self) -> str:
        """What is shown: "shared", "graph" or "table"."""
        wanted = self._chosen or (TABLE if self._applies[TABLE] else SHARED)
        return wanted if self._applies[wanted] else SHARED

    def choose(self, view: str) -> None:
        """Show "shared", "graph" or "table", now and from now on, wherever it applies."""
        self._chosen = view
        self._turn()

    def show_world(self, world: World, whole: World) -> None:
        """Show this moment of a run that ends with `whole`."""
        for part in (self.shared, self.locks, self.graph, self.table):
            part.show_world(world)
        self.shared.setVisible(bool(whole.variables) or not whole.locks)
        self.locks.setVisible(bool(whole.locks))
        self._applies = {SHARED: True, GRAPH: bool(whole.locks), TABLE: table_of(whole) is not None}
        self._turn()

    def set_report(self, report: Report | None) -> None:
        """Show what the explorer found; nothing if None."""
        self._has_report = report is not None
        self.outcomes.set_report(report or Report())
        self.outcomes.setVisible(self._has_report)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._column.setSpacing(theme.gap(8))
        self._panels.setSpacing(theme.gap(8))
        self.shared.setMaximumHeight(theme.px(200))
        for panel in (self.shared, self.outcomes, self.locks, self.graph, self.table):
            panel.set_theme(theme)

    def _turn(self) -> None:
        self._choice.setVisible(sum(self._applies.values()) > 1)
        self._choice.offer([view for view, applies in self._applies.items() if applies])
        self._choice.set_value(self.view)
        self._stack.setCurrentIndex((SHARED, GRAPH, TABLE).index(self.view))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        titles = {SHARED: self.tr("Shared"), GRAPH: self.tr("Wait-for"), TABLE: self.tr("Table")}
        self._choice.set_titles(titles, self.tr("What the middle shows"))
