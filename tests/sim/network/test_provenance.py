from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.network import events as e
from sim.network.events import Address
from sim.network.provenance import Stream, streams
from sim.network.world import World
from tests.bench.conversations import CLIENT, SERVER
from tests.sim.network.play import Play
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER as S
from tests.sim.network.truth import Truth, told, truths


def towards(world: World, target: Address) -> Stream:
    """The stream to `target`."""
    (stream,) = (each for each in streams(world) if each.target == target)
    return stream


@given(truths())
def test_every_byte_is_explained_once_and_rightly(truth: Truth) -> None:
    stream = towards(truth.world(), SERVER)
    assert stream.data == truth.data
    assert told(stream.stretches) == truth.stories()
    assert towards(truth.world(), CLIENT).data == b""


@given(truths(), st.floats(0, 1))
def test_at_every_moment_stretches_cover_what_there_is(truth: Truth, share: float) -> None:
    for stream in streams(truth.world(share)):
        edges = [each.start for each in stream.stretches] + [len(stream.data)]
        assert edges[0] == 0
        assert [each.end for each in stream.stretches] == edges[1:]
        assert stream.data == truth.data[: len(stream.data)]
