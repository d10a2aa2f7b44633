"""Where the states of the TCP diagram stand and how its arrows run. Numbers only, nothing is painted here."""

from __future__ import annotations

from dataclasses import dataclass

from sim.network.events import TcpState as S
from sim.network.state_arrows import ARROWS, StateArrow

PLACES: dict[S, tuple[float, float]] = {
    S.CLOSED: (1, 0), S.LISTEN: (0, 1), S.SYN_SENT: (2, 1), S.SYN_RECEIVED: (0, 2.1), S.ESTABLISHED: (1, 3),
    S.FIN_WAIT_1: (0, 4), S.CLOSING: (1, 4), S.CLOSE_WAIT: (2, 4),
    S.FIN_WAIT_2: (0, 5.1), S.TIME_WAIT: (1, 5.1), S.LAST_ACK: (2, 5.1),
}  # fmt: skip
"""Column (0 to 2) and row of each state: opening above, the active closer on the left, the passive one on the right."""
ROWS = 5.1
BOX = (90.0, 24.0)
LOW_BOX = 20.0
"""A box where there is little height, less than HIGH. All pixels are at normal scale."""
HIGH = 300.0
LEFT, RIGHT, TOP, BOTTOM = 8.0, 18.0, 14.0, 26.0
"""Room around the boxes; the ways back to CLOSED run at the top, right and bottom."""
ROOMY = 50.0
"""The gap between two columns from which on a label finds room in it."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Route:
    """An arrow as a line through `points` in pixels; its label stands at `label`, to the left or right of it.

    `side` is -1 where the label ends at that point, 0 where it is centred on it, 1 where it begins there.
    """

    arrow: StateArrow
    points: tuple[Point, ...]
    label: Point
    side: int

    def distance(self, x: float, y: float) -> float:
        """Pixels from a point to the line."""
        return min(_distance(a, b, (x, y)) for a, b in zip(self.points, self.points[1:], strict=False))


class DiagramLayout:
    """The diagram in `width` times `height` pixels at the theme's `scale`."""

    def __init__(self, width: float, height: float, scale: float) -> None:
        self.scale = scale
        self.box = (BOX[0] * scale, (BOX[1] if height >= HIGH * scale else LOW_BOX) * scale)
        self._left = LEFT * scale + self.box[0] / 2
        self._top = TOP * scale + self.box[1] / 2
        self._edge = RIGHT * scale * 0.5
        self._column = max(1.0, width - self._left - RIGHT * scale - self.box[0] / 2) / 2
        self._row = max(1.0, height - self._top - BOTTOM * scale - self.box[1] / 2) / ROWS
        self._is_roomy = self._column - self.box[0] >= ROOMY * scale

    def centre(self, state: S) -> Point:
        """The middle of a state's box."""
        column, row = PLACES[state]
        return self._left + column * self._column, self._top + row * self._row

    def routes(self) -> list[Route]:
        """Every arrow of the table."""
        return [self._route(arrow) for arrow in ARROWS]

    def _route(self, arrow: StateArrow) -> Route:
        pair = arrow.before, arrow.after
        points = self._bent(pair) or self._straight(*pair)
        label, side = self._label(pair, points)
        return Route(arrow, points, label, side)

    def _bent(self, pair: tuple[S, S]) -> tuple[Point, ...]:
        (x1, y1), (x2, y2) = (self.centre(state) for state in pair)
        half_x, half_y = self.box[0] / 2, self.box[1] / 2
        right = self.centre(S.LAST_ACK)[0] + half_x + self._edge
        high = self._top - half_y - self._edge
        home = ((right, high), (x2, high), (x2, y2 - half_y))
        match pair:
            case (S.CLOSED, S.LISTEN):
                return (x1 - half_x, y1), (x2, y1), (x2, y2 - half_y)
            case (S.CLOSED, S.SYN_SENT):
                return (x1 + half_x, y1), (x2, y1), (x2, y2 - half_y)
            case (S.SYN_SENT, S.ESTABLISHED):
                return (x1, y1 + half_y), (x1, y2), (x2 + half_x, y2)
            case (S.LAST_ACK, S.CLOSED):
                return (x1 + half_x, y1), (right, y1), *home
            case (S.TIME_WAIT, S.CLOSED):
                low = y1 + half_y + 18 * self.scale
                return (x1, y1 + half_y), (x1, low), (right, low), *home
            case _:
                return ()

    def _straight(self, before: S, after: S) -> tuple[Point, Point]:
        start, end = self.centre(before), self.centre(after)
        return self._at_edge(start, end), self._at_edge(end, start)

    def _at_edge(self, centre: Point, towards: Point) -> Point:
        """Where the line from a box's middle towards a point leaves the box."""
        dx, dy = towards[0] - centre[0], towards[1] - centre[1]
        across = self.box[0] / 2 / abs(dx) if dx else float("inf")
        along = self.box[1] / 2 / abs(dy) if dy else float("inf")
        share = min(across, along)
        return centre[0] + dx * share, centre[1] + dy * share

    def _label(self, pair: tuple[S, S], points: tuple[Point, ...]) -> tuple[Point, int]:
        (x1, y1), (x2, y2) = points[:2]
        gap = 5 * self.scale
        above = 9 * self.scale
        match pair:
            case (S.CLOSED, S.LISTEN) | (S.CLOSED, S.SYN_SENT):
                return ((x1 + x2) / 2, y1 - above), 0
            case (S.SYN_SENT, S.ESTABLISHED):
                return (x1 - gap, self.centre(S.SYN_RECEIVED)[1]), -1
            case (S.LAST_ACK, S.CLOSED):
                return (points[1][0] - gap, y1 + self.box[1] / 2 + above), -1
            case (S.TIME_WAIT, S.CLOSED):
                return (x1 + gap, points[1][1] - above), 1
            case (S.SYN_RECEIVED, S.ESTABLISHED):
                return ((x1 + x2) / 2 + gap, (y1 + y2) / 2 - above / 2), 1
            case (S.ESTABLISHED, S.FIN_WAIT_1):
                return ((x1 + x2) / 2 - gap, (y1 + y2) / 2 - above / 2), -1
            case (S.ESTABLISHED, S.CLOSE_WAIT):
                return ((x1 + x2) / 2 + gap, (y1 + y2) / 2 - above / 2), 1
        return self._label_of_straight(points, gap, above)

    def _label_of_straight(self, points: tuple[Point, ...], gap: float, above: float) -> tuple[Point, int]:
        (x1, y1), (x2, y2) = points
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        if x1 == x2:
            is_middle = x1 == self.centre(S.CLOSED)[0]
            return (x1 + (gap if is_middle else -gap), y), 1 if is_middle else -1
        if y1 == y2:
            return (x, y - above if self._is_roomy else y + self.box[1] / 2 + above * 0.8), 0
        return (x, y), 0


def _distance(a: Point, b: Point, point: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    along = (point[0] - a[0]) * dx + (point[1] - a[1]) * dy
    share = 0.0 if square == 0 else min(1.0, max(0.0, along / square))
    return float(((a[0] + dx * share - point[0]) ** 2 + (a[1] + dy * share - point[1]) ** 2) ** 0.5)
