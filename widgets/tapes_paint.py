"""How the tapes are painted: each byte in the colour of its message, cuts as outlines, what links them dashed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from sim.network.tapes import Box, Fate, Tapes
from widgets.tapes_layout import Frame, Placed
from widgets.theme import BLUE, GREEN, ORANGE, PURPLE, SKY, VERMILION, YELLOW, Fill, Role, Theme

FILLS = (SKY, ORANGE, GREEN, PURPLE, YELLOW, VERMILION, BLUE)
TEXT_CELL, HEX_CELL = 11, 19
"""Pixels that a byte needs to be written, at normal scale."""
NARROW = 3
PALE = 70
"""Out of 255: how much colour is left where bytes have been."""
PADDING = 4


@dataclass(frozen=True)
class Style:
    """A theme, and whether bytes are written in hexadecimal."""

    theme: Theme
    is_hex: bool = False


@dataclass(frozen=True)
class Glyph:
    """What is written over `count` bytes from `start` on."""

    start: int
    count: int
    text: str


def fill_of(order: int) -> Fill:
    """The colour of a message."""
    return FILLS[(order - 1) % len(FILLS)]


def can_write(cell: float, style: Style) -> bool:
    """Whether a byte has room for what stands for it."""
    return cell >= (HEX_CELL if style.is_hex else TEXT_CELL) * style.theme.scale


def glyphs(data: bytes, start: int, is_hex: bool) -> Iterator[Glyph]:
    """What stands for each byte: a character where its bytes are all there, else hexadecimal digits."""
    at = 0
    while at < len(data):
        text, count = (f"{data[at]:02x}", 1) if is_hex else _character(data[at : at + 4])
        yield Glyph(start + at, count, text)
        at += count


def _character(data: bytes) -> tuple[str, int]:
    """The first character of `data`, and how many bytes it takes."""
    for count in range(1, len(data) + 1):
        try:
            text = data[:count].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return (text, count) if text.isprintable() else (f"{data[0]:02x}", 1)
    return f"{data[0]:02x}", 1


def size_text(size: int) -> str:
    """So many bytes."""
    return f"{size:,} B"


def paint_empty(painter: QPainter, frame: Frame, text: str, theme: Theme) -> None:
    """The tapes before there is a byte on them, with a sentence on the first one."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.border, theme.scale, Qt.PenStyle.DashLine))
    lanes = [QRectF(frame.left, frame.top(row), frame.room, frame.tape) for row in range(frame.rows)]
    for lane in lanes:
        painter.drawRoundedRect(lane, 4 * theme.scale, 4 * theme.scale)
    painter.setPen(theme.muted)
    painter.setFont(theme.font(Role.BODY))
    words = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(text) + 16 * theme.scale, theme.line_height(Role.BODY))
    words.moveCenter(lanes[0].center())
    painter.fillRect(words, theme.surface)  # it may be higher than a low tape
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)


def paint_placed(painter: QPainter, placed: Placed, tapes: Tapes, frame: Frame, style: Style) -> None:
    """A box: its bytes in their colours, then its outline."""
    theme, box = style.theme, placed.box
    painter.save()
    painter.setClipRect(placed.rect.intersected(QRectF(frame.left - 1, 0, frame.room + 2, frame.height)))
    if box.fate in (Fate.GONE, Fate.EDGE):
        painter.fillRect(placed.rect, QBrush(theme.muted, Qt.BrushStyle.BDiagPattern))
    else:
        for piece, colour in _pieces(tapes, placed, frame):
            _paint_piece(painter, piece, colour, placed, tapes, frame, style)
    painter.restore()
    _paint_outline(painter, placed, frame, theme)


def _pieces(tapes: Tapes, placed: Placed, frame: Frame) -> list[tuple[Box, Fill | None]]:
    """The messages in a box with their colours; None for many that are too short to be told apart, or for nobody's."""
    box = placed.box
    found: list[tuple[Box, Fill | None]] = []
    at = box.start
    for message in tapes.messages(box.start, box.end):
        if message.start > at:
            found.append((Box(at, message.start, 0), None))
        at = message.end
        is_narrow = message.size * frame.cell < NARROW and message.size < box.size
        last = found[-1] if found else None
        if is_narrow and last is not None and last[1] is None:
            found[-1] = Box(last[0].start, message.end, 0), None
        else:
            found.append((message, None if is_narrow else fill_of(message.order)))
    if at < box.end:
        found.append((Box(at, box.end, 0), None))
    return found


def _paint_piece(
    painter: QPainter, piece: Box, fill: Fill | None, placed: Placed, tapes: Tapes, frame: Frame, style: Style
) -> None:
    theme = style.theme
    left = placed.rect.left() if piece.start == placed.box.start else frame.x(piece.start)
    right = placed.rect.right() if piece.end == placed.box.end else frame.x(piece.end)
    rect = QRectF(left, placed.rect.top(), right - left, placed.rect.height())
    is_pale = placed.box.fate in (Fate.TAKEN, Fate.LOST)
    painter.fillRect(rect, _colour(fill, is_pale, theme))
    if piece.start > placed.box.start and rect.width() > NARROW:
        painter.setPen(QPen(theme.border, max(1.0, theme.scale)))
        painter.drawLine(QLineF(left, rect.top(), left, rect.bottom()))
    painter.setPen(theme.text if fill is None or is_pale else fill.ink)
    line = theme.line_height(Role.CODE_CAPTION)
    if rect.height() < line - 2:
        return
    if can_write(frame.cell, style):
        _write(painter, piece, rect, tapes.data[piece.start : piece.end], frame, style)
    else:
        _sum_up(painter, piece, rect, theme)


def _colour(fill: Fill | None, is_pale: bool, theme: Theme) -> QColor:
    colour = QColor(theme.divider if fill is None else fill.fill)
    if is_pale:
        colour.setAlpha(PALE)
    return colour


def _write(painter: QPainter, piece: Box, rect: QRectF, data: bytes, frame: Frame, style: Style) -> None:
    """Every byte in the middle of its cell."""
    theme = style.theme
    is_large = rect.height() >= theme.line_height(Role.CODE)
    font = theme.font(Role.CODE if is_large else Role.CODE_CAPTION)
    small = theme.font(Role.CODE_CAPTION)
    first = max(0, int(frame.byte(frame.left)) - piece.start - 4)
    last = int(frame.byte(frame.right)) - piece.start + 4
    for glyph in glyphs(data[first:last], piece.start + first, style.is_hex):
        cell = QRectF(frame.x(glyph.start), rect.top(), glyph.count * frame.cell, rect.height())
        is_hex = len(glyph.text) > 1
        painter.setFont(small if is_hex else font)
        text = glyph.text if not is_hex or can_write(frame.cell, Style(theme, True)) else "."
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)


def _sum_up(painter: QPainter, piece: Box, rect: QRectF, theme: Theme) -> None:
    """Which message it is and how much of it, as far as there is room."""
    font = theme.font(Role.CODE_CAPTION)
    seen = rect.intersected(QRectF(painter.clipBoundingRect()))
    size = size_text(piece.size)
    for text in (f"#{piece.order} · {size}", size, f"#{piece.order}") if piece.order else (size,):
        if QFontMetricsF(font).horizontalAdvance(text) + PADDING * theme.scale <= seen.width():
            painter.setFont(font)
            painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, text)
            return


def _paint_outline(painter: QPainter, placed: Placed, frame: Frame, theme: Theme) -> None:
    fate = placed.box.fate
    is_firm = fate in (Fate.WHOLE, Fate.WAITING)
    colour = theme.error if fate in (Fate.LOST, Fate.GONE) else theme.text if is_firm else theme.border
    pen = QPen(colour, (1.6 if is_firm else 1.2) * theme.scale)
    if not is_firm:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.save()
    painter.setClipRect(QRectF(frame.left - 2, 0, frame.room + 4, frame.height))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = min(4.0 * theme.scale, placed.rect.width() / 5)
    painter.drawRoundedRect(placed.rect, radius, radius)
    painter.restore()


def paint_selection(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """The mark around the chosen segment."""
    painter.setPen(QPen(theme.accent, 2.5 * theme.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    out = 2 * theme.scale
    painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), 5 * theme.scale, 5 * theme.scale)


def paint_guides(painter: QPainter, lines: Sequence[QLineF], theme: Theme) -> None:
    """Dashed lines from a tape to the next."""
    pen = QPen(theme.muted, max(1.0, theme.scale * 0.8))
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLines(list(lines))


def paint_labels(
    painter: QPainter, placed: Sequence[Placed], texts: Sequence[Sequence[str]], top: float, frame: Frame, theme: Theme
) -> None:
    """Above each box the longest of its texts that finds room; none where there is none."""
    metrics = QFontMetricsF(theme.font(Role.CAPTION))
    painter.setFont(theme.font(Role.CAPTION))
    pad = PADDING * theme.scale
    free = frame.left
    for index, (each, choices) in enumerate(zip(placed, texts, strict=True)):
        behind = placed[index + 1].rect.left() if index + 1 < len(placed) else frame.right
        for text in choices:
            place = _label_place(each.rect, metrics.horizontalAdvance(text), max(free, frame.left), frame)
            if place.right() > max(behind - 2 * pad, min(each.rect.right(), frame.right)):
                continue
            place = QRectF(place.left(), top, place.width(), frame.label)
            painter.fillRect(place.adjusted(-pad / 2, 0, pad / 2, 0), theme.surface)
            painter.setPen(theme.error if each.box.fate in (Fate.LOST, Fate.GONE) else theme.muted)
            painter.drawText(place.adjusted(0, 0, pad, 0), Qt.AlignmentFlag.AlignVCenter, text)
            free = place.right() + 2 * pad
            break


def _label_place(box: QRectF, width: float, free: float, frame: Frame) -> QRectF:
    """In the middle above what is in sight of a box; from its beginning where the label is wider; after `free`."""
    left, right = max(box.left(), frame.left), min(box.right(), frame.right)
    start = left if width > right - left else (left + right - width) / 2
    start = min(max(start, free), max(free, frame.right - width))
    return QRectF(start, 0, width, 1)


def paint_flying(painter: QPainter, rect: QRectF, box: Box, tapes: Tapes, frame: Frame, style: Style) -> None:
    """A segment on its way from tape to tape, as a narrow strip of its colours."""
    flying = Placed(Box(box.start, box.end, box.order), rect)
    paint_placed(painter, flying, tapes, frame, style)


def title_font(theme: Theme) -> QFont:
    """The font of the tapes' names."""
    return theme.font(Role.BODY, QFont.Weight.DemiBold)
