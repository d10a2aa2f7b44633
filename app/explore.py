"""The command `explore`: every schedule of a script with threads, and what can come out of it."""

from __future__ import annotations

import argparse
import io
import json
import tokenize
from pathlib import Path
from typing import Any

from app import replaying
from app.explored_text import written
from app.listing import MACHINE_READABLE
from app.parser import UsageError, unreadable
from app.saving import not_saved
from app.voice import complain, told, words
from sim.concurrency.expectation import ExpectationError, UnassignedError, complaint_about, holds, names_in, value_of
from sim.concurrency.granularity import GRANULARITIES
from sim.concurrency.interleaver.report import Deadlock, Failure, Found, Outcome, Report
from sim.concurrency.program_names import globals_of
from sim.sources.interleaving import Explore, Interleaving
from sim.words import QT_TRANSLATE_NOOP, Sentence

NOTHING_BAD, BAD = 0, 1
SECONDS = 60.0
MOST_SECONDS = 86_400.0
LONGEST = 1_000_000
"""Bytes of a script; nobody writes a longer one."""
HELP = QT_TRANSLATE_NOOP("commands", "every schedule of a script with threads, and all that can come out of it")
WATCH = QT_TRANSLATE_NOOP("commands", "globals (default: those threads write)")
EXPECT = QT_TRANSLATE_NOOP("commands", "must hold at the end of every run")
KEEP = QT_TRANSLATE_NOOP("commands", "write the first bad schedule to a file")
REPLAY = QT_TRANSLATE_NOOP("commands", "run a kept schedule instead of exploring")
BAD_LIMITS = QT_TRANSLATE_NOOP(
    "commands", "--max-runs wants a number from 1 on, --max-seconds one from above 0 to {most}."
)
BAD_EXPECTATION = QT_TRANSLATE_NOOP("commands", "--expect: {complaint}")
UNTOLD = QT_TRANSLATE_NOOP("commands", "--expect “{expectation}” cannot be told: {reason}.")
UNASSIGNED = QT_TRANSLATE_NOOP("commands", "--expect “{expectation}” cannot be told: the variable {name} has no value.")
NO_GLOBAL = QT_TRANSLATE_NOOP(
    "commands", "{option} names {name}, which is no global variable of {file}. It assigns {known}."
)
NO_GLOBALS = QT_TRANSLATE_NOOP(
    "commands", "{option} names {name}, which is no global variable of {file}. It assigns none."
)
NOTHING_KEPT = QT_TRANSLATE_NOOP("commands", "Nothing was kept in {file}, because no bad schedule was found.")
NO_FILE = QT_TRANSLATE_NOOP("commands", "{file} is no file: give the path of a Python script.")
TOO_LONG = QT_TRANSLATE_NOOP("commands", "{file} is too long: a script of more than {most} bytes is not explored.")
NO_SCRIPT = QT_TRANSLATE_NOOP("commands", "{file} is no Python script: {reason}.")
NO_TEXT = QT_TRANSLATE_NOOP("commands", "{file} is no Python script: it is not text in its encoding.")
WRONG = QT_TRANSLATE_NOOP("commands", "{file}: {error}: {message}.")
WRONG_LINE = QT_TRANSLATE_NOOP("commands", "{file}, line {line}: {error}: {message}.")


def add_command(commands: Any) -> argparse.ArgumentParser:
    """The command and its options."""
    exploring: argparse.ArgumentParser = commands.add_parser("explore", help=told(HELP))
    exploring.add_argument("file", type=Path, metavar="FILE.py")
    exploring.add_argument("--watch", action="extend", nargs="+", default=[], metavar="NAME", help=told(WATCH))
    exploring.add_argument("--granularity", default="bytecode", choices=GRANULARITIES)
    exploring.add_argument("--max-runs", type=int, default=200_000, metavar="N")
    exploring.add_argument("--max-seconds", type=float, default=SECONDS, metavar="S")
    exploring.add_argument("--expect", default="", metavar="'n == 8'", help=told(EXPECT))
    exploring.add_argument("--keep", type=Path, metavar="FILE.json", help=told(KEEP))
    exploring.add_argument("--replay", type=Path, metavar="FILE.json", help=told(REPLAY))
    exploring.add_argument("--json", action="store_true", help=told(MACHINE_READABLE))
    return exploring


def explore(options: argparse.Namespace) -> int:
    """Explore the script and print what was found. 0 nothing bad, 1 something bad (`Report.bad`).

    Also 1 if the process that ran the script is gone and nothing was found. Raises UsageError, RunError.
    """
    text = _text_of(options.file)
    _check(options, text)
    if options.replay is not None:
        return replaying.replay(options.replay, text, options.file.name)
    return _tell(options, text, _explored(options, text))


def _explored(options: argparse.Namespace, text: str) -> Report | Sentence:
    """What was found, or why nothing was."""
    request = Explore(
        text,
        options.file.name,
        options.granularity,
        watch=tuple(options.watch),
        also=tuple(names_in(options.expect)),
        runs=options.max_runs,
        seconds=options.max_seconds,
    )
    child = Interleaving()
    try:
        return child.explore(request)
    finally:
        child.close()


def _tell(options: argparse.Namespace, text: str, report: Report | Sentence) -> int:
    """Print and keep it. Raises UsageError, RunError."""
    if isinstance(report, Sentence):
        complain(report)
        return BAD
    _check_told(options.expect, report)
    if options.keep is not None:
        _keep(options, text, report)
    if options.json:
        print(as_json(report, options.expect, options.granularity))
    else:
        print("\n".join(written(report, options.expect, options.granularity)))
    return BAD if report.bad(options.expect) else NOTHING_BAD


def _check_told(expectation: str, report: Report) -> None:
    """Raises UsageError if of some end nobody can say whether it is as expected."""
    judge = report.judge(expectation)
    untold = [each for each in report.outcomes if expectation and judge.is_good(each) is None]
    for outcome in untold:
        try:
            holds(expectation, outcome.values)
        except UnassignedError as error:
            raise UsageError(UNASSIGNED, expectation=expectation, name=error.name) from error
        except ExpectationError as error:
            raise UsageError(UNTOLD, expectation=expectation, reason=str(error)) from error


def _keep(options: argparse.Namespace, text: str, report: Report) -> None:
    kept = _first_wrong(report, options.expect)
    if kept is None:
        complain(words(NOTHING_KEPT, file=str(options.keep)))
        return
    try:
        is_endless = kept in report.loops
        replaying.keep(options.keep, text, options.granularity, kept.witness, is_endless=is_endless)
    except OSError as error:
        raise not_saved(options.keep, error) from error


def _first_wrong(report: Report, expectation: str) -> Found | None:
    """What must not be, or else what looks as if."""
    return next(iter((*report.bad(expectation), *report.suspects(expectation))), None)


def _text_of(file: Path) -> str:
    """The script, decoded as Python does it."""
    try:
        if file.exists() and not file.is_file():
            raise UsageError(NO_FILE, file=str(file))
        with file.open("rb") as opened:
            data = opened.read(LONGEST + 1)
    except OSError as error:
        raise unreadable(file, error) from error
    if len(data) > LONGEST:
        raise UsageError(TOO_LONG, file=str(file), most=LONGEST)
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return io.TextIOWrapper(io.BytesIO(data), encoding).read()
    except SyntaxError as error:
        raise UsageError(NO_SCRIPT, file=str(file), reason=error.msg) from error
    except ValueError as error:
        raise UsageError(NO_TEXT, file=str(file)) from error


def _check(options: argparse.Namespace, text: str) -> None:
    if options.max_runs < 1 or not 0 < options.max_seconds <= MOST_SECONDS:
        raise UsageError(BAD_LIMITS, most=f"{MOST_SECONDS:.0f}")
    complaint = complaint_about(options.expect)
    if complaint is not None:
        raise UsageError(BAD_EXPECTATION, complaint=complaint)
    expected = names_in(options.expect)
    names = _globals_in(text, options.file)
    for option, asked in (("--watch", options.watch), ("--expect", expected)):
        unknown = [name for name in asked if names is not None and name not in names]
        if unknown:
            text, known = NO_GLOBAL if names else NO_GLOBALS, ", ".join(sorted(names or ()))
            raise UsageError(text, option=option, name=unknown[0], file=options.file.name, known=known)


def _globals_in(text: str, file: Path) -> frozenset[str] | None:
    """The globals that the script assigns; None if they cannot be told."""
    try:
        return globals_of(text, file.name)
    except SyntaxError as error:
        values = {"file": str(file), "error": type(error).__name__, "message": error.msg}
        raise UsageError(WRONG_LINE if error.lineno else WRONG, **values, line=error.lineno or 0) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise UsageError(NO_SCRIPT, file=str(file), reason=str(error) or type(error).__name__) from error


# For machines


def as_json(report: Report, expectation: str, granularity: str) -> str:
    """Everything in one object."""
    wrong, judge = _first_wrong(report, expectation), report.judge(expectation)
    described = {
        "verdict": report.verdict.value,
        "granularity": granularity,
        "safe": report.is_safe(expectation),
        "runs": report.runs,
        "counted": report.counted,
        "total": report.total,
        "bound": str(report.bound) if report.bound is not None else None,
        "escaped": str(report.escaped) if report.escaped is not None else None,
        "outcomes": [_outcome(outcome, judge.is_good(outcome)) for outcome in report.outcomes],
        "deadlocks": [_deadlock(deadlock, report) for deadlock in report.deadlocks],
        "errors": [_failure(failure) for failure in report.errors],
        "livelocks": [_found(loop) for loop in report.loops],
        "threads": {str(number): name for number, name in report.names.items()},
        "witness": list(wrong.witness) if wrong is not None else None,
    }
    return json.dumps(described, ensure_ascii=False, indent=2)


def _found(found: Found) -> dict[str, object]:
    return {
        "count": found.count,
        "witness": list(found.witness),
        "switches": found.switches,
        "defect": found.defect.value if found.defect is not None else None,
    }


def _outcome(outcome: Outcome, is_good: bool | None) -> dict[str, object]:
    values = {name: _jsonable(value_of(text), text) for name, text in outcome.values.items()}
    errors = [str(error) for error in outcome.errors]
    violates = is_good is False and not errors
    return {"values": values, **_found(outcome), "violates": violates, "errors": errors}


def _jsonable(value: object, text: str) -> object:
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        return text
    return value


def _deadlock(deadlock: Deadlock, report: Report) -> dict[str, object]:
    waits = [
        {"thread": thread, "name": report.names.get(thread, ""), "waits_for": name}
        for thread, name in deadlock.waits.items()
    ]
    errors = [str(error) for error in deadlock.errors]
    return {"threads": waits, "cycle": list(deadlock.cycle), **_found(deadlock), "errors": errors}


def _failure(failure: Failure) -> dict[str, object]:
    return {"thread": failure.thread, "error": str(failure.error), **_found(failure)}
