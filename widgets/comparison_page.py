"""Model beside kernel: one button runs the same on the other side, then both stand beside each other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sim.network.comparison import Comparison
from sim.words import Sentence
from widgets.comparison_delegate import EDGE, GAP
from widgets.comparison_list import ComparisonList
from widgets.icons import icon
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import said, source_name


class ComparisonPage(Speaking, QWidget):
    """A sentence, a button, and the two sides.

    Signals:
        run_requested: the same is to run on the other side.
        stop_requested: that run is to be given up.
        packet_selected: a row was chosen. arg: the number of its frame in the run that is shown
    """

    run_requested = Signal()
    stop_requested = Signal()
    packet_selected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison_page")
        self._theme = LIGHT
        self._shown = Comparison(Sentence("", ""))
        self._sentence = _label("comparison_sentence")
        self._problem = _label("comparison_problem")
        self._problem.setProperty("tone", "error")
        self._button = named(QPushButton(), "comparison_button")
        self._button.clicked.connect(self._press)
        self._list = ComparisonList()
        self._list.packet_selected.connect(self.packet_selected)
        self._list.verticalScrollBar().rangeChanged.connect(self._align_heads)
        self._heads = [_label(f"comparison_side_{number}") for number in range(2)]
        self._head = QWidget()
        self._across = QHBoxLayout(self._head)
        self._column = QVBoxLayout(self)
        for label in self._heads:
            self._across.addWidget(label, 1)
        for part in (self._sentence, self._problem, self._button, self._head):
            self._column.addWidget(part)
        self._column.addWidget(self._list, 1)
        self._column.addStretch(0)
        self.set_theme(LIGHT)
        self.show_comparison(self._shown)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show this from now on."""
        self._shown = comparison
        has_rows = bool(comparison.rows)
        for part in (self._head, self._list):
            part.setVisible(has_rows)
        self._button.setVisible(bool(comparison.offer) or comparison.is_running)
        self._problem.setVisible(comparison.problem is not None)
        self._column.setStretch(self._column.count() - 1, 0 if has_rows else 1)
        self.retranslate()

    def select_packet(self, number: int | None) -> None:
        """Mark the row of this frame of the shown run."""
        self._list.select_packet(number)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self._column.setSpacing(theme.px(8))
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._across.setSpacing(theme.px(GAP))
        self._sentence.setFont(theme.font(Role.BODY))
        self._problem.setFont(theme.font(Role.BODY))
        for label in self._heads:
            label.setFont(theme.font(Role.CAPTION, QFont.Weight.DemiBold))
        self._button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._list.set_theme(theme)
        self._align_heads()
        self._show_button()

    def _align_heads(self) -> None:
        """Each name stands over its side, with a scroll bar beside the list or without."""
        edge, bar = self._theme.px(EDGE), self._list.verticalScrollBar()
        room = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._across.setContentsMargins(edge, 0, edge + room, 0)

    def _press(self) -> None:
        (self.stop_requested if self._shown.is_running else self.run_requested).emit()

    def _show_button(self) -> None:
        """What it does is to be read on it."""
        if self._shown.is_running:
            text = self.tr("Stop")
        elif self._shown.offer == "model":
            text = self.tr("Run the same on the model")
        else:
            text = self.tr("Run the same on the kernel")
        self._button.setText(f" {text}")
        self._button.setAccessibleName(text)
        self._button.setIcon(icon("square" if self._shown.is_running else "play", self._theme.text))

    def retranslate(self) -> None:
        shown = self._shown
        self._sentence.setText(said(shown.sentence))
        self._problem.setText(said(shown.problem) if shown.problem is not None else "")
        left, right = map(source_name, shown.sources)
        for label, text in zip(self._heads, (self.tr("{side} (shown)").format(side=left), right), strict=True):
            label.setText(text)
        self._list.set_rows(shown.rows, (left, right))
        self._show_button()
        self.setAccessibleName(self.tr("Model beside kernel"))
        self.setAccessibleDescription(self._sentence.text())


def _label(name: str) -> QLabel:
    label = named(QLabel(wordWrap=True), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
