"""Parts of a room cut down until they fit: what an act carried goes first, what is on air stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from kaibo.kit.part import PART_BYTES

Values = dict[str, Any]
#: Bytes of JSON that what one act carried may take, tried in this order. A press has the first.
CARRIED = (1024, 256, 0)
MOST_WORDS = 120


def fitting_press(press: Values) -> Values:
    """A press whose `x` is short; `x.cut` is true if something was left out of it."""
    return press | {"x": _within(press["x"], CARRIED[0])}


def fitting_run(run: Values) -> Values:
    """`run` as it fits into one part: first what acts carried is cut (`data.cut` is then true), at
    last the hosts who came first are left out, and `hosts_left_out` says how many."""
    if _fits(run):
        return run
    for most in CARRIED:
        cut = {name: _cut(value, most) for name, value in run.items()}
        if _fits(cut):
            return cut
    hosts = cut["hosts"]
    for gone in range(1, len(hosts) + 1):
        fewer = cut | {"hosts": hosts[gone:], "hosts_left_out": gone}
        if _fits(fewer):
            return fewer
    return cut


def _fits(value: Any) -> bool:
    return len(msgspec.json.encode(value)) <= PART_BYTES


def _cut(value: Any, most: int) -> Any:
    if isinstance(value, str):
        return value[:MOST_WORDS]
    if isinstance(value, list):
        return [_cut(one, most) for one in value]
    if isinstance(value, dict):
        return {k: _within(v, most) if k == "data" else _cut(v, most) for k, v in value.items()}
    return value


def _within(data: Mapping[str, Any], most: int) -> Values:
    """The first values of `data` that take `most` bytes as JSON; `cut` is true if some are gone."""
    if len(msgspec.json.encode(data)) <= most:
        return dict(data)
    kept: Values = {"cut": True}
    left = most
    for name, value in data.items():
        left -= len(msgspec.json.encode({name: value}))
        if left < 0:
            break
        kept[name] = value
    return kept
