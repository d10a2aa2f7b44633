"""Where the labels on the arrows of the ladder find room beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf

from PySide6.QtCore import QRectF

from widgets.ladder_labels import HALF_WAY, label_box, label_top
from widgets.ladder_layout import Arrow
from widgets.ladder_paint import Style

FURTHER_BACK = (0.4, 0.3, 0.2)
"""The shares of its way at which a label may stand that finds no room half way."""
Placed = tuple[Arrow, QRectF]


def settled(arrows: Sequence[Arrow], selected: int | None, taken: Sequence[QRectF], style: Style) -> list[Placed]:
    """The labels of arrows that no longer move: the selected one in any case, and last, so that it is on top.

    What was lost comes before the others, which stand further back on their arrows where its label is.
    """
    chosen = [(arrow, _at_rest(arrow, style)) for arrow in arrows if arrow.packet.number == selected]
    others = [arrow for arrow in arrows if arrow.packet.number != selected]
    obstacles, placed = [*taken, *(box for _, box in chosen)], list[Placed]()
    for is_lost in (True, False):
        free_from = -inf
        for arrow in others:
            if (arrow.packet.lost is not None) is not is_lost or label_top(arrow, inf, style) < free_from:
                continue
            box = next(_free(_standing(arrow, style), obstacles), None)
            if box is not None:
                placed.append((arrow, box))
                obstacles.append(box)
                free_from = max(free_from, box.bottom())
    return placed + chosen


def moving(
    arrows: Iterable[Arrow], time: float, selected: int | None, taken: Sequence[QRectF], style: Style
) -> list[Placed]:
    """The labels of packets under way: as many as find room beside `taken`; the selected one first, in any case."""
    placed, obstacles = list[Placed](), list(taken)
    for arrow in sorted(arrows, key=lambda arrow: arrow.packet.number != selected):
        share = arrow.progress(time)
        if arrow.packet.number == selected:
            box: QRectF | None = next(_free(_ahead(arrow, share, style), obstacles), label_box(arrow, share, style))
        elif share < HALF_WAY:
            box = next(_free([label_box(arrow, share, style)], obstacles), None)
        else:
            box = next(_free(_standing(arrow, style), obstacles), None)
        if box is not None:
            placed.append((arrow, box))
            obstacles.append(box)
    return placed


def labelled_at(placed: Iterable[Placed], x: float, y: float) -> Arrow | None:
    """The arrow whose label is there, the uppermost first; None if none is."""
    return next((arrow for arrow, box in placed if box.contains(x, y)), None)


def _at_rest(arrow: Arrow, style: Style) -> QRectF:
    return label_box(arrow, arrow.progress(inf), style)


def _standing(arrow: Arrow, style: Style) -> Iterator[QRectF]:
    """Where it would stand, best first; that of a lost one keeps to its cross."""
    yield _at_rest(arrow, style)
    if arrow.packet.lost is None:
        yield from (label_box(arrow, share, style) for share in FURTHER_BACK)


def _ahead(arrow: Arrow, share: float, style: Style) -> Iterator[QRectF]:
    """With its packet, or ahead of it where another label stands at its start."""
    yield from (label_box(arrow, max(share, further / 10), style) for further in range(11))


def _free(boxes: Iterable[QRectF], taken: Sequence[QRectF]) -> Iterator[QRectF]:
    return (box for box in boxes if not any(box.intersects(other) for other in taken))
