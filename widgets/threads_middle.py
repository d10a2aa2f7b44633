"""The middle of the threads stage: shared variables with outcomes and locks, or one of two drawings of who waits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sim.concurrency.world import World
from widgets.lock_panel import LockPanel
from widgets.shared_panel import SharedPanel
from widgets.theme import LIGHT, Theme
from widgets.thread_outcomes import OutcomesPanel, Report

SHARED = "shared"


class ThreadsMiddle(QWidget):
    """Shows what applies to the program.

    Signals:
        outcome_chosen: arg: the key of the outcome
    """

    outcome_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("threads_middle")
        self._theme = LIGHT
        self._has_report = False
        self.shared, self.locks, self.outcomes = SharedPanel(), LockPanel(), OutcomesPanel()
        self.outcomes.outcome_chosen.connect(self.outcome_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for panel, stretch in ((self.shared, 3), (self.outcomes, 4), (self.locks, 2)):
            column.addWidget(panel, stretch)
        self._column = column

    def show_world(self, world: World, whole: World) -> None:
        """Show this moment of a run that ends with `whole`."""
        self.shared.show_world(world)
        self.locks.show_world(world)
        self.shared.setVisible(bool(whole.variables) or not whole.locks)
        self.locks.setVisible(bool(whole.locks))
        self.outcomes.setVisible(self._has_report)

    def set_report(self, report: Report | None) -> None:
        """Show what the explorer found; nothing if None."""
        self._has_report = report is not None
        self.outcomes.set_report(report or Report())
        self.outcomes.setVisible(self._has_report)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._column.setSpacing(theme.gap(8))
        for panel in (self.shared, self.outcomes, self.locks):
            panel.set_theme(theme)
