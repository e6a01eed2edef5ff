"""A process beside this one, so started that Ctrl-C in the terminal reaches this one alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import IO

Pipe = int | IO[bytes] | None


def started(
    command: Sequence[str], stdin: Pipe = None, stdout: Pipe = None, stderr: Pipe = None
) -> subprocess.Popen[bytes]:
    """The process; it is not ended with this one unless it looks to that itself."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(
            command, stdin=stdin, stdout=stdout, stderr=stderr, creationflags=flags
        )
    else:
        return subprocess.Popen(
            command, stdin=stdin, stdout=stdout, stderr=stderr, start_new_session=True
        )
