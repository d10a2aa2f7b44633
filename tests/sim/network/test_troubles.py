from __future__ import annotations

import pytest

from sim.lessons import Lesson, all_lessons
from sim.network import events as e
from sim.network.troubles import troubles_in
from sim.presets import Preset
from sim.words import Sentence
from tests.sim.network.play import Play
from tests.sim.sources.runs import lesson

PRESETS = [(each, preset) for each in all_lessons() if "model" in each.sources for preset in each.presets]


def told(play: Play) -> list[str]:
    return [str(sentence) for sentence in troubles_in(play.world)]


def ended(play: Play, program: str, code: int, *, stopped: bool = False) -> Play:
    return play.happens(e.ProgramEnded(play.time, program, code, stopped))


def test_a_run_in_which_all_programs_reach_their_end_has_none() -> None:
    play = Play().starts("server").starts("client")
    assert told(ended(ended(play, "server", 0), "client", 0)) == []


def test_a_program_that_breaks_off_is_one_told_by_its_line() -> None:
    play = Play().starts("server")
    play.happens(e.ProgramFailed(play.time, "server", 10, "NameError", "name 'x' is not defined"))
    assert told(ended(play, "server", 1)) == [
        "server stops at line 10, because nothing caught the error NameError: name 'x' is not defined"
    ]


def test_an_exit_code_and_a_signal_are_told_too() -> None:
    play = Play().starts("server").starts("client")
    code, signal = told(ended(ended(play, "server", 3), "client", -11))
    assert code.startswith("server has ended with exit code 3")
    assert signal.startswith("client was ended by signal 11 (SIGSEGV)")


def test_a_program_that_was_stopped_from_outside_has_done_nothing_wrong() -> None:
    assert told(ended(Play().starts("server"), "server", -15, stopped=True)) == []


def test_what_the_source_tells_of_comes_after_what_may_be_its_cause() -> None:
    play = Play().starts("server")
    play.happens(e.Problem(play.time, Sentence("sources", "It rains.")))
    assert told(ended(play, "server", 1))[1:] == ["It rains."]


@pytest.mark.parametrize(("shipped", "preset"), PRESETS, ids=[f"{each.id}-{preset.name}" for each, preset in PRESETS])
def test_under_no_preset_does_a_shipped_program_break_off(shipped: Lesson, preset: Preset) -> None:
    assert list(troubles_in(lesson(shipped.id, "model", **preset.values).world)) == []
