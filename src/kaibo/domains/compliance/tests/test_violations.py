"""The ledger of violations: how penalties rise, when an appeal is over, and who may write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kaibo.domains.compliance.choices import AppealState, Family, Scene
from kaibo.domains.compliance.models import Violation
from kaibo.domains.compliance.rules.escalation import Meter, Ruled, appeal_until, meters
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.rights import Duty

T0 = 1_795_000_000_000
ONE = Ruled(Family.FALSE_PROMOTION, Scene.LIVE, "a", "s1", T0, False, AppealState.NONE)


def meter(*ruled: Ruled, platform: str = "douyin", at: int = T0, show: str = "s1") -> Meter:
    found = meters(platform, ruled, room="a", show=show, at=at)
    return next(one for one in found if one.family is Family.FALSE_PROMOTION)


def test_a_second_violation_in_one_show_reaches_the_second_step() -> None:
    first = meter(ONE)
    assert (first.in_show, first.shows, first.step) == (1, 1, "警告，商品下车，中断直播")
    assert (first.next_in_show, first.next_shows) == (1, 1)
    assert first.next_step.startswith("另冻结该商品销售额 5%")
    second = meter(ONE, replace(ONE, happened_at=T0 - 1))
    assert (second.in_show, second.shows) == (2, 1)
    assert second.step == first.next_step and second.next_shows == 2


def test_shows_of_fourteen_days_count_each_once() -> None:
    shows = [replace(ONE, show=f"s{n}", happened_at=T0 - n * DAY) for n in range(1, 6)]
    five = meter(*shows, *shows[:2])
    assert (five.in_show, five.shows) == (2, 5)
    assert five.step.startswith("断播") and five.next_step == ""
    assert meter(replace(ONE, happened_at=T0 - 14 * DAY)).shows == 0
    assert meter(replace(ONE, happened_at=T0 - 14 * DAY + 1)).shows == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, is_warning=True),
        replace(ONE, appeal=AppealState.WON),
        replace(ONE, room="b"),
        replace(ONE, scene=Scene.SHORT_VIDEO),
        replace(ONE, happened_at=T0 + 1),
        replace(ONE, family=Family.PRICE),
    ],
)
def test_what_does_not_count(other: Ruled) -> None:
    assert meter(other).shows == 0


def test_a_platform_nobody_has_read_is_counted_and_no_step_is_invented() -> None:
    told = meter(ONE, platform="kuaishou")
    assert (told.shows, told.step, told.next_step, told.source) == (1, "", "", "")
    assert appeal_until("kuaishou", T0) is None
    assert appeal_until("douyin", T0) == T0 + 14 * DAY


def body(**more: Any) -> dict[str, Any]:
    told = {
        "platform": "douyin", "room": "flagship-a", "show": "7", "scene": "live",
        "family": "false_promotion", "clause": "虚假宣传：夸大功效", "quote": "三天祛斑",
        "happened_at": now_ms() - DAY, "told_at": now_ms() - DAY // 2, "frozen": 120_000,
    }  # fmt: skip
    return told | more


@pytest.mark.django_db
def test_a_ruling_is_written_down_with_its_clock_and_moves_the_meter(desk: Browser) -> None:
    made = desk.post("/api/compliance/violations", **body()).json()
    assert made["appeal_until"] == made["told_at"] + 14 * DAY
    query = f"platform=douyin&room=flagship-a&show=7&at={now_ms()}"
    [first, *_] = desk.get(f"/api/compliance/strikes?{query}")
    assert (first["family_label"], first["in_show"], first["next_in_show"]) == ("虚假宣传", 1, 1)
    assert "2026-08-22" in first["source"]
    [row] = desk.get("/api/compliance/violations?room=flagship-a")
    assert row["id"] == made["id"]
    assert desk.get("/api/compliance/violations?room=other") == []


@pytest.mark.django_db
def test_one_appeals_once_and_in_time(desk: Browser) -> None:
    made = desk.post("/api/compliance/violations", **body()).json()
    path = f"/api/compliance/violations/{made['id']}/appeal"
    sent = desk.post(path, state="sent", text="更正已在 40 秒内说出", expect=1).json()
    assert sent["appeal_label"] == "已提交" and sent["appeal_sent_at"] is not None
    lost = desk.post(path, state="lost", text="驳回", expect=2).json()
    assert lost["appeal_sent_at"] == sent["appeal_sent_at"]
    again = desk.post(path, state="sent", text="再试", expect=3)
    assert (again.status_code, again.json()["code"]) == (409, "one_appeal")
    old = desk.post(
        "/api/compliance/violations", **body(happened_at=T0 - 30 * DAY, told_at=T0 - 30 * DAY)
    ).json()
    late = desk.post(f"/api/compliance/violations/{old['id']}/appeal", state="sent", expect=1)
    assert (late.status_code, late.json()["code"]) == (409, "too_late")
    assert Violation.objects.get(pk=old["id"]).appeal == "none"


@pytest.mark.django_db
def test_a_notice_before_the_deed_and_somebody_without_the_right_are_refused(
    desk: Browser, page_of: Callable[[Duty], Browser]
) -> None:
    wrong = desk.post("/api/compliance/violations", **body(told_at=T0 - 90 * DAY))
    assert (wrong.status_code, wrong.json()["code"]) == (409, "before_it_happened")
    assert page_of(Duty.HOST).post("/api/compliance/violations", **body()).status_code == 403
    assert not Violation.objects.exists()
