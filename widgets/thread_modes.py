"""Who decides the order of the steps, and where threads may be switched: the bar over the threads stage."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from sim.concurrency.granularity import GRANULARITIES
from widgets.flow_layout import FlowLayout
from widgets.icons import icon
from widgets.named import named
from widgets.segmented import Segmented
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme


class ThreadModes(Speaking, QFrame):
    """Buttons for chance and for a bad schedule, and the choice of granularity.

    Signals:
        chance_requested: a run in which chance decides.
        bad_requested: a schedule that ends badly.
        granularity_requested: where threads may be switched. arg: "bytecode", "line" or "cpython"
    """

    chance_requested = Signal()
    bad_requested = Signal()
    granularity_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thread_modes")
        self.setProperty("card", True)
        self._theme = LIGHT
        self._chance, self._bad = named(QPushButton(), "chance_button"), named(QPushButton(), "bad_button")
        self._where = named(QLabel(textFormat=Qt.TextFormat.PlainText), "switch_title")
        self._granularity = Segmented(GRANULARITIES, "granularity")
        self._granularity.value_chosen.connect(self.granularity_requested)
        self._chance.clicked.connect(self.chance_requested)
        self._bad.clicked.connect(self.bad_requested)
        self._row = FlowLayout(self)
        for part in (self._bad, self._chance, self._where, self._granularity):
            self._row.addWidget(part)
        self.retranslate()
        self.set_theme(LIGHT)

    @property
    def granularity(self) -> str:
        """Where threads may be switched."""
        return self._granularity.value

    def set_granularity(self, value: str) -> None:
        """Show that threads may be switched there; nothing is asked for."""
        self._granularity.set_value(value)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self._row.setSpacing(theme.px(6))
        margin = 0 if theme.is_projecting else theme.px(8)  # projected, the stage needs the room of a frame
        self.setProperty("card", not theme.is_projecting)
        self.style().polish(self)
        self._row.setContentsMargins(margin, margin, margin, margin)
        self._where.setFont(theme.font(Role.CAPTION))
        self._where.setMinimumHeight(theme.px(32))
        self._where.setProperty("tone", "muted")
        for button, name in ((self._chance, "dices"), (self._bad, "search-alert")):
            button.setIcon(icon(name, theme.text))
            button.setIconSize(QSize(theme.px(16), theme.px(16)))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._where.setText(self.tr("Switch after"))
        for button, text, tip in (
            (self._chance, self.tr("By chance"), self.tr("Run it with a schedule that chance decides")),
            (self._bad, self.tr("Find a bad schedule"), self.tr("Of all schedules, play one that ends badly")),
        ):
            button.setText(f" {text}")
            button.setAccessibleName(text)
            button.setToolTip(tip)
        titles = {
            "bytecode": self.tr("bytecode"),
            "line": self.tr("line"),
            "cpython": self.tr("as CPython"),
        }
        self._granularity.set_titles(titles, self.tr("Where threads may be switched"))
