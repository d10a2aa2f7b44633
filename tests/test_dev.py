"""dev.py as a stranger meets it: another folder, a path with spaces, no network, an interrupted first run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent
ECHO_ARGUMENTS = "import os, sys; print(os.getcwd(), sys.argv[1:]); sys.exit(7)\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy that pins nothing and whose app says what it was given."""
    folder = tmp_path / "a project"
    folder.mkdir()
    shutil.copy(ROOT / "dev.py", folder)
    (folder / "requirements.txt").write_text("")
    (folder / "main.py").write_text(ECHO_ARGUMENTS)
    return folder


def call_dev(project: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    """Call dev.py from outside its folder; the empty PATH keeps apt-get out of it."""
    command = [sys.executable, str(project / "dev.py"), *arguments]
    return subprocess.run(
        command,
        cwd=project.parent,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_run_installs_once_and_mends_what_changed_or_was_interrupted(project: Path) -> None:
    first = call_dev(project, "run", "a b", "--c")
    assert (first.returncode, first.stdout) == (7, f"{project.parent} ['a b', '--c']\n")
    assert "Making .venv" in first.stderr
    assert call_dev(project, "run").stderr == ""

    (project / "requirements.txt").write_text("# changed\n")
    changed = call_dev(project, "run").stderr
    assert "Installing" in changed
    assert "Making .venv" not in changed

    (project / ".venv" / "installed.txt").unlink()
    assert "Making .venv" in call_dev(project, "run").stderr


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["fly"], 2), (["--help"], 0)])
def test_an_unknown_command_shows_the_commands(project: Path, arguments: list[str], code: int) -> None:
    result = call_dev(project, *arguments)
    assert result.returncode == code
    assert "dev.py test" in result.stdout
    assert not (project / ".venv").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="packages are offered on Debian and Ubuntu alone")
def test_it_runs_from_an_environment_in_which_this_user_may_not_write(project: Path, tmp_path: Path) -> None:
    commands = tmp_path / "bin"
    commands.mkdir()
    (commands / "apt-get").write_text("#!/bin/sh\nexit 1\n")
    (commands / "apt-get").chmod(0o755)
    call_dev(project, "run")
    # Root may write into what is read-only, so here is a place where nobody can.
    (project / ".venv" / "offered.txt").symlink_to("/proc/self/nowhere/offered.txt")
    result = call_dev(project, "run", path=str(commands))
    assert (result.returncode, result.stdout) == (7, f"{project.parent} []\n")
    assert "Traceback" not in result.stderr


def test_an_environment_of_somebody_else_that_does_not_fit_is_said_so(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_dev(project, "run")
    (project / "requirements.txt").write_text("# changed\n")
    for name, place in {"VENV": ".venv", "REQUIREMENTS": "requirements.txt", "STAMP": ".venv/installed.txt"}.items():
        monkeypatch.setattr(dev, name, project / place)
    monkeypatch.setattr(os, "access", lambda place, mode: False)
    with pytest.raises(SystemExit, match="you may not change it"):
        dev.ensure_environment()
    assert (project / ".venv" / "installed.txt").exists()
