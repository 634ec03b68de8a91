"""``python -m kiosk`` and the script ``kiosk``: the `kiosk` command."""

import gc
import sys

gc.set_threshold(50_000)  # what is imported stays: looking it through for garbage took a seventh of the start

from kiosk.cli import main  # noqa: E402 - after the line above

if __name__ == "__main__":
    sys.exit(main())
