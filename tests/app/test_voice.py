"""In which language commands speak, and that their answers to programs are the same in each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.command_line import BAD_INPUT, main
from app.preferences import FOLDER_VARIABLE, Preferences
from app.start import NOT_HERE, open_window
from app.voice import complain, language, language_for, listed, said, speaking, told, words
from sim.sources import availability
from sim.sources.request import ROOT
from sim.words import Sentence


@pytest.fixture
def preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preferences:
    """Those of somebody who has chosen nothing yet, on a computer that speaks English."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr("app.preferences.system_language", lambda: "en")
    return Preferences(tmp_path)


def choose(preferences: Preferences, language: str) -> None:
    preferences.language = language
    preferences.save()


def test_the_option_comes_before_the_choice_and_that_before_the_system(
    preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert language_for([]) == "en"
    monkeypatch.setattr("app.preferences.system_language", lambda: "zh")
    assert language_for(["list"]) == "zh"
    choose(preferences, "en")
    assert language_for(["list"]) == "en"
    assert language_for(["list", "--lang", "zh"]) == "zh"
    choose(preferences, "zh")
    assert language_for(["list"]) == "zh"
    assert language_for(["list", "--lang=en"]) == "en"


@pytest.mark.parametrize("wrong", [["--lang"], ["--lang", "fr"], ["--lang="], ["--language", "zh"]])
def test_what_names_no_language_leaves_it_as_it_is(wrong: list[str]) -> None:
    assert language_for(["list", *wrong]) == "en"


def test_what_is_said_is_in_the_language_of_the_moment() -> None:
    inner = Sentence("granularity", "at each line")
    with speaking("zh"):
        assert (language(), said(inner)) == ("zh", "在每一行处切换")
        with speaking("en"):
            assert said(inner) == "at each line"
        assert told("There is no file {file}.", file="a.jsonl") == "没有文件 a.jsonl。"
        assert said(listed([inner, words("yes")])) == "在每一行处切换，是"
        assert told("Nobody has translated this.") == "Nobody has translated this."
    assert (language(), said(inner)) == ("en", "at each line")


def test_the_same_complaint_is_made_once(capsys: pytest.CaptureFixture[str]) -> None:
    complain(Sentence("x", "A."), Sentence("x", "B."), Sentence("x", "A."))
    assert capsys.readouterr().err == "A.\nB.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["record", "nirgends", "--out", "a.jsonl"], "没有名为“nirgends”的课程。"),
        (["record", "udp-echo", "--set", "size=many", "--out", "a.jsonl"], "“many”不能用作“size”的值。"),
        (["record", "udp-echo", "--set", "size", "--out", "a.jsonl"], "--set 应写成 NAME=VALUE，而不是“size”。"),
        (["record", "udp-echo", "--set", "message=@a.txt", "--out", "a.jsonl"], "无法读取文件 a.txt：没有这个文件。"),
        (["record", "udp-echo", "--preset", "absent", "--out", "a.jsonl"], "课程 udp-echo 没有名为“absent”的预设。"),
        (["record", "udp-echo", "--out", "a.txt"], "文件 a.txt 的扩展名必须是下列之一：.pcapng, .jsonl。"),
        (["record", "mutex", "--out", "a.pcapng"], "线程不发送报文，"),
        (["render", "absent.jsonl", "--out", "a.png"], "没有文件 absent.jsonl。"),
        (["export", "udp-echo", "--speed", "0", "--out", "a.gif"], "--from 必须在 --to 之前，"),
        (["conversations", "absent.pcap"], "没有文件 absent.pcap。"),
        (["compare", "mutex"], "课程 mutex 讲的是线程。"),
        (["measure", "udp-echo"], "课程 udp-echo 没有可测量的内容。"),
        (["explore", "absent.py"], "无法读取文件 absent.py：没有这个文件。"),
        (["explore", "."], ". 不是文件："),
    ],
)
def test_bad_input_is_told_in_chinese_and_ends_with_the_same_code(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*arguments, "--lang", "zh"]) == BAD_INPUT
    said = capsys.readouterr()
    assert said.err.startswith(told)
    assert said.err.endswith("。\n")
    assert (said.err.count("\n"), said.out) == (1, "")


def test_the_person_has_chosen_for_commands_too(preferences: Preferences, capsys: pytest.CaptureFixture[str]) -> None:
    choose(preferences, "zh")
    assert main(["list", "nirgends"]) == BAD_INPUT
    assert capsys.readouterr().err.startswith("没有名为“nirgends”的课程。")
    assert main(["list", "nirgends", "--lang", "en"]) == BAD_INPUT
    assert capsys.readouterr().err.startswith("There is no lesson “nirgends”.")


def test_why_there_is_no_window_is_said_in_that_language_too(
    preferences: Preferences, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    choose(preferences, "zh")
    assert open_window() == NOT_HERE
    assert capsys.readouterr().err.startswith("没有可以打开窗口的屏幕：")


def test_programs_read_the_same_in_every_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal = Sentence("sources", availability.NO_LOOPBACK_CAPTURE)
    monkeypatch.setattr(availability, "why_not", lambda source: refusal)
    script = tmp_path / "script.py"
    script.write_text("open('a')\n", "utf-8")
    for command in (["list", "--json"], ["explore", str(script), "--json"]):
        answers = []
        for spoken in ("en", "zh"):
            main([*command, "--lang", spoken])
            answers.append(capsys.readouterr().out)
        assert json.loads(answers[0])
        assert answers[0] == answers[1]


def test_the_system_speaks_where_nobody_chose_and_a_poor_terminal_breaks_nothing(tmp_path: Path) -> None:
    own = {"LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "ascii", FOLDER_VARIABLE: str(tmp_path)}
    command = [sys.executable, "main.py", "list", "udp-echo"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | own, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    expected = "1 到 65535" if sys.platform == "linux" else ""
    assert expected.encode("ascii", "backslashreplace").decode() in done.stdout
    assert done.stdout.isascii()
