"""What is written on an arrow of the ladder: chips, numbers, and in a word what the segment turns out to be."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from sim.network.packets import Label, Packet
from sim.words import QT_TRANSLATE_NOOP
from widgets.chips import chips_of, flags_width, paint_flags
from widgets.ladder_layout import Arrow, is_ghost
from widgets.ladder_paint import BAR, Style, cross_box
from widgets.theme import Role, Theme

LABEL_HEIGHT = 22
ABOVE_CROSS = 2
TAGS = {
    Label.RETRANSMISSION: QT_TRANSLATE_NOOP("ladder_labels", "again"),
    Label.FAST_RETRANSMISSION: QT_TRANSLATE_NOOP("ladder_labels", "again, fast"),
    Label.DUPLICATE_ACK: QT_TRANSLATE_NOOP("ladder_labels", "duplicate"),
    Label.OUT_OF_ORDER: QT_TRANSLATE_NOOP("ladder_labels", "out of order"),
    Label.ZERO_WINDOW: QT_TRANSLATE_NOOP("ladder_labels", "window 0"),
    Label.WINDOW_UPDATE: QT_TRANSLATE_NOOP("ladder_labels", "window opens"),
    Label.WINDOW_PROBE: QT_TRANSLATE_NOOP("ladder_labels", "probe"),
    Label.KEEP_ALIVE: QT_TRANSLATE_NOOP("ladder_labels", "keep-alive"),
}
COPY = QT_TRANSLATE_NOOP("ladder_labels", "copy")
DAMAGED = QT_TRANSLATE_NOOP("ladder_labels", "damaged")


def tag_of(packet: Packet) -> str:
    """In a word what the packet turns out to be, in the language of the moment; empty for an ordinary one."""
    words = [TAGS[label] for label in packet.segment.labels] if packet.segment is not None else []
    words += [COPY] * bool(packet.event.copy_of) + [DAMAGED] * packet.is_corrupted
    return ", ".join(QCoreApplication.translate("ladder_labels", word) for word in words)


def numbers_of(packet: Packet, relative: bool) -> list[str]:
    """The numbers beside the chips, in the words of the field: all of them first, then ever fewer for narrow places."""
    segment = packet.segment
    length = [f"len={packet.length}"] if packet.length else []
    if segment is None:
        return [" ".join(length), ""]
    sequence = [f"seq={segment.relative_sequence if relative else segment.sequence}"]
    acknowledged = segment.relative_acknowledgement if relative else segment.acknowledgement
    acknowledgement = [f"ack={acknowledged}"] if "ack" in packet.flags else []
    telling = length or acknowledgement or sequence
    return [" ".join(parts) for parts in (sequence + acknowledgement + length, sequence + telling, telling, [])]


def words_that_fit(arrow: Arrow, style: Style) -> tuple[str, str]:
    """(numbers, tag): as many of the numbers as there is room for between the lifelines, the tag before all."""
    theme = style.theme
    room = abs(arrow.x2 - arrow.x1) - theme.px(BAR) - flags_width(chips_of(arrow.packet), theme) - theme.px(16)
    numbers, tag = numbers_of(arrow.packet, style.relative), tag_of(arrow.packet)
    choices = [(text, tag) for text in numbers] + [(text, "") for text in numbers] * bool(tag)
    return next((words for words in choices if _words_width(words, theme) <= room), ("", ""))


def _words_width(words: tuple[str, str], theme: Theme) -> float:
    numbers, tag = words
    width = QFontMetricsF(theme.font(Role.CODE_CAPTION)).horizontalAdvance(numbers)
    gap = theme.px(6) * bool(numbers and tag)
    return width + gap + QFontMetricsF(_tag_font(theme)).horizontalAdvance(tag)


def _tag_font(theme: Theme) -> QFont:
    return theme.font(Role.CAPTION, QFont.Weight.DemiBold)


def _label_share(arrow: Arrow, share: float) -> float:
    """Half way at most; of one that was lost, half of the way that it came, for a cross stands at its end."""
    return share / 2 if arrow.packet.lost is not None else min(share, 0.5)


def label_top(arrow: Arrow, share: float, style: Style) -> float:
    """The upper edge of `label_box`; but for a ghost, no text need be measured."""
    if is_ghost(arrow.packet):
        return label_box(arrow, share, style).top()
    return arrow.point(_label_share(arrow, share))[1] - style.theme.px(LABEL_HEIGHT) / 2


def label_box(arrow: Arrow, share: float, style: Style) -> QRectF:
    """Where the label of an arrow stands: with the packet until half way, and there for good.

    On a way so short that it would cover the cross at its end, it stands above that cross.
    """
    theme = style.theme
    width = flags_width(chips_of(arrow.packet), theme) + theme.px(10)
    words = words_that_fit(arrow, style)
    if any(words):
        width += theme.px(6) + _words_width(words, theme)
    x, y = arrow.point(_label_share(arrow, share))
    left, right = sorted((arrow.x1, arrow.x2))
    reach = width / 2 + theme.px(2)
    x = min(max(x, left + reach), max(left + reach, right - reach))
    height = theme.px(LABEL_HEIGHT)
    box = QRectF(x - width / 2, y - height / 2, width, height)
    cross = cross_box(arrow, style)
    if is_ghost(arrow.packet) and box.intersects(cross):
        box.moveBottom(cross.top() - theme.px(ABOVE_CROSS))
    return box


def labelled_at(arrows: Iterable[Arrow], point: QPointF, time: float, style: Style) -> Arrow | None:
    """The arrow whose label is at this point at that time (seconds); None if none is."""
    height = style.theme.px(LABEL_HEIGHT)
    for arrow in arrows:
        share = arrow.progress(time)
        is_at_height = 0 <= point.y() - label_top(arrow, share, style) <= height
        if is_at_height and label_box(arrow, share, style).contains(point):
            return arrow
    return None


def paint_label(painter: QPainter, arrow: Arrow, box: QRectF, style: Style, is_selected: bool) -> None:
    """Chips and numbers on the surface colour, so that the line does not run through the text."""
    theme = style.theme
    painter.setPen(QPen(theme.accent, theme.px(2)) if is_selected else Qt.PenStyle.NoPen)
    painter.setBrush(theme.selection if is_selected else theme.surface)
    painter.drawRoundedRect(box, theme.px(6), theme.px(6))
    chips = chips_of(arrow.packet)
    paint_flags(painter, box.left() + theme.px(5), box.center().y(), chips, theme)
    rest = box.adjusted(theme.px(5) + flags_width(chips, theme) + theme.px(6), 0, -theme.px(5), 0)
    numbers, tag = words_that_fit(arrow, style)
    painter.setPen(theme.text)
    painter.setFont(theme.font(Role.CODE_CAPTION))
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, numbers)
    painter.setPen(theme.warn)
    painter.setFont(_tag_font(theme))
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, tag)
