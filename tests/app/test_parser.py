from __future__ import annotations

import pytest

from app.command_line import main
from app.parser import BAD_INPUT


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
