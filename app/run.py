"""The run that the window shows: what is asked of a source, the events it sends, and the clock over them."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.live_feed import LiveFeed
from app.player import Player
from app.saving import RunError, put_in_place
from sim.events import Problem, RunEnded
from sim.faults import why_unreadable
from sim.lessons import Lesson
from sim.myths import Finding
from sim.network import facts
from sim.network.events import AnyEvent, RunStarted
from sim.network.focus import frame_in_focus, frame_told_of
from sim.network.moments import ConversationGuide
from sim.network.narrator import narrate
from sim.network.proofs import judged
from sim.network.world import World
from sim.questions import Question, Told
from sim.sources.request import COMMAND, RunRequest, request_for
from sim.timeline import Timeline
from sim.words import QT_TRANSLATE_NOOP, Sentence

NOT_READ = QT_TRANSLATE_NOOP("run", "The programs of this lesson cannot be read: {reason}")
LOG = logging.getLogger("socketscope.run")
NOT_CHOSEN = QT_TRANSLATE_NOOP(
    "run", "There is nothing to save yet, because no packet is shown. Choose one of the conversations first."
)
NOTHING_YET = QT_TRANSLATE_NOOP("run", "There is nothing to save yet. Run the programs first.")
ABOUT_THE_FILE = (RunStarted, RunEnded, Problem)
"""Events that show nothing by themselves."""
IN_REAL_TIME = ("wire",)
"""Sources that are slow enough to be watched while it happens, and whose cable a hand can reach."""


@dataclass(frozen=True)
class Asked:
    """A lesson that was run: on which source, with which texts for its settings, and what that made of a request.

    `presets` are those of the lesson that the settings mean.
    """

    lesson: Lesson
    source: str
    chosen: dict[str, str]
    request: RunRequest
    presets: frozenset[str] = frozenset()

    def is_asked(self, question: Question) -> bool:
        """Whether the question is about this run: about these settings, and the programs as the lesson has them."""
        return not self.lesson.edits and question.is_for(self.presets)


class Run(QObject):
    """One run at a time: a new one replaces the one before it. `other_sources` could run the same lesson.

    `asked` is what a lesson's run was started with, None while there is none. `is_cut_short`: the person has ended it.

    Signals:
        shown: another run is shown from now on; it is still empty.
        refused: a file held nothing that could be shown, and what was shown before stays. arg: its Problem
        started: a source was asked for events.
        ended: nothing more will come; the source is gone.
    """

    shown = Signal()
    refused = Signal(object)
    started = Signal()
    ended = Signal()

    def __init__(self, command: Sequence[str] = COMMAND, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timeline: Timeline[AnyEvent, World] = Timeline(World())
        self.programs: Mapping[str, str] = {}
        self.other_sources: frozenset[str] = frozenset()
        self.asked: Asked | None = None
        self.is_recording = self.is_cut_short = self._is_followed = False
        self._candidate: RunRequest | None = None
        self._told: list[AnyEvent] = []
        self._guide = ConversationGuide()
        self.player = Player(self._guide, self.timeline, self)
        self.feed = LiveFeed(command, parent=self)
        self.feed.events_arrived.connect(self._add)
        self.feed.ended.connect(self._end)

    @property
    def newest_world(self) -> World:
        """The world after everything that is known."""
        return self.timeline.world_after(len(self.timeline))

    @property
    def is_running(self) -> bool:
        """Whether a source is at it."""
        return self.feed.is_running

    def tell(self, question: Question) -> Told | None:
        """When what is asked for happens, and what is right; None as long as that is not known."""
        if self.asked is not None and not self.asked.is_asked(question):
            return None
        return facts.tell(question.at, question.fact, self.newest_world)

    def finding(self, proof: str) -> Finding:
        """What the run shows about a saying."""
        return judged(proof, self.newest_world)

    def start_lesson(self, lesson: Lesson, source: str, chosen: dict[str, str]) -> None:
        """Run a lesson's programs on `source` with the chosen settings over the defaults.

        Raises LessonError for a setting that makes no sense, RunError if the programs cannot be read.
        """
        try:
            request = request_for(lesson, source, chosen)
        except (OSError, UnicodeDecodeError) as error:
            raise RunError(NOT_READ, reason=why_unreadable(lesson.folder, error)) from error
        self.other_sources = frozenset(lesson.sources) - {source}
        self._candidate = None
        presets = lesson.presets_set(chosen, source)
        self._put_on(request, Asked(lesson, source, dict(chosen), request, presets))
        self.feed.start(request)
        self._announce(request)

    def start_recording(self, path: Path, conversation: int | None = None) -> None:
        """Play a recording; of a capture one conversation, 0 for all, None for the choice where there are several.

        What is shown already stays until the file has told something that can be shown.
        """
        self._candidate = RunRequest("recording", recording=str(path.absolute()), conversation=conversation)
        self._told = []
        self.feed.start(self._candidate)

    def reach_for_cable(self, deed: str, number: int) -> None:
        """Do to the cable of the run that goes on what a stage wishes; what comes too late does nothing."""
        from sim.sources.commands import command_of, to_line

        self.feed.tell(to_line(command_of(deed, number)))

    def follow_layers(self, is_wanted: bool) -> None:
        """Whether a step goes on only as far as a message is in another layer."""
        if is_wanted is not self._guide.shows_layers:
            self._guide.shows_layers = is_wanted
            self.player.moments_changed()

    def frame_at(self, world: World) -> int | None:
        """The number of the frame to be looked at by itself: that of the sentence, or among layers of the moment."""
        frame = frame_in_focus(world) if self._guide.shows_layers else frame_told_of(world)
        return None if frame is None else frame.number

    def stop(self) -> None:
        """End the run where it is, or give up a file that has told nothing yet; `ended` follows."""
        if self._candidate is not None:
            self.feed.drop()
            return
        self.is_cut_short = self.is_running
        self.feed.stop()

    def shut_down(self) -> None:
        """Leave no process and no timer behind; takes at most a few seconds."""
        self.player.halt()
        self.feed.shut_down()

    @property
    def whole_lesson(self) -> str:
        """The lesson whose run is shown; empty for a file, and if it was stopped or something has failed."""
        is_broken_off = self.is_cut_short or self.newest_world.has_failed
        return "" if self.asked is None or is_broken_off else self.asked.lesson.id

    @property
    def lesson_id(self) -> str:
        """The lesson that the run is of; empty if it is of none."""
        run = self.newest_world.run
        return "" if run is None else run.lesson

    def check_savable(self, suffix: str) -> None:
        """Raises RunError if the run cannot be saved as such a file."""
        world = self.newest_world
        if world.conversations and not world.packets:
            raise RunError(NOT_CHOSEN)
        if not len(self.timeline):
            raise RunError(NOTHING_YET)

    def save(self, path: Path) -> None:
        """Write the run as the file's ending says: .jsonl holds everything, .pcapng the packets. Raises RunError.

        A file that stood there before is replaced as a whole or not at all.
        """
        from sim.sources import recording

        put_in_place(path, lambda part: recording.write(part, self.timeline.events))

    def sentence_of(self, event: AnyEvent) -> Sentence:
        """What happened with `event`, and why."""
        index = self.timeline.index_at(event.time)
        while index > 0 and self.timeline.events[index - 1] is not event:
            index -= 1
        return narrate(event, self.timeline.world_after(index))

    @property
    def has_cable(self) -> bool:
        """Whether a run goes on whose cable can be reached."""
        run = self.newest_world.run
        return self.player.is_live and run is not None and run.source in IN_REAL_TIME and not run.is_recorded

    def clear(self) -> None:
        """Show nothing; whatever runs is stopped."""
        self._candidate = None
        self.feed.drop()
        self.asked, self.is_recording, self.is_cut_short = None, False, False
        self._show({})
        self.player.run_ended()

    def _put_on(self, request: RunRequest, asked: Asked | None = None) -> None:
        """Show this run from now on; it is still empty."""
        LOG.info("run: source %s, lesson %s, file %s", request.source, request.lesson or "-", request.recording or "-")
        self.asked, self.is_recording, self.is_cut_short = asked, asked is None, False
        self._show(request.programs)

    def _announce(self, request: RunRequest) -> None:
        self.started.emit()
        was_followed, self._is_followed = self._is_followed, request.source in IN_REAL_TIME
        if was_followed or self._is_followed:
            self.player.set_follow_live(self._is_followed)
        self.player.hurry()

    def _show(self, programs: Mapping[str, str]) -> None:
        self.timeline, self.programs = Timeline(World()), programs
        self.shown.emit()
        self.player.begin(self.timeline)

    def _add(self, events: list[AnyEvent]) -> None:
        if self._candidate is not None:
            self._told += events
            if any(not isinstance(event, ABOUT_THE_FILE) for event in events):
                self._accept(self._candidate)
            return
        for event in events:
            self.timeline.add(event)
        self.player.events_added()

    def _accept(self, candidate: RunRequest) -> None:
        """The file tells something; it is shown from now on."""
        self._candidate, self.other_sources = None, frozenset()
        self._put_on(candidate)
        self._announce(candidate)
        self._add(self._told)

    def _end(self) -> None:
        candidate, self._candidate = self._candidate, None
        if candidate is not None and any(isinstance(event, RunEnded) for event in self._told):
            self._come_to_end_of(candidate)
        self.player.run_ended()
        self.ended.emit()

    def _come_to_end_of(self, candidate: RunRequest) -> None:
        """All of a file was read, with nothing to be shown: because of a problem, or because nothing happened in it."""
        problem = next((event for event in self._told if isinstance(event, Problem)), None)
        if problem is None:
            self._accept(candidate)
        else:
            self.refused.emit(problem)
