from __future__ import annotations

import pytest

from sim.network.events import KernelState, ModelState, TcpState
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.legend import Legend

pytestmark = pytest.mark.usefixtures("qapp")


def told(*events: KernelState | ModelState) -> Legend:
    legend, play = Legend(), Play()
    for event in events:
        play.happens(event)
    legend.show_world(play.world)
    return legend


MODEL = ModelState(0.0, SERVER, None, TcpState.LISTEN, "listen()")
KERNEL = KernelState(0.0, CLIENT, SERVER, TcpState.SYN_SENT, 0.0)


def test_without_states_there_is_nothing_to_explain() -> None:
    assert told().text == ""


def test_it_says_who_names_the_states() -> None:
    texts = {told(MODEL).text, told(KERNEL).text, told(MODEL, KERNEL).text}
    assert len(texts) == 3
    assert "the model itself" in told(MODEL).text
    assert ("kernel" in told(KERNEL).text, "model" in told(KERNEL).text) == (True, False)


def test_where_a_kernel_talks_to_the_model_both_marks_are_explained() -> None:
    text = told(MODEL, KERNEL).text
    assert "kernel says so" in text
    assert "model says so" in text


def test_where_no_kernel_was_asked_none_is_named() -> None:
    legend, play = Legend(), Play().opens()
    legend.show_world(play.world)
    assert legend.text == "every state is inferred from the packets"
    play.happens(KERNEL)
    legend.show_world(play.world)
    assert legend.text == "kernel says so; no mark: inferred"
