"""Quiet hours, full hours and addresses: plain rules with exact values."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kaibo.domains.team.choices import RobotKind
from kaibo.domains.team.rules.addresses import checked
from kaibo.domains.team.rules.hours import full_hours, quiet_until
from kaibo.kit.clock import HOUR, SHANGHAI, to_ms
from kaibo.kit.errors import Refusal

NEW_YORK = ZoneInfo("America/New_York")
CALCUTTA = ZoneInfo("Asia/Kolkata")


def at(text: str, zone: ZoneInfo = SHANGHAI) -> int:
    return to_ms(datetime.fromisoformat(text).replace(tzinfo=zone))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-22 22:59:59", None),
        ("2026-11-22 23:00", "2026-11-23 08:30"),
        ("2026-11-22 23:59:59", "2026-11-23 08:30"),
        ("2026-11-23 00:00", "2026-11-23 08:30"),
        ("2026-11-23 08:29:59", "2026-11-23 08:30"),
        ("2026-11-23 08:30", None),
        ("2026-12-31 23:30", "2027-01-01 08:30"),
    ],
)
def test_quiet_hours_over_midnight_end_the_next_morning(now: str, until: str | None) -> None:
    found = quiet_until(at(now), "23:00", "08:30", SHANGHAI)
    assert found == (None if until is None else at(until))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-22 11:59", None),
        ("2026-11-22 12:00", "2026-11-22 14:00"),
        ("2026-11-22 13:59", "2026-11-22 14:00"),
        ("2026-11-22 14:00", None),
    ],
)
def test_quiet_hours_within_a_day(now: str, until: str | None) -> None:
    found = quiet_until(at(now), "12:00", "14:00", SHANGHAI)
    assert found == (None if until is None else at(until))


def test_without_both_ends_there_are_none() -> None:
    noon = at("2026-11-22 12:00")
    for start, end in (("", ""), ("", "08:00"), ("08:00", ""), ("12:00", "12:00")):
        assert quiet_until(noon, start, end, SHANGHAI) is None


def test_quiet_hours_are_the_clock_on_the_wall_when_it_is_set_back() -> None:
    # In the night of 1 November 2026 New York has the hour from one to two twice.
    found = quiet_until(at("2026-10-31 23:00", NEW_YORK), "23:00", "07:00", NEW_YORK)
    assert found == at("2026-11-01 07:00", NEW_YORK)
    assert found - at("2026-10-31 23:00", NEW_YORK) == 9 * HOUR


def test_full_hours_are_both_included_and_cross_midnight() -> None:
    since, now = at("2026-11-22 21:30"), at("2026-11-23 03:00")
    found = full_hours(22, 1, since, now, SHANGHAI)
    assert found == [at(f"2026-11-22 {hour}:00") for hour in (22, 23)] + [
        at(f"2026-11-23 0{hour}:00") for hour in (0, 1)
    ]
    assert full_hours(10, 23, since, now, SHANGHAI) == [
        at("2026-11-22 22:00"),
        at("2026-11-22 23:00"),
    ]


def test_an_hour_strikes_once_for_a_clock_that_asks_again_and_again() -> None:
    hour = at("2026-11-22 22:00")
    assert full_hours(0, 23, hour - 1, hour, SHANGHAI) == [hour]
    assert full_hours(0, 23, hour, hour + 30_000, SHANGHAI) == []
    assert full_hours(0, 23, hour - 30_000, hour - 1, SHANGHAI) == []
    assert full_hours(9, 9, at("2026-11-22 08:59", CALCUTTA), at("2026-11-22 09:01", CALCUTTA), CALCUTTA) == [
        at("2026-11-22 09:00", CALCUTTA)
    ]  # fmt: skip


GOOD = {
    RobotKind.FEISHU: "https://open.feishu.cn/open-apis/bot/v2/hook/0a1b-2c3d",
    RobotKind.DINGTALK: "https://oapi.dingtalk.com/robot/send?access_token=0a1b2c",
    RobotKind.WECOM: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0a1b-2c3d",
}


def test_a_robots_own_address_is_taken() -> None:
    for kind, webhook in GOOD.items():
        found = checked(kind, webhook, ())
        assert f"https://{found.host}{found.target}" == webhook
        assert (found.tls, found.port, found.inner) == (True, 443, False)
    lark = "https://open.larksuite.com/open-apis/bot/v2/hook/x"
    assert checked(RobotKind.FEISHU, lark, ()).host == "open.larksuite.com"


@pytest.mark.parametrize(
    ("webhook", "told"),
    [
        ("http://open.feishu.cn/open-apis/bot/v2/hook/x", "https://"),
        ("https://open.feishu.cn:8443/open-apis/bot/v2/hook/x", "不带端口"),
        ("https://open.feishu.cn/admin", "不是群机器人的地址"),
        ("https://open.feishu.cn@evil.example/open-apis/bot/v2/hook/x", "用户名"),
        ("https://a:b@open.feishu.cn/open-apis/bot/v2/hook/x", "用户名"),
        ("https://open.feishu.cn.evil.example/open-apis/bot/v2/hook/x", "不是飞书的地址"),
        ("https://127.0.0.1/open-apis/bot/v2/hook/x", "「127.0.0.1」不是飞书的地址"),
        ("https://[::1]/open-apis/bot/v2/hook/x", "不是飞书的地址"),
        ("https://169.254.169.254/latest/meta-data", "不是飞书的地址"),
        (GOOD[RobotKind.DINGTALK], "「oapi.dingtalk.com」不是飞书的地址"),
        ("file:///etc/passwd", "地址不完整"),
        ("https://open.feishu.cn/open-apis/bot/v2/hook/x#y", "#"),
        ("https://open.feishu.cn/open-apis/bot/v2/hook/x y", "空格"),
        ("https://open.feishu.cn/open-apis/bot/v2/hook/x\r\nHost: evil", "空格"),
        ("https://open.feishu.cn:99999/x", "读不懂"),
        ("https://[open.feishu.cn/x", "读不懂"),
        ("https://开播.cn/x", "中文"),
        ("", "不完整"),
    ],
)
def test_any_other_address_is_refused_with_how_a_right_one_looks(webhook: str, told: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked(RobotKind.FEISHU, webhook, ())
    assert refused.value.code == "invalid"
    assert told in refused.value.text
    assert "https://open.feishu.cn/open-apis/bot/v2/hook/…" in refused.value.text


def test_an_address_that_was_copied_without_its_end_is_refused() -> None:
    for kind in (RobotKind.DINGTALK, RobotKind.WECOM):
        with pytest.raises(Refusal, match="复制完整"):
            checked(kind, GOOD[kind].split("?")[0], ())


def test_a_gateway_is_taken_when_the_settings_name_it_and_only_at_its_port() -> None:
    webhook = "http://10.0.0.5:9000/im/feishu/x?y=1"
    found = checked(RobotKind.FEISHU, webhook, ["10.0.0.5:9000"])
    assert (found.tls, found.host, found.port) == (False, "10.0.0.5", 9000)
    assert (found.target, found.inner) == ("/im/feishu/x?y=1", True)
    assert checked(RobotKind.FEISHU, webhook, ["10.0.0.5"]).inner
    with pytest.raises(Refusal):
        checked(RobotKind.FEISHU, webhook, ["10.0.0.5:9001", "10.0.0.50"])
