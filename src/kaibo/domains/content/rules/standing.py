"""How a clip stands between its words, its signatures and its publication. Plain."""

from __future__ import annotations

from enum import StrEnum


class ClipStanding(StrEnum):
    """What is to be done about a clip."""

    UNSIGNED = "unsigned"
    CHANGED = "changed"
    SIGNED = "signed"
    PUBLISHED = "published"
    UNREVIEWED = "unreviewed"
    DOWN = "down"


STANDING_LABELS: dict[str, str] = {
    ClipStanding.UNSIGNED: "未审",
    ClipStanding.CHANGED: "改过，要重审",
    ClipStanding.SIGNED: "已审",
    ClipStanding.PUBLISHED: "已发布",
    ClipStanding.UNREVIEWED: "没审就发了",
    ClipStanding.DOWN: "已下架",
}


def standing(*, digest: str, signed: str | None, published: bool, taken_down: bool) -> ClipStanding:
    """By the SHA-256 of what it is now and of what was signed last (None: never)."""
    if taken_down:
        return ClipStanding.DOWN
    same = signed == digest
    if published:
        return ClipStanding.PUBLISHED if same else ClipStanding.UNREVIEWED
    if signed is None:
        return ClipStanding.UNSIGNED
    return ClipStanding.SIGNED if same else ClipStanding.CHANGED
