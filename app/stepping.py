"""Playing by hand: a clicker has no other way to go on, to answer, and to show where to look."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.looks import Looks
from app.myths import Myths
from app.questions import Questions
from app.rooms import Rooms
from app.run import Run
from app.shortcuts import TITLES, Key
from app.stage_area import StageArea
from app.views import Views


class Stepping:
    """One step on reveals what is asked, if anything is. Projecting, what a step has changed is pointed out."""

    def __init__(self, run: Run, questions: Questions, area: StageArea, looks: Looks) -> None:
        self._run, self._player = run, run.player
        self._questions, self._area, self._looks = questions, area, looks

    @property
    def is_fresh(self) -> bool:
        """Whether nothing has run yet."""
        return not len(self._run.timeline) and not self._run.feed.is_running

    @property
    def is_at_start(self) -> bool:
        """Whether nothing comes before the moment that is shown."""
        return self._player.position <= 0

    @property
    def is_over(self) -> bool:
        """Whether nothing comes after it, not even a question's answer."""
        return self._is_last and not self.is_fresh and not self._questions.is_asking and not self._has_rushed_by

    @property
    def _is_last(self) -> bool:
        return not self._player.is_live and self._player.position >= self._player.axis.length

    @property
    def _has_rushed_by(self) -> bool:
        """Whether the run was only watched as it happened, and has passed what is to be asked."""
        return self._player.follows_live and self._questions.were_passed

    def step(self) -> None:
        """Reveal what is asked, or go one step; from the end of a run that has rushed by, to its start."""
        if not self._questions.step():
            (self._player.home if self._is_last and self._has_rushed_by else self._player.step)()
        self._point_out()

    def play_or_pause(self, views: Views) -> None:
        """Reveal what is asked, or play or pause."""
        if not self._questions.play():
            views.play_or_pause()

    def back(self) -> None:
        """Go one step back."""
        self._player.back()
        self._point_out()

    def keys(self, views: Views, rooms: Rooms, myths: Myths) -> list[Key]:
        """The keys that play, go to another moment, and answer."""
        player, area, do = self._player, self._area, rooms.do
        answer = partial(self._answer, views.side.myth_card, myths)
        numbers = (*range(1, 10), 0)
        return [
            Key(("Space",), TITLES["play"], do(partial(self.play_or_pause, views), "play_or_pause")),
            Key(("Right",), TITLES["step"], do(self.step, "step"), repeats=True),
            Key(("Left",), TITLES["back"], do(self.back, "back"), repeats=True),
            Key(("Home",), TITLES["home"], do(player.home, "home")),
            Key(("End",), TITLES["end"], do(player.end, "end")),
            Key(("+", "="), TITLES["faster"], do(partial(views.change_speed, 1), "change_speed", 1)),
            Key(("-",), TITLES["slower"], do(partial(views.change_speed, -1), "change_speed", -1)),
            Key(("Ctrl++", "Ctrl+="), TITLES["zoom_in"], do(partial(area.zoom, 1.0), "zoom", 1.0), repeats=True),
            Key(("Ctrl+-",), TITLES["zoom_out"], do(partial(area.zoom, -1.0), "zoom", -1.0), repeats=True),
            Key(("Ctrl+0",), TITLES["unzoom"], do(area.unzoom, "unzoom")),
            *(Key((str(n),), TITLES["answer"], do(partial(answer, n - 1), "advance", n)) for n in numbers),
        ]

    def _answer(self, card: QWidget, myths: Myths, place: int) -> None:
        """A number key: to the question over the stage, else to the saying if its card is seen beside it."""
        if self._questions.is_asking:
            self._questions.press(place)
        elif card.isVisibleTo(card.window()):
            myths.answer(place)

    def _point_out(self) -> None:
        """Not while something is asked: that is looked at, and takes room from the stage."""
        if self._questions.is_asking:
            self._area.dim()
        elif self._looks.theme.is_projecting and not self._looks.reduces_motion:
            self._area.point_out(self._player.news)
