"""Whether the packs are read. Reading them takes seconds: a page never waits for it."""

from __future__ import annotations

import logging
import threading

from kaibo.domains.compliance import in_use
from kaibo.domains.compliance.engine.packs import PackError
from kaibo.kit.errors import Refusal

log = logging.getLogger("kaibo.compliance")
_reading = threading.Lock()
#: Packs come with a release: wrong once is wrong until a restart.
_problem: str | None = None


def require_ready() -> None:
    """Refuse with `packs_reading` while the packs are not read, and see to it that they are; with
    `packs_unusable`, saying what is wrong, when they cannot be."""
    if in_use.ready():
        return
    if _problem is not None:
        raise Refusal("packs_unusable", f"规则包读不进来，文字没有检查：{_problem}")
    if not _reading.locked():
        threading.Thread(target=_read, name="kaibo-packs", daemon=True).start()
    raise Refusal("packs_reading", "规则包正在读，要几秒钟。文字还没有检查，稍等会自动再查。")


def read_packs() -> None:
    """Read and compile the packs in use, if nobody has yet; whoever comes meanwhile waits.

    Raises:
        PackError: one of them cannot be used.
    """
    with _reading:
        in_use.checker()


def _read() -> None:
    global _problem
    try:
        read_packs()
    except PackError as wrong:
        log.exception("the packs cannot be used")
        _problem = str(wrong)
