"""The fixed lists of a review and its findings, by the words of docs/words.md."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


def worded(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Labels as a model's choices; as plain texts, so that a migration needs nothing of ours."""
    return [(str(code), label) for code, label in labels.items()]


class ReviewState(StrEnum):
    """Whether a review is still being written."""

    OPEN = "open"
    CLOSED = "closed"


REVIEW_STATE_LABELS: dict[str, str] = {ReviewState.OPEN: "复盘中", ReviewState.CLOSED: "已收口"}


class FindingState(StrEnum):
    """How far a finding has come: to be done, done, and what later shows said of it."""

    OPEN = "open"
    DONE = "done"
    HELD = "held"
    NOT_HELD = "not_held"
    DROPPED = "dropped"


FINDING_STATE_LABELS: dict[str, str] = {
    FindingState.OPEN: "待执行",
    FindingState.DONE: "已执行，待验证",
    FindingState.HELD: "有效",
    FindingState.NOT_HELD: "无效",
    FindingState.DROPPED: "不做了",
}

#: From a state the ones a person may set next. What was judged is judged anew only when reopened.
NEXT: dict[FindingState, tuple[FindingState, ...]] = {
    FindingState.OPEN: (
        FindingState.DONE, FindingState.HELD, FindingState.NOT_HELD, FindingState.DROPPED,
    ),
    FindingState.DONE: (
        FindingState.HELD, FindingState.NOT_HELD, FindingState.OPEN, FindingState.DROPPED,
    ),
    FindingState.HELD: (FindingState.OPEN,),
    FindingState.NOT_HELD: (FindingState.OPEN,),
    FindingState.DROPPED: (FindingState.OPEN,),
}  # fmt: skip

#: What still belongs on the list of the next show.
PENDING = (FindingState.OPEN, FindingState.DONE)


class FindingScope(StrEnum):
    """Of whom the metric is read, by the level of the row: shows of the room, those with that host,
    or those with that link."""

    ROOM = "show"
    HOST = "host"
    LINK = "product"


SCOPE_LABELS: dict[str, str] = {
    FindingScope.ROOM: "本直播间的下几场",
    FindingScope.HOST: "这位主播的下几场",
    FindingScope.LINK: "这个链接的下几场",
}


class FindingDirection(StrEnum):
    """Which way the metric shall go."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


DIRECTION_LABELS: dict[str, str] = {
    FindingDirection.AT_LEAST: "不低于",
    FindingDirection.AT_MOST: "不高于",
}
