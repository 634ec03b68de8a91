"""``python -m bench NAME``: run one measurement; ``./run bench NAME`` does it in the right environment."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

NAMES = {
    "visit": "a whole visit through the real app: time, frames a second, blocks, CPU, memory",
    "recognition": "error rates on a folder of the classroom protocol, beside common programs",
    "across-videos": "error rates from one video of a person to the others, strangers among them",
    "closed-set": "rank-1 per picture on a folder of people, a few pictures of each enrolled",
    "attacks": "held-up pictures: APCER and BPCER of each passive layer; --species: whole visits",
    "queue": "forty students in line at the door: how many a minute, seconds each, names swapped, missed",
    "enrolment": "students who enrol their face through the real app: seconds each, and where they go",
    "large-class": "a class of 200 after a term: what it costs the main thread",
    "gallery": "a campus of templates: search, memory, load, add, remove; beside cv2.face LBPH",
    "screens": "no measurement: every screen, theme, language and size as PNG (./run screens)",
}


def main() -> int:
    """Run the measurement named first with the other arguments; returns its exit status."""
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        rows = (f"  {name:14} {words}" for name, words in NAMES.items())
        sys.stderr.write("\n".join(("usage: ./run bench NAME [--json]", *rows)) + "\n")
        return 2
    importlib.import_module("kiosk.__main__")  # a process of the bench begins as the kiosk's own does
    module = importlib.import_module(f"bench.{sys.argv[1].replace('-', '_')}")
    status: int = module.main(sys.argv[2:])
    return status


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.exit(main())
