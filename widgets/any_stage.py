"""What every stage is to the window: a widget that shows a moment of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sim.axis import Axis
from sim.network.framing_costs import Measurement
from sim.network.world import World
from widgets.theme import Theme


class AnyStage(QWidget):
    """A stage by itself shows nothing; each kind takes what it can show.

    Signals:
        packet_selected: a packet was chosen on the stage. arg: its number
        time_requested: a moment was chosen on the stage. arg: its time in seconds
        hand_requested: something is to be done to the cable. args: "pause", "go_on", "drop", "hold", "release",
            "duplicate", "corrupt" or "swap"; the frame's number, 0 where it is about all of them
        text_edited: run with another text for a file of the lesson. args: the file's name without .py, the text
        measure_requested: take the points of a measurement anew.
        measure_stopped: take no more of them.
        zoom_requested: the stage shall give time more room. arg: how many times twice the room
        unzoom_requested: time shall have the room again that it has by itself.
    """

    packet_selected = Signal(int)
    time_requested = Signal(float)
    hand_requested = Signal(str, int)
    zoom_requested = Signal(float)
    unzoom_requested = Signal()
    text_edited = Signal(str, str)
    measure_requested = Signal()
    measure_stopped = Signal()

    def set_programs(self, programs: Mapping[str, str]) -> None:
        """Show these programs (name to source text) before they run; none for a capture without programs."""

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""

    def show_run(self, whole: World, length: float) -> None:
        """Take all that is known of the run by now, which lasts so many seconds."""

    def show_curves(self, are_shown: bool) -> None:
        """Put the curves of the TCP ends beside the rest, or away again."""

    def set_axis(self, axis: Axis) -> None:
        """Give room to time as `axis` says."""

    def zoom(self, steps: float) -> None:
        """Give 2**steps times the room: to time, unless the stage shows something else at length."""
        self.zoom_requested.emit(steps)

    def unzoom(self) -> None:
        """Take back whatever `zoom` did."""
        self.unzoom_requested.emit()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""

    def set_relative(self, relative: bool) -> None:
        """Relative or absolute sequence numbers."""

    def offer_hand(self, is_offered: bool) -> None:
        """Whether the cable of the run that is shown can be reached just now."""

    def take_edits(self) -> bool:
        """Have run what is being written in the programs; False if nothing is."""
        return False

    def offer_edit(self, is_offered: bool) -> None:
        """Whether the programs that are shown can be changed and run again."""

    def set_drafts(self, drafts: MutableMapping[str, str], own_text: Callable[[str], str | None]) -> None:
        """What was written in the files of the lesson, by their names, and where what is being written is kept.

        `own_text` says what the lesson itself has in a file.
        """

    def show_measurement(self, measurement: Measurement) -> None:
        """Show what has been measured so far."""

    def select_packet(self, number: int | None) -> None:
        """Mark the packet of this number, or none."""
