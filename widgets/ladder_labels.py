"""What is written on an arrow of the ladder: chips, numbers, and in a word what the segment turns out to be."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from sim.network.packets import Label, Packet
from sim.words import QT_TRANSLATE_NOOP
from widgets.chips import chips_of, flags_width, paint_flags
from widgets.ladder_layout import Arrow
from widgets.ladder_paint import BAR, Style, cross_box
from widgets.theme import Role, Theme
from widgets.words import enumerated

LABEL_HEIGHT = 22
HALF_WAY = 0.5
"""The share of its way after which a packet leaves its label behind."""
ABOVE_CROSS = 2
EDGE, GAP = 5, 6
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
    return enumerated(QCoreApplication.translate("ladder_labels", word) for word in words)


def numbers_of(packet: Packet, relative: bool) -> list[str]:
    """The numbers beside the chips, in the words of the field: all of them first, then ever fewer for narrow places.

    The last to go is the one by which others speak of it: what it sends is known by its sequence number, an ACK by what
    it acknowledges.
    """
    segment = packet.segment
    length = [f"len={packet.length}"] if packet.length else []
    if segment is None:
        return [*length, ""]
    sequence = [f"seq={segment.relative_sequence if relative else segment.sequence}"]
    acknowledged = segment.relative_acknowledgement if relative else segment.acknowledgement
    acknowledgement = [f"ack={acknowledged}"] if "ack" in packet.flags else []
    is_numbered = bool(length) or not {"syn", "fin"}.isdisjoint(packet.flags)
    name = sequence if is_numbered or not acknowledgement else acknowledgement
    shorter = sequence + length if is_numbered else name
    choices: tuple[list[str], ...] = (sequence + acknowledgement + length, shorter, name, [])
    return list(dict.fromkeys(" ".join(parts) for parts in choices))


class Words(NamedTuple):
    """What a label says: chips, numbers, and in a word what the packet turns out to be."""

    chips: tuple[str, ...]
    numbers: str = ""
    tag: str = ""

    def width(self, theme: Theme) -> float:
        """Pixels that it takes."""
        width = QFontMetricsF(theme.font(Role.CODE_CAPTION)).horizontalAdvance(self.numbers)
        width += theme.px(GAP) * bool(self.numbers and self.tag)
        width += QFontMetricsF(_tag_font(theme)).horizontalAdvance(self.tag)
        return flags_width(self.chips, theme) + (theme.px(GAP) + width if width else 0)


def words_that_fit(arrow: Arrow, style: Style) -> Words:
    """As much as there is room for between the lifelines, a number to know it by before all.

    Next comes the tag, and then the other numbers. PSH, which only asks to hurry, gives way to both.
    """
    room = abs(arrow.x2 - arrow.x1) - style.theme.px(BAR + 2 * EDGE)
    *numbers, _ = numbers_of(arrow.packet, style.relative)
    chips, tag = chips_of(arrow.packet), tag_of(arrow.packet)
    fewer, name = tuple(chip for chip in chips if chip != "psh"), "".join(numbers[-1:])
    choices = [Words(chips, each, tag) for each in numbers]
    choices += [Words(fewer, name, tag), Words(chips, name), Words(fewer, name), Words(chips, tag=tag)]
    return next((words for words in choices if words.width(style.theme) <= room), Words(chips))


def _tag_font(theme: Theme) -> QFont:
    return theme.font(Role.CAPTION, QFont.Weight.DemiBold)


def label_top(arrow: Arrow, share: float, style: Style) -> float:
    """The upper edge of `label_box`, for which no text need be measured."""
    height = style.theme.px(LABEL_HEIGHT)
    if arrow.packet.lost is not None:
        return cross_box(arrow, style).top() - style.theme.px(ABOVE_CROSS) - height
    return arrow.point(min(share, HALF_WAY))[1] - height / 2


def label_box(arrow: Arrow, share: float, style: Style) -> QRectF:
    """Where the label of an arrow stands: with the packet until half way, and there for good.

    That of a lost one stands right above the cross at its end, so that nobody takes another one for lost.
    """
    theme = style.theme
    width = words_that_fit(arrow, style).width(theme) + 2 * theme.px(EDGE)
    x, _ = arrow.end if arrow.packet.lost is not None else arrow.point(min(share, HALF_WAY))
    left, right = sorted((arrow.x1, arrow.x2))
    reach = width / 2 + theme.px(2)
    x = min(max(x, left + reach), max(left + reach, right - reach))
    return QRectF(x - width / 2, label_top(arrow, share, style), width, theme.px(LABEL_HEIGHT))


def paint_label(painter: QPainter, arrow: Arrow, box: QRectF, style: Style, is_selected: bool) -> None:
    """Chips and numbers on the surface colour, so that the line does not run through the text."""
    theme = style.theme
    painter.setPen(QPen(theme.accent, theme.px(2)) if is_selected else Qt.PenStyle.NoPen)
    painter.setBrush(theme.selection if is_selected else theme.surface)
    painter.drawRoundedRect(box, theme.px(6), theme.px(6))
    chips, numbers, tag = words_that_fit(arrow, style)
    paint_flags(painter, box.left() + theme.px(EDGE), box.center().y(), chips, theme)
    rest = box.adjusted(theme.px(EDGE) + flags_width(chips, theme) + theme.px(GAP), 0, -theme.px(EDGE), 0)
    painter.setPen(theme.text)
    painter.setFont(theme.font(Role.CODE_CAPTION))
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, numbers)
    painter.setPen(theme.warn)
    painter.setFont(_tag_font(theme))
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, tag)
