from __future__ import annotations

from sim.network.framing_costs import (
    COUNTS,
    FAR,
    LONGEST,
    METHODS,
    NEAR,
    Case,
    Measurement,
    Point,
    findings,
    plan,
    point_of,
)
from sim.network.world import World
from tests.sim.chinese import in_chinese


def point(method: str, count: int, seconds: float, place: str = FAR, right: int | None = None) -> Point:
    return Point(Case(method, count, place, "wire"), seconds, 8, 500, 0, count if right is None else right)


def test_the_model_measures_everything_near_and_far() -> None:
    cases = plan("model", "model")
    assert len(cases) == len(METHODS) * len(COUNTS) * 2
    assert not any(case.stands_in for case in cases)
    assert [case.count for case in cases] == sorted(case.count for case in cases)
    assert {case.chosen["latency"] for case in cases if case.place == FAR} == {"0.025"}
    assert {case.chosen["latency"] for case in cases if case.place == NEAR} == {"2e-05"}


def test_what_would_wait_too_long_in_real_time_is_the_models_and_that_is_told() -> None:
    cases = plan("loopback", "wire")
    assert {(case.method, case.count) for case in cases if case.place == FAR} == {
        (m, n) for m in METHODS for n in COUNTS
    }
    (slow,) = (case for case in cases if case.stands_in)
    assert (slow.method, slow.count, slow.source, slow.waiting) == ("confirmed", 1000, "model", 50.0)
    assert all(case.waiting <= LONGEST for case in cases if case.source == "wire")
    assert slow.chosen["latency"] == "0.025"
    assert all("latency" not in case.chosen for case in cases if case.source == "loopback")
    [said] = findings(Measurement((Point(slow, 50.06, 3000, 9000, 1000, 1000),)))
    assert "1000 messages" in str(said)
    assert "50 s in real time" in str(said)
    assert "the model's, on a clock of its own: 50.06 s" in str(said)


def test_a_source_that_is_not_there_is_not_measured() -> None:
    assert {case.place for case in plan("", "wire")} == {FAR}


def test_what_was_modelled_is_not_compared_with_what_was_measured() -> None:
    modelled = Point(Case("confirmed", 1000, FAR, "model", True), 50.0, 8, 500, 0, 1000)
    points = (point("confirmed", 10, 0.6), modelled, point("header", 10, 0.1), point("header", 1000, 0.2))
    first, *_ = findings(Measurement(points))
    assert "10 messages took 0.60 s, 6 times" in str(first)


def test_the_findings_say_what_the_points_show() -> None:
    points = (point("header", 10, 0.1), point("confirmed", 10, 0.6), point("unframed", 10, 0.1, right=3))
    said = [str(sentence) for sentence in findings(Measurement(points))]
    assert said == [
        "Length first pays one round trip for each message: 10 messages took 0.60 s, 6 times as long as with the"
        " header (0.10 s).",
        "Without framing 7 of 10 messages came out wrong; what came out right was luck.",
    ]


def test_where_nothing_went_wrong_without_framing_that_is_called_luck() -> None:
    [said] = findings(Measurement((point("unframed", 10, 0.1),)))
    assert "all 10 messages came out right this time" in str(said)


def test_one_message_alone_proves_nothing_about_round_trips() -> None:
    assert list(findings(Measurement((point("header", 1, 0.1), point("confirmed", 1, 0.2))))) == []


def test_every_sentence_has_its_chinese() -> None:
    points = (point("header", 10, 0.1), point("confirmed", 10, 0.6), point("unframed", 10, 0.1, right=3))
    luck = (point("unframed", 10, 0.1),)
    modelled = Point(Case("confirmed", 1000, FAR, "model", True), 50.0, 8, 500, 0, 1000)
    for measurement in (Measurement((*points, modelled)), Measurement(luck)):
        for sentence in findings(measurement):
            assert sentence.said(in_chinese) != str(sentence)


def test_a_line_has_the_points_of_one_method_at_one_place() -> None:
    points = (point("header", 1, 0.1), point("header", 1, 0.2, NEAR), point("header", 10, 0.3))
    assert [each.seconds for each in Measurement(points).line("header", FAR)] == [0.1, 0.3]


def test_all_methods_are_compared_at_the_greatest_number_that_all_have() -> None:
    points = [point(method, count, 0.1) for count in (1, 10) for method in METHODS]
    more = (*points, point("header", 100, 0.2))
    assert [(each.case.method, each.case.count) for each in Measurement(more).all_at_once(FAR)] == [
        (method, 10) for method in METHODS
    ]
    assert Measurement(more).all_at_once(NEAR) == []


def test_a_run_without_packets_gives_nothing_right() -> None:
    found = point_of(Case("header", 3, NEAR, "model"), World())
    assert (found.right, found.wrong, found.seconds) == (0, 3, 0.0)
