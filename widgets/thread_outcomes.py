"""What the program can end with, over all the schedules that were tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from widgets.elided_label import ElidedLabel
from widgets.icons import paint_icon
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import GREEN, LIGHT, VERMILION, Role, Theme

FRAME = 1
HEIGHT = 32
LABEL = 0.6
"""The part of the width that the words of an outcome take at most."""


@dataclass(frozen=True)
class Outcome:
    """One way to end: `values` says it ("n = 9", "deadlock"), `count` how many schedules, `key` is its witness."""

    values: str
    count: int
    is_bad: bool
    key: str


@dataclass(frozen=True)
class Report:
    """What the explorer found. `verdict` is "exhausted", "capped" or "uncontrolled", and `text` the words for it."""

    outcomes: Sequence[Outcome] = ()
    verdict: str = ""
    text: str = ""

    @property
    def is_bad(self) -> bool:
        """Whether one of the outcomes is."""
        return any(outcome.is_bad for outcome in self.outcomes)


class OutcomeRow(QAbstractButton):
    """One outcome as a bar; pressing it asks for a schedule that ends so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._outcome, self._share, self._label_width = Outcome("", 0, False, ""), 0.0, 0.0
        self._theme = LIGHT

    @property
    def outcome(self) -> Outcome:
        """What is shown."""
        return self._outcome

    def show_outcome(self, outcome: Outcome, share: float, label_width: float) -> None:
        """Show it with a bar of `share` (0 to 1) of the room that the labels leave."""
        self._outcome, self._share, self._label_width = outcome, share, label_width
        self.setObjectName(f"outcome_{outcome.key}")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.setFixedHeight(theme.gap(HEIGHT))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.gap(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, outcome = self._theme, self._outcome
        room = QRectF(self.rect()).adjusted(theme.px(12), 0, -theme.px(12), 0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            size = theme.px(14)
            icon = QRectF(room.left(), (self.height() - size) / 2, size, size)
            paint_icon(painter, "x" if outcome.is_bad else "check", theme.error if outcome.is_bad else theme.ok, icon)
            label = room.adjusted(size + theme.px(6), 0, 0, 0)
            label.setWidth(min(self._label_width, room.width() * LABEL))
            painter.setFont(theme.font(Role.CODE_CAPTION))
            painter.setPen(theme.text)
            text = painter.fontMetrics().elidedText(outcome.values, Qt.TextElideMode.ElideRight, round(label.width()))
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, text)
            self._paint_bar(
                painter, QRectF(label.right() + theme.px(8), 0, room.right() - label.right(), self.height())
            )

    def _paint_ground(self, painter: QPainter) -> None:
        theme, room = self._theme, QRectF(self.rect()).adjusted(3, 1, -3, -1)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.selection)
            painter.drawRoundedRect(room, theme.px(4), theme.px(4))

    def _paint_bar(self, painter: QPainter, room: QRectF) -> None:
        theme, count = self._theme, str(self._outcome.count)
        number = painter.fontMetrics().horizontalAdvance(count) + theme.px(12)
        width = max(theme.px(3), (room.width() - number) * self._share)
        height = theme.px(14)
        bar = QRectF(room.left(), (self.height() - height) / 2, width, height)
        painter.setPen(QPen(theme.border, max(1.0, theme.scale)))
        painter.setBrush((VERMILION if self._outcome.is_bad else GREEN).fill)
        painter.drawRect(bar)
        painter.setPen(theme.text)
        rest = QRectF(bar.right() + theme.px(6), 0, number, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, count)


class OutcomesPanel(Speaking, QFrame):
    """The histogram with its verdict.

    Signals:
        outcome_chosen: a schedule that ends so is wanted. arg: the key of the outcome
    """

    outcome_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outcomes_panel")
        self.setProperty("card", True)
        self._report, self._theme = Report(), LIGHT
        self._title = named(ElidedLabel(), "outcomes_title")
        self._total = named(QLabel(textFormat=Qt.TextFormat.PlainText), "outcomes_total")
        self._total.setProperty("tone", "muted")
        self._verdict = named(QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True), "outcomes_verdict")
        self._rows: list[OutcomeRow] = []
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._total)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch()
        area = self._area = named(QScrollArea(widgetResizable=True), "outcomes_area")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        self._verdict.setContentsMargins(12, 2, 12, 6)
        column.addWidget(self._verdict)

    def set_report(self, report: Report) -> None:
        """Show what was found."""
        self._report = report
        while len(self._rows) < len(report.outcomes):
            self._add_row()
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._title.setFont(theme.font(Role.BODY, QFont.Weight.DemiBold))
        for label in (self._total, self._verdict):
            label.setFont(theme.font(Role.CAPTION))
        for row in self._rows:
            row.set_theme(theme)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._height(len(self._report.outcomes)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._height(min(2, len(self._report.outcomes))))

    def _height(self, rows: int) -> int:
        theme = self._theme
        verdict = self._verdict.heightForWidth(self._inner_width) if self._report.text else 0
        return theme.line_height(Role.BODY) + theme.gap(16) + rows * theme.gap(HEIGHT) + verdict

    @property
    def _inner_width(self) -> int:
        """Pixels that the verdict has across, within the frame."""
        return max(self._theme.px(150), self.contentsRect().width() - 2 * FRAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._keep_verdict()

    def _keep_verdict(self) -> None:
        """Where there is little room, the rows scroll, and the verdict stays whole."""
        # What it needs is asked without the minimum of before, which the answer would never be less than.
        self._verdict.setMinimumHeight(0)
        self._verdict.setMinimumHeight(max(0, self._verdict.heightForWidth(self._inner_width)))
        self.updateGeometry()

    def _add_row(self) -> None:
        row = OutcomeRow()
        row.set_theme(self._theme)
        row.clicked.connect(lambda: self.outcome_chosen.emit(row.outcome.key))
        self._rows.append(row)
        self._list.insertWidget(self._list.count() - 1, row)

    def _show(self) -> None:
        outcomes = self._report.outcomes
        most = max((outcome.count for outcome in outcomes), default=1) or 1
        metrics = QFontMetricsF(self._theme.font(Role.CODE_CAPTION))
        widest = max((metrics.horizontalAdvance(outcome.values) for outcome in outcomes), default=0.0)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(outcomes))
            if place < len(outcomes):
                row.show_outcome(outcomes[place], outcomes[place].count / most, widest + 2)
                row.setAccessibleName(self._row_text(outcomes[place]))
                row.setToolTip("\n".join([outcomes[place].values, self.tr("Click: replay a schedule that ends so")]))
        self._verdict.setText(self._report.text)
        self._verdict.setVisible(bool(self._report.text))
        self._area.setVisible(bool(outcomes))
        self._total.setVisible(bool(outcomes))
        self._total.setText(self.tr("runs: {count}").format(count=sum(outcome.count for outcome in outcomes)))
        parts = [self._row_text(outcome) for outcome in outcomes]
        self.setAccessibleDescription("; ".join([*parts, self._report.text] if self._report.text else parts))
        self._colour_verdict()
        self._keep_verdict()

    def _colour_verdict(self) -> None:
        theme, report = self._theme, self._report
        is_proof = report.verdict == "exhausted"
        colour = theme.error if report.is_bad else theme.ok if is_proof else theme.warn
        palette = self._verdict.palette()
        palette.setColor(self._verdict.foregroundRole(), colour)
        self._verdict.setPalette(palette)

    def _row_text(self, outcome: Outcome) -> str:
        text = self.tr("{values}: {count} runs, bad") if outcome.is_bad else self.tr("{values}: {count} runs")
        return text.format(values=outcome.values, count=outcome.count)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._title.setText(self.tr("All outcomes"))
        self.setAccessibleName(self.tr("All outcomes"))
        self._show()
