from itertools import combinations

import pytest

from sim.network.events import TcpState
from sim.network.state_arrows import ARROWS
from widgets.state_diagram_layout import PLACES, DiagramLayout

SIZES = [(352, 340, 1.0), (440, 640, 1.0), (1230, 320, 1.8), (700, 380, 1.8)]


@pytest.mark.parametrize("size", SIZES)
def test_every_state_has_a_place_of_its_own_inside(size: tuple[float, float, float]) -> None:
    layout = DiagramLayout(*size)
    assert set(PLACES) == set(TcpState)
    width, height = layout.box
    for state in TcpState:
        x, y = layout.centre(state)
        assert width / 2 <= x <= size[0] - width / 2
        assert height / 2 <= y <= size[1] - height / 2
    for one, other in combinations(TcpState, 2):
        (x1, y1), (x2, y2) = layout.centre(one), layout.centre(other)
        assert abs(x1 - x2) >= width or abs(y1 - y2) >= height


@pytest.mark.parametrize("size", SIZES)
def test_every_arrow_leads_from_the_edge_of_its_state_to_that_of_the_next(size: tuple[float, float, float]) -> None:
    layout = DiagramLayout(*size)
    assert [route.arrow for route in layout.routes()] == list(ARROWS)
    half_x, half_y = layout.box[0] / 2, layout.box[1] / 2
    for route in layout.routes():
        for state, point in ((route.arrow.before, route.points[0]), (route.arrow.after, route.points[-1])):
            x, y = layout.centre(state)
            edge = max(abs(point[0] - x) / half_x, abs(point[1] - y) / half_y)
            assert edge == pytest.approx(1)


@pytest.mark.parametrize("size", SIZES)
def test_every_label_and_every_bend_is_inside(size: tuple[float, float, float]) -> None:
    for route in DiagramLayout(*size).routes():
        for x, y in (*route.points, (route.label.x, route.label.y)):
            assert 0 <= x <= size[0]
            assert 0 <= y <= size[1]


def test_it_lies_on_its_side_where_there_is_width_but_little_height() -> None:
    assert [DiagramLayout(*size).is_lying for size in SIZES] == [False, False, True, False]
    lying, standing = DiagramLayout(*SIZES[2]), DiagramLayout(*SIZES[1])
    assert lying.centre(TcpState.LAST_ACK)[0] > lying.centre(TcpState.CLOSED)[0]
    assert standing.centre(TcpState.LAST_ACK)[1] > standing.centre(TcpState.CLOSED)[1]


def test_a_point_is_as_far_from_an_arrow_as_from_its_nearest_piece() -> None:
    route = DiagramLayout(*SIZES[0]).routes()[0]
    (x1, y1), (x2, y2) = route.points[:2]
    assert route.distance((x1 + x2) / 2, (y1 + y2) / 2 - 6) == pytest.approx(6)
    assert route.distance(x1 + 300, y1) >= 250
