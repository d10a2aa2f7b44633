from __future__ import annotations

import tomllib

import pytest

from sim.toml_lines import Place, line_of, line_of_syntax_error

TEXT = """\
# A comment.
title = { en = "One", zh = "一" }

text = \'\'\'
[[not]]
a = header
\'\'\'

[[setting]]
name = "first"

# About the second.
[[setting]]
name = "second"
choices = [
  { value = "a" },
  { value = "b" },
]

[cable]
loss = "2"
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("title", "zh"), 2),
        (("text",), 4),
        (("setting",), 9),
        (("setting", 0, "name"), 10),
        (("setting", 1), 13),
        (("setting", 1, "name"), 14),
        (("setting", 1, "choices"), 15),
        (("setting", 1, "choices", 0), 16),
        (("setting", 1, "choices", 1, "value"), 17),
        (("setting", 1, "absent"), 13),
        (("cable", "loss"), 21),
        (("absent", "too"), 1),
    ],
)
def test_the_line_of_a_place(place: Place, line: int) -> None:
    assert line_of(TEXT, place) == line


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [("a = 1\nb = \n", 2, "Invalid value"), ("a = 1\na = 2\n", 2, "Cannot overwrite a value"), ("a = [\n1,\n", 2, "")],
)
def test_the_line_of_what_is_no_toml(text: str, line: int, reason: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    found, said = line_of_syntax_error(caught.value, text)
    assert found == line
    assert reason in said
    assert "line" not in said
