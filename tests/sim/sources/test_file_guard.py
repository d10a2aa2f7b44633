from __future__ import annotations

from pathlib import Path

import pytest

from sim.concurrency.events import ThreadFailed
from sim.sources.interleaving import Interleaving, Replay

WRITES = (
    "open({path!r}, 'w')",
    "open({path!r}, 'a')",
    "open({path!r}, 'r+')",
    "open({other!r}, 'x')",
    "import os; os.open({other!r}, os.O_CREAT | os.O_WRONLY)",
    "import os; os.remove({path!r})",
    "import os; os.rename({path!r}, {other!r})",
    "import os; os.mkdir({other!r})",
    "import os; os.truncate({path!r}, 0)",
    "import pathlib; pathlib.Path({other!r}).write_text('x')",
    "import pathlib; pathlib.Path({path!r}).unlink()",
    "import shutil; shutil.copy({path!r}, {other!r})",
    "import shutil; shutil.move({path!r}, {other!r})",
    "import sqlite3; sqlite3.connect({other!r})",
)


def failures_of(text: str) -> list[ThreadFailed]:
    child = Interleaving()
    try:
        return [each for each in child.ask(Replay(text, to_the_end=True)) if isinstance(each, ThreadFailed)]
    finally:
        child.close()


@pytest.mark.parametrize("write", WRITES)
def test_a_program_changes_no_file(write: str, tmp_path: Path) -> None:
    path, other = tmp_path / "kept.txt", tmp_path / "new.txt"
    path.write_text("kept")
    (failed,) = failures_of("\n" + write.format(path=str(path), other=str(other)))
    assert (failed.line, failed.error) == (2, "PermissionError")
    assert "changes no files" in str(failed.message)
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_text() == "kept"


def test_it_may_read_and_write_into_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "kept.txt"
    path.write_text("kept")
    assert failures_of(f"import os\nopen({str(path)!r}).read()\nopen(os.devnull, 'w').write('x')\n") == []
