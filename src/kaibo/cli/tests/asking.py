"""How tests ask a command: run as a person would, its answer read; and a small show to ask about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from kaibo.cli.app import app
from kaibo.live.codec import encode
from kaibo.live.events import Event

T0 = 1_700_024_400_000


RECORDED = Path(__file__).parents[2] / "connectors/danmaku_bili2019/tests/recorded/2019-5-10.txt"


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """(exit code, standard output, error output) of a command."""
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    return result.exit_code, result.stdout, result.stderr


def asked(*arguments: str | Path) -> dict[str, Any]:
    """The JSON answer of a command that succeeds."""
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    return answer


def a_show(path: Path, ident: str = "s1", room: str = "r1") -> Path:
    """A small show as canonical NDJSON: two visits, a pitch, an order, a broken line."""
    events = [
        Event("1", "show.start", room, "desk", T0, ref=ident),
        Event("2", "enter", room, "sim:1", T0 + 1_000, viewer="00000000000000a1", channel="paid"),
        Event("3", "pitch.start", room, "desk", T0 + 2_000, product="p1"),
        Event(
            "4", "product.click", room, "sim:1", T0 + 3_000, viewer="00000000000000a1", product="p1"
        ),
        Event(
            "5",
            "order.state",
            room,
            "sim:1",
            T0 + 4_000,
            order="o1",
            product="p1",
            qty=1,
            amount=8_900,
            viewer="00000000000000a1",
            x={"created": T0 + 4_000, "paid": T0 + 4_500, "refunded_total": 0, "refund_1h": 0},
        ),
        Event("6", "sample.online", room, "sim:1", T0 + 5_000, n=17),
        Event("7", "leave", room, "sim:1", T0 + 91_000, viewer="00000000000000a1"),
        Event("8", "show.end", room, "desk", T0 + 120_000),
    ]
    path.write_bytes(encode(events) + b'{"id":"9","kind":"enter","ts":"now"}\n')
    return path
