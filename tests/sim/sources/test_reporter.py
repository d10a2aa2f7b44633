from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from sim.network import events as e
from sim.sources import reporter as module
from sim.sources.messages import Report, read_report
from sim.sources.reporter import TEXT_LIMIT, Reporter, Untraced, line_tracer, text_of, text_stream


class Heard:
    """A reporter whose reports are read back."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT)
        self.reporter = Reporter("client", self._descriptor, time.time_ns())

    def reports(self) -> list[Report]:
        """Everything reported; nothing more may be."""
        os.close(self._descriptor)
        return [read_report(line) for line in self._path.read_bytes().splitlines()]


@pytest.fixture
def heard(tmp_path: Path) -> Heard:
    return Heard(tmp_path / "reports")


def printed(heard: Heard) -> list[str]:
    return [report.text for report in heard.reports() if isinstance(report, e.Printed)]


def test_times_count_from_the_epoch(heard: Heard) -> None:
    first, second = heard.reporter.now(), heard.reporter.now()
    assert 0 <= first <= second < 1
    assert heard.reports() == []


def test_reports_of_several_threads_never_mix(heard: Heard) -> None:
    def tell(name: str) -> None:
        for number in range(100):
            heard.reporter.tell(e.Printed(number, name, name * 50))

    threads = [threading.Thread(target=tell, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reports = heard.reports()
    assert len(reports) == 300
    for name in "abc":
        own = [report for report in reports if isinstance(report, e.Printed) and report.program == name]
        assert [(report.time, report.text) for report in own] == [(n, name * 50) for n in range(100)]


def test_a_report_may_come_while_one_is_being_written(heard: Heard) -> None:
    """As a signal handler of the program does it."""
    with heard.reporter._lock:
        heard.reporter.tell(e.Printed(0.0, "client", "x"))
    assert printed(heard) == ["x"]


def test_calls_are_numbered_across_threads(heard: Heard) -> None:
    numbers: list[int] = []

    def count() -> None:
        numbers.extend(heard.reporter.next_call() for _ in range(1000))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 4001))
    assert heard.reports() == []


def test_lines_are_reported_up_to_the_limit_and_then_once_more(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LINE_LIMIT", 3)
    for line in range(1, 8):
        heard.reporter.reached(line)
    *lines, skipped = heard.reports()
    assert [report.line for report in lines if isinstance(report, e.LineReached)] == [1, 2, 3]
    assert isinstance(skipped, e.LinesSkipped)
    assert skipped.limit == 3


def test_of_what_goes_on_beyond_the_limit_a_line_is_told_now_and_then(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LINE_LIMIT", 1)
    clock = iter([0.0, 0.1, 0.2, 0.7, 0.8, 1.3])
    monkeypatch.setattr(heard.reporter, "now", lambda: next(clock))
    for line in range(1, 7):
        heard.reporter.reached(line)
    told = [(report.time, report.line) for report in heard.reports() if isinstance(report, e.LineReached)]
    assert told == [(0.0, 1), (0.7, 4), (1.3, 6)]


@pytest.mark.parametrize(
    ("error", "name", "message"),
    [
        (ValueError("no"), "ValueError", "no"),
        (KeyError(3), "KeyError", "3"),
        (SyntaxError("bad", ("client.py", 3, 1, "x")), "SyntaxError", "bad"),
        (ValueError("\ud800"), "ValueError", "\\ud800"),
        (ValueError("x" * (TEXT_LIMIT + 1)), "ValueError", "x" * TEXT_LIMIT + "..."),
    ],
)
def test_a_failure_is_told_in_words_that_can_be_written(
    error: BaseException, name: str, message: str, heard: Heard
) -> None:
    heard.reporter.failed(error, "header", 7)
    (report,) = heard.reports()
    assert isinstance(report, e.ProgramFailed)
    assert (report.error, report.message, report.module, report.line) == (name, message, "header", 7)


def test_an_error_that_cannot_say_what_it_is() -> None:
    class Odd(Exception):  # noqa: N818 - a learner's name
        def __str__(self) -> str:
            raise KeyError

    assert text_of(Odd()) == "<exception str() failed>"


def test_output_comes_line_by_line_and_at_a_flush(heard: Heard) -> None:
    out = text_stream(heard.reporter, "strict")
    print("one", "line", file=out)
    print("half ", end="", file=out)
    print("a line\nand a bit", end="", file=out)
    print(" flushed", end="", flush=True, file=out)
    out.buffer.write("中".encode()[:1])
    out.buffer.write("中".encode()[1:])
    assert printed(heard) == ["one line\n", "half a line\nand a bit", " flushed", "中"]


def test_streams_are_as_strict_as_pythons_own(heard: Heard) -> None:
    out, errors = text_stream(heard.reporter, "strict"), text_stream(heard.reporter, "backslashreplace")
    with pytest.raises(UnicodeEncodeError):
        print("\ud800", file=out)
    print("\ud800", file=errors)
    assert "".join(printed(heard)).strip() == "\\ud800"


def test_output_beyond_the_limit_is_swallowed(heard: Heard) -> None:
    out = text_stream(heard.reporter, "strict")
    print("x" * (TEXT_LIMIT - 2), file=out)
    for _ in range(100):
        print("more", file=out)
    assert "".join(printed(heard)) == "x" * (TEXT_LIMIT - 2) + "\nm..."


def test_the_lines_of_one_file_are_traced_and_of_no_other(heard: Heard) -> None:
    code = compile("import textwrap\nx = textwrap.dedent(' a')\ndef f():\n    return x\ny = f()\n", "client.py", "exec")
    before = sys.gettrace()
    sys.settrace(line_tracer(heard.reporter, {code.co_filename: ""}))
    try:
        exec(code, {})
    finally:
        sys.settrace(before)
    assert [report.line for report in heard.reports() if isinstance(report, e.LineReached)] == [1, 2, 3, 5, 4]


def test_what_is_untraced_is_not_told_and_the_lines_after_it_are(heard: Heard) -> None:
    code = compile("def f():\n    return 1\nwith Untraced():\n    x = f()\ny = f()\n", "client.py", "exec")
    before = sys.gettrace()
    sys.settrace(line_tracer(heard.reporter, {code.co_filename: ""}))
    try:
        exec(code, {"Untraced": Untraced})
    finally:
        sys.settrace(before)
    told = [report.line for report in heard.reports() if isinstance(report, e.LineReached)]
    assert told == [1, 3, 5, 2]
