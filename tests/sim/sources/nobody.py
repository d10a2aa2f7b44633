"""Runs of an ordinary user, for tests that root may have started."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sim.sources.request import COMMAND, ROOT

AS_NOBODY = """
import ctypes, os, sys
from pathlib import Path
NOBODY, CLONE_NEWNS, MS_BIND, MS_PRIVATE = 65534, 0x20000, 0x1000, 0x44000
libc = ctypes.CDLL(None, use_errno=True)

def mount(source, target, kind=b"", flags=0):
    if libc.mount(os.fsencode(source), os.fsencode(target), kind, flags, b"mode=755" if kind else None):
        sys.exit(f"cannot mount: {os.strerror(ctypes.get_errno())}")

def open_up(closed):  # the same folders again, in one that everybody may enter
    held = {folder: os.open(folder, os.O_PATH) for folder in closed.iterdir() if folder.is_dir()}
    mount("tmpfs", closed, b"tmpfs")
    for folder, handle in held.items():
        folder.mkdir()
        mount(f"/proc/self/fd/{handle}", folder, flags=MS_BIND)

if libc.unshare(CLONE_NEWNS):
    sys.exit("cannot have mounts of its own")
mount("none", "/", flags=MS_PRIVATE)
for needed in (sys.executable, os.path.realpath(sys.executable), os.path.join(os.getcwd(), "sim")):
    while closed := [folder for folder in Path(needed).parents if not folder.stat().st_mode & 1]:
        open_up(closed[-1])
os.setgroups([])
os.setgid(NOBODY)
os.setuid(NOBODY)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Goes on as the user nobody, who sees the interpreter and the project even where they lie in root's own folders."""


def ordinary_command() -> tuple[str, ...]:
    """The command line of a child that is not root's. Skips the test where root may not become somebody else."""
    if os.getuid():
        return COMMAND
    as_nobody = (sys.executable, "-c", AS_NOBODY)
    tried = subprocess.run([*as_nobody, "-c", ""], cwd=ROOT, capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"root may not become nobody here: {tried.stderr.strip()}")
    return (*as_nobody, *COMMAND[1:])
