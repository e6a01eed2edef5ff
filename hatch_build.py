"""hatchling's build hook: a wheel, an sdist or an editable install has its pages built."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))

from tools import build_web, node


class PagesHook(BuildHookInterface[Any]):
    """Builds when the pages are missing or older than their sources; asks for Node only then."""

    def dependencies(self) -> list[str]:
        """What must be installed for this build."""
        return [node.PACKAGE] if not build_web.skipped() and build_web.is_stale() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build if needed; what git ignores is carried all the same."""
        if not build_web.skipped():
            try:
                build_web.build()
            except node.BuildError as error:
                self.app.abort(str(error))
        build_data["artifacts"].append(f"/{build_web.DIST.relative_to(node.ROOT).as_posix()}/")
