"""The robot of each platform, by its kind: three modules with one face. [plain]"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from kaibo.domains.team.choices import RobotKind
from kaibo.domains.team.robots import dingtalk, feishu, wecom
from kaibo.domains.team.robots.answers import Outcome, Raw


class Robot(Protocol):
    """What a platform's module says and does. `PACE` is (how many, in how many ms) at most;
    `NO_PICTURE` why a picture is left out, "" when it is sent."""

    NAME: str
    PACE: tuple[tuple[int, int], ...]
    NO_PICTURE: str

    def bodies(
        self, title: str, lines: Sequence[str], picture: bytes | None
    ) -> list[dict[str, Any]]:
        """The requests that make up a message, unsigned, in order."""

    def signed(
        self, target: str, body: dict[str, Any], secret: str, now: int
    ) -> tuple[str, dict[str, Any]]:
        """Path with query, and body, signed at `now` (UTC ms)."""

    def read(self, raw: Raw) -> Outcome:
        """What the answer means."""


ROBOTS: dict[RobotKind, Robot] = {
    RobotKind.FEISHU: feishu,
    RobotKind.DINGTALK: dingtalk,
    RobotKind.WECOM: wecom,
}


def free_at(kind: RobotKind, times: Sequence[int], now: int) -> int:
    """When the next request may go (UTC ms, not before `now`), `times` being those that went."""
    at = now
    for most, span in ROBOTS[kind].PACE:
        if len(times) >= most:
            at = max(at, sorted(times)[-most] + span)
    return at
