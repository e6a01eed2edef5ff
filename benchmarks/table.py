"""One row a measurement, with its bar and its ratio to the row it is compared with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What was measured: a name, the figure and its unit, the bar (None: none), a ratio in words."""

    name: str
    figure: float
    unit: str
    bar: str = ""
    ratio: str = ""


def printed(results: list[Result]) -> str:
    """The results as a table in Markdown."""
    lines = ["| what | figure | bar | ratio |", "|---|---:|---|---|"]
    for r in results:
        digits = 0 if r.figure >= 1_000 else 1 if r.figure >= 10 else 3
        lines.append(f"| {r.name} | {r.figure:,.{digits}f} {r.unit} | {r.bar} | {r.ratio} |")
    return "\n".join(lines)
