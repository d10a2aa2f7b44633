from __future__ import annotations

import json

import pytest

from app import measure
from app.command_line import main
from sim.lessons import find_lesson
from sim.network.framing_costs import FAR, NEAR, Case
from sim.settings import LessonError


@pytest.mark.parametrize(
    ("wanted", "there", "sources"),
    [
        ("", ("loopback", "wire"), ("loopback", "wire")),
        ("", ("loopback",), ("loopback", "model")),
        ("", (), ("model", "model")),
        ("loopback", ("loopback", "wire"), ("loopback", "")),
        ("wire", ("loopback", "wire"), ("", "wire")),
        ("model", ("loopback", "wire"), ("model", "model")),
    ],
)
def test_where_it_is_measured(wanted: str, there: tuple[str, ...], sources: tuple[str, str]) -> None:
    assert measure.sources_for(wanted, lambda source: source in there) == sources


def test_the_model_says_what_each_method_costs() -> None:
    cases = [Case(method, 10, place, "model") for method in ("confirmed", "header") for place in (NEAR, FAR)]
    points = list(measure.measured(find_lesson("framing"), cases))
    near, far, quick, also_quick = points
    assert [point.right for point in points] == [10, 10, 10, 10]
    assert [point.round_trips for point in points] == [10, 10, 0, 0]
    assert far.seconds == pytest.approx(0.025 * 3 + 10 * 0.05, abs=0.02)
    assert also_quick.seconds < 0.1
    assert near.seconds < 0.02
    assert quick.packets > 10


def test_a_codec_that_breaks_is_told_with_its_case() -> None:
    lesson = find_lesson("framing").with_text("header", "import nothing_of_that_name\n")
    with pytest.raises(LessonError, match="Measuring stopped at 1 messages by header on model: server stops at line"):
        list(measure.measured(lesson, [Case("header", 1, NEAR, "model")]))


def test_a_program_that_fails_gives_no_point() -> None:
    lesson = find_lesson("framing").with_text("header", "def send_message(sock, data):\n    1 / 0\n\n"
                                              "def receive_messages(sock):\n    return [sock.recv(9)]\n")  # fmt: skip
    with pytest.raises(
        LessonError, match="client stops at line 2 of header.py, because nothing caught the error ZeroDiv"
    ):
        list(measure.measured(lesson, [Case("header", 1, NEAR, "model")]))


def test_the_command_prints_points_and_findings_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sim.network.framing_costs.COUNTS", (1, 3))
    assert main(["measure", "framing", "--source", "model", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["points"]) == 16
    assert {point["count"] for point in told["points"]} == {1, 3}
    assert all(point["seconds"] > 0 for point in told["points"])
    assert any("one round trip" in sentence for sentence in told["findings"])


def test_the_command_prints_the_same_for_people_in_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sim.network.framing_costs.COUNTS", (2,))
    assert main(["measure", "framing", "--source", "model", "--lang", "zh"]) == 0
    *points, luck = capsys.readouterr().out.splitlines()
    assert points[0].startswith("近   model     unframed       2 条消息    0.")
    assert "个报文" in points[0]
    assert "不分帧" in luck


def test_a_lesson_with_nothing_to_measure_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", "udp-echo"]) == 2
    assert "The lesson udp-echo has nothing to measure." in capsys.readouterr().err
