"""The middle of the window: an invitation before the first run, then the stage; a problem is said above it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sim.axis import Axis
from sim.lessons import StageKind
from sim.network.events import AnyEvent
from sim.network.framing_costs import Measurement
from sim.network.world import World
from sim.words import Sentence
from widgets.banner import Banner
from widgets.empty_state import EmptyState
from widgets.pages import Pages
from widgets.speaking import Speaking
from widgets.spotlight import Spotlight
from widgets.theme import LIGHT, Theme
from widgets.veil import Veil

if TYPE_CHECKING:
    from widgets.any_stage import AnyStage
    from widgets.conversation_page import ConversationPage


def _conversation() -> AnyStage:
    from widgets.stage import ConversationStage

    return ConversationStage()


def _layers() -> AnyStage:
    from widgets.layers_stage import LayersStage

    return LayersStage()


def _states() -> AnyStage:
    from widgets.states_stage import StatesStage

    return StatesStage()


def _queues() -> AnyStage:
    from widgets.queues_stage import QueuesStage

    return QueuesStage()


def _tally() -> AnyStage:
    from widgets.tally_stage import TallyStage

    return TallyStage()


def _tapes() -> AnyStage:
    from widgets.tapes_stage import TapesStage

    return TapesStage()


def _framing() -> AnyStage:
    from widgets.framing_stage import FramingStage

    return FramingStage()


MAKERS: dict[StageKind, Callable[[], AnyStage]] = {
    StageKind.CONVERSATION: _conversation,
    StageKind.LAYERS: _layers,
    StageKind.STATES: _states,
    StageKind.QUEUES: _queues,
    StageKind.TALLY: _tally,
    StageKind.TAPES: _tapes,
    StageKind.FRAMING: _framing,
}
"""What makes each kind of stage; its module is imported when the first one is wanted."""


class StageArea(Speaking, QWidget):
    """Makes the stage only when there is something to show on it.

    Signals:
        run_requested: the button of the invitation.
        offer_taken: the button of a problem's way out.
        packet_selected: a packet was chosen on the stage. arg: its number
        time_requested: a moment was chosen on the stage. arg: its time in seconds
        hand_requested: something is to be done to the cable. args: what, and to which frame
        text_edited: run with another text for a file of the lesson. args: the file's name without .py, the text
        measure_requested: take the points of a measurement anew.
        measure_stopped: take no more of them.
        zoom_requested: the stage shall give time more room. arg: how many times twice the room
        unzoom_requested: time shall have the room again that it has by itself.
        conversation_requested: one of a capture's was chosen. arg: its number, 0 for all packets together
        stop_requested: enough of a file has been read.
        layers_wanted: whether a message is to be followed from layer to layer from now on.
        choosing_changed: whether a conversation is to be chosen now, instead of anything being played.
    """

    run_requested = Signal()
    offer_taken = Signal()
    packet_selected = Signal(int)
    time_requested = Signal(float)
    hand_requested = Signal(str, int)
    zoom_requested = Signal(float)
    unzoom_requested = Signal()
    text_edited = Signal(str, str)
    measure_requested = Signal()
    measure_stopped = Signal()
    conversation_requested = Signal(int)
    stop_requested = Signal()
    layers_wanted = Signal(bool)
    choosing_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage_area")
        self._theme, self._axis = LIGHT, Axis([])
        self._programs: dict[str, str] | None = None
        self._has_lesson = self._relative = True
        self._kind = StageKind.CONVERSATION
        self._world, self._time = World(), 0.0
        self._whole, self._length = World(), 0.0
        self._selected: int | None = None
        self._has_hand = self._may_edit = False
        self._drafts: MutableMapping[str, str] = {}
        self._own_text: Callable[[str], str | None] = lambda _name: None
        self._measurement = Measurement()
        self._stage: AnyStage | None = None
        self._invitation = EmptyState("network", "play")
        self._invitation.requested.connect(self.run_requested)
        self._choice: ConversationPage | None = None
        self._is_choosing = False
        self._pages = Pages()
        self._pages.addWidget(self._invitation)
        self._spotlight, self._veil = Spotlight(self._pages), Veil(self._pages)
        self.banner = Banner()
        self.banner.offer_taken.connect(self.offer_taken)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.banner)
        self._column.addWidget(self._pages, 1)
        self.retranslate()

    @property
    def stage(self) -> AnyStage | None:
        """The stage, once there was something to show."""
        return self._stage

    def invite(self, *, has_lesson: bool = True) -> None:
        """Nothing has run yet: say so and offer it."""
        self._has_lesson = has_lesson
        self.retranslate()
        self._pages.setCurrentWidget(self._invitation)

    def offer_run(self, is_offered: bool) -> None:
        """Whether what is invited to can be done now."""
        self._invitation.offer(is_offered)

    def set_kind(self, kind: StageKind) -> None:
        """Which kind of stage is to be shown from now on."""
        if kind is self._kind:
            return
        self._kind = kind
        self.layers_wanted.emit(kind is StageKind.LAYERS)
        old, self._stage = self._stage, None
        if old is not None:
            was_shown, programs = self._pages.currentWidget() is old, self._programs or {}
            self._pages.removeWidget(old)
            old.deleteLater()
            self._programs = None
            if was_shown:
                self.show_programs(programs)

    def prepare(self, programs: Mapping[str, str]) -> AnyStage:
        """Set the stage with these programs (name to text) behind the curtain, so that a run can begin at once."""
        stage = self._stage or self._make_stage()
        if dict(programs) != self._programs:
            self._programs = dict(programs)
            stage.set_programs(self._programs)
        return stage

    def show_programs(self, programs: Mapping[str, str]) -> None:
        """Turn to the stage, with these programs."""
        self._pages.setCurrentWidget(self.prepare(programs))

    def show_choice(self, world: World) -> None:
        """While a file is read, and until one of its conversations is chosen, show that instead of the stage."""
        is_choosing = not world.packets and (bool(world.conversations) or world.reading is not None)
        if is_choosing:
            page = self._choice = self._choice or self._make_choice()
            page.show_choice(world)
            if self._pages.currentWidget() is not page:
                self._pages.setCurrentWidget(page)
                page.take_focus()
                self.choosing_changed.emit(True)
        elif self._choice is not None and self._is_choosing:
            if self._stage is not None:
                self._pages.setCurrentWidget(self._stage)
            self.choosing_changed.emit(False)
        self._is_choosing = is_choosing

    @property
    def is_choosing(self) -> bool:
        """Whether a conversation is to be chosen, or a file is still being read."""
        return self._is_choosing

    def take_focus(self) -> bool:
        """Have the keys where a conversation is to be chosen; False if none is."""
        if self._is_choosing and self._choice is not None:
            self._choice.take_focus()
        return self._is_choosing

    def _make_choice(self) -> ConversationPage:
        from widgets.conversation_page import ConversationPage

        page = ConversationPage()
        page.conversation_requested.connect(self.conversation_requested)
        page.stop_requested.connect(self.stop_requested)
        page.set_theme(self._theme)
        self._pages.addWidget(page)
        return page

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        self._world, self._time = world, time
        if self._stage is not None:
            self._stage.show_world(world, time)

    def zoom(self, steps: float) -> None:
        """Give what the stage shows 2**steps times the room."""
        if self._stage is not None:
            self._stage.zoom(steps)
        else:
            self.zoom_requested.emit(steps)

    def unzoom(self) -> None:
        """Give what the stage shows the room that it has by itself."""
        if self._stage is not None:
            self._stage.unzoom()
        else:
            self.unzoom_requested.emit()

    def show_run(self, whole: World, length: float) -> None:
        """Take all that is known of the run by now, which lasts so many seconds."""
        self._whole, self._length = whole, length
        if self._stage is not None:
            self._stage.show_run(whole, length)

    def set_axis(self, axis: Axis) -> None:
        """Give room to time as `axis` says."""
        self._axis = axis
        if self._stage is not None:
            self._stage.set_axis(axis)

    def select_packet(self, number: int | None) -> None:
        """Mark the packet of this number, or none."""
        self._selected = number
        if self._stage is not None:
            self._stage.select_packet(number)

    def offer_hand(self, is_offered: bool) -> None:
        """Whether the cable of the run that is shown can be reached just now."""
        self._has_hand = is_offered
        if self._stage is not None:
            self._stage.offer_hand(is_offered)

    def take_edits(self) -> bool:
        """Have run what is being written in the programs; False if nothing is."""
        return self._stage is not None and self._stage.take_edits()

    def set_drafts(self, drafts: MutableMapping[str, str], own_text: Callable[[str], str | None]) -> None:
        """What was written in the files of the lesson, by their names, and where what is being written is kept.

        `own_text` says what the lesson itself has in a file.
        """
        self._drafts, self._own_text = drafts, own_text
        if self._stage is not None:
            self._stage.set_drafts(drafts, own_text)

    def offer_edit(self, is_offered: bool) -> None:
        """Whether the programs that are shown can be changed and run again."""
        self._may_edit = is_offered
        if self._stage is not None:
            self._stage.offer_edit(is_offered)

    def show_measurement(self, measurement: Measurement) -> None:
        """Show what has been measured so far."""
        self._measurement = measurement
        if self._stage is not None:
            self._stage.show_measurement(measurement)

    def set_relative(self, relative: bool) -> None:
        """Relative or absolute sequence numbers."""
        self._relative = relative
        if self._stage is not None:
            self._stage.set_relative(relative)

    def show_problem(self, problem: Sentence | str, offer: Sentence | str = "") -> None:
        """Say what went wrong above the stage, with a way out; an empty text takes it back."""
        self.banner.show_problem(problem, offer)

    def set_old(self, is_old: bool) -> None:
        """Whether something was changed since the run that is shown."""
        self._veil.set_drawn(is_old)

    def dim(self) -> None:
        """Nothing is in the light any more."""
        self._spotlight.point_at(())

    def point_out(self, news: Sequence[AnyEvent]) -> None:
        """Put the newest events of what is shown into the light for a moment."""
        from widgets.spots import spots

        if self._stage is not None and self._pages.currentWidget() is self._stage:
            self._spotlight.point_at(spots(self._stage, self._world, news))

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self._spotlight.set_theme(theme)
        self._veil.set_theme(theme)
        self._invitation.set_theme(theme)
        self.banner.set_theme(theme)
        if self._choice is not None:
            self._choice.set_theme(theme)
        if self._stage is not None:
            self._stage.set_theme(theme)
        self._column.setSpacing(theme.gap(10))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        if self._has_lesson:
            sentence = self.tr("Two real programs, and every packet between them: press Run and watch them talk.")
            self._invitation.set_words(sentence, self.tr("Run"))
        else:
            self._invitation.set_words(self.tr("Choose a lesson at the left, or open a recording with Ctrl+O."), "")

    def _make_stage(self) -> AnyStage:
        stage = self._stage = MAKERS[self._kind]()
        # It arranges itself anew when there is less room, so its present arrangement must not keep the window wide.
        stage.setMinimumSize(1, 1)
        stage.packet_selected.connect(self.packet_selected)
        stage.time_requested.connect(self.time_requested)
        stage.hand_requested.connect(self.hand_requested)
        stage.zoom_requested.connect(self.zoom_requested)
        stage.unzoom_requested.connect(self.unzoom_requested)
        stage.text_edited.connect(self.text_edited)
        stage.measure_requested.connect(self.measure_requested)
        stage.measure_stopped.connect(self.measure_stopped)
        stage.set_theme(self._theme)
        stage.set_axis(self._axis)
        stage.set_relative(self._relative)
        stage.show_run(self._whole, self._length)
        stage.show_world(self._world, self._time)
        stage.select_packet(self._selected)
        stage.offer_hand(self._has_hand)
        stage.offer_edit(self._may_edit)
        stage.set_drafts(self._drafts, self._own_text)
        stage.show_measurement(self._measurement)
        self._pages.addWidget(stage)
        return stage
