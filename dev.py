"""Socketscope's one command, for a machine that has only Python 3.11 or newer.

    python3 dev.py run [ARGS]         open the app; ARGS go to main.py
    python3 dev.py test [ARGS]        style, types, floors, tests; ARGS go to pytest
    python3 dev.py bench [ARGS]       measure the speed promises; ARGS go to tests.bench
    python3 dev.py translate          collect the texts for the translators and compile their work

The first call makes .venv and installs requirements.txt into it. Later calls start at once.
Standard library only. Everything is written inside this folder, except Debian packages when root asks.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

# Before any function, so that an older Python reads this sentence and not a traceback.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Socketscope needs Python 3.11 or newer. Please call dev.py with one.")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ROOT / "requirements.txt"
STAMP = VENV / "installed.txt"
OFFERED = VENV / "offered.txt"
CATALOGUE = ROOT / "assets" / "i18n" / "socketscope_zh_CN.ts"
PLURALS = ROOT / "assets" / "i18n" / "socketscope_en.ts"
"""English needs a catalogue only for texts with a number in them, which have a singular and a plural."""
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy", "."],
    "floors": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
}

SIDE_BY_SIDE = 2
"""So many tests run at a time; more would disturb those that hold real conversations."""

# What Qt's window and offscreen parts link to (their NEEDED entries) and a bare Debian or Ubuntu may lack.
APT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# The faces the design asks for, by the beginning of their file names.
APT_FONTS = {
    "NotoSansCJK": "fonts-noto-cjk",
    "Inter": "fonts-inter",
    "JetBrainsMono": "fonts-jetbrains-mono",
}


def say(sentence: str) -> None:
    """Write one sentence for the person at the keyboard, before anything a child writes."""
    print(sentence, file=sys.stderr, flush=True)


# --- Debian and Ubuntu packages -----------------------------------------------------------------------------


def offer_packages() -> None:
    """Install what Qt lacks when root calls, else name the line to run.

    The same set is tried only once, so that a machine without network is not slowed down each time.
    """
    libraries, fonts = missing_libraries(), missing_fonts()
    wanted = " ".join(libraries + fonts)
    is_new = remember_offer(wanted)
    if not wanted or (is_new and is_root() and apt_install(libraries + fonts)):
        return
    if libraries:
        say(f"The window needs system libraries that are not here. Run: sudo apt-get install -y {wanted}")
    elif is_new:
        say(f"The window looks better with fonts that are not here. Run: sudo apt-get install -y {wanted}")


def remember_offer(wanted: str) -> bool:
    """Whether this set is a new one; it is not where .venv is somebody else's, who was told when they made it."""
    try:
        is_new = not OFFERED.exists() or OFFERED.read_text() != wanted
        if is_new:
            OFFERED.write_text(wanted)
    except OSError:
        return False
    return is_new


def missing_libraries() -> list[str]:
    """Debian packages of the libraries that the dynamic loader does not know."""
    ldconfig = shutil.which("ldconfig", path="/sbin:/usr/sbin:/bin:/usr/bin") or "ldconfig"
    listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=True).stdout
    known = {line.split()[0] for line in listing.splitlines() if line.strip()}
    return [package for library, package in APT_LIBRARIES.items() if library not in known]


def missing_fonts() -> list[str]:
    """Debian packages of the faces that are in no font folder."""
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    names = [name for folder in folders for _, _, files in os.walk(folder) for name in files]
    return [package for face, package in APT_FONTS.items() if not any(name.startswith(face) for name in names)]


def apt_install(packages: list[str]) -> bool:
    """Whether apt-get installed the packages."""
    say(f"Installing with apt-get, once: {' '.join(packages)}")
    quiet = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call([*quiet, "update"], env=environment, stdout=sys.stderr)
    command = [*quiet, "install", "-y", "--no-install-recommends", *packages]
    return subprocess.call(command, env=environment, stdout=sys.stderr) == 0


def is_debian() -> bool:
    """Whether packages come from apt-get here."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


# --- the virtual environment --------------------------------------------------------------------------------


def ensure_environment() -> None:
    """Make .venv hold what requirements.txt pins; exits with a sentence where that cannot be.

    The stamp is taken away before a change and written after it: a .venv without one was interrupted
    half-way and is made anew.
    """
    wanted = fingerprint()
    try:
        stamp = STAMP.read_text() if PYTHON.exists() and STAMP.exists() else ""
    except PermissionError:
        sys.exit(f"{VENV} belongs to somebody else and cannot be used. Delete it; then this command makes a new one.")
    if stamp == wanted:
        return
    if VENV.exists() and not os.access(VENV, os.W_OK):
        sys.exit(
            f"{VENV} was made for another Python or other requirements, and you may not change it."
            " Whoever made it has to call this command once more; or copy this folder and call it there."
        )
    same_python = stamp.split()[:1] == wanted.split()[:1]
    STAMP.unlink(missing_ok=True)
    if not same_python:
        make_venv()
    install_requirements()
    STAMP.write_text(wanted)


def fingerprint() -> str:
    """What the environment was made from: Python's version and a digest of the pins."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    return f"{sys.implementation.cache_tag}-{sys.platform} {digest}"


def make_venv() -> None:
    """Make an empty .venv with pip in it."""
    ensure_ensurepip()
    say("Making .venv, once.")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)], stdout=sys.stderr) != 0:
        sys.exit(f"Python could not make a virtual environment in {VENV}. Its own message above says why.")


def ensure_ensurepip() -> None:
    """Debian ships Python without the part that puts pip into a new environment."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if is_debian() and is_root() and apt_install([package]):
        return
    remedy = f"Run: sudo apt-get install -y {package}" if is_debian() else "Please install Python's venv and ensurepip."
    sys.exit(f"This Python cannot make a virtual environment, because its module ensurepip is missing. {remedy}")


def install_requirements() -> None:
    """Install the pins; pip's cache stays off so that nothing is written outside this folder."""
    say("Installing the packages of requirements.txt into .venv. This takes a minute or two, once.")
    pip = [str(PYTHON), "-m", "pip", "install", "--no-cache-dir", "--disable-pip-version-check"]
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    if subprocess.call([*pip, *quiet, "-r", str(REQUIREMENTS)], stdout=sys.stderr) != 0:
        sys.exit("pip could not install the packages. Its own message above says why. Is this machine online?")


# --- commands -----------------------------------------------------------------------------------------------


def become(*command: str | Path) -> NoReturn:
    """Hand this process over to the command, so that its exit code and its signals are its own."""
    words = [str(word) for word in command]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(words[0], words)
    sys.exit(subprocess.call(words))


def run(arguments: list[str]) -> NoReturn:
    """Start the app from the caller's folder: file names in ARGS mean what they say."""
    become(PYTHON, ROOT / "main.py", *arguments)


def bench(arguments: list[str]) -> NoReturn:
    """Measure the speed promises."""
    os.chdir(ROOT)
    become(PYTHON, "-m", "tests.bench", *arguments)


def test(arguments: list[str]) -> NoReturn:
    """Run every check to its end, then say which failed; pytest's closing line comes last."""
    os.chdir(ROOT)
    passed = {name: run_check(name, command) for name, command in CHECKS.items()}
    say(f"\n== pytest {' '.join(arguments)}")
    code, closing_line = run_pytest(arguments)
    print("\n" + "\n".join(f"{name}: {'passed' if ok else 'FAILED'}" for name, ok in passed.items()))
    print(f"pytest: {'passed' if code == 0 else 'FAILED'}\n{closing_line}", flush=True)
    sys.exit(code if all(passed.values()) else 1)


def run_check(name: str, command: list[str]) -> bool:
    """Whether one static check found nothing."""
    say(f"\n== {name}")
    return subprocess.call([str(PYTHON), *command]) == 0


def run_pytest(arguments: list[str]) -> tuple[int, str]:
    """pytest's exit code and the last line it wrote, which is passed through as it comes.

    Without arguments it is all tests, and they run side by side.
    """
    arguments = arguments or [f"--numprocesses={min(SIDE_BY_SIDE, os.cpu_count() or 1)}"]
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    tail = b""
    with subprocess.Popen([str(PYTHON), "-m", "pytest", *colour, *arguments], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        output = process.stdout.fileno()
        for chunk in iter(lambda: os.read(output, 65536), b""):
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
            tail = (tail + chunk)[-4096:]
    lines = tail.decode(errors="replace").split("\n")
    return process.returncode, next((line for line in reversed(lines) if line.strip()), "pytest wrote nothing.")


def translate(_: list[str]) -> NoReturn:
    """Bring the catalogues up to date with the sources, and compile them for Qt."""
    update_catalogue(CATALOGUE)
    update_catalogue(PLURALS)
    sys.exit(0)


def update_catalogue(catalogue: Path) -> None:
    """Merge the texts of the sources into the .ts file and write the .qm file beside it."""
    options = ["-locations", "none", "-no-obsolete", "-extensions", "py"]  # before the folders they are for
    if catalogue.name == PLURALS.name:
        options += ["-pluralonly", "-source-language", "en", "-target-language", "en"]
    update = [*options, "app", "widgets", "sim", "-ts", str(catalogue)]
    for tool, arguments in {"lupdate": update, "lrelease": [str(catalogue)]}.items():
        code = f"from PySide6.scripts.pyside_tool import {tool}; {tool}()"
        if subprocess.call([str(PYTHON), "-c", code, *arguments], cwd=ROOT) != 0:
            sys.exit(f"Qt's {tool} stopped. Its own message above says why.")


COMMANDS: dict[str, Callable[[list[str]], NoReturn]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "translate": translate,
}


def main(words: list[str]) -> NoReturn:
    """Prepare the environment, then do the command."""
    if not words or words[0] not in COMMANDS:
        print(__doc__.strip())
        sys.exit(0 if words[:1] in (["-h"], ["--help"]) else 2)
    ensure_environment()
    if is_debian():
        offer_packages()
    COMMANDS[words[0]](words[1:])


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Stopped at your wish. Calling dev.py again goes on where this ended.")
