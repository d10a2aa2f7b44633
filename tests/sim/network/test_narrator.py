from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from sim.network import narrator, segment_words
from sim.network.events import AnyEvent, ConversationFound, RunEnded
from sim.network.world import World
from sim.words import Sentence
from tests.sim.chinese import in_chinese
from tests.sim.marks import misplaced_marks, stray_blanks
from tests.sim.network.play import CLIENT, SERVER
from tests.sim.network.scenes_of_packets import ARRIVALS, FRAMES, SEGMENTS, Scene
from tests.sim.network.scenes_of_programs import CALLS, ERRORS, REST
from tests.sim.network.scenes_of_states import CABLE, STATES

SCENES = [*SEGMENTS, *ARRIVALS, *FRAMES, *CALLS, *ERRORS, *REST, *STATES, *CABLE]
EVERY_SCENE = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
SIM = Path(narrator.__file__).parents[1]

# What stays as it is in Chinese: states, flags, calls, protocols and other words of the trade.
CODE_WORD = re.compile(
    r"[A-Z][A-Z0-9_]+|IPv[46]|MAC|Python|Linux|b''|"
    r"(accept|bind|close|connect|listen|recv|recvfrom|send|sendto|shutdown|socket)(\(\))?|pid|ping"
)


def templates() -> set[str]:
    """Every text in the sources that is marked as the narrator's."""
    calls = (node for path in SIM.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return {
        ast.literal_eval(node.args[1])
        for node in calls
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "QT_TRANSLATE_NOOP"
        and ast.literal_eval(node.args[0]) == "narrator"
    }


def sentences(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence and those within it that its template names."""
    yield sentence
    named = {name for _, name, _, _ in Formatter().parse(sentence.text) if name}
    for name, value in sentence.values.items():
        if isinstance(value, Sentence) and name in named:
            yield from sentences(value)


@pytest.mark.parametrize("scene", REST, ids=lambda scene: scene.name)
def test_the_right_sentence_is_said(scene: Scene) -> None:
    assert scene.played().last_words().text == scene.text


def test_the_end_of_a_capture_counts_the_packets_that_can_still_be_chosen() -> None:
    world, end = World(), RunEnded(0.0)
    for number in (1, 2):
        world = world.after(ConversationFound(0.0, number, "udp", CLIENT, SERVER, (3, number), (0, 0), 0.0))
    assert narrator.narrate(end, world).values["count"] == 9


@EVERY_SCENE
def test_every_blank_is_filled_in_both_languages(scene: Scene) -> None:
    for whole in scene.played().narrated():
        for sentence in sentences(whole):
            wanted = {name for _, name, _, _ in Formatter().parse(sentence.text) if name}
            assert wanted <= set(sentence.values)
        for said in (whole.said(), whole.said(in_chinese)):
            assert "None" not in said
            assert "**" not in said
            assert re.search(r"\{\w+\}", said) is None
            assert stray_blanks(said) == []


def test_together_the_scenes_say_everything_that_the_narrator_can_say() -> None:
    used = {sentence.text for scene in SCENES for whole in scene.played().narrated() for sentence in sentences(whole)}
    assert templates() - used == set()


def test_together_the_scenes_have_every_kind_of_event() -> None:
    kinds = {type(event) for scene in SCENES for event in scene.played().timeline.events}
    assert kinds == set(get_args(AnyEvent))


@pytest.mark.parametrize("text", sorted(templates()))
def test_the_chinese_is_chinese_and_has_the_same_blanks_and_bold(text: str) -> None:
    chinese = in_chinese("narrator", text)
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert blanks(chinese) == blanks(text)
    assert misplaced_marks(chinese) == misplaced_marks(text) == []
    foreign = re.findall(r"[A-Za-z]\w*(?:\(\))?", re.sub(r"\{\w+\}|b''", "", chinese))
    assert [word for word in foreign if CODE_WORD.fullmatch(word) is None] == []


def blanks(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_sentence_comes_out_chinese() -> None:
    scene = next(scene for scene in SEGMENTS if scene.text == segment_words.SYN_ACK)
    assert scene.played().last_words().said(in_chinese) == (
        "服务端回答 SYN ACK：“收到你的 0 号，下一个请发 1 号；我的编号也从 0 开始。”"
    )
