from __future__ import annotations

import pytest

from sim.line_faults import BREAKS_OFF, NO_EVENT, NO_JSON, why_broken
from sim.network.events import from_line
from tests.sim.chinese import in_chinese


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b'{"type":"RunEnded","ti', BREAKS_OFF),
        (b'{"type":"Teleported","time":0}', NO_EVENT),
        (b'{"type":"RunEnded","time":"soon"}', NO_EVENT),
        (b"<html>", NO_JSON),
        (b'{"type":"\xff"}', NO_JSON),
        (b'{"a":' * 5000, NO_JSON),
    ],
)
def test_a_broken_line_is_explained_in_both_languages(line: bytes, text: str) -> None:
    told = None
    try:
        from_line(line)
    except (ValueError, RecursionError) as error:
        told = why_broken(error)
    assert told is not None
    assert told.text == text
    assert told.said(in_chinese) != str(told)
