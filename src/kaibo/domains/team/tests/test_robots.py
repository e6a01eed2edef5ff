"""What each platform is sent, by its own recipe, and what its answers mean."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.team.choices import RobotKind
from kaibo.domains.team.robots import dingtalk, feishu, wecom
from kaibo.domains.team.robots.answers import Later, Raw, Refused, Sent, Unsure
from kaibo.domains.team.robots.kinds import ROBOTS, free_at
from kaibo.kit.clock import MINUTE, SECOND

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17)
NOW = 1_795_352_400_123


LINES = st.text(st.characters(codec="utf-8"), max_size=3_000) | st.integers(0, 20_000).map(
    lambda many: '"' * many
)


def raw(what: dict[str, Any], status: int = 200, wait: int | None = None) -> Raw:
    return Raw(status, json.dumps(what).encode(), wait)


def test_feishu_signs_seconds_in_the_body() -> None:
    # Both this value and the next one were made with openssl.
    assert feishu.signature("1599360473", "demo") == "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="
    target, body = feishu.signed("/hook/x", {"msg_type": "post"}, "demo", NOW)
    assert (target, body["timestamp"]) == ("/hook/x", "1795352400")
    assert body["sign"] == feishu.signature("1795352400", "demo")
    assert feishu.signed("/hook/x", {"a": 1}, "", NOW) == ("/hook/x", {"a": 1})


def test_dingtalk_signs_milliseconds_in_the_query() -> None:
    assert (
        dingtalk.signature(1577262236757, "this is secret")
        == "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM="
    )
    target, body = dingtalk.signed("/robot/send?access_token=t", {"a": 1}, "this is secret", NOW)
    assert target.startswith(f"/robot/send?access_token=t&timestamp={NOW}&sign=")
    sign = target.split("sign=")[1]
    assert not set(sign) & set("+/=")  # each of them means something else in a query
    assert body == {"a": 1}


def test_what_each_platform_is_sent() -> None:
    lines = ["成交 **12,340.00 元**", "峰值 832 人"]
    assert feishu.bodies("21 点报数", lines, PNG) == [
        {
            "msg_type": "post",
            "content": {
                "post": {
                    "zh_cn": {
                        "title": "21 点报数",
                        "content": [
                            [{"tag": "text", "text": "成交 12,340.00 元"}],
                            [{"tag": "text", "text": "峰值 832 人"}],
                        ],
                    }
                }
            },
        }
    ]
    assert dingtalk.bodies("21 点报数", lines, PNG) == [
        {
            "msgtype": "markdown",
            "markdown": {
                "title": "21 点报数",
                "text": "#### 21 点报数\n\n成交 **12,340.00 元**  \n峰值 832 人",
            },
        }
    ]
    text, image = wecom.bodies("21 点报数", lines, PNG)
    assert text == {
        "msgtype": "markdown",
        "markdown": {"content": "**21 点报数**\n成交 **12,340.00 元**\n峰值 832 人"},
    }
    assert image == {
        "msgtype": "image",
        "image": {
            "base64": "iVBORw0KGgoAAAANSUhEUgAAAAAAAAAAAAAAAAAAAAAA",
            "md5": "b9d0f373302748128ce37a3d17bc4aa6",
        },
    }
    assert [ROBOTS[kind].NO_PICTURE == "" for kind in RobotKind] == [False, False, True]


def test_a_message_may_be_a_title_alone() -> None:
    (post,) = feishu.bodies("开播了", [], None)
    assert post["content"]["post"]["zh_cn"]["content"] == [[{"tag": "text", "text": "开播了"}]]
    assert dingtalk.bodies("开播了", [], None)[0]["markdown"]["text"] == "#### 开播了\n\n"
    assert wecom.bodies("开播了", [], None)[0]["markdown"]["content"] == "**开播了**"


def test_what_a_viewer_wrote_mentions_nobody_and_links_nowhere() -> None:
    bad = ['<at user_id="all">所有人</at> <@all> [领红包](http://evil.example)']
    for kind in RobotKind:
        told = json.dumps(ROBOTS[kind].bodies("战报", bad, None), ensure_ascii=False)
        assert "<" not in told
    for kind in (RobotKind.DINGTALK, RobotKind.WECOM):
        assert "](" not in json.dumps(ROBOTS[kind].bodies("战报", bad, None), ensure_ascii=False)


@settings(max_examples=50, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_a_long_message_goes_in_pieces_the_platform_takes_and_loses_nothing(
    lines: list[str],
) -> None:
    lines = [line.replace("<", "").replace("*", "").replace("](", "") for line in lines]
    joined = dict.fromkeys(RobotKind, "")
    for body in feishu.bodies("标题", lines or [""], None):
        assert len(json.dumps(body, ensure_ascii=False).encode()) <= 20 * 1024 - 200
        for row in body["content"]["post"]["zh_cn"]["content"]:
            joined[RobotKind.FEISHU] += row[0]["text"]
    for body in dingtalk.bodies("标题", lines, None):
        assert len(json.dumps(body, ensure_ascii=False).encode()) <= 20_000 - 4_000
        part = body["markdown"]["text"].removeprefix("#### 标题\n\n")
        joined[RobotKind.DINGTALK] += part.replace(dingtalk.BREAK, "")
    for body in wecom.bodies("标题", lines, None):
        assert len(body["markdown"]["content"].encode()) <= 4_096
        part = body["markdown"]["content"].removeprefix("**标题**")
        joined[RobotKind.WECOM] += part.replace("\n", "")
    whole = "".join(lines)
    assert joined[RobotKind.FEISHU] == whole
    assert joined[RobotKind.DINGTALK] == whole.replace(dingtalk.BREAK, "")
    assert joined[RobotKind.WECOM] == whole.replace("\n", "")


@pytest.mark.parametrize(
    ("kind", "answer", "kept"),
    [
        (RobotKind.FEISHU, {"code": 0, "msg": "success"}, '{"code": 0, "msg": "success"}'),
        (RobotKind.FEISHU, {"StatusCode": 0, "StatusMessage": "success"}, "success"),
        (RobotKind.DINGTALK, {"errcode": 0, "errmsg": "ok"}, '{"errcode": 0, "errmsg": "ok"}'),
        (RobotKind.WECOM, {"errcode": 0, "errmsg": "ok"}, '{"errcode": 0, "errmsg": "ok"}'),
    ],
)
def test_taken(kind: RobotKind, answer: dict[str, Any], kept: str) -> None:
    outcome = ROBOTS[kind].read(raw(answer))
    assert isinstance(outcome, Sent) and kept in outcome.answer


@pytest.mark.parametrize(
    ("kind", "answer", "wait"),
    [
        (RobotKind.FEISHU, raw({"code": 11232, "msg": "frequency limited"}), 30 * SECOND),
        (RobotKind.FEISHU, raw({"code": 99991400, "msg": "x"}, 400, 52), 52 * SECOND),
        (RobotKind.FEISHU, raw({"code": 99991400, "msg": "x"}, 429, 52), 52 * SECOND),
        (RobotKind.DINGTALK, raw({"errcode": 130101, "errmsg": "send too fast"}), 10 * MINUTE),
        (RobotKind.DINGTALK, raw({"errcode": 410100, "errmsg": "x"}), 10 * MINUTE),
        (RobotKind.DINGTALK, raw({"status": 1111, "punish": "deny", "wait": 5}), 10 * MINUTE),
        (RobotKind.WECOM, raw({"errcode": 45009, "errmsg": "api freq out of limit"}), MINUTE),
        (RobotKind.WECOM, raw({"errcode": 45033, "errmsg": "x"}), 5 * SECOND),
        (RobotKind.WECOM, Raw(429, b"", None), MINUTE),
    ],
)
def test_too_many_rest_the_channel(kind: RobotKind, answer: Raw, wait: int) -> None:
    outcome = ROBOTS[kind].read(answer)
    assert isinstance(outcome, Later)
    assert (outcome.limited, outcome.wait_ms) == (True, wait)


@pytest.mark.parametrize(
    ("kind", "answer", "told"),
    [
        (
            RobotKind.FEISHU,
            {"code": 19021, "msg": "sign match fail"},
            "飞书拒收（19021）：签名不对",
        ),
        (RobotKind.FEISHU, {"code": 19024, "msg": "Key Words Not Found"}, "关键词"),
        (RobotKind.FEISHU, {"code": 19001, "msg": "param invalid"}, "地址已失效"),
        (RobotKind.FEISHU, {"code": 4321, "msg": "bad\x00 \ud800"}, "飞书说：bad ?"),
        (RobotKind.DINGTALK, {"errcode": 310000, "errmsg": "sign not match"}, "加签密钥"),
        (RobotKind.DINGTALK, {"errcode": 310000, "errmsg": "keywords not in content"}, "关键词"),
        (
            RobotKind.DINGTALK,
            {"errcode": 310000, "errmsg": "ip 1.2.3.4 not in whitelist"},
            "IP 地址段",
        ),
        (RobotKind.DINGTALK, {"errcode": 300005, "errmsg": "token is not exist"}, "地址已失效"),
        (RobotKind.DINGTALK, {"errcode": 400102, "errmsg": "x"}, "机器人已经停用"),
        (RobotKind.WECOM, {"errcode": 93000, "errmsg": "invalid webhook url"}, "地址已失效"),
        (RobotKind.WECOM, {"errcode": 40058, "errmsg": "x"}, "企业微信拒收（40058）"),
    ],
)
def test_refused_with_what_to_mend(kind: RobotKind, answer: dict[str, Any], told: str) -> None:
    outcome = ROBOTS[kind].read(raw(answer))
    assert isinstance(outcome, Refused) and told in outcome.text


@pytest.mark.parametrize("kind", list(RobotKind))
def test_what_a_broken_answer_leaves_in_doubt(kind: RobotKind) -> None:
    page = b"<html>\x1b[0m error</html>"
    read = ROBOTS[kind].read
    for status in (200, 500, 502, 504):
        outcome = read(Raw(status, page))
        assert isinstance(outcome, Unsure), status
        assert outcome.answer == "<html> [0m error</html>"
    assert isinstance(read(Raw(503, page)), Later)
    assert isinstance(read(Raw(404, page)), Refused)
    moved = read(Raw(302, b""))
    assert isinstance(moved, Refused) and "转到别的地址（HTTP 302），没有照办" in moved.text
    for strange in (b"", b"[]", b"null", b'{"ok":true}', b"[" * 50_000):
        assert isinstance(read(Raw(200, strange)), Unsure), strange[:9]


def test_busy_platforms_are_tried_again() -> None:
    assert isinstance(dingtalk.read(raw({"errcode": -1, "errmsg": "系统繁忙"})), Later)
    assert isinstance(wecom.read(raw({"errcode": -1, "errmsg": "system busy"})), Later)


def test_the_pace_stays_below_each_platforms_limit() -> None:
    assert free_at(RobotKind.WECOM, [NOW] * 19, NOW) == NOW
    assert free_at(RobotKind.WECOM, [NOW - 1_000] * 20, NOW) == NOW + 61_000
    assert free_at(RobotKind.DINGTALK, [NOW - 62_000, *[NOW] * 19], NOW) == NOW
    assert free_at(RobotKind.FEISHU, [NOW - 200] * 4, NOW) == NOW + 1_000
    assert free_at(RobotKind.FEISHU, [NOW - 30_000] * 100, NOW) == NOW + 32_000
