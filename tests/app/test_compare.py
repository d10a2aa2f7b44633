from __future__ import annotations

import json

import pytest

from app.command_line import main
from app.compare import LOOPBACK_DELAY, _written, compare_lesson, kernel_sources, other_side, requests, world_of
from app.parser import PROBLEM
from app.voice import speaking
from sim.lessons import find_lesson
from sim.network.cable import Cable
from sim.network.events import RunStarted
from tests.sim.sources.runs import needs_loopback, needs_wire


def test_a_kernel_with_a_cable_is_asked_first() -> None:
    assert kernel_sources(find_lesson("tcp-handshake")) == ["wire", "loopback"]
    assert kernel_sources(find_lesson("osi-layers")) == [
        source for source in ("wire", "loopback") if source in find_lesson("osi-layers").sources
    ]


def test_both_sides_get_the_same_settings() -> None:
    kernel, model = requests(find_lesson("tcp-handshake"), "wire", {"latency": "0.2"})
    assert (kernel.source, model.source) == ("wire", "model")
    assert kernel.cable == model.cable
    assert kernel.cable.latency == 0.2


def test_loopback_has_no_cable_so_the_models_is_as_quick() -> None:
    kernel, model = requests(find_lesson("tcp-handshake"), "loopback", {"latency": "0.2"})
    assert kernel.source == "loopback"
    assert model.cable == Cable(latency=LOOPBACK_DELAY)


def test_loopback_loses_nothing_so_the_models_cable_loses_nothing_either() -> None:
    kernel, model = requests(find_lesson("tcp-udp"), "loopback", {})
    assert requests(find_lesson("tcp-udp"), "wire", {})[1].cable.loss > 0
    assert (kernel.source, model.cable.loss) == ("loopback", 0)


def test_the_model_knows_one_congestion_control_only() -> None:
    kernel, model = requests(find_lesson("tcp-loss"), "wire", {"congestion": "cubic"})
    assert "congestion" not in model.values
    assert kernel.programs == model.programs


def test_a_world_holds_what_happened() -> None:
    assert world_of([RunStarted(0.0, "model", "echo", 1)]).run is not None


@pytest.mark.parametrize(
    ("name", "source", "other"),
    [("tcp-handshake", "model", "wire"), ("tcp-handshake", "loopback", "model"), ("arp-dns", "wire", "model")],
)
def test_beside_a_kernel_stands_the_model_beside_the_model_a_kernel(name: str, source: str, other: str) -> None:
    assert other_side(find_lesson(name), source) == other


def test_what_means_something_to_the_shown_source_only_is_left_out() -> None:
    lesson = find_lesson("tcp-states")
    chosen = {setting.name: setting.default for setting in lesson.settings_on("wire")}
    kernel, model = requests(lesson, "loopback", chosen)
    assert set(kernel.values) == {setting.name for setting in lesson.settings}
    assert kernel.values == model.values


@needs_wire
def test_the_lesson_on_the_wire_is_what_the_model_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "tcp-handshake", "--set", "latency=0.02"]) == 0
    told = capsys.readouterr()
    head, *lines = told.out.splitlines()
    assert head.split() == ["kernel", "(wire)", "model"]
    assert lines[-1].startswith(("Kernel and model say the same", "They part at line"))
    assert any(line.startswith("= client") and line.count("SYN seq=0") == 2 for line in lines)
    assert told.err == ""


def test_what_stands_around_the_lines_is_told_in_chinese() -> None:
    with speaking("zh"):
        head, verdict = _written([], "wire")
    assert head == f"  内核（wire）{' ' * 31}模型"
    assert verdict == "内核与模型逐行一致：共 0 行。"


@needs_loopback
def test_programs_read_it_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "udp-echo", "--source", "loopback", "--set", "delay=0.1", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["kernel"] for row in rows] == [row["model"] for row in rows]
    assert all(row["agrees"] and row["reason"] is None for row in rows)


@pytest.mark.parametrize(
    "arguments", [["no-such-lesson"], ["tcp-handshake", "--set", "latency=soon"], ["tcp-handshake", "--set", "none=1"]]
)
def test_nonsense_is_refused_in_a_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *arguments]) != 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert arguments[-1].partition("=")[0] in told.err


@needs_loopback
def test_a_program_that_breaks_off_is_told_once_for_both(capsys: pytest.CaptureFixture[str]) -> None:
    broken = find_lesson("udp-echo").with_text("server", "nothing_of_that_name\n")
    assert compare_lesson(broken, "loopback", {}, as_json=False) == PROBLEM
    assert capsys.readouterr().err.count("NameError") == 1
