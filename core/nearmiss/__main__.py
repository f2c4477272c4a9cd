"""`python -m nearmiss`: the commands, without a window."""

from nearmiss.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
