"""Feishu's custom robot: a post, signed in its body. Without an app it cannot be given a picture.

Sources (read 2026-11-22): open.feishu.cn/document/client-docs/bot-v3/add-custom-bot (message forms,
signature, 20 KB a request, 100 a minute and 5 a second for each robot, the advice to keep off full
hours, where the platform itself may answer 11232) and
open.feishu.cn/document/server-docs/api-call-guide/frequency-control (429, x-ogw-ratelimit-reset).
Codes 19001, 19021, 19022, 19024 and 9499 as they are answered; not tried by us on the platform.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from typing import Any

from kaibo.domains.team.robots import answers
from kaibo.domains.team.robots.answers import Later, Outcome, Raw, Refused, Sent
from kaibo.domains.team.robots.wording import in_json, pieces, without_marks
from kaibo.kit.clock import MINUTE, SECOND

NAME = "飞书"
#: (how many, in how many ms), a little below what is allowed: the two clocks drift, answers vary.
PACE: tuple[tuple[int, int], ...] = ((4, 1_200), (100, 62_000))
#: A request may have 20 KB; the rest is left for JSON around the lines.
MOST_BYTES = 15_000
NO_PICTURE = "飞书群机器人的地址不能直接发图（上传图片要有飞书应用），所以只发文字。"
LIMITED = frozenset({11232, 99991400})
REST_MS = 30 * SECOND
#: What an element of a post takes around its text.
_AROUND = 32

CURES = {
    19021: "签名不对，或本机时间差了一小时以上。请核对签名密钥和电脑的时间。",
    19022: "本机的网络地址不在机器人的 IP 白名单里。请把它加进去，或关掉白名单。",
    19024: "消息里没有机器人要求的关键词。请把关键词填进这个群的设置。",
    19001: "机器人的地址已失效，可能被移出了群。请重新复制地址。",
    9499: "消息的格式没有被接受。",
}


def bodies(title: str, lines: Sequence[str], picture: bytes | None) -> list[dict[str, Any]]:
    """The requests that make up a message, unsigned, in order; a post without lines is none."""
    parts = pieces(
        [without_marks(line) for line in lines or [title]],
        MOST_BYTES,
        lambda line: in_json(line) + _AROUND,
    )
    return [
        {
            "msg_type": "post",
            "content": {
                "post": {
                    "zh_cn": {
                        "title": without_marks(title),
                        "content": [[{"tag": "text", "text": line}] for line in part],
                    }
                }
            },
        }
        for part in parts
    ]


def signed(target: str, body: dict[str, Any], secret: str, now: int) -> tuple[str, dict[str, Any]]:
    """The request with its signature: path and query, and body."""
    if not secret:
        return target, body
    stamp = str(now // SECOND)
    return target, {"timestamp": stamp, "sign": signature(stamp, secret), **body}


def signature(stamp: str, secret: str) -> str:
    """Base64 of the HMAC-SHA256 of nothing, keyed with "<seconds>\\n<secret>"."""
    key = f"{stamp}\n{secret}".encode()
    return base64.b64encode(hmac.digest(key, b"", hashlib.sha256)).decode()


def read(raw: Raw) -> Outcome:
    """What the answer means."""
    found = answers.object_in(raw)
    code = None
    if found is not None:
        code = answers.code_in(found, "code")
        if code is None:  # the older form of the answer
            code = answers.code_in(found, "StatusCode")
    told = answers.quoted(raw)
    if code is None or raw.status == 429 or raw.status >= 500:
        return answers.by_status(raw, NAME, REST_MS)
    if code == 0:
        return Sent(told)
    if code in LIMITED:
        wait = REST_MS if raw.retry_after_s is None else raw.retry_after_s * SECOND
        return Later("飞书说发得太快，稍后自动再发。", min(wait, 10 * MINUTE), True, told)
    cure = CURES.get(code, f"飞书说：{answers.said(found or {}, 'msg')}。")
    return Refused(f"飞书拒收（{code}）：{cure}", told)
