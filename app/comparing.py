"""The same lesson once more on its other source, beside the run that is shown and without disturbing it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from app.compare import kernel_sources, other_side, requests
from app.live_feed import LiveFeed
from app.run import Asked, Run
from sim.network.comparison import Comparison, compare, verdict
from sim.network.events import AnyEvent
from sim.network.world import World
from sim.settings import LessonError
from sim.sources.request import COMMAND, RunRequest
from sim.timeline import Timeline
from sim.words import QT_TRANSLATE_NOOP, Sentence

NOTHING_RUN = QT_TRANSLATE_NOOP("comparing", "Run the lesson first. What it says can then be laid beside another run.")
RECORDED = QT_TRANSLATE_NOOP(
    "comparing", "This is a recording, and a recording is not run again. Open a lesson and run it to compare."
)
ONE_SIDED = QT_TRANSLATE_NOOP(
    "comparing", "This lesson runs only on a kernel or only on the model, so there is nothing to compare."
)
GOES_ON = QT_TRANSLATE_NOOP("comparing", "The run still goes on. Once it is over, it can be compared.")
ON_MODEL = QT_TRANSLATE_NOOP(
    "comparing", "Does our model of TCP say what the real kernel said? Run the same programs with the same settings."
)
ON_KERNEL = QT_TRANSLATE_NOOP(
    "comparing", "Does a real kernel say what our model said? Run the same programs with the same settings."
)
RUNS = QT_TRANSLATE_NOOP("comparing", "The other side runs now. What is shown stays as it is.")
SILENT = QT_TRANSLATE_NOOP("comparing", "No frame was sent on either side, so there is nothing to compare.")
NOT_READ = QT_TRANSLATE_NOOP(
    "comparing", "The programs cannot be read for the second run: {reason}. Install Socketscope anew."
)


class Comparing(QObject):
    """At most one second run at a time. It goes when the shown run does.

    Signals:
        changed: there is something else to show. arg: the Comparison
    """

    changed = Signal(object)

    def __init__(self, run: Run, command: Sequence[str] = COMMAND, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._is_wanted = False
        self._other: Timeline[AnyEvent, World] = Timeline(World())
        self._feed = LiveFeed(command, parent=self)
        self._feed.events_arrived.connect(self._add)
        self._feed.ended.connect(self._end)
        run.shown.connect(self._forget)
        for fact in (run.started, run.ended):
            fact.connect(self._show_offer)

    def start(self) -> None:
        """Run on the other source what is shown; nothing happens where that makes no sense."""
        asked = self._run.asked
        if asked is None or self._run.feed.is_running or not other_side(asked.lesson, asked.source):
            return
        try:
            request = other_request(asked)
        except LessonError as error:
            self._show_offer(error.sentence)
        except (OSError, UnicodeDecodeError) as error:
            self._show_offer(Sentence("comparing", NOT_READ, {"reason": str(error)}))
        else:
            self._is_wanted, self._other = True, Timeline(World())
            self._feed.start(request)
            self.changed.emit(Comparison(Sentence("comparing", RUNS), is_running=True))

    def stop(self) -> None:
        """Give the second run up; what is shown stays."""
        self._forget()

    def shut_down(self) -> None:
        """Leave no process behind; takes at most a few seconds."""
        self._is_wanted = False
        self._feed.shut_down()

    def _forget(self) -> None:
        self._is_wanted = False
        self._feed.drop()
        self._show_offer()

    def _add(self, events: list[AnyEvent]) -> None:
        for event in events:
            self._other.add(event)
        # Folded little by little, nothing is left to do at once when the run is over.
        self._other.world_after(len(self._other))

    def _end(self) -> None:
        """The second run is over; one that nobody wants any more has nothing to say."""
        if not self._is_wanted:
            return
        self._is_wanted = False
        other = self._other.world_after(len(self._other))
        problem = other.problems[0].sentence if other.problems else None
        if problem is not None and not other.packets:
            self._show_offer(problem)
        else:
            self._show_rows(other, problem)

    # What there is to show

    def _show_rows(self, other: World, problem: Sentence | None) -> None:
        asked = self._run.asked
        assert asked is not None
        rows = compare(self._run.newest_world, other)
        side = other_side(asked.lesson, asked.source)
        sentence = verdict(rows) if rows else Sentence("comparing", SILENT)
        self.changed.emit(Comparison(sentence, problem, offer=side, sources=(asked.source, side), rows=rows))

    def _show_offer(self, problem: Sentence | None = None) -> None:
        self.changed.emit(Comparison(Sentence("comparing", self._state()), problem, offer=self._offer()))

    def _state(self) -> str:
        """What can be compared now, or why nothing can."""
        asked = self._run.asked
        if asked is None:
            return RECORDED if self._run.is_recording else NOTHING_RUN
        if not other_side(asked.lesson, asked.source):
            return ONE_SIDED
        if not self._offer():
            return GOES_ON
        return ON_KERNEL if asked.source == "model" else ON_MODEL

    def _offer(self) -> str:
        """The source that the same can run on now; empty if none."""
        asked = self._run.asked
        return "" if asked is None or self._run.feed.is_running else other_side(asked.lesson, asked.source)


def other_request(asked: Asked) -> RunRequest:
    """The same programs and settings for the source beside. Raises LessonError, OSError."""
    if asked.source == "model":
        request, _ = requests(asked.lesson, kernel_sources(asked.lesson)[0], asked.chosen)
    else:
        _, request = requests(asked.lesson, asked.source, asked.chosen)
    # What has run is what the files held then.
    return replace(request, programs=asked.request.programs, modules=asked.request.modules)
