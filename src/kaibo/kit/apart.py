"""How a process beside this one is started so that Ctrl-C in the terminal reaches this one alone."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

if sys.platform == "win32":
    APART: dict[str, Any] = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    APART = {"start_new_session": True}
