"""Set up Nearmiss on this machine and run it, or check it. Needs nothing but Python.

    python3 dev.py run                  opens the window on the sample project
    python3 dev.py run -- ARGS          runs `nearmiss ARGS`
    python3 dev.py test                 runs every check
    python3 dev.py test --long          also the tests that take long
    python3 dev.py test PYTEST-ARGS     hands PYTEST-ARGS to pytest, for example `tests/core -k undo`
    python3 dev.py bundle               builds the one-folder program in dist/

Everything is installed in .venv beside this file. Where Linux lacks libraries that Qt loads, they are
installed when this runs as root on Debian or Ubuntu; otherwise the line to type is printed.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterable, Sequence
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "made-from.txt"
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What Qt loads, and the Debian package that holds it: for any Qt program, then for a real window under X.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What tests start: to drive a real window, and to watch what a process asks of the system. Without them those tests are
# skipped.
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox", "strace": "strace"}


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says; the exit code of what was run."""
    commands = {"run": run, "test": test, "bundle": bundle}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if list(arguments[:1]) in (["-h"], ["--help"]) else 2
    check_python(sys.version_info[:2])
    return commands[arguments[0]](list(arguments[1:]))


def run(arguments: list[str]) -> int:
    """`nearmiss ARGUMENTS`, or the sample project: in a window, or without one where there is no display."""
    wanted = arguments[1:] if arguments[:1] == ["--"] else arguments
    visible = has_display()
    missing = missing_libraries({**QT_LIBRARIES, **(WINDOW_LIBRARIES if visible else {})})
    if not install_packages(missing.values(), missing) and visible:
        return 1
    make_ready(tools=False)
    if not wanted and not visible:
        say("No display here: running `nearmiss demo --no-window` in place of the window.")
    return nearmiss(wanted or ["demo"] + ([] if visible else ["--no-window"]))


def test(arguments: list[str]) -> int:
    """Every check, one line each; the exit code is 1 when any of them failed."""
    missing = missing_libraries({**QT_LIBRARIES, **WINDOW_LIBRARIES})
    programs = {name: package for name, package in TEST_PROGRAMS.items() if LINUX and not shutil.which(name)}
    can_drive_windows = install_packages([*missing.values(), *programs.values()], [*missing, *programs])
    if not can_drive_windows and missing_libraries(QT_LIBRARIES):
        return 1
    make_ready(tools=True)
    return report([check(name, command) for name, command in checks(arguments).items()])


def bundle(arguments: list[str]) -> int:
    """The one-folder program, built by packaging/build.py."""
    make_ready(tools=True)
    return subprocess.call([PYTHON, ROOT / "packaging" / "build.py", *arguments])


# The checks


def checks(pytest_arguments: Sequence[str]) -> dict[str, list[str]]:
    """The name of each check, and what Python is given to make it."""
    return {
        "style": ["-m", "ruff", "check", "."],
        "format": ["-m", "ruff", "format", "--check", "."],
        "types": ["-m", "mypy"],
        "layers": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
        "tests": ["-m", "pytest", "-n", "2", "--dist", "loadfile", *pytest_arguments],
    }


def check(name: str, command: Sequence[str]) -> tuple[str, bool]:
    """Run one check; its output is shown while it runs for the tests, and afterwards if it failed for the others."""
    started = time.monotonic()
    live = name == "tests"
    done = subprocess.run(
        [PYTHON, *command],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        stdout=None if live else subprocess.PIPE,
        stderr=None if live else subprocess.STDOUT,
    )
    passed = done.returncode == 0
    if not live and not passed:
        sys.stdout.flush()
        sys.stdout.buffer.write(done.stdout)
    print(f"{name}: {'passed' if passed else 'FAILED'} ({time.monotonic() - started:.1f} s)", flush=True)
    return name, passed


def report(results: Sequence[tuple[str, bool]]) -> int:
    """Say in words how it went; the exit code."""
    failed = [name for name, passed in results if not passed]
    if failed:
        print(f"Failed: {', '.join(failed)}. What each has to say stands above its line.")
        return 1
    print(f"All {len(results)} checks passed.")
    return 0


# The program


def has_display() -> bool:
    """Whether a window can be opened. Where a Qt platform is named, its name is trusted."""
    return not LINUX or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def nearmiss(arguments: Sequence[str]) -> int:
    """Run the program. -P: files in the folder that it is started from must not stand in for modules."""
    return subprocess.call([PYTHON, "-P", "-m", "nearmiss_gui", *arguments])


# The virtual environment


def make_ready(tools: bool) -> None:
    """Bring .venv up to date, with the tools for development or without; nothing to do is told by its stamp."""
    stamp = read_stamp()
    if PYTHON.exists() and stamp[:1] == [fingerprint()] and (not tools or "tools" in stamp):
        return
    if stamp == ["unfinished"] or not runs_this_python():
        make_venv()
    install_project(tools)


def fingerprint() -> str:
    """Names all that .venv depends on: the dependencies, this Python, the system, and where the checkout lies."""
    made_from = [(ROOT / "pyproject.toml").read_text("utf-8"), sys.version, sysconfig.get_platform(), str(ROOT)]
    return hashlib.sha256("\0".join(made_from).encode()).hexdigest()


def read_stamp() -> list[str]:
    """The words in the stamp: a fingerprint, `tools` after it; `unfinished`; or none."""
    return STAMP.read_text("utf-8").split() if STAMP.exists() else []


def runs_this_python() -> bool:
    """Whether .venv holds a Python of this version that has pip."""
    test = f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    try:
        return subprocess.run([PYTHON, "-c", test], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    """A new, empty environment. The stamp comes first and goes last, so that a half-made one is always known."""
    say(f"Making a virtual environment for Python {version(sys.version_info[:2])} in .venv …")
    install_venv_module()
    VENV.mkdir(exist_ok=True)
    STAMP.write_text("unfinished", "utf-8")
    for old in VENV.iterdir():
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        elif old != STAMP:
            old.unlink()
    venv.EnvBuilder(symlinks=not WINDOWS, with_pip=True).create(VENV)


def install_project(tools: bool) -> None:
    """Install the checkout, editable, and what it needs."""
    say(f"Installing what Nearmiss needs{' and the tools that check it' if tools else ''}: a minute or two …")
    STAMP.write_text("unfinished", "utf-8")
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", "--editable"]
    wanted = ".[dev]" if tools else "."
    done = subprocess.run([*pip, wanted], cwd=ROOT, env={**os.environ, "PIP_USER": "0"}, stdin=subprocess.DEVNULL)
    if done.returncode:
        # pip undoes what it could not finish, so what was there before can still be used and mended.
        STAMP.write_text("outdated", "utf-8")
        sys.exit("pip could not install what is needed; its reason stands above. Run the same command again to retry.")
    STAMP.write_text(fingerprint() + (" tools" if tools else ""), "utf-8")


# The system


def check_python(found: tuple[int, ...]) -> None:
    """Leave with a sentence when this is not a Python that Nearmiss runs on."""
    if OLDEST <= found <= NEWEST:
        return
    suitable = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    known = next((name for name in suitable if starts(name)), suitable[0])
    sys.exit(
        f"Nearmiss runs on Python {version(OLDEST)} to {version(NEWEST)}, and this is Python {version(found)}. "
        f"Try: {known} dev.py {' '.join(sys.argv[1:])}"
    )


def starts(python: str) -> bool:
    """Whether a Python of this name runs: version managers leave names behind that do not."""
    try:
        return subprocess.run([python, "-c", ""], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def missing_libraries(libraries: dict[str, str]) -> dict[str, str]:
    """Those of the libraries (name: Debian package) that this Linux cannot load; elsewhere Qt brings all it needs."""
    return {name: package for name, package in libraries.items() if LINUX and not can_load(name)}


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_venv_module() -> None:
    """Debian's own Python comes without the part that puts pip into an environment."""
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        package = f"python{version(sys.version_info[:2])}-venv"
        if not install_packages([package], ["ensurepip"]):
            sys.exit(1)


def install_packages(packages: Iterable[str], lacking: Iterable[str]) -> bool:
    """Install Debian packages as root, or print what to type. True: nothing is lacking any more."""
    wanted = sorted(set(packages))
    if not wanted:
        return True
    command = ["apt-get", "install", "-y", "--no-install-recommends", *wanted]
    if not shutil.which("apt-get") or os.geteuid() != 0:
        say(f"This system lacks {', '.join(lacking)}. Type: {line_to_type(command, lacking)}")
        return False
    say(f"Installing {', '.join(wanted)} with apt-get …")
    return apt(["apt-get", "update"]) and apt(command)


def line_to_type(apt_command: Sequence[str], lacking: Iterable[str]) -> str:
    """One line for a shell. Systems with rpm find a package by the library that is in it."""
    if shutil.which("apt-get"):
        return f"sudo apt-get update && sudo {shlex.join(apt_command)}"
    if shutil.which("dnf"):
        return "sudo dnf install " + " ".join(f"'{name}()(64bit)'" if ".so." in name else name for name in lacking)
    return "the command that installs them with your package manager"


def apt(command: Sequence[str]) -> bool:
    """Run apt-get without questions; what it says is shown when it fails."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        say(f"{done.stdout}\n`{shlex.join(command)}` failed; its words stand above.")
    return done.returncode == 0


def version(numbers: Iterable[int]) -> str:
    return ".".join(map(str, numbers))


def say(text: str) -> None:
    """Set-up speaks on stderr: what the program prints on stdout may be read by another program."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
