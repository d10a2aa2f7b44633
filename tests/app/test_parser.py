from __future__ import annotations

import re

import pytest

from app.columns import width_of
from app.command_line import _parser, main
from app.parser import BAD_INPUT
from app.voice import speaking

COMMANDS = ("open", "list", "record", "compare", "conversations", "measure", "explore", "render", "export")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["foo"], "There is no command “foo”; there are open, list, "),
        (["render"], "Missing: LESSON|FILE, --out."),
        (["render", "a", "--out"], "A value is missing behind --out."),
        (["render", "a", "--theme", "pink"], "--theme cannot be “pink”; it can be light, dark, projector."),
        (["list", "--foo"], "This is not understood: --foo."),
        (["export", "a", "--speed", "fast"], "--speed wants a number, not “fast”."),
    ],
)
def test_a_wrong_word_is_told_in_one_line(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == BAD_INPUT
    said = capsys.readouterr().err
    assert said.startswith(told)
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["foo"], "没有命令“foo”；有这些：open, list, "),
        (["render"], "缺少：LESSON|FILE, --out。请看 main.py render --help。"),
        (["render", "a", "--out"], "--out 后面缺少值。"),
        (["render", "a", "--theme", "pink"], "--theme 不能是“pink”；可以是：light, dark, projector。"),
        (["list", "--foo"], "看不懂：--foo。"),
        (["list", "--json=3"], "--json 不带值，“3”是多余的。"),
        (["list", "--l"], "--l 可以指好几个：--lessons, --lang。"),
        (["export", "a", "--speed", "fast"], "--speed 要一个数，而不是“fast”。"),
    ],
)
def test_a_wrong_word_is_told_in_chinese(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, speaking("zh"):
        _parser().parse_args(words)
    assert ended.value.code == BAD_INPUT
    said = capsys.readouterr().err
    assert said.startswith(told)
    assert said.count("\n") == 1


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=["none", *COMMANDS])
def test_the_help_is_chinese_and_fits(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help", "--lang", "zh"])
    assert ended.value.code == 0
    usage, *rest = capsys.readouterr().out.split("\n\n")
    assert usage.startswith("用法：main.py")
    lines = "\n".join(rest).splitlines()
    assert all(width_of(line) <= 80 for line in lines)
    english = [line for line in lines if re.search(r"\b(the|of|and|this|a)\b", line)]
    assert english == []
