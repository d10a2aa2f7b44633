from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.sources.request import COMMAND, ROOT, RunRequest, from_line, to_line

VALUES = st.one_of(st.binary(), st.text(), st.integers(-(2**63), 2**63), st.floats(allow_nan=False))


@given(st.dictionaries(st.text(), st.text()), st.dictionaries(st.text(), VALUES), st.floats(0, 1000), st.text())
def test_a_request_is_one_line_and_reads_back(
    programs: dict[str, str], values: dict[str, object], limit: float, recording: str
) -> None:
    request = RunRequest("loopback", "lesson", programs, values, limit, recording)
    line = to_line(request)
    assert line.index(b"\n") == len(line) - 1
    assert from_line(line) == request
    assert list(from_line(line).programs) == list(programs)


@pytest.mark.parametrize("line", [b"", b"\n", b"zz\n", b"\xff\n", b"c0\n", b"80\n"])
def test_anything_else_is_no_request(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that it is one is all that is promised
        from_line(line)


def test_the_child_is_started_in_the_projects_folder() -> None:
    assert (ROOT / "sim" / "sources" / "__main__.py").is_file()
    assert COMMAND[1:] == ("-m", "sim.sources")
