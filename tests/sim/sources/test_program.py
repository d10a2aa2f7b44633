from __future__ import annotations

import pytest

from sim.network import events as e
from sim.sources.request import RunRequest
from sim.sources.run import run
from tests.sim.sources.runs import CLIENT, SERVER, Ran, beside_listener, needs_loopback, programs

pytestmark = needs_loopback


def ended(ran: Ran, name: str = "client") -> tuple[int, bool]:
    """Exit code, and whether it was ended from outside."""
    end = ran.program(name).end
    assert end is not None
    return end.code, end.stopped


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("x = 1\ndef (\n", "2 SyntaxError: invalid syntax"),
        ("a = '\0'\n", "0 SyntaxError: source code string cannot contain null bytes"),
        ("x = 1\nraise ValueError('no')\n", "2 ValueError: no"),
        ("raise KeyboardInterrupt\n", "1 KeyboardInterrupt: "),
        (
            "from settings import ABSENT\n",
            "1 ImportError: cannot import name 'ABSENT' from 'settings' (unknown location)",
        ),
        ("x = input('name? ')\n", "1 EOFError: EOF when reading a line"),
        ("raise ValueError('\\ud800')\n", "1 ValueError: \\ud800"),
        ("f = lambda: f()\nx = 1\nf()\n", "1 RecursionError: maximum recursion depth exceeded"),
        (
            "class Odd(Exception):\n    def __str__(self): return 1 / 0\nraise Odd\n",
            "3 Odd: <exception str() failed>",
        ),
    ],
)
def test_an_error_is_told_with_its_line(text: str, failure: str) -> None:
    ran = beside_listener(text)
    assert ran.failure("client") == failure
    assert ended(ran) == (1, False)
    assert ran.problems == []


def test_a_server_that_cannot_be_read_keeps_the_client_from_starting() -> None:
    ran = programs(server="def (\n", client=CLIENT)
    assert ran.failure("server") == "1 SyntaxError: invalid syntax"
    assert ran.problems == ["server ended before it was ready to be talked to, so the other programs were not started."]
    assert "client" not in {
        event.program for event in ran.events if isinstance(event, e.ProgramStarted | e.ProgramEnded)
    }


@pytest.mark.parametrize(
    ("text", "code", "printed"),
    [
        ("import sys\nprint('a')\nsys.exit(2)\n", 2, "a\n"),
        ("import sys\nsys.exit('sorry')\n", 1, "sorry\n"),
        ("print('no end', end='')\n", 0, "no end"),
        ("import os\nprint('line')\nprint('kept back', end='')\nos._exit(3)\n", 3, "line\n"),
        ("import os\nos.close(1)\nprint('still')\n", 0, "still\n"),
        ("import sys\nsys.stdout.buffer.write(b'\\xff\\n')\n", 0, "\\xff\n"),
        ("import sys\nsys.stdout.close()\n", 0, ""),
        ("import threading\nprint(threading.active_count())\n", 0, "1\n"),
        (
            "import inspect\ndef f(): pass\nprint(inspect.getsource(f), __file__, __name__)\n",
            0,
            "def f(): pass\n client.py __main__\n",
        ),
        ("import sys\nprint(sys.argv, sys.stdin.read(), sys.stdout.isatty())\n", 0, "['client.py']  False\n"),
    ],
)
def test_a_program_ends_and_prints_as_in_a_terminal(text: str, code: int, printed: str) -> None:
    ran = beside_listener(text)
    assert ended(ran) == (code, False)
    assert ran.printed("client") == printed
    assert (ran.failure("client"), ran.problems) == ("", [])


def test_endless_output_is_cut_and_the_program_goes_on() -> None:
    ran = beside_listener("print('x' * 10_000_000)\nfor i in range(1000): print(i)\nraise SystemExit(5)\n")
    assert ran.printed("client") == "x" * 100_000 + "..."
    assert ended(ran) == (5, False)
    many = beside_listener("for i in range(50_000): print(i)\n")
    assert many.printed("client").endswith("...")
    assert many.printed("client").startswith("0\n1\n2\n")
    assert len(many.printed("client")) < 101_000


def test_an_error_in_a_thread_is_told_and_the_program_goes_on() -> None:
    text = "import threading\ndef f():\n    1 / 0\nt = threading.Thread(target=f)\nt.start()\nt.join()\nprint('on')\n"
    ran = beside_listener(text)
    assert ran.failure("client") == "3 ZeroDivisionError: division by zero"
    assert ran.printed("client") == "on\n"
    assert ended(ran) == (0, False)
    quiet = beside_listener(text.replace("1 / 0", "raise SystemExit"))
    assert (quiet.failure("client"), quiet.printed("client")) == ("", "on\n")


def test_settings_keep_their_types() -> None:
    ran = beside_listener(
        "import settings\nprint(settings.A, settings.B, settings.C, settings.D, settings.SERVER[0])\n",
        a=b"\xff", b=1, c=0.5, d="x",
    )  # fmt: skip
    assert ran.printed("client") == "b'\\xff' 1 0.5 x 127.0.0.1\n"


def test_lines_are_told_one_by_one_up_to_a_limit() -> None:
    ran = beside_listener("x = 1\nfor i in range(3):\n    x += i\n")
    lines = [event.line for event in ran.events if isinstance(event, e.LineReached) and event.program == "client"]
    assert lines == [1, 2, 3, 2, 3, 2, 3, 2]
    long = beside_listener("for i in range(50_000):\n    pass\n")
    counted = [event for event in long.events if isinstance(event, e.LineReached) and event.program == "client"]
    assert len(counted) == 20_000
    assert long.program("client").lines_skipped
    assert ended(long) == (0, False)


def test_threads_of_the_program_are_followed_line_by_line() -> None:
    ran = beside_listener(
        "import threading\ndef f():\n    x = 1\nt = threading.Thread(target=f)\nt.start()\nt.join()\n"
    )
    assert 3 in {event.line for event in ran.events if isinstance(event, e.LineReached)}


@pytest.mark.parametrize("garbage", [b"garbage\n\xff{}\n" + b'{"type":"Printed"', b"\n" * 100_000])
def test_a_program_that_writes_into_foreign_descriptors_does_no_harm(garbage: bytes) -> None:
    writes = f"""
import os
for descriptor in range(3, 20):
    try: os.write(descriptor, {garbage!r})
    except OSError: pass
"""
    ran = programs(server=SERVER, client=writes + CLIENT)
    assert ran.problems == []
    assert ran.printed("client") == "b'HI'\n"


def test_a_program_that_closes_every_descriptor_ends() -> None:
    ran = beside_listener("import os\nos.closerange(0, 100)\nprint('nobody hears')\n")
    assert ended(ran)[0] == 1
    assert ran.printed("client") == ""


def test_times_within_one_program_never_go_back() -> None:
    ran = programs(server=SERVER, client=f"for i in range(2000): print(i)\n{CLIENT}")
    kinds = e.LineReached | e.CallStarted | e.CallReturned | e.Printed
    told = [event for event in ran.events if isinstance(event, kinds) and event.program == "client"]
    assert len(told) > 4000
    printed = [event.text for event in told if isinstance(event, e.Printed)]
    assert printed[:2000] == [f"{i}\n" for i in range(2000)]


def test_a_run_that_is_not_watched_tells_what_is_printed_and_nothing_of_lines_and_calls() -> None:
    request = RunRequest("loopback", "test", {"server": SERVER, "client": f"{CLIENT}print('done')\n"}, is_watched=False)
    ran = Ran(run(request))
    assert ran.printed("client") == "b'HI'\ndone\n"
    assert ran.problems == []
    told = {type(event) for event in ran.events}
    assert e.FrameSent in told
    assert not told & {e.LineReached, e.CallStarted, e.CallReturned}
