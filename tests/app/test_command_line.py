import json
from pathlib import Path

import pytest

from app import command_line
from app.command_line import main
from app.start import NOT_HERE
from sim.network import events as e
from sim.network.events import from_line
from sim.sources import availability
from sim.words import Sentence


@pytest.fixture
def loopback_only_if_possible() -> None:
    reason = availability.why_not("loopback")
    if reason is not None:
        pytest.skip(str(reason))


@pytest.fixture
def not_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = Sentence("sources", "Nobody may capture here.")
    monkeypatch.setattr(availability, "why_not", lambda source: refusal)


def test_list_names_every_lesson_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    told = capsys.readouterr().out
    for name in ("socket-api", "tcp-handshake", "tcp-teardown", "udp-echo", "loopback: can run here"):
        assert name in told


def test_list_for_programs_says_whether_a_source_can_run_and_why_not(
    not_possible: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--json"]) == 0
    lessons = json.loads(capsys.readouterr().out)
    refused = {"name": "loopback", "available": False, "reason": "Nobody may capture here."}
    named = [lesson for lesson in lessons if "loopback" in {source["name"] for source in lesson["sources"]}]
    assert len(named) >= 4
    assert all(refused in lesson["sources"] for lesson in named)
    assert all(lesson["title"]["zh"] and lesson["title"]["en"] for lesson in lessons)


@pytest.mark.usefixtures("loopback_only_if_possible")
def test_record_writes_every_event_and_says_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.jsonl"
    assert main(["record", "udp-echo", "--set", "message=moin", "--set", "delay=0.1", "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("udp-echo: packets 2, events ")
    assert (told.out.count("\n"), told.err) == (1, "")
    events = [from_line(line) for line in out.read_bytes().splitlines()]
    assert [event.data for event in events if isinstance(event, e.CallStarted) and event.data] == [b"moin", b"MOIN"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["record", "no-such-lesson", "--out", "a.jsonl"], "no-such-lesson"),
        (["record", "udp-echo", "--set", "nonsense=1", "--out", "a.jsonl"], "nonsense"),
        (["record", "udp-echo", "--set", "size=many", "--out", "a.jsonl"], "many"),
        (["record", "udp-echo", "--set", "size", "--out", "a.jsonl"], "NAME=VALUE"),
        (["record", "udp-echo", "--preset", "absent", "--out", "a.jsonl"], "absent"),
        (["render", "udp-echo", "--preset", "absent", "--out", "a.png"], "absent"),
        (["record", "udp-echo", "--set", "message=@absent.txt", "--out", "a.jsonl"], "absent.txt"),
        (["record", "udp-echo", "--source", "pigeon", "--out", "a.jsonl"], "pigeon"),
        (["list", "no-such-lesson"], "no-such-lesson"),
        (["record", "udp-echo", "--lessons", "absent", "--out", "a.jsonl"], "absent"),
        (["record", "udp-echo", "--out", "a.txt"], ".pcapng"),
        (["record", "udp-echo", "--out", "absent/a.jsonl"], "folder"),
        (["record", "udp-echo", "--out", "/dev/full/a.jsonl"], "folder"),
        (["record", "udp-echo", "--out", "/proc/a.jsonl"], "saved"),
        (["record", "udp-echo", "--set", r"message=\q", "--out", "a.jsonl"], "backslash"),
        (["render", "udp-echo", "--out", "/proc/a.png"], "saved"),
        (["render", "absent.jsonl", "--out", "a.png"], "absent.jsonl"),
        (["render", "udp-echo", "--at", "half", "--out", "a.png"], "half"),
        (["render", "udp-echo", "--size", "10x10", "--out", "a.png"], "10x10"),
        (["render", "udp-echo", "--out", "a.gif"], ".svg"),
        (["compare", "mutex"], "about threads"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    arguments: list[str], word: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == command_line.BAD_INPUT
    told = capsys.readouterr()
    assert word in told.err
    assert (told.err.count("\n"), told.out) == (1, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["record", "render"])
def test_a_source_that_cannot_run_here_is_exit_code_3_and_the_reason(
    command: str, not_possible: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / ("a.png" if command == "render" else "a.jsonl")
    assert main([command, "udp-echo", "--out", str(out)]) == NOT_HERE
    assert capsys.readouterr().err == "Nobody may capture here.\n"


@pytest.mark.parametrize("arguments", [["record", "udp-echo"], ["fly"], ["render"], ["record", "--wings"]])
def test_what_the_parser_refuses_is_one_line_too(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(arguments)
    assert refused.value.code == command_line.BAD_INPUT
    assert capsys.readouterr().err.count("\n") == 1


def test_without_a_screen_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main(["open"]) == 3
    assert "no screen" in capsys.readouterr().err
