"""Fixtures for tests of the sources."""

from __future__ import annotations

import sys

import pytest

from tests.sim.sources.runs import ChangedChild

CHANGED = """
from sim.sources import private_network, real_run
from sim.sources.__main__ import main
{change}
main()
"""


@pytest.fixture
def changed_child(monkeypatch: pytest.MonkeyPatch) -> ChangedChild:
    """Call it with an assignment, such as "real_run.STANDSTILL = 1", that every child then begins with."""

    def change(assignment: str) -> None:
        monkeypatch.setattr("sim.sources.run.COMMAND", (sys.executable, "-c", CHANGED.format(change=assignment)))

    return change
