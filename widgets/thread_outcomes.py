"""What the program can end with, over all the schedules that were tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from sim.words import Piece
from widgets.elided_label import ElidedLabel
from widgets.flow_layout import FlowLayout
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.thread_outcome_row import HEIGHT, Columns, OutcomeRow, least_height, note_font
from widgets.thread_outcome_row import Outcome as Outcome
from widgets.words import enumerated, rich, tip

FRAME = 1
FEW_ROWS = 2
"""Rows that are worth more than what is said of them."""
LEAST_ROWS = 3
HEAD = 6, 4
"""Pixels above and below the title."""
SPACE = 8
"""Pixels between the title and what is counted, which goes below it where it has no room beside it."""


@dataclass(frozen=True)
class Report:
    """What the explorer found. `verdict` is "exhausted", "capped" or "uncontrolled", and `text` the words for it.

    `detail` is more to be said of the verdict, which is empty while the exploration goes on. `doubt` says that nothing
    tells which ends are right, empty if something does. `counted` says what the numbers of the outcomes add up to.
    `is_growing`: the exploration goes on.
    """

    outcomes: Sequence[Outcome] = ()
    verdict: str = ""
    text: str = ""
    detail: str = ""
    doubt: str = ""
    counted: str = ""
    is_growing: bool = False

    @property
    def is_all(self) -> bool:
        """Whether there are no other outcomes."""
        return self.verdict == "exhausted"

    @property
    def is_bad(self) -> bool:
        """Whether one of the outcomes is."""
        return any(outcome.is_bad for outcome in self.outcomes)

    @property
    def is_good(self) -> bool:
        """Whether all of the outcomes are, and there are no others."""
        return self.is_all and all(outcome.is_good for outcome in self.outcomes)


class OutcomesPanel(Speaking, QFrame):
    """The histogram with its verdict.

    Signals:
        outcome_chosen: a schedule that ends so is wanted. arg: the key of the outcome
        doubt_pressed: the person wants to say which ends are right.
    """

    outcome_chosen = Signal(str)
    doubt_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outcomes_panel")
        self.setProperty("card", True)
        self._report, self._theme = Report(), LIGHT
        self._title, self._counted = named(ElidedLabel(), "outcomes_title"), named(ElidedLabel(), "outcomes_counted")
        self._counted.setProperty("tone", "muted")
        self._doubt, self._verdict = (named(QLabel(wordWrap=True), f"outcomes_{name}") for name in ("doubt", "verdict"))
        self._verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._doubt.setTextFormat(Qt.TextFormat.RichText)
        self._doubt.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._doubt.linkActivated.connect(lambda _link: self.doubt_pressed.emit())
        self._rows: list[OutcomeRow] = []
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
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
        area.setMinimumHeight(1)  # of 0 Qt would think that nothing was wished
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        column.setSpacing(0)
        self._head = FlowLayout()
        self._head.setContentsMargins(12, HEAD[0], 12, HEAD[1])
        self._head.setSpacing(0)
        self._title.setContentsMargins(0, 0, SPACE, 0)
        for label in (self._title, self._counted):
            self._head.addWidget(label)
        self._doubt.setContentsMargins(12, 0, 12, 4)
        self._verdict.setContentsMargins(12, 2, 12, 6)
        column.addLayout(self._head)
        column.addWidget(area, 1)
        column.addWidget(self._doubt)
        column.addWidget(self._verdict)

    @property
    def report(self) -> Report:
        """What is shown."""
        return self._report

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
        for label in (self._counted, self._doubt, self._verdict):
            label.setFont(theme.font(Role.CAPTION))
        for row in self._rows:
            row.set_theme(theme)
        self._show()

    # Sizes

    def sizeHint(self) -> QSize:
        rows = len(self._report.outcomes)
        return QSize(self._theme.px(180), self._height_around + rows * self._theme.gap(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        rows = min(LEAST_ROWS, len(self._report.outcomes))
        return QSize(self._theme.px(150), self._height_around + rows * least_height(self._theme))

    @property
    def _height_around(self) -> int:
        """Pixels that everything but the rows takes."""
        said = ((self._doubt, self._report.doubt), (self._verdict, self._report.text))
        words = (self._height_of(label) for label, text in said if text)
        return self._head.heightForWidth(self._width_inside) + sum(words) + 2 * FRAME

    @property
    def _width_inside(self) -> int:
        return max(self._theme.px(150), self.contentsRect().width() - 2 * FRAME)

    def _height_of(self, label: QLabel) -> int:
        # What it needs is asked without the minimum of before, which the answer would never be less than.
        label.setMinimumHeight(0)
        height = max(0, label.heightForWidth(self._width_inside))
        label.setMinimumHeight(height)
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room the rows are lower, then they scroll.

        What is said of them stays whole, unless not even a few rows would have room beside it.
        """
        room = self.contentsRect().height() - self._height_around
        rows = max(1, len(self._report.outcomes))
        is_cramped = bool(self._report.outcomes) and room < min(FEW_ROWS, rows) * least_height(self._theme)
        self._verdict.setVisible(bool(self._report.text) and not is_cramped)
        self.setToolTip(tip(self._report.text) if is_cramped else "")
        room += self._height_of(self._verdict) if is_cramped else 0
        height = min(self._theme.gap(HEIGHT), max(least_height(self._theme), room // rows))
        for row in self._rows:
            row.setFixedHeight(height)
        self.updateGeometry()

    # What is shown

    def _add_row(self) -> None:
        row = OutcomeRow()
        row.set_theme(self._theme)
        row.clicked.connect(lambda: self.outcome_chosen.emit(row.outcome.key))
        self._rows.append(row)
        self._list.insertWidget(self._list.count() - 1, row)

    def _show(self) -> None:
        report = self._report
        self._show_rows()
        self._title.setText(self._title_text)
        self._counted.setText(report.counted)
        self._counted.setVisible(bool(report.counted))
        self._verdict.setText(report.text)
        self._verdict.setToolTip(tip(report.detail))
        doubt = rich([Piece(report.doubt)])
        self._doubt.setText(f'<a href="#" style="color: {self._theme.accent.name()}">{doubt}</a>')
        self._doubt.setAccessibleName(report.doubt)
        self._doubt.setVisible(bool(report.doubt))
        self._area.setVisible(bool(report.outcomes))
        parts = [*map(self._row_text, report.outcomes), report.counted, report.doubt, report.text, report.detail]
        self.setAccessibleDescription("; ".join(filter(None, parts)))
        self._colour_verdict()
        self._fit()

    @property
    def _title_text(self) -> str:
        if not self._report.outcomes:
            return self.tr("Outcomes")
        return self.tr("All outcomes") if self._report.is_all else self.tr("Outcomes so far")

    def _show_rows(self) -> None:
        outcomes = self._report.outcomes
        most = max((outcome.count for outcome in outcomes), default=1) or 1
        columns = Columns(
            _widest(self._theme.font(Role.CODE_CAPTION), [outcome.values for outcome in outcomes]),
            _widest(note_font(self._theme), [outcome.note for outcome in outcomes]),
        )
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(outcomes))
            if place < len(outcomes):
                outcome = outcomes[place]
                row.show_outcome(outcome, outcome.count / most, columns)
                row.setAccessibleName(self._row_text(outcome))
                lines = [self._row_text(outcome), outcome.detail, self.tr("Click: replay a schedule that ends so")]
                row.setToolTip(tip("\n".join(filter(None, lines))))

    def _colour_verdict(self) -> None:
        theme, report = self._theme, self._report
        colour = theme.error if report.is_bad else theme.ok if report.is_good else theme.text
        if not report.verdict:
            colour = theme.muted
        elif not report.is_all and not report.is_bad:
            colour = theme.warn
        palette = self._verdict.palette()
        palette.setColor(self._verdict.foregroundRole(), colour)
        self._verdict.setPalette(palette)

    def _row_text(self, outcome: Outcome) -> str:
        """An outcome with all that is known of it."""
        text = f"{outcome.values}: {outcome.times or outcome.count}"
        judged = {True: self.tr("right"), False: self.tr("bad"), None: ""}[outcome.is_good]
        return enumerated([text, judged, outcome.note])

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Outcomes"))
        self._show()


def _widest(font: QFont, texts: Sequence[str]) -> float:
    metrics = QFontMetricsF(font)
    widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
    return widest + 2 if widest else 0.0
