"""`kaibo learn`: a second look is learnt from the rules' examples and the team's own decisions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kaibo.cli.business import currencies
from kaibo.cli.failures import Failure
from kaibo.domains.compliance.public import TooFew, learn_again
from kaibo.live.alerts import alerts
from kaibo.live.clock import wall_ms
from kaibo.live.engine import read_room, rooms


def learnt(data: Path) -> dict[str, Any]:
    """Learn anew and keep the model in the data folder; what it was learnt from, and its figures."""
    try:
        found = learn_again(data, decisions(data), wall_ms())
    except ImportError as missing:
        raise Failure("没有安装 scikit-learn：请装上扩展 kaibo[learnt]。") from missing
    except TooFew as few:
        raise Failure(str(few)) from few
    figures = found.figures
    return {
        "breaking": found.breaking,
        "lawful": found.lawful,
        "decisions": found.decisions,
        "threshold": round(found.threshold, 4),
        "precision": round(figures.precision, 4),
        "recall": round(figures.recall, 4),
        "recall_by_rule": round(figures.by_rule, 4),
        "near": round(figures.near, 4),
        "model": str(found.path),
    }


def decisions(data: Path) -> Iterator[tuple[str, str, str]]:
    """(text, rule, ending) of every alert that has ended, room by room, oldest first."""
    currency = currencies(data)
    for room in rooms(data):
        for alert in alerts(read_room(data, room, currency(room)).presses.watch):
            if alert.closed is not None:
                told = alert.closed.x
                ending = str(told.get("reason") or told.get("how") or "")
                yield alert.raised.text or "", str(alert.x.get("rule") or ""), ending
