from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from sim.log import Log
from sim.timeline import CHECKPOINT_EVERY, Timeline


class Happening(Struct, frozen=True):
    time: float
    name: int


class Diary(Struct, frozen=True):
    """A world in which the order of everything shows."""

    entries: Log[Happening] = Log()

    def after(self, event: Happening, /) -> Diary:
        return Diary(self.entries.with_item(event))


# Few events at few times, and many enough to pass several checkpoints, each in any order.
FEW = st.lists(st.integers(0, 20).map(float), max_size=12)
MANY = st.permutations(range(3 * CHECKPOINT_EVERY)).map(lambda order: [float(number // 4) for number in order])
TIMES = st.one_of(FEW, MANY)


def told(times: list[float]) -> tuple[Timeline[Happening, Diary], list[Happening]]:
    """A timeline of events added in this order, and the same events as they must end up."""
    happenings = [Happening(time, name) for name, time in enumerate(times)]
    timeline: Timeline[Happening, Diary] = Timeline(Diary())
    for happening in happenings:
        timeline.add(happening)
    return timeline, sorted(happenings, key=lambda each: each.time)


@given(TIMES)
def test_events_added_in_any_order_stand_in_order_of_time(times: list[float]) -> None:
    timeline, expected = told(times)
    assert list(timeline.events) == expected
    assert len(timeline) == len(times)
    assert timeline.end == max(times, default=0.0)


@given(TIMES, st.data())
def test_any_moment_is_the_fold_from_the_start(times: list[float], data: st.DataObject) -> None:
    timeline, expected = told(times)
    count = data.draw(st.integers(0, len(times) + 2))
    assert list(timeline.world_after(count).entries) == expected[:count]


@given(TIMES, st.data())
def test_a_late_event_changes_every_world_after_it(times: list[float], data: st.DataObject) -> None:
    timeline, expected = told(times)
    late = Happening(data.draw(st.integers(0, 20)), -1)
    index = timeline.add(late)
    assert list(timeline.events) == [*expected[:index], late, *expected[index:]]
    assert [list(timeline.world_after(count).entries) for count in range(len(times) + 2)] == [
        list(timeline.events[:count]) for count in range(len(times) + 2)
    ]


@given(TIMES, st.floats(-1, 21))
def test_the_world_at_a_time_holds_what_has_happened_by_then(times: list[float], moment: float) -> None:
    timeline, expected = told(times)
    happened = [each for each in expected if each.time <= moment]
    assert timeline.index_at(moment) == len(happened)
    assert list(timeline.world_at(moment).entries) == happened


def test_among_equal_times_the_first_to_come_stays_first() -> None:
    timeline, _ = told([1.0, 2.0, 1.0])
    assert [each.name for each in timeline.events] == [0, 2, 1]
