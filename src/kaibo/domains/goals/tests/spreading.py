"""The two steps of a roll-down as a page takes them, and a roster to roll down over."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from kaibo.domains.goals.models import Goal
from kaibo.domains.goals.tests.composed import ROOM, at
from kaibo.domains.people.actions import shifts
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import system

THURSDAY, FRIDAY = (at(5, 6), at(6, 6)), (at(6, 6), at(7, 6))


class Spreading:
    """The two steps as a page takes them."""

    def __init__(self, page: Browser, made: dict[str, Any]) -> None:
        self.page, self.made, self.path = page, made, f"/api/goals/{made['id']}/spread"

    def preview(self, into: str, **more: Any) -> dict[str, Any]:
        """What would it be?"""
        answer = self.page.post(f"{self.path}/preview", into=into, **more)
        assert answer.status_code == 200, answer.json()
        found: dict[str, Any] = answer.json()
        return found

    def write(self, into: str, digest: str = "", **more: Any) -> Any:
        """Do it."""
        digest = digest or self.preview(into, **more)["digest"]
        expect = Goal.objects.get(pk=self.made["id"]).version
        return self.page.post(self.path, into=into, expect=expect, digest=digest, **more)


def values(answer: Any) -> list[int]:
    return [one["value"] for one in answer.json()["goals"]]


def stand(*edges: int, room: str = ROOM) -> None:
    """Shifts from edge to edge."""
    for start, end in pairwise(edges):
        shifts.plan(system("test"), room=room, starts_at=start, ends_at=end)
