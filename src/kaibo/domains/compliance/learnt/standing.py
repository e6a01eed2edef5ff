"""The model of this data folder, as this process holds it: read when it is new, left out when it is
older than the packs."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from kaibo.domains.compliance.engine.shipped import shipped_checker
from kaibo.domains.compliance.learnt.examples import versions
from kaibo.domains.compliance.learnt.model import Model, Pointed, load, point

log = logging.getLogger("kaibo.compliance")
FILE = "compliance/learnt.json.gz"


@dataclass(frozen=True, slots=True)
class Standing:
    """`model` is None where there is none that can be used; `why` says so in Chinese then."""

    model: Model | None
    why: str


_lock = threading.Lock()
#: Of which file (path, its time and size) what is held was read.
_held: tuple[tuple[str, int, int] | None, Standing] = (None, Standing(None, ""))


def model_path(data: Path | None = None) -> Path:
    """Where the model of a data folder is kept."""
    return (data if data is not None else Path(settings.DATA_DIR)) / FILE


def standing() -> Standing:
    """The model that may point at a text now."""
    global _held
    path = model_path()
    try:
        stat = path.stat()
    except OSError:
        return Standing(None, "还没有学过：kaibo learn")
    mark = (str(path), stat.st_mtime_ns, stat.st_size)
    with _lock:
        if _held[0] != mark:
            _held = (mark, _read(path))
        return _held[1]


def second_look(text: str) -> Pointed | None:
    """What a person should read once more of a text in which no rule found anything."""
    model = standing().model
    return None if model is None else point(model, text)


def _read(path: Path) -> Standing:
    try:
        model = load(path)
    except ValueError as wrong:
        log.warning("the learnt model is left out: %s", wrong)
        return Standing(None, str(wrong))
    if model.packs != versions(shipped_checker().packs):
        return Standing(None, "规则包更新过，学出来的不再用：请再运行一次 kaibo learn")
    return Standing(model, "")
