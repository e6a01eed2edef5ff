"""What a page is told of an import: the same, whether it was answered at once or by a job.

Plain values in the shapes of `schemas.lineup`, because two thousand rows have forty thousand
differences, and to make and check an object for each takes longer than to plan them.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from kaibo.domains.selection import rules
from kaibo.domains.selection.actions import numbering
from kaibo.domains.selection.actions.lineup_import import Done
from kaibo.domains.selection.lineup.planned import Difference, Plan
from kaibo.kit.plain_json import PlainJSON
from kaibo.kit.rights import RIGHT_LABELS

JSON = "application/json; charset=utf-8"


def previewed(made: Plan, digest: str) -> dict[str, Any]:
    """A `PreviewOut`."""
    return {
        "digest": digest,
        "counts": _counts(made),
        "rows": [
            {
                "row": row.row,
                "title": row.title,
                "state": row.state,
                "makes": row.makes,
                "differences": [_difference(one) for one in row.differences],
            }
            for row in made.rows
        ],
        "problems": _problems(made),
        "withheld": _withheld(made),
        "left": made.left,
    }


def applied(done: Done) -> dict[str, Any]:
    """An `ApplyOut`."""
    return {
        "act": done.act,
        "undo_until": done.at + rules.UNDO_MS if done.act else None,
        "counts": _counts(done.plan),
        "problems": _problems(done.plan),
        "withheld": _withheld(done.plan),
        "announcement": numbering.announcement(done.renumbered),
        "changes": [asdict(one) for one in done.renumbered],
    }


def encoded(answer: dict[str, Any]) -> bytes:
    """As it goes over the wire."""
    return json.dumps(answer, cls=PlainJSON, separators=(",", ":")).encode()


def _difference(one: Difference) -> dict[str, str | None]:
    return {"key": one.key, "label": one.label, "before": one.before, "after": one.after}


def _counts(made: Plan) -> dict[str, int]:
    return {**made.counts, "left": len(made.left)}


def _problems(made: Plan) -> list[dict[str, Any]]:
    return [{**asdict(one), "text": one.text} for one in made.problems]


def _withheld(made: Plan) -> list[dict[str, str]]:
    return [{**asdict(one), "right_label": RIGHT_LABELS[one.right]} for one in made.withheld]
