from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDateTime, QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot

from app.player import CLOSEST, FARTHEST, REBUILD_EVERY, Player
from sim.axis import CROSSING, STEP, Scale
from sim.network import events as e
from sim.network.events import AnyEvent
from sim.network.moments import ConversationGuide
from sim.network.world import World
from sim.timeline import Timeline
from tests.app.actor import conversation

Add = Callable[..., None]


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    player = Player(ConversationGuide(), Timeline(World()))
    yield player
    player.halt()


@pytest.fixture
def add(player: Player) -> Add:
    """Begins an empty run; each call puts events into it and tells the player."""
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    player.begin(timeline)

    def add_events(*events: AnyEvent) -> None:
        for event in events:
            timeline.add(event)
        player.events_added()

    return add_events


def calls(*times: float) -> list[AnyEvent]:
    return [e.CallStarted(time, "client", 1, 1, 1, "send", "") for time in times]


def over(player: Player, *times: float) -> None:
    """A finished run with a moment at each of `times`."""
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in calls(*times):
        timeline.add(event)
    player.begin(timeline)
    player.run_ended()


def is_ticking(player: Player) -> bool:
    return any(timer.isActive() for timer in player.findChildren(QTimer))


def test_only_moments_and_distinct_times_are_steps(player: Player, add: Add) -> None:
    add(*calls(0.0, 1.0, 1.0), e.LineReached(1.5, "client", 1), *calls(2.0))
    player.run_ended()
    assert player.axis.times == [0.0, 1.0, 2.0]
    assert player.axis.length == 2 * STEP


def test_an_arrival_gets_the_room_of_a_crossing(player: Player, add: Add) -> None:
    add(*conversation("first"))
    player.run_ended()
    before, after = player.axis.position_of(0.04), player.axis.position_of(0.045)
    assert after - before == CROSSING


def test_step_and_back_go_from_moment_to_moment_and_stay_there(player: Player) -> None:
    over(player, 0.0, 1.0, 5.0)
    times = []
    for deed in (player.step, player.step, player.step, player.back, player.home, player.back, player.end):
        deed()
        times.append(player.time)
    assert times == [1.0, 5.0, 5.0, 1.0, 0.0, 0.0, 5.0]
    assert not is_ticking(player)


def test_every_move_tells_the_world_at_its_time(player: Player, qtbot: QtBot) -> None:
    over(player, 0.0, 1.0, 2.0)
    with qtbot.waitSignal(player.moved) as signal:
        player.seek(1.0)
    world, time = signal.args
    assert time == 1.0
    assert world == player.timeline.world_at(1.0)
    assert world.last == player.timeline.events[1]


def test_a_seek_to_where_it_is_repaints_nothing(player: Player, qtbot: QtBot) -> None:
    over(player, 0.0, 1.0)
    player.seek(1.0)
    with qtbot.assertNotEmitted(player.moved):
        player.seek(1.0)


def test_playing_follows_real_time_and_stops_at_the_end(player: Player, qtbot: QtBot) -> None:
    over(player, 0.0, 1.0, 2.0)
    player.set_speed(4.0)
    clock = QElapsedTimer()
    clock.start()
    with qtbot.waitSignal(player.playing_changed, check_params_cb=lambda playing: not playing):
        player.play()
    assert player.time == 2.0
    assert not is_ticking(player)
    # One unit at four units a second; it can be late on a busy machine, never early.
    assert clock.elapsed() >= 240


def test_play_at_the_end_starts_again(player: Player) -> None:
    over(player, 0.0, 1.0)
    player.end()
    player.play()
    assert player.time == 0.0
    assert player.is_playing


def test_there_is_nothing_to_play_before_the_first_run(player: Player) -> None:
    player.play()
    assert not player.is_playing
    assert not is_ticking(player)


def test_a_live_run_is_waited_for_without_a_timer(player: Player, add: Add, qtbot: QtBot) -> None:
    add(*calls(0.0))
    player.set_speed(4.0)
    player.play()
    add(*calls(0.1))
    qtbot.waitUntil(lambda: player.time == 0.1)
    assert player.is_playing
    qtbot.waitUntil(lambda: not is_ticking(player))
    add(*calls(0.2))
    qtbot.waitUntil(lambda: player.time == 0.2)
    player.run_ended()
    assert not player.is_playing


def test_the_end_of_a_run_stops_a_player_that_waits_for_more(player: Player, add: Add, qtbot: QtBot) -> None:
    add(*calls(0.0))
    player.play()
    with qtbot.waitSignal(player.playing_changed, check_params_cb=lambda playing: not playing):
        player.run_ended()


def test_follow_live_stays_on_the_newest_event_until_the_person_points_elsewhere(
    player: Player, add: Add, qtbot: QtBot
) -> None:
    add(*calls(0.0, 1.0))
    player.set_follow_live(True)
    add(*calls(2.0))
    qtbot.waitUntil(lambda: player.time == 2.0)
    with qtbot.waitSignal(player.follow_live_changed, check_params_cb=lambda follows: not follows):
        player.seek(1.0)
    add(*calls(3.0))
    qtbot.waitUntil(lambda: player.axis.times[-1] == 3.0)
    assert player.time == 1.0


def test_following_live_a_frame_on_its_way_is_seen_crossing(player: Player, add: Add, qtbot: QtBot) -> None:
    now = QDateTime.currentMSecsSinceEpoch() * 1_000_000
    player.set_follow_live(True)
    add(e.RunStarted(0.0, "wire", "x", now), e.FrameSent(0.01, 1, b"", arrives=0.5))
    seen: list[float] = []
    player.moved.connect(lambda world, time: seen.append(time))
    qtbot.waitUntil(lambda: player.time == 0.5)
    assert len([time for time in seen if 0.01 < time < 0.5]) > 3
    assert not is_ticking(player)


def test_play_does_not_go_on_to_what_is_due_and_has_not_been_told(player: Player, add: Add, qtbot: QtBot) -> None:
    add(e.RunStarted(0.0, "wire", "x", 0), e.FrameSent(0.1, 1, b"", arrives=0.5))
    player.set_speed(4.0)
    player.play()
    qtbot.waitUntil(lambda: player.time == 0.1 and not is_ticking(player))
    add(*calls(0.2), e.FrameArrived(0.5, 1))
    player.heed((0.2,), ())
    with qtbot.waitSignal(player.stopped):
        pass
    assert 0.1 < player.time < 0.2


def test_a_step_to_what_is_still_to_come_waits_for_it(player: Player, add: Add, qtbot: QtBot) -> None:
    add(e.RunStarted(0.0, "wire", "x", 0), e.FrameSent(0.1, 1, b"", arrives=0.5))
    qtbot.waitUntil(lambda: player.axis.times[-1] == 0.5)
    player.step()
    assert (player.time, player.is_playing) == (0.1, False)
    player.step()
    assert (player.time, player.is_playing) == (0.1, True)
    add(*calls(0.2))
    qtbot.waitUntil(lambda: player.time == 0.2)


def test_play_waits_before_what_can_be_told_only_later(player: Player, add: Add, qtbot: QtBot) -> None:
    add(*calls(0.0, 0.1, 0.2))
    told: list[bool] = []
    player.waiting_changed.connect(told.append)
    player.heed((), (0.1,))
    player.set_speed(4.0)
    player.play()
    qtbot.waitUntil(lambda: not is_ticking(player))
    assert player.is_playing
    assert 0.05 < player.time < 0.1
    assert told == [True], "so that it can be said"
    player.heed((), ())
    assert told == [True, False]
    qtbot.waitUntil(lambda: player.time == 0.2)


def test_nothing_is_waited_for_once_the_run_is_over(player: Player, add: Add, qtbot: QtBot) -> None:
    add(*calls(0.0, 0.1))
    player.heed((), (0.1,))
    player.run_ended()
    player.step()
    assert player.time == 0.1


@pytest.mark.parametrize("scale", [Scale.LINEAR, Scale.COMPRESSED])
def test_another_scale_keeps_the_time(player: Player, scale: Scale) -> None:
    over(player, 0.0, 1.0, 50.0)
    player.seek(1.0)
    position = player.position
    player.set_scale(scale)
    assert player.time == pytest.approx(1.0)
    assert player.position != position
    assert player.axis.scale is scale


def test_zooming_keeps_the_time_and_has_limits(player: Player) -> None:
    over(player, 0.0, 1.0, 2.0)
    player.seek(1.2)
    length = player.axis.length
    player.zoom(3.0)
    assert player.axis.length == 8 * length
    assert player.time == pytest.approx(1.2)
    assert player.position == pytest.approx(8 * length * 0.6)
    player.zoom(100.0)
    assert player.axis.zoom == CLOSEST
    player.zoom(-100.0)
    assert player.axis.zoom == FARTHEST
    player.unzoom()
    assert player.axis.length == length


def test_zoom_stays_while_the_run_grows_and_goes_with_the_scale_and_with_the_run(player: Player, add: Add) -> None:
    add(*calls(0.0, 1.0))
    player.zoom(2.0)
    add(*calls(2.0))
    player.run_ended()
    assert player.axis.zoom == 4.0
    player.set_scale(Scale.LINEAR)
    assert player.axis.zoom == 1.0
    player.zoom(2.0)
    player.begin(Timeline(World()))
    assert player.axis.zoom == 1.0


def test_many_batches_make_few_axes(player: Player, add: Add, qtbot: QtBot) -> None:
    axes: list[object] = []
    clock = QElapsedTimer()
    clock.start()
    player.axis_changed.connect(axes.append)
    for batch in range(500):
        add(*calls(*(batch + step / 100 for step in range(100))))
    allowed = clock.elapsed() // REBUILD_EVERY + 1
    assert len(axes) <= allowed
    qtbot.waitUntil(lambda: player.axis.times[-1] == pytest.approx(499.99), timeout=10_000)
    assert len(player.axis.times) == 50_000


def test_a_late_event_before_the_playhead_is_shown(player: Player, add: Add, qtbot: QtBot) -> None:
    add(*calls(0.0, 1.0, 2.0))
    player.run_ended()
    player.seek(2.0)
    with qtbot.waitSignal(player.moved) as signal:
        add(e.Printed(0.5, "client", "late"))
    assert list(signal.args[0].programs["client"].printed) == ["late"]


def test_reduced_motion_shows_nothing_between_two_moments(player: Player, qtbot: QtBot) -> None:
    over(player, 0.0, 1.0, 2.0)
    player.set_speed(4.0)
    player.set_reduced_motion(True)
    times: list[float] = []
    player.moved.connect(lambda world, time: times.append(time))
    with qtbot.waitSignal(player.playing_changed, check_params_cb=lambda playing: not playing):
        player.play()
    assert times == [1.0, 2.0]


def test_speed_has_limits(player: Player) -> None:
    player.set_speed(100)
    assert player.speed == 4.0
    player.set_speed(0)
    assert player.speed == 0.25


def test_what_is_held_is_not_played_whoever_wishes_it_and_stays_paused_after_that(player: Player) -> None:
    over(player, 0.0, 1.0)
    player.play()
    player.hold(True)
    for play in (player.play, player.toggle, player.hurry):
        play()
        assert not player.is_playing
    player.hold(False)
    assert not player.is_playing
    player.play()
    assert player.is_playing


def test_halt_leaves_no_timer(player: Player, add: Add) -> None:
    add(*calls(0.0))
    add(*calls(1.0))
    player.play()
    assert is_ticking(player)
    player.halt()
    assert not is_ticking(player)


def test_a_fresh_run_is_hurried_to_the_moment_before_its_first_packet(player: Player, add: Add, qtbot: QtBot) -> None:
    before = [step / 10 for step in range(40)]
    add(*calls(*before), e.FrameSent(5.0, 1, b"", arrives=5.1), e.FrameArrived(5.1, 1))
    player.run_ended()
    clock = QElapsedTimer()
    clock.start()
    player.hurry()
    qtbot.waitUntil(lambda: player.time >= before[-1])
    assert clock.elapsed() < 1000 * player.axis.position_of(before[-1]) / 4
    assert player.is_playing
    assert player.time < 5.0
    qtbot.waitUntil(lambda: player.time >= 5.0)


def test_whoever_takes_the_playhead_is_no_longer_hurried(player: Player, add: Add, qtbot: QtBot) -> None:
    add(*calls(0.0, 1.0, 2.0), e.FrameSent(5.0, 1, b"", arrives=5.1))
    player.run_ended()
    player.hurry()
    player.home()
    player.play()
    with qtbot.waitSignal(player.moved):
        pass
    assert player.position < STEP / 4


def test_a_run_without_packets_is_hurried_through(player: Player, add: Add, qtbot: QtBot) -> None:
    add(*calls(*(step / 10 for step in range(20))))
    player.run_ended()
    with qtbot.waitSignal(player.playing_changed, check_params_cb=lambda plays: not plays, timeout=3000):
        player.hurry()


def test_a_packet_that_the_axis_does_not_know_yet_is_still_hurried_to(player: Player, add: Add, qtbot: QtBot) -> None:
    add(*calls(0.0, 0.1))
    player.hurry()
    player.timeline.add(e.FrameSent(5.0, 1, b"", arrives=5.1))
    qtbot.waitUntil(lambda: player.position >= player.axis.length)
    add(*calls(*(step / 10 for step in range(2, 49))))
    player.run_ended()
    clock = QElapsedTimer()
    clock.start()
    qtbot.waitUntil(lambda: player.time >= 4.7)
    assert clock.elapsed() < 5000


def test_news_are_what_led_to_the_moment_since_the_one_before_it(player: Player, add: Add) -> None:
    first, second, third = calls(0.0, 1.0, 2.0)
    line, printed = e.LineReached(0.5, "client", 1), e.Printed(2.0, "client", "hi")
    add(first, line, second, third, printed)
    player.run_ended()
    assert player.news == []
    for news in ([line, second], [third, printed]):
        player.step()
        assert player.news == news
    player.back()
    assert player.news == [line, second]
    player.seek_position(player.axis.position_of(1.0) + STEP / 2)
    assert player.news == [line, second]
