from __future__ import annotations

import pytest

from sim.network import error_words
from sim.network.error_words import ERROR, error_text
from tests.sim.network.scenes_of_packets import Scene
from tests.sim.network.scenes_of_programs import ERRORS


@pytest.mark.parametrize("scene", ERRORS, ids=lambda scene: scene.name)
def test_each_situation_gets_its_own_sentence(scene: Scene) -> None:
    assert scene.played().last_words().text == scene.text


def test_a_number_is_not_taken_for_another_that_begins_like_it() -> None:
    assert error_text("OSError: [Errno 9] Bad file descriptor") != error_text(
        "OSError: [Errno 98] Address already in use"
    )
    assert error_text("OSError: [Errno 900] Unheard of") == ERROR


def test_every_error_that_has_a_sentence_is_told_what_helps() -> None:
    for _, text in error_words.ERRORS:
        assert len(text.removesuffix(".").split(". ")) == 2, text
