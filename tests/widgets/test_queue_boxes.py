import pytest
from pytestqt.qtbot import QtBot

from sim.network.events import Address, FrameArrived, FrameDiscarded, FrameSent, ListenQueues
from sim.network.world import ACCEPT_QUEUE_FULL, World
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.queue_boxes import Queue, QueueBoxes
from widgets.theme import GREEN, LIGHT, PROJECTOR, Theme

CALLERS = tuple(Address("127.0.0.1", 50000 + place) for place in range(6))


def waiting(half_open: int, complete: int, backlog: int = 2, time: float = 0.0) -> World:
    return World().after(ListenQueues(time, SERVER, CALLERS[:half_open], CALLERS[:complete], backlog))


@pytest.fixture
def boxes(qtbot: QtBot) -> QueueBoxes:
    widget = QueueBoxes()
    qtbot.addWidget(widget)
    widget.resize(460, 70)
    return widget


def test_the_accept_queue_takes_one_more_than_the_backlog(boxes: QueueBoxes) -> None:
    boxes.show_world(waiting(1, 2))
    half_open, complete = boxes.queues()
    assert (half_open.count, complete.count) == ("1", "2 / 3")
    assert (half_open.is_full, complete.is_full) == (False, False)
    boxes.show_world(waiting(0, 3))
    assert boxes.queues()[1].is_full
    assert boxes.accessibleDescription() == "SYN queue 0; accept queue 3 / 3"


def test_each_caller_has_a_box_and_each_free_place_an_empty_one() -> None:
    queue = Queue("accept queue", CALLERS[:2], 4, GREEN)
    assert queue.boxes(9) == ([":50000", ":50001", "", ""], 0)
    assert queue.boxes(3) == ([":50000", ":50001", ""], 0)
    assert Queue("SYN queue", CALLERS[:4], None, GREEN).boxes(3) == ([":50000", ":50001", ""], 2)
    assert Queue("SYN queue", CALLERS[:1], None, GREEN).boxes(9) == ([":50000", ""], 0)
    assert Queue("overfull", CALLERS[:3], 2, GREEN).boxes(9) == ([":50000", ":50001", ":50002"], 0)


def test_where_nobody_says_who_waits_nothing_is_claimed(boxes: QueueBoxes) -> None:
    boxes.show_world(World())
    unknown = "not known"
    assert boxes.accessibleDescription() == f"SYN queue {unknown}; accept queue {unknown}"
    assert [queue.boxes(9) for queue in boxes.queues()] == [([], 0)] * 2
    assert not any(queue.is_full for queue in boxes.queues())
    nothing = boxes.grab().toImage()
    boxes.show_world(waiting(0, 0))
    assert boxes.grab().toImage() != nothing


@pytest.mark.parametrize("theme", [LIGHT, PROJECTOR], ids=lambda theme: theme.name)
def test_the_same_queues_paint_the_same_pixels(boxes: QueueBoxes, theme: Theme) -> None:
    boxes.set_theme(theme)
    pictures = []
    for world in (waiting(1, 1), waiting(2, 3), waiting(1, 1)):
        boxes.show_world(world)
        pictures.append(boxes.grab().toImage())
    assert pictures[0] == pictures[2] != pictures[1]


def test_it_is_marked_who_says_it(boxes: QueueBoxes) -> None:
    play = Play().listens()
    play.happens(ListenQueues(play.time, SERVER, (), (), 1)).says(CLIENT, "SYN")
    boxes.show_world(play.world)
    inferred = boxes.grab().toImage()
    play.happens(ListenQueues(play.time, SERVER, (CLIENT,), (), 1))
    boxes.show_world(play.world)
    assert boxes.grab().toImage() != inferred


def test_a_caller_is_pointed_at_in_its_box_and_a_queue_where_somebody_leaves_or_cannot_enter(boxes: QueueBoxes) -> None:
    play = Play().opens()
    syn = play.timeline.events[-7]
    assert isinstance(syn, FrameSent)
    told = ListenQueues(play.time, SERVER, (CALLERS[1], CALLERS[2]), (CLIENT,), 1)
    play.happens(told)
    boxes.show_world(play.world)
    half_open, complete = (area.toRect() for area in boxes._areas())
    (place,) = boxes.spots(play.world, [told, FrameArrived(play.time, syn.number)])
    assert complete.contains(place)
    assert place.width() < complete.width() / 2
    assert boxes.spots(play.world, [told]) == [complete]
    assert boxes.spots(play.world, [FrameDiscarded(play.time, syn.number, ACCEPT_QUEUE_FULL)]) == [complete]
    assert boxes.spots(play.world, [FrameArrived(play.time, syn.number)]) == []
    told = ListenQueues(play.time, SERVER, (CALLERS[1], CLIENT), (), 1)
    play.happens(told)
    boxes.show_world(play.world)
    (place,) = boxes.spots(play.world, [told, FrameArrived(play.time, syn.number)])
    assert half_open.contains(place)
