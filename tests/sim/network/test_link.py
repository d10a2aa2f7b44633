from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network.frame_rules import FrameRules
from sim.network.link import CHANCE, LinkSettings, Passage, SimulatedLink

FRAME = bytes(1250)
SHARE = st.floats(0, 1)
SETTINGS = st.builds(
    LinkSettings, delay=st.floats(0, 2), bandwidth=st.sampled_from([0.0, 1e5, 1e9]), loss=SHARE, duplication=SHARE,
    reordering=SHARE,
)  # fmt: skip
TRAFFIC = st.lists(st.tuples(st.binary(max_size=50), st.floats(0, 0.5)), max_size=30)


def sent(link: SimulatedLink, traffic: list[tuple[bytes, float]]) -> list[tuple[float, list[Passage]]]:
    """Each frame some time after the one before: (when it was sent, what became of it)."""
    now, fates = 0.0, []
    for frame, pause in traffic:
        now += pause
        fates.append((now, link.send(frame, now)))
    return fates


@given(SETTINGS, st.integers(), TRAFFIC)
def test_the_same_seed_and_the_same_frames_give_the_same_fates(
    settings: LinkSettings, seed: int, traffic: list[tuple[bytes, float]]
) -> None:
    assert sent(SimulatedLink(settings, seed, "a"), traffic) == sent(SimulatedLink(settings, seed, "a"), traffic)


@given(SETTINGS, st.integers(), TRAFFIC)
def test_every_copy_arrives_after_its_delay_or_is_lost_with_a_reason(
    settings: LinkSettings, seed: int, traffic: list[tuple[bytes, float]]
) -> None:
    for now, fates in sent(SimulatedLink(settings, seed), traffic):
        assert 1 <= len(fates) <= 2
        for fate in fates:
            assert (fate.arrives is None) == bool(fate.lost)
            assert fate.arrives is None or fate.arrives >= now + settings.delay


@given(st.floats(0, 2), st.sampled_from([0.0, 1e5, 1e9]), SHARE, st.integers(), TRAFFIC)
def test_without_reordering_frames_arrive_in_the_order_of_sending(
    delay: float, bandwidth: float, loss: float, seed: int, traffic: list[tuple[bytes, float]]
) -> None:
    link = SimulatedLink(LinkSettings(delay=delay, bandwidth=bandwidth, loss=loss), seed)
    arrivals = [fate.arrives for _, fates in sent(link, traffic) for fate in fates if fate.arrives is not None]
    assert arrivals == sorted(arrivals)


@given(st.integers(), TRAFFIC, SHARE)
def test_changing_the_loss_leaves_the_other_fates_alone(
    seed: int, traffic: list[tuple[bytes, float]], loss: float
) -> None:
    reliable = sent(SimulatedLink(LinkSettings(reordering=0.3), seed), traffic)
    lossy = sent(SimulatedLink(LinkSettings(reordering=0.3, loss=loss), seed), traffic)
    for (_, [before]), (_, [after]) in zip(reliable, lossy, strict=True):
        assert after in (before, Passage(None, CHANCE))


def test_a_frame_takes_its_bits_through_the_bandwidth_and_then_the_delay() -> None:
    link = SimulatedLink(LinkSettings(delay=0.1, bandwidth=1e6), 1)
    assert [link.send(FRAME, 0.0)[0].arrives, link.send(FRAME, 0.0)[0].arrives] == pytest.approx([0.11, 0.12])
    assert link.send(FRAME, 1.0)[0].arrives == pytest.approx(1.11)


def test_unlimited_bandwidth_leaves_the_delay_alone() -> None:
    assert SimulatedLink(LinkSettings(delay=0.5), 1).send(FRAME, 2.0) == [Passage(2.5)]


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_about_as_many_are_lost_doubled_or_late_as_asked(share: float) -> None:
    count = 4000
    lossy = SimulatedLink(LinkSettings(loss=share), 7)
    doubling = SimulatedLink(LinkSettings(duplication=share), 7)
    mixing = SimulatedLink(LinkSettings(reordering=share, delay=0.01), 7)
    lost = sum(lossy.send(b"x", 0.0) == [Passage(None, CHANCE)] for _ in range(count))
    doubled = sum(len(doubling.send(b"x", 0.0)) == 2 for _ in range(count))
    late = sum((mixing.send(b"x", 0.0)[0].arrives or 0) > 0.01 for _ in range(count))
    assert [lost / count, doubled / count, late / count] == pytest.approx([share] * 3, abs=0.03)


def test_a_late_frame_is_overtaken() -> None:
    link = SimulatedLink(LinkSettings(reordering=1.0), 1)
    (first,) = link.send(b"x", 0.0)
    link.settings = LinkSettings()
    (second,) = link.send(b"x", 0.004)
    assert first.arrives is not None
    assert second.arrives is not None
    assert second.arrives < first.arrives


def test_links_may_share_rules_and_then_count_together() -> None:
    rules = FrameRules("any:2")
    there, back = (SimulatedLink(LinkSettings(), 1, name, rules) for name in "ab")
    assert [there.send(b"x", 0.0)[0].lost, back.send(b"x", 0.0)[0].lost] == ["", "any:2"]


@pytest.mark.parametrize(
    "wrong", [{"loss": 1.5}, {"duplication": -0.1}, {"reordering": 2}, {"delay": -1}, {"bandwidth": float("inf")}]
)
def test_impossible_settings_are_refused_with_a_sentence(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="of a link"):
        LinkSettings(**wrong)
