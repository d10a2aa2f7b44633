from __future__ import annotations

import errno

import pytest

from sim.refusals import why_refused


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOENT, "there is no such file"),
        (errno.EACCES, "that is not allowed"),
        (errno.EISDIR, "it is a folder"),
        (errno.EIO, "system"),
    ],
)
def test_the_usual_reasons_are_in_our_words(number: int, told: str) -> None:
    assert str(why_refused(OSError(number, "system"))) == told


def test_an_error_without_a_number_has_at_least_a_name() -> None:
    assert why_refused(OSError("broken")) == "broken"
    assert why_refused(OSError()) == "OSError"
