"""How platforms raise a penalty: by how many in one show, and in how many shows of 14 days. [plain]

Steps are those of field notes §2.1 and §2.2, read from the platforms' rule texts in 2026; a
platform whose text nobody has read has none, and its meter only counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaibo.domains.compliance.choices import AppealState, Family, Scene
from kaibo.kit.clock import DAY

WINDOW_MS = 14 * DAY


@dataclass(frozen=True, slots=True)
class Step:
    """Reached by `in_show` violations in one show, or `shows` with one in 14 days; None: not by it."""

    in_show: int | None
    shows: int | None
    action: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A platform's steps for one family, mildest first, and how long one may appeal."""

    steps: tuple[Step, ...]
    source: str
    checked: str


_DOUYIN_FALSE = Scale(
    (
        Step(1, 1, "警告，商品下车，中断直播"),
        Step(2, 2, "另冻结该商品销售额 5%（30 天），停结算"),
        Step(3, 3, "另冻结 15%，停带货权限 3 天"),
        Step(None, 5, "断播，冻结 30–90（最长 180）天，永久关闭带货，罚 1,000–20,000 元"),
    ),
    "抖音 创作者【虚假宣传】处置细则 aJoHtKQ6kLcq",
    "2026-08-22",
)
_DOUYIN_PRICE = Scale(
    (
        Step(1, 1, "警告，商品下车"),
        Step(2, 3, "冻结 5%"),
        Step(3, 4, "断播，冻结 5%–30%，停 1 或 3 天"),
    ),
    "抖音 创作者【违规宣传价格】处置细则 aJmzJZNFxT2o",
    "2026-08-22",
)
_DOUYIN_BAG = Scale(
    (
        Step(1, 1, "警告"),
        Step(2, 2, "停用超级福袋 7 天"),
        Step(3, 3, "停用超级福袋 30 天"),
    ),
    "抖音「超级福袋」管理规则 aJpMrrQ5oEpd",
    "2026-08-22",
)
_DOUYIN_IDENTITY = Scale(
    (
        Step(1, 1, "警告 7–14 天"),
        Step(2, 2, "清空认证"),
        Step(3, 3, "关闭带货"),
    ),
    "抖音 身份资质缺失处置",
    "2026-08-22",
)
SCALES: dict[tuple[str, Family], Scale] = {
    ("douyin", Family.FALSE_PROMOTION): _DOUYIN_FALSE,
    ("douyin", Family.PRICE): _DOUYIN_PRICE,
    ("douyin", Family.LUCKY_BAG): _DOUYIN_BAG,
    ("douyin", Family.IDENTITY): _DOUYIN_IDENTITY,
}
#: How long after being told one may appeal, ms; platforms nobody has read have none.
APPEAL_MS = {"douyin": 14 * DAY}


@dataclass(frozen=True, slots=True)
class Ruled:
    """A violation, as the meter counts it."""

    family: Family
    scene: Scene
    room: str
    show: str
    happened_at: int
    is_warning: bool
    appeal: AppealState


@dataclass(frozen=True, slots=True)
class Meter:
    """How far one family has come at an instant. `step`: the action that is reached, "" none;
    `next_in_show` and `next_shows`: how many more of each lead to `next_step`, None: none does."""

    family: Family
    in_show: int
    shows: int
    step: str
    next_step: str
    next_in_show: int | None
    next_shows: int | None
    source: str


def meters(platform: str, ruled: Iterable[Ruled], *, room: str, show: str, at: int) -> list[Meter]:
    """The meters of an account's live room at `at` (UTC ms), those with violations first.
    Warnings and what an appeal has undone do not count."""
    mine = [
        one
        for one in ruled
        if one.scene is Scene.LIVE
        and one.room == room
        and not one.is_warning
        and one.appeal is not AppealState.WON
        and at - WINDOW_MS < one.happened_at <= at
    ]
    out = [_meter(platform, family, mine, show) for family in Family]
    shown = [one for one in out if one.shows or (platform, one.family) in SCALES]
    return sorted(shown, key=lambda one: (-one.in_show, -one.shows))


def _meter(platform: str, family: Family, mine: Sequence[Ruled], show: str) -> Meter:
    these = [one for one in mine if one.family is family]
    in_show = sum(one.show == show for one in these) if show else 0
    shows = len({one.show or one.happened_at for one in these})
    scale = SCALES.get((platform, family))
    steps = scale.steps if scale else ()
    reached = [one for one in steps if _is_reached(one, in_show, shows)]
    ahead = [one for one in steps if not _is_reached(one, in_show, shows)]
    after = ahead[0] if ahead else None
    return Meter(
        family,
        in_show,
        shows,
        reached[-1].action if reached else "",
        after.action if after else "",
        None if after is None or after.in_show is None else after.in_show - in_show,
        None if after is None or after.shows is None else after.shows - shows,
        f"{scale.source}（{scale.checked} 核对）" if scale else "",
    )


def _is_reached(step: Step, in_show: int, shows: int) -> bool:
    return (step.in_show is not None and in_show >= step.in_show) or (
        step.shows is not None and shows >= step.shows
    )


def appeal_until(platform: str, told_at: int) -> int | None:
    """Until when one may appeal, UTC ms; None where nobody has read the platform's text."""
    window = APPEAL_MS.get(platform)
    return None if window is None else told_at + window
