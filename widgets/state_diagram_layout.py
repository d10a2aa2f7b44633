"""Where the states of the TCP diagram stand and how its arrows run. Numbers only, nothing is painted here.

The diagram is thought out in columns and rows: opening above, the active closer on the left, the passive one on the
right. Where there is little height it lies on its side: rows then run from left to right.
"""

from __future__ import annotations

from dataclasses import dataclass

from sim.network.events import TcpState as S
from sim.network.state_arrows import ARROWS, StateArrow

PLACES: dict[S, tuple[float, float]] = {
    S.CLOSED: (1, 0), S.LISTEN: (0, 1), S.SYN_SENT: (2, 1), S.SYN_RECEIVED: (0, 2.1), S.ESTABLISHED: (1, 3),
    S.FIN_WAIT_1: (0, 4), S.CLOSING: (1, 4), S.CLOSE_WAIT: (2, 4),
    S.FIN_WAIT_2: (0, 5.1), S.TIME_WAIT: (1, 5.1), S.LAST_ACK: (2, 5.1),
}  # fmt: skip
"""Column (0 to 2) and row of each state."""
COLUMNS, ROWS = 2, 5.1
LYING_ROWS = {S.ESTABLISHED: 2.8, S.FIN_WAIT_1: 3.78, S.CLOSING: 3.78, S.CLOSE_WAIT: 3.78}
"""Where it lies, the last boxes stand farther apart, so that labels find room between them."""
BOX, LYING_BOX = (90.0, 24.0), (90.0, 20.0)
LYING_WIDTH, STANDING_HEIGHT = 600.0, 290.0
"""It lies where it has this width, but not this height. All pixels are at normal scale."""
STANDING = (8.0, 18.0, 14.0, 26.0)
LYING = (21.0, 25.0, 16.0, 16.0)
"""Room beside the first and the last column, and before the first and after the last row."""
ROOMY = 50.0
"""The gap between two columns from which on a label finds room in it."""
GAP, ABOVE = 5.0, 9.0
"""How far a label stands beside a line, and over one."""
Point = tuple[float, float]
Pair = tuple[S, S]


@dataclass(frozen=True)
class Label:
    """Where the label of an arrow stands: `side` is -1 where it ends at the point, 0 centred on it, 1 begins there."""

    x: float
    y: float
    side: int = 0


@dataclass(frozen=True)
class Route:
    """An arrow as a line through `points` in pixels, and its label."""

    arrow: StateArrow
    points: tuple[Point, ...]
    label: Label

    def distance(self, x: float, y: float) -> float:
        """Pixels from a point to the line."""
        return min(_distance(a, b, (x, y)) for a, b in zip(self.points, self.points[1:], strict=False))


class DiagramLayout:
    """The diagram in `width` times `height` pixels at the theme's `scale`."""

    def __init__(self, width: float, height: float, scale: float) -> None:
        self.is_lying = height < STANDING_HEIGHT * scale and width >= LYING_WIDTH * scale
        box = LYING_BOX if self.is_lying else BOX
        self.box = (box[0] * scale, box[1] * scale)
        self._scale, self._gap, self._above = scale, GAP * scale, ABOVE * scale
        # Across the columns (u) and along the rows (v), whichever way they run on the screen.
        self._half = (self.box[1] / 2, self.box[0] / 2) if self.is_lying else (self.box[0] / 2, self.box[1] / 2)
        across, along = (height, width) if self.is_lying else (width, height)
        self._first, self._last, self._before, self._after = (
            length * scale for length in (LYING if self.is_lying else STANDING)
        )
        self._column = max(1.0, across - self._first - self._last - 2 * self._half[0]) / COLUMNS
        self._row = max(1.0, along - self._before - self._after - 2 * self._half[1]) / ROWS

    def centre(self, state: S) -> Point:
        """The middle of a state's box."""
        return self._on_screen(self._place(state))

    def routes(self) -> list[Route]:
        """Every arrow of the table."""
        return [self._route(arrow) for arrow in ARROWS]

    def _place(self, state: S) -> Point:
        """The middle of a state's box, across and along."""
        column, row = PLACES[state]
        if self.is_lying:
            row = LYING_ROWS.get(state, row)
        return (
            self._first + self._half[0] + column * self._column,
            self._before + self._half[1] + row * self._row,
        )

    def _on_screen(self, point: Point) -> Point:
        return (point[1], point[0]) if self.is_lying else point

    def _route(self, arrow: StateArrow) -> Route:
        pair = arrow.before, arrow.after
        points = tuple(map(self._on_screen, self._bent(pair) or self._straight(pair)))
        bent = self._label_lying(pair, points) if self.is_lying else self._label_standing(pair, points)
        return Route(arrow, points, bent or self._label_of_straight(points))

    # Lines, across and along

    def _bent(self, pair: Pair) -> tuple[Point, ...]:
        (u1, v1), (u2, v2) = (self._place(state) for state in pair)
        half_u, half_v = self._half
        outside = self._place(S.LAST_ACK)[0] + half_u + self._last * 0.5
        top = self._place(S.CLOSED)[1] - half_v - self._before * 0.6
        home = ((outside, top), (u2, top), (u2, v2 - half_v))
        match pair:
            case (S.CLOSED, S.LISTEN):
                return (u1 - half_u, v1), (u2, v1), (u2, v2 - half_v)
            case (S.CLOSED, S.SYN_SENT):
                return (u1 + half_u, v1), (u2, v1), (u2, v2 - half_v)
            case (S.SYN_SENT, S.ESTABLISHED):
                return (u1, v1 + half_v), (u1, v2), (u2 + half_u, v2)
            case (S.LAST_ACK, S.CLOSED):
                return (u1 + half_u, v1), (outside, v1), *home
            case (S.TIME_WAIT, S.CLOSED):
                low = v1 + half_v + self._after * 0.7
                return (u1, v1 + half_v), (u1, low), (outside, low), *home
            case _:
                return ()

    def _straight(self, pair: Pair) -> tuple[Point, Point]:
        start, end = self._place(pair[0]), self._place(pair[1])
        return self._at_edge(start, end), self._at_edge(end, start)

    def _at_edge(self, centre: Point, towards: Point) -> Point:
        """Where the line from a box's middle towards a point leaves the box."""
        du, dv = towards[0] - centre[0], towards[1] - centre[1]
        across = self._half[0] / abs(du) if du else float("inf")
        along = self._half[1] / abs(dv) if dv else float("inf")
        share = min(across, along)
        return centre[0] + du * share, centre[1] + dv * share

    # Labels, on the screen

    def _label_standing(self, pair: Pair, points: tuple[Point, ...]) -> Label | None:
        (x1, y1), (x2, y2) = points[:2]
        match pair:
            case (S.CLOSED, S.LISTEN) | (S.CLOSED, S.SYN_SENT):
                return Label((x1 + x2) / 2, y1 - self._above)
            case (S.SYN_SENT, S.ESTABLISHED):
                return Label(x1 - self._gap, self.centre(S.SYN_RECEIVED)[1], -1)
            case (S.LAST_ACK, S.CLOSED):
                return Label(x2 - self._gap, y1 + self.box[1] / 2 + self._above, -1)
            case (S.TIME_WAIT, S.CLOSED):
                return Label(x1 + self._gap, y2 - self._above, 1)
            case (S.ESTABLISHED, S.FIN_WAIT_1):
                return Label((x1 + x2) / 2 - self._gap, (y1 + y2) / 2 - self._above / 2, -1)
            case (S.SYN_RECEIVED, S.ESTABLISHED) | (S.ESTABLISHED, S.CLOSE_WAIT):
                return Label((x1 + x2) / 2 + self._gap, (y1 + y2) / 2 - self._above / 2, 1)
            case (_, S.CLOSED) if x1 == x2:
                # A reset crosses the other arrows half way: its label stands at its end.
                return Label(x2 + self._gap, y2 + self._above * 2, 1)
        return None

    def _label_lying(self, pair: Pair, points: tuple[Point, ...]) -> Label | None:
        (x1, y1), (x2, y2) = points[:2]
        below = self.box[1] / 2 + self._above
        match pair:
            case (S.CLOSED, S.LISTEN) | (S.CLOSED, S.SYN_SENT):
                return Label((x1 + points[2][0]) / 2, y2 - self._above)
            case (S.SYN_SENT, S.ESTABLISHED):
                return Label((x1 + x2) / 2, y1 - self._above)
            case (S.LAST_ACK, S.CLOSED):
                return Label(x1 - self._gap, y1 + self._above * 0.9, -1)
            case (S.TIME_WAIT, S.CLOSED):
                return Label(x1, y1 + below, -1)
            case (S.SYN_RECEIVED, S.FIN_WAIT_1):
                return Label((x1 + x2) / 2, y1 - self._above)
            case (S.SYN_RECEIVED, S.ESTABLISHED) | (S.ESTABLISHED, S.FIN_WAIT_1 | S.CLOSE_WAIT):
                return Label((x1 + x2) / 2 - self._gap * 2, (y1 + y2) / 2, -1)
            case (_, S.CLOSED) if y1 == y2:
                return Label(x2 + self._gap * 4, y2 - self._above, 1)
        return None

    def _label_of_straight(self, points: tuple[Point, ...]) -> Label:
        (x1, y1), (x2, y2) = points[:2]
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        if x1 == x2:
            is_right = self.is_lying or x1 == self.centre(S.CLOSED)[0]
            return Label(x1 + (self._gap if is_right else -self._gap), y, 1 if is_right else -1)
        if y1 == y2:
            return Label(x, y + self._away_from_level(abs(x2 - x1)))
        return Label(x, y)

    def _away_from_level(self, length: float) -> float:
        """How far below a level line its label stands: above it where it fits in the gap, else clear of the boxes."""
        if length >= ROOMY * self._scale:
            return -self._above
        clear = self.box[1] / 2 + self._above * 0.8
        return -clear if self.is_lying else clear


def _distance(a: Point, b: Point, point: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    along = (point[0] - a[0]) * dx + (point[1] - a[1]) * dy
    share = 0.0 if square == 0 else min(1.0, max(0.0, along / square))
    return float(((a[0] + dx * share - point[0]) ** 2 + (a[1] + dy * share - point[1]) ** 2) ** 0.5)
