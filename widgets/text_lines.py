"""Breaks a text into lines, or cuts it to one, for whatever paints its own text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


def lines_of(text: str, font: QFont, width: float, most: int = 1000) -> list[str]:
    """The text in lines of at most `width` pixels; the last of `most` lines is cut with a mark if more would follow."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Qt counts in units of UTF-16, of which some characters take two.
    units = text.encode("utf-16-le", "surrogatepass")
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        if len(lines) == most - 1:
            rest = units[2 * start :].decode("utf-16-le", "surrogatepass")
            lines.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass").rstrip())
    layout.endLayout()
    return lines


def paint_line(
    painter: QPainter,
    room: QRectF,
    text: str,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Write in one line, cut with a mark where that is wider than `room`; the pixels of width that it takes."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, cut, round(room.width()))
    painter.drawText(room, flags, shown)
    return metrics.horizontalAdvance(shown)
