from __future__ import annotations

import _thread

from sim.concurrency.interleaver.failures import Failure, failure_of, line_of_thread

SILENT = """
class Silent(Exception):
    def __str__(self): raise ValueError("no")
raise Silent()
"""


def raised_by(text: str) -> Failure:
    try:
        exec(compile(text, "program.py", "exec"), {})
    except Exception as error:
        return failure_of(error, "program.py")
    raise AssertionError("nothing was raised")


def test_the_line_is_the_last_one_of_the_program_itself() -> None:
    failure = raised_by("import json\ndef f():\n    json.loads('x')\nf()\n")
    assert failure == Failure(3, "JSONDecodeError", "Expecting value: line 1 column 1 (char 0)")
    assert str(failure.sentence) == "JSONDecodeError: Expecting value: line 1 column 1 (char 0) (line 3)"


def test_a_text_that_cannot_be_read_and_an_error_that_cannot_speak() -> None:
    assert raised_by("x = 1\ndef f(:\n").line == 2
    assert str(raised_by(SILENT).sentence) == "Silent (line 4)"
    assert str(failure_of(ValueError("a"), "program.py").sentence) == "ValueError: a"


def test_where_a_real_thread_is() -> None:
    assert line_of_thread(_thread.get_ident(), __file__) > 0
    assert line_of_thread(_thread.get_ident(), "elsewhere.py") == 0
    assert line_of_thread(-1, __file__) == 0
