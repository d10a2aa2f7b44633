"""The command explore: what it prints, what it ends with, and that nothing a script does makes it hang or fall over."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.command_line import main

RACE = """
from threading import Thread
n = 10
def task():
    global n
    temp = n
    n = temp - 1
threads = [Thread(target=task) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
"""
LOCKED = (
    RACE.replace("import Thread", "import Lock, Thread")
    .replace("n = 10", "n = 10\nlock = Lock()")
    .replace("    temp = n\n    n = temp - 1", "    with lock:\n        temp = n\n        n = temp - 1")
)
STUCK = "from threading import Lock\nlock = Lock()\nlock.acquire()\nlock.acquire()\n"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return tmp_path / "script.py"


def run(script: Path, text: str, *options: str) -> int:
    script.write_text(text, "utf-8")
    return main(["explore", str(script), *options])


def test_every_outcome_is_told_with_its_count(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(script, RACE, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["verdict"], told["runs"], told["deadlocks"], told["errors"]) == ("exhausted", 4, [], [])
    assert {each["values"]["n"]: each["count"] for each in told["outcomes"]} == {8: 2, 9: 2}
    (lost,) = [each for each in told["outcomes"] if each["defect"] == "lost update"]
    assert (told["witness"], told["safe"]) == (lost["witness"], False)
    assert (told["counted"], told["total"], told["granularity"]) == ("classes", 4, "bytecode")


def test_a_violated_expectation_is_bad_and_has_a_witness(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(script, RACE, "--expect", "n == 8", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    (violating,) = [each for each in told["outcomes"] if each["violates"]]
    assert (violating["values"], violating["defect"]) == ({"n": 9}, "lost update")
    assert told["witness"] == violating["witness"]
    assert not told["safe"]


def test_the_lock_cures_it_and_that_is_certain(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(script, LOCKED, "--expect", "n == 8") == 0
    assert "exhausted" in capsys.readouterr().out


def test_an_expectation_may_name_constants(script: Path) -> None:
    text = LOCKED.replace("range(2)", "range(COUNT)").replace("n = 10", "COUNT = 2\nn = 10")
    assert run(script, text, "--expect", "n == 10 - COUNT") == 0


def test_this_cpython_does_not_switch_inside(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(script, RACE, "--granularity", "cpython", "--json") == 0
    assert [each["values"] for each in json.loads(capsys.readouterr().out)["outcomes"]] == [{"n": 8}]


def test_a_deadlock_ends_with_one_and_tells_who_waits(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(script, STUCK) == 1
    assert "MainThread waits for lock" in capsys.readouterr().out


def test_an_exception_in_a_thread_ends_with_one(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "from threading import Thread\ndef f():\n    1 / 0\nThread(target=f).start()\n"
    assert run(script, text, "--json") == 1
    (error,) = json.loads(capsys.readouterr().out)["errors"]
    assert "ZeroDivisionError" in error["error"]


def test_a_cap_is_told_as_one(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(script, RACE, "--max-runs", "2", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "capped"
    assert not told["safe"]


POLITE = """
from threading import Lock, Thread
a, b = Lock(), Lock()
def polite(mine, other):
    while True:
        with mine:
            if other.acquire(blocking=False):
                other.release()
                return
Thread(target=polite, args=(a, b)).start()
Thread(target=polite, args=(b, a)).start()
"""


@pytest.mark.parametrize(
    ("text", "runs", "given_up"),
    [(RACE.replace("range(2)", "range(8)"), 2, 0), (RACE.replace("range(2)", "range(8)"), 40, 0), (POLITE, 20, 1)],
    ids=["few", "more", "one that does not end"],
)
def test_the_counts_of_an_exploration_that_was_capped_add_up_to_the_runs_that_ended(
    script: Path, text: str, runs: int, given_up: int, capsys: pytest.CaptureFixture[str]
) -> None:
    run(script, text, "--max-runs", str(runs), "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["verdict"], told["counted"], told["runs"]) == ("capped", "runs", runs)
    ended = sum(each["count"] for each in (*told["outcomes"], *told["deadlocks"]))
    assert told["total"] == ended == runs - given_up


def test_a_livelock_is_as_bad_as_a_deadlock_and_is_replayed_as_far_as_it_repeats(
    script: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.json"
    assert run(script, POLITE, "--max-runs", "20", "--keep", str(kept)) == 1
    assert "! livelock" in capsys.readouterr().out
    assert run(script, POLITE, "--replay", str(kept)) == 1
    *steps, last = capsys.readouterr().out.splitlines()
    assert "Everything is as it was before" in last
    assert len(steps) < 50


def test_what_must_hold_of_a_variable_that_one_end_has_not_got_is_broken_there(script: Path) -> None:
    text = "from threading import Thread\nn = 0\ndef f():\n    global n, m\n    if n == 0: m = 1\n"
    text += "def g():\n    global n\n    n = 1\nfor each in (f, g): Thread(target=each).start()\n"
    assert run(script, text, "--expect", "m == 1") == 1
    assert run(script, "n = 0\nif n: m = 1\n", "--expect", "m == 1") == 2


@pytest.mark.parametrize(
    "options",
    [("--granularity", "word"), ("--expect", "n =="), ("--expect", "m == 1"), ("--max-runs", "0")]
    + [("--expect", "__import__('os')"), ("--max-seconds", "nan"), ("--max-seconds", "-1"), ("--watch", "m")]
    + [("--replay", "nowhere.json")],
)
def test_what_makes_no_sense_ends_with_two_and_one_line(
    script: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = run(script, RACE, *options)
    except SystemExit as left:
        code = int(str(left.code))
    assert code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "binary.py").write_bytes(b"\xff\xfe")
    for name in ("absent.py", "binary.py"):
        assert main(["explore", str(tmp_path / name)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [("", 0), ("def f(:\n", 2), ("import os\nos._exit(3)\n", 1), ("input()\n", 1), ("while True: pass\n", 1)],
    ids=["empty", "syntax error", "os._exit", "input", "endless loop"],
)
def test_hostile_scripts_get_a_sentence(script: Path, text: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(script, text, "--max-seconds", "10") == code
    told = capsys.readouterr()
    assert told.out + told.err
    assert "Traceback" not in told.out + told.err


TWO_LOCKS = """from threading import Lock, Thread
a, b = Lock(), Lock()
def one():
    with a:
        with b: pass
def other():
    with b:
        with a: pass
for task in (one, other) * 2: Thread(target=task).start()
"""


def test_deadlocks_of_one_kind_are_one_line_for_people_and_all_of_them_for_machines(
    script: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(script, TWO_LOCKS) == 1
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "deadlock" in line]
    assert run(script, TWO_LOCKS, "--json") == 1
    deadlocks = json.loads(capsys.readouterr().out)["deadlocks"]
    assert len(deadlocks) > 1
    assert f" {sum(each['count'] for each in deadlocks)} x" in line
    assert re.search(r"lock cycle of b, a: Thread-\d \(one\) waits for b, Thread-\d \(other\) waits for a", line)


def test_a_run_that_failed_has_not_reached_the_end_and_one_is_one_run(
    script: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(script, "raise ValueError\n") == 1
    told = capsys.readouterr().out
    assert "the end is reached" not in told
    assert "in 1 run." in told


def test_without_a_bad_schedule_nothing_is_kept(
    script: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.json"
    assert run(script, "n = 1\n", "--keep", str(kept)) == 0
    assert "Nothing was kept" in capsys.readouterr().err
    assert not kept.exists()
