"""Tells every view what the run and its player say, and the player what the views wish."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.run import Run
from app.side_column import SideColumn
from app.stage_area import StageArea
from sim.axis import Axis
from sim.network.events import AnyEvent, Problem
from sim.network.narrator import narrate
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence
from widgets.caption import Caption
from widgets.transport import TransportBar, next_speed
from widgets.words import pieces_said, said

USE_MODEL = QT_TRANSLATE_NOOP("Views", "Use the model")


class Views(QObject):
    """Stage, inspector, events, caption and transport bar, all showing the same moment of the same run.

    `title_of` gives a lesson's title by its id.

    Signals:
        origin_changed: what the events say about where they come from, in words.
        run_requested: the person wants to see something, but nothing has run yet.
        model_requested: the person takes the model where the source has shown nothing.
    """

    origin_changed = Signal(str)
    run_requested = Signal()
    model_requested = Signal()

    def __init__(
        self,
        run: Run,
        area: StageArea,
        caption: Caption,
        transport: TransportBar,
        title_of: Callable[[str], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._title_of = title_of
        self._run, self._player = run, run.player
        self._area, self._caption, self._transport = area, caption, transport
        self.side = SideColumn(self.describe)
        self._captioned: AnyEvent | None = None
        self._newest: int | None = None
        self._chosen: int | None = None
        self._may_run = False
        self._met: Problem | None = None
        """The newest problem of the run; what is said may be of a file that was refused since."""
        self._connect_run()
        self._connect_wishes()

    def describe(self, event: AnyEvent) -> str:
        """One plain sentence about an event of this run."""
        return said(self._titled(self._run.sentence_of(event)))

    def show_refusal(self, problem: Problem) -> None:
        """Say why a file was not opened; what is shown stays."""
        self._area.show_problem(problem.sentence)

    def set_old(self, is_old: bool) -> None:
        """Whether something was changed since the run that is shown."""
        self._caption.set_old(is_old)
        self._area.set_old(is_old)

    def play_or_pause(self) -> None:
        """The big button and Space; before the first run there is nothing to play, so it runs the lesson."""
        if len(self._run.timeline) or self._run.feed.is_running:
            self._player.toggle()
        else:
            self.run_requested.emit()

    def offer_run(self, is_offered: bool) -> None:
        """Whether the lesson can be run as it is set; what has run can be played all the same."""
        self._may_run = is_offered
        self._area.offer_run(is_offered)
        self._transport.offer_play(is_offered or bool(len(self._run.timeline)) or self._run.feed.is_running)

    def change_speed(self, steps: int) -> None:
        """To the next faster or slower speed."""
        self.set_speed(next_speed(self._player.speed, steps))

    def set_speed(self, speed: float) -> None:
        """Units of position per second."""
        self._player.set_speed(speed)
        self._transport.set_speed(self._player.speed)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._captioned = None
        self._show_caption(self._player.world)
        self._show_origin()

    # Who listens to whom

    def _connect_run(self) -> None:
        player = self._player
        self._run.shown.connect(self._show_run)
        self._run.started.connect(lambda: self._area.show_programs(self._run.programs))
        self._area.layers_wanted.connect(self._run.follow_layers)
        player.moved.connect(self._show_moment)
        player.axis_changed.connect(self._show_axis)
        player.extent_changed.connect(self._show_extent)
        for change in (player.extent_changed, self._run.shown, self._run.started):
            change.connect(lambda: self.offer_run(self._may_run))
        player.playing_changed.connect(self._transport.set_playing)
        player.waiting_changed.connect(self._caption.set_waiting)
        player.follow_live_changed.connect(self._transport.set_follow_live)

    def _connect_wishes(self) -> None:
        player, transport = self._player, self._transport
        for wish, deed in (
            (transport.pause_requested, player.pause),
            (transport.home_requested, player.home),
            (transport.back_requested, player.back),
            (transport.end_requested, player.end),
            (transport.position_requested, player.seek_position),
            (transport.scale_requested, player.set_scale),
            (transport.zoom_requested, self._area.zoom),
            (transport.unzoom_requested, self._area.unzoom),
            (self._area.zoom_requested, player.zoom),
            (self._area.unzoom_requested, player.unzoom),
            (transport.relative_requested, self._area.set_relative),
            (transport.relative_requested, self.side.set_relative),
            (transport.follow_live_requested, player.set_follow_live),
            (transport.speed_requested, self.set_speed),
            (self._area.run_requested, self.run_requested),
            (self._area.offer_taken, self.model_requested),
            (self._area.packet_selected, self._go_to_packet),
            (self._area.time_requested, player.seek),
            (self._area.hand_requested, self._run.reach_for_cable),
            (self.side.packet_selected, self._select),
            (self.side.time_requested, player.seek),
            (self.side.packet_requested, self._go_to_packet),
        ):
            wish.connect(deed)

    # The run

    def _show_run(self) -> None:
        self._captioned = self._newest = self._chosen = self._met = None
        self._caption.show_sentence(())
        self._area.show_problem("")
        self.side.set_events(self._run.timeline.events)
        self._select(None)

    def _show_axis(self, axis: Axis) -> None:
        self._area.set_axis(axis)
        self._transport.set_axis(axis, self._run.newest_world.packets)
        self._transport.show_time(self._player.position, self._player.time)

    def _show_extent(self) -> None:
        world = self._run.newest_world
        told = {program.name: program.text for program in world.programs.values() if program.text}
        if told:
            self._area.show_programs({**self._run.programs, **told})
        self._area.show_run(world, self._run.timeline.end)
        self.side.events_added()
        self._show_origin()
        self._area.offer_hand(self._run.has_cable)
        if world.problems and world.problems[-1] is not self._met:
            self._met = world.problems[-1]
            self._show_problem(self._met)

    def _show_problem(self, problem: Problem) -> None:
        """Say it. Where a lesson's programs could not even begin, the model can still run them."""
        can_be_modelled = "model" in self._run.other_sources and not self._run.newest_world.programs
        self._area.show_problem(problem.sentence, Sentence("Views", USE_MODEL) if can_be_modelled else "")

    def _show_origin(self) -> None:
        self.origin_changed.emit(" · ".join(self._origin(self._run.newest_world)))

    def _origin(self, world: World) -> list[str]:
        run = world.run
        words: list[str] = []
        if run is None:
            return words
        if run.is_recorded:
            words.append(self.tr("recorded"))
        places = {
            "loopback": self.tr("captured on loopback"),
            "private loopback": self.tr("captured on a private loopback"),
            "wire": self.tr("two Linux kernels on a cable"),
            "wire, the client on the model": self.tr("model calls Linux kernel"),
            "wire, the server on the model": self.tr("Linux kernel calls model"),
            "model": self.tr("simulated by the model"),
        }
        if run.place in places:
            words.append(places[run.place])
        if world.capture is not None:
            missed = self.tr("{count} missed by the capture").format(count=world.capture.dropped)
            words.append(missed if world.capture.dropped else self.tr("none missed"))
        return words

    # The moment

    def _show_moment(self, world: World, time: float) -> None:
        self._area.show_world(world, time)
        self.side.show_world(world, time)
        self._transport.show_time(self._player.position, time)
        self._show_caption(world)
        newest = self._run.frame_at(world)
        if newest != self._newest:
            self._newest = newest
            if not self._is_in_hand(world):
                self._select(newest)

    def _is_in_hand(self, world: World) -> bool:
        """Whether a frame was chosen that can still be reached for: then no newer one takes its place."""
        return self._chosen in world.under_way and self._run.has_cable

    def _show_caption(self, world: World) -> None:
        if world.last is self._captioned:
            return
        self._captioned = last = world.last
        sentence = pieces_said(self._titled(narrate(last, world))) if last is not None else ()
        self._caption.show_sentence(sentence, is_problem=isinstance(last, Problem))

    def _titled(self, sentence: Sentence) -> Sentence:
        """A sentence that names a lesson, with its title instead of its id."""
        lesson = sentence.values.get("lesson")
        if not isinstance(lesson, str):
            return sentence
        return Sentence(sentence.context, sentence.text, {**sentence.values, "lesson": self._title_of(lesson)})

    def _select(self, number: int | None) -> None:
        self._area.select_packet(number)
        self.side.select_packet(number)

    def _go_to_packet(self, number: int) -> None:
        """To the moment at which the packet has just arrived, so that its arrow stands and its code line shows.

        One that is on its way just now, and can be reached for, is only chosen.
        """
        packet = self._run.newest_world.packet(number)
        if packet is not None and not (self._run.has_cable and number in self._player.world.under_way):
            end = packet.lost.time if packet.lost is not None else packet.arrives
            self._player.seek(packet.sent if end is None else end)
        self._chosen = number
        self._select(number)
