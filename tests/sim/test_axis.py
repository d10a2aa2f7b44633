from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.axis import CROSSING, DECADE, LINEAR_LENGTH, STEP, Axis, Moment, Scale

SCALES = pytest.mark.parametrize("scale", Scale)
# Whole microseconds, as kernels report them, up to an hour.
TIMES = st.integers(0, 3_600_000_000).map(lambda microseconds: microseconds / 1e6)
MOMENTS = st.lists(st.builds(Moment, TIMES, st.booleans()), max_size=40).map(
    lambda moments: sorted(moments, key=lambda moment: moment.time)
)


@SCALES
@given(MOMENTS, TIMES, TIMES)
def test_later_is_never_further_left(scale: Scale, moments: list[Moment], one: float, two: float) -> None:
    axis = Axis(moments, scale)
    assert axis.position_of(min(one, two)) <= axis.position_of(max(one, two))
    assert 0 <= axis.position_of(one) <= axis.length


@SCALES
@given(MOMENTS, st.data())
def test_from_time_to_position_and_back(scale: Scale, moments: list[Moment], data: st.DataObject) -> None:
    axis = Axis(moments, scale)
    time = data.draw(st.floats(axis.times[0], axis.times[-1]))
    assert axis.time_of(axis.position_of(time)) == pytest.approx(time, abs=1e-6)


@SCALES
@given(MOMENTS)
def test_every_moment_has_its_place_and_its_place_has_it(scale: Scale, moments: list[Moment]) -> None:
    axis = Axis(moments, scale)
    for moment in moments:
        assert axis.time_of(axis.position_of(moment.time)) == moment.time


@SCALES
def test_times_outside_the_run_are_held_at_its_ends(scale: Scale) -> None:
    axis = Axis([Moment(1.0), Moment(2.0), Moment(4.0)], scale)
    assert axis.position_of(-5) == 0
    assert axis.position_of(99) == axis.length
    assert axis.time_of(-5) == 1.0
    assert axis.time_of(999) == 4.0


@SCALES
def test_nothing_and_one_moment_are_axes_too(scale: Scale) -> None:
    assert Axis([], scale).length == 0
    assert Axis([Moment(3.0)], scale).time_of(0.5) == 3.0
    assert Axis([Moment(3.0), Moment(3.0)], scale).time_of(0.5) == 3.0


def test_steps_give_a_crossing_more_room_and_do_not_look_at_the_time() -> None:
    axis = Axis([Moment(0.0), Moment(0.000_01, crossing=True), Moment(60.0)], Scale.STEPS)
    assert axis.position_of(0.000_01) == CROSSING
    assert axis.length == CROSSING + STEP


def test_linear_gives_room_in_proportion_to_time() -> None:
    axis = Axis([Moment(0.0), Moment(1.0, crossing=True), Moment(4.0)], Scale.LINEAR)
    assert axis.position_of(1.0) == pytest.approx(LINEAR_LENGTH / 4)
    assert axis.length == pytest.approx(LINEAR_LENGTH)


def test_compressed_gives_each_factor_of_ten_the_same_room() -> None:
    axis = Axis([Moment(0.0), Moment(0.01), Moment(0.11), Moment(1.11)], Scale.COMPRESSED)
    rooms = [axis.position_of(b) - axis.position_of(a) for a, b in ((0.0, 0.01), (0.01, 0.11), (0.11, 1.11))]
    assert rooms[1] - rooms[0] == pytest.approx(DECADE, rel=0.01)
    assert rooms[2] - rooms[1] == pytest.approx(DECADE, rel=0.01)


def test_compressed_gives_the_shortest_gap_a_little_room_and_a_crossing_more() -> None:
    axis = Axis([Moment(1.0), Moment(1.0), Moment(1.0, crossing=True)], Scale.COMPRESSED)
    assert axis.length == pytest.approx(0.1 + 0.25)


def test_stepping_goes_from_moment_to_moment_and_stays_at_the_ends() -> None:
    axis = Axis([Moment(1.0), Moment(2.0), Moment(2.0), Moment(3.0)])
    assert [axis.next_moment(time) for time in (0.0, 1.0, 1.5, 2.0, 3.0, 9.0)] == [1, 2, 2, 3, 3, 3]
    assert [axis.previous_moment(time) for time in (9.0, 3.0, 2.5, 2.0, 1.0, 0.0)] == [3, 2, 2, 1, 1, 1]


@SCALES
@given(MOMENTS, TIMES, st.floats(0.25, 4096))
def test_zoomed_everything_has_so_many_times_the_room(
    scale: Scale, moments: list[Moment], time: float, zoom: float
) -> None:
    axis = Axis(moments, scale)
    zoomed = axis.zoomed(zoom)
    assert zoomed.length == pytest.approx(zoom * axis.length)
    assert zoomed.position_of(time) == pytest.approx(zoom * axis.position_of(time))
    assert zoomed.time_of(zoomed.position_of(time)) == pytest.approx(axis.time_of(axis.position_of(time)), abs=1e-6)
    assert (axis.zoom, zoomed.zoomed(1.0).length) == (1.0, axis.length)


def test_the_latest_moment_is_the_one_that_is_shown() -> None:
    axis = Axis([Moment(1.0), Moment(2.0)])
    assert [axis.latest_moment(time) for time in (0.0, 1.0, 1.9, 2.0, 3.0)] == [1.0, 1.0, 1.0, 2.0, 2.0]
