"""What the READMEs show is what the commands print: every sample is run and compared."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.e2e.server import product_environment

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```(sh|text)\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\.venv/bin/kaibo (.*)$", re.MULTILINE)


def samples(readme: str) -> list[tuple[list[str], list[str]]]:
    """(commands, lines shown) of each block of commands that is followed by what they print."""
    blocks = BLOCK.findall((ROOT / readme).read_text(encoding="utf-8"))
    return [
        (COMMAND.findall(commands), shown.splitlines())
        for (kind, commands), (next_kind, shown) in pairwise(blocks)
        if (kind, next_kind) == ("sh", "text") and COMMAND.search(commands)
    ]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_samples_are_what_the_commands_print(readme: str, tmp_path: Path) -> None:
    found = samples(readme)
    assert len(found) == 3, "replay, orders, metrics"
    for commands, shown in found:
        printed: list[str] = []
        for command in commands:
            done = subprocess.run(
                [sys.executable, "-m", "kaibo", *command.split()],
                cwd=ROOT, capture_output=True, text=True, check=True,
                env=product_environment() | {"KAIBO_DATA": str(tmp_path)},
            )  # fmt: skip
            printed += done.stdout.splitlines()
        missing = [line for line in shown if line.strip() != "…" and line not in printed]
        assert not missing, f"{readme}: not printed any more:\n" + "\n".join(missing)
