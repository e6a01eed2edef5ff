"""Run every measurement and print one table: `python -m benchmarks [NAME …]`."""

from __future__ import annotations

import argparse
import os
import platform
import sys

from benchmarks import compliance, imports, ingest, page, prompter, restore, writing
from benchmarks.table import Result, printed

MEASUREMENTS = {
    "ingest": ingest.measure,
    "restore": restore.measure,
    "page": page.measure,
    "prompter": prompter.measure,
    "imports": imports.measure,
    "compliance": compliance.measure,
    "writing": writing.measure,
}


def main() -> int:
    """Measure what was asked for; 0 also when a bar is missed: the table says so, CI does not."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    parser.add_argument("--events", type=int, default=200_000, help="size of the stream")
    chosen = parser.parse_args()
    cores = os.cpu_count()
    print(f"Python {platform.python_version()}, {cores} cores, load {os.getloadavg()[0]:.1f}")
    results: list[Result] = []
    for name in chosen.names or MEASUREMENTS:
        if name not in MEASUREMENTS:
            parser.error(f"no measurement {name!r}; there are {', '.join(MEASUREMENTS)}")
        print(f"… {name}", file=sys.stderr, flush=True)
        results += MEASUREMENTS[name](chosen.events)
    print(printed(results))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
