"""Build the one-folder program and look whether it is whole: `python3 dev.py bundle [--out DIR]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import PyInstaller.__main__

ROOT = Path(__file__).resolve().parents[1]
# Qt's X11 platform asks for each; PyInstaller leaves out, without a word, what the building machine lacks.
WINDOW_LIBRARIES = ("libxcb-cursor", "libxcb-icccm", "libxcb-keysyms", "libxcb-shape", "libxcb-xkb", "libxkbcommon-x11")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the folder `nearmiss` is put")
    program = build(parser.parse_args().out.resolve())
    faults = faults_of(program)
    for fault in faults:
        print(f"{program}: {fault}", file=sys.stderr)
    if not faults:
        print(f"Built {program} ({size(program) / 1e6:.0f} MB)")
    return 1 if faults else 0


def build(out: Path) -> Path:
    """Run PyInstaller; the folder that it made."""
    with tempfile.TemporaryDirectory() as work:
        spec = str(ROOT / "packaging" / "nearmiss.spec")
        where = ["--distpath", str(out), "--workpath", work]
        PyInstaller.__main__.run([spec, "--noconfirm", "--log-level", "WARN", *where])
    return out / "nearmiss"


def faults_of(program: Path) -> list[str]:
    """What is in the folder and must not be, and what is not and must be; each in words."""
    names = [path.name for path in program.rglob("*") if path.is_file()]
    faults = [f"holds Qt's database driver {name}" for name in names if "qsqlite" in name.lower()]
    engines = sorted(name for name in names if name.lower().startswith(("libsqlite3", "sqlite3.dll")))
    if len(engines) > 1:
        faults.append(f"holds more than one SQLite: {', '.join(engines)}")
    if not any(path.name == "pyarrow" for path in program.rglob("pyarrow")):
        faults.append("reads no Parquet: install pyarrow here and build again")
    if sys.platform.startswith("linux"):
        lacking = [library for library in WINDOW_LIBRARIES if not any(name.startswith(library) for name in names)]
        faults += [f"lacks {library}: install it here and build again" for library in lacking]
    return faults


def size(folder: Path) -> int:
    """Bytes on the disk, links not counted twice."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
