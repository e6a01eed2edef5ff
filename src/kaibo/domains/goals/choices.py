"""The fixed lists of goals, by the words of docs/words.md."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


def worded(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Labels as a model's choices; as plain texts, so that a migration needs nothing of ours."""
    return [(str(code), label) for code, label in labels.items()]


class Scope(StrEnum):
    """What stretch a goal is for, from the widest to the narrowest."""

    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    SHOW = "show"
    SHIFT = "shift"
    HOUR = "hour"


SCOPE_LABELS: dict[str, str] = {
    Scope.MONTH: "月",
    Scope.WEEK: "周",
    Scope.DAY: "日",
    Scope.SHOW: "场次",
    Scope.SHIFT: "班次",
    Scope.HOUR: "小时",
}

#: Scope → what a goal of it can be rolled down to.
INTO: dict[Scope, tuple[Scope, ...]] = {
    Scope.MONTH: (Scope.DAY,),
    Scope.WEEK: (Scope.DAY,),
    Scope.DAY: (Scope.SHOW,),
    Scope.SHOW: (Scope.SHIFT, Scope.HOUR),
    Scope.SHIFT: (),
    Scope.HOUR: (),
}


class MadeBy(StrEnum):
    """Who said the figure: a person, or the roll-down of a wider goal."""

    PERSON = "person"
    ROLLED_DOWN = "rolled_down"


MADE_BY_LABELS: dict[str, str] = {MadeBy.PERSON: "手工定", MadeBy.ROLLED_DOWN: "往下分"}


class WeighedBy(StrEnum):
    """What a part's weight was taken from, from the most telling to the least."""

    SLOT_WEEKDAY = "slot_weekday"
    SLOT = "slot"
    ROOM = "room"
    WEEKDAY = "weekday"
    ALL_DAYS = "all_days"
    HOUR_GOALS = "hour_goals"
    PLANNED = "planned"
    TIME = "time"


WEIGHED_BY_LABELS: dict[str, str] = {
    WeighedBy.SLOT_WEEKDAY: "同直播间、同时段、同星期的往场",
    WeighedBy.SLOT: "同直播间、同时段的往场",
    WeighedBy.ROOM: "同直播间的往场",
    WeighedBy.WEEKDAY: "同星期的往日",
    WeighedBy.ALL_DAYS: "全部往日",
    WeighedBy.HOUR_GOALS: "已定的小时目标",
    WeighedBy.PLANNED: "排定的开播时长",
    WeighedBy.TIME: "时长",
}
