"""Source text with the line that runs now; painted, so that it is as sharp and as quick as the ladder beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from widgets.theme import LIGHT, VERMILION, Role, Theme

EDGE = 12
MARK = 4
ORDINARY = 33
"""Characters; the lessons keep to it."""
NO_CALLS: Mapping[int, bool] = {}


@dataclass(frozen=True)
class Piece:
    """A run of characters of one kind: "keyword", "string", "number", "comment" or "text"."""

    text: str
    kind: str


@lru_cache(maxsize=16)
def highlighted(source: str) -> tuple[tuple[Piece, ...], ...]:
    """The lines of a Python text as coloured pieces."""
    from pygments.lexers.python import PythonLexer
    from pygments.token import Comment, Keyword, Number, Operator, String, _TokenType

    def kind_of(token: _TokenType) -> str:
        kinds = {
            Keyword: "keyword",
            Operator.Word: "keyword",
            String: "string",
            Number: "number",
            Comment: "comment",
        }
        return next((kind for each, kind in kinds.items() if token in each), "text")

    lines: list[list[Piece]] = [[]]
    for token, text in PythonLexer(stripnl=False, ensurenl=False).get_tokens(source):
        for index, part in enumerate(text.split("\n")):
            if index:
                lines.append([])
            if part:
                lines[-1].append(Piece(part, kind_of(token)))
    return tuple(tuple(line) for line in lines)


class CodeView(QAbstractScrollArea):
    """Shows a program. `show_line` marks the lines that are being executed and keeps the newest in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A bar would cover a line of code; the wheel and the touchpad still move sideways.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = LIGHT
        self._source = ""
        self._line = 0
        self._is_failed = False
        self._calls: Mapping[int, bool] = {}

    @property
    def source(self) -> str:
        """The text that is shown."""
        return self._source

    def set_source(self, source: str) -> None:
        """Show this text."""
        if source != self._source:
            self._source, self._line = source, 0
            self._measure()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._measure()

    def show_line(self, line: int, is_failed: bool = False, calls: Mapping[int, bool] = NO_CALLS) -> None:
        """Mark line `line` (from 1; 0 for none), as the place of an error if `is_failed`.

        `calls` are the lines of calls that have not returned, of which several threads have several; True if one waits.
        """
        if (line, is_failed, calls) == (self._line, self._is_failed, self._calls):
            return
        self._line, self._is_failed, self._calls = line, is_failed, calls
        self._keep_in_sight()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height() * min(20, len(highlighted(self._source))))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height() * 2)

    def full_height(self, width: int) -> int:
        """Pixels that all lines take where they may be `width` wide."""
        return len(highlighted(self._source)) * self._theme.line_height(self._role_in(width))

    @property
    def first_line(self) -> int:
        """The uppermost line in sight, from 1."""
        return self.verticalScrollBar().value() + 1

    @property
    def lines_in_sight(self) -> int:
        """How many lines there is room for; no line is shown in part."""
        return max(1, self.viewport().height() // self._height())

    @property
    def line_place(self) -> QRect:
        """Where the marked line is to be seen; empty if it is not."""
        place = self._line - self.first_line
        if not self._line or not 0 <= place < self.lines_in_sight:
            return QRect()
        return QRect(0, place * self._height(), self.viewport().width(), self._height())

    @property
    def _role(self) -> Role:
        return self._role_in(self.viewport().width())

    def _role_in(self, width: int) -> Role:
        """Code type where a line of ordinary length fits, caption type where the pane is too narrow for that."""
        wide = QFontMetricsF(self._theme.font(Role.CODE)).horizontalAdvance("0") * ORDINARY + self._theme.px(EDGE)
        return Role.CODE if width >= wide else Role.CODE_CAPTION

    @property
    def _longest(self) -> int:
        """Characters in the longest line."""
        return max((sum(len(piece.text) for piece in line) for line in highlighted(self._source)), default=0)

    def _height(self) -> int:
        return self._theme.line_height(self._role)

    def _measure(self) -> None:
        metrics = QFontMetricsF(self._theme.font(self._role))
        width = round(metrics.horizontalAdvance("0") * self._longest + self._theme.px(EDGE))
        down, across, page = self.verticalScrollBar(), self.horizontalScrollBar(), self.lines_in_sight
        down.setPageStep(page)
        down.setRange(0, max(0, len(highlighted(self._source)) - page))
        across.setPageStep(self.viewport().width())
        across.setSingleStep(self._height())
        across.setRange(0, max(0, width - self.viewport().width()))
        self.viewport().update()

    def _keep_in_sight(self) -> None:
        """Turn to the page on which the marked line and its neighbours are seen: always the same one for a line."""
        page = self.lines_in_sight
        around = min(1, (page - 1) // 2)
        step = page - 2 * around
        self.verticalScrollBar().setValue(max(0, self._line - 1 - around) // step * step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._keep_in_sight()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, height = self._theme, self._height()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.surface)
            painter.setFont(theme.font(self._role))
            first = self.verticalScrollBar().value()
            lines = highlighted(self._source)[first : first + self.lines_in_sight]
            for place, pieces in enumerate(lines):
                self._paint_line(painter, pieces, first + place + 1, place * height)

    def _mark_of(self, number: int) -> QColor:
        if number == self._line and self._is_failed:
            return self._theme.error
        return VERMILION.fill if self._calls.get(number) else self._theme.warn

    def _paint_line(self, painter: QPainter, pieces: tuple[Piece, ...], number: int, y: int) -> None:
        theme, height = self._theme, self._height()
        if number == self._line or number in self._calls:
            row = QRectF(0, y, self.viewport().width(), height)
            painter.fillRect(row, theme.current_line)
            width = theme.px(2 * MARK if self._calls.get(number) else MARK)
            painter.fillRect(QRectF(0, y, width, height), self._mark_of(number))
        metrics = QFontMetricsF(painter.font())
        x = float(theme.px(EDGE) - self.horizontalScrollBar().value())
        base = y + (height + metrics.ascent() - metrics.descent()) / 2
        for piece in pieces:
            painter.setPen(colour_of(piece.kind, theme))
            painter.drawText(QPointF(x, base), piece.text)
            x += metrics.horizontalAdvance(piece.text)


def colour_of(kind: str, theme: Theme) -> QColor:
    """The colour of a piece of code."""
    return {"keyword": theme.accent, "string": theme.ok, "number": theme.accent, "comment": theme.muted}.get(
        kind, theme.text
    )
