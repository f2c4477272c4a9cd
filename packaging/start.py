"""Where the frozen program begins: the same `main` as the installed command."""

from __future__ import annotations

import sys

from nearmiss_gui.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
