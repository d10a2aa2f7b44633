from __future__ import annotations

import subprocess
import sys

import pytest

from sim.network import events as e
from sim.sources.lesson_files import Files
from sim.sources.request import ROOT, RunRequest
from sim.sources.run import run
from tests.sim.sources.runs import Ran, needs_loopback

SERVER = "import codec\nfrom socket import *\nfrom settings import *\ns = socket()\ns.bind(SERVER)\ns.listen(1)\n"
CODEC = "from settings import *\n\ndef talk(s):\n    s.settimeout(SIZE)\n\ndef fail():\n    return 1 / 0\n"
CLIENT = "from socket import *\nimport codec\ncodec.talk(socket())\ncodec.fail()\n"
SOURCES = [pytest.param("loopback", marks=needs_loopback), "model"]


@pytest.fixture(scope="module", params=SOURCES)
def ran(request: pytest.FixtureRequest) -> Ran:
    texts = {"server": SERVER, "client": CLIENT}
    return Ran(run(RunRequest(request.param, "test", texts, {"size": 7}, modules={"codec": CODEC})))


def test_lines_of_a_module_are_told_with_its_name(ran: Ran) -> None:
    told = [(each.module, each.line) for each in ran.events if isinstance(each, e.LineReached)]
    assert ("codec", 4) in told
    assert ("codec", 7) in told
    assert ("", 3) in told
    assert ran.program("client").modules == {"codec": CODEC}


def test_calls_in_a_module_are_told_with_its_name(ran: Ran) -> None:
    ((started, _),) = ran.calls("client", "settimeout")
    assert (started.module, started.line, started.arguments) == ("codec", 4, "7")


def test_an_error_in_a_module_is_told_where_it_came_up(ran: Ran) -> None:
    failure = ran.program("client").failure
    assert failure is not None
    assert (failure.module, failure.line, failure.error) == ("codec", 7, "ZeroDivisionError")
    assert (ran.program("client").module, ran.program("client").line) == ("codec", 7)


@pytest.mark.parametrize("source", SOURCES)
def test_a_module_that_cannot_be_read_is_named(source: str) -> None:
    texts = {"server": SERVER, "client": CLIENT}
    ran = Ran(run(RunRequest(source, "test", texts, {"size": 7}, modules={"codec": "x = 1\ndef (\n"})))
    failure = ran.program("server").failure
    assert failure is not None
    assert (failure.module, failure.line, failure.error) == ("codec", 2, "SyntaxError")


@pytest.mark.parametrize("source", SOURCES)
def test_modules_may_import_each_other(source: str) -> None:
    texts = {"server": "import a\nprint(a.b.a is a)\n"}
    ran = Ran(run(RunRequest(source, "test", texts, modules={"a": "import b\n", "b": "import a\n"})))
    assert ran.printed("server") == "True\n"


def test_an_error_elsewhere_has_no_line() -> None:
    files = Files("client", "pass\n", {"codec": "pass\n"})
    assert (files.own, files.names) == ("client.py", ["codec"])
    assert files.place_of(ValueError("x")) == ("", 0)


def test_an_installed_module_is_found_by_import() -> None:
    code = (
        "from sim.sources import lesson_files\n"
        "lesson_files.install(lesson_files.Files('client', '', {'codec': 'X = 5'}))\n"
        "import codec\nprint(codec.X, codec.__file__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "5 codec.py\n"
