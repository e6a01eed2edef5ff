"""DingTalk's custom robot: markdown, signed in its query. It shows pictures by public link only.

Sources (read 2026-11-22): open.dingtalk.com/document/robots/custom-robot-access and
…/customize-robot-security-settings, as others quote them word for word (forms, signature with
milliseconds, within an hour; 20 a minute for each robot, after that blocked for ten minutes;
markdown needs a title; 20,000 bytes a request); 130101 "send too fast, exceed 20 times per minute",
310000 for a wrong signature, a missing keyword or an address off the white list, told apart by
errmsg, and the other codes as they are reported. Not tried by us on the platform.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from kaibo.domains.team.robots import answers
from kaibo.domains.team.robots.answers import Later, Outcome, Raw, Refused, Sent
from kaibo.domains.team.robots.wording import harmless, in_json, pieces, without_marks
from kaibo.kit.clock import MINUTE

NAME = "钉钉"
PACE: tuple[tuple[int, int], ...] = ((20, 62_000),)
MOST_BYTES = 15_000
NO_PICTURE = "钉钉群机器人只能显示公网上的图片链接，不能直接发图，所以只发文字。"
LIMITED = frozenset({130101, 410100})
#: Whoever was too fast is not heard for so long.
REST_MS = 10 * MINUTE
BUSY = frozenset({-1})
#: Two lines of one paragraph need it to stay two.
BREAK = "  \n"

CURES = {
    300001: "机器人的地址已失效。请到群里的机器人设置重新复制。",
    300005: "机器人的地址已失效。请到群里的机器人设置重新复制。",
    400101: "机器人的地址已失效。请到群里的机器人设置重新复制。",
    400013: "这个群已经解散。",
    400102: "机器人已经停用。请在群设置里启用它。",
    400106: "机器人已经不在了。请重新添加并复制地址。",
}


def bodies(title: str, lines: Sequence[str], picture: bytes | None) -> list[dict[str, Any]]:
    """The requests that make up a message, unsigned, in order."""
    head = without_marks(title)
    room = MOST_BYTES - in_json(head) * 2
    parts = pieces(
        [harmless(line) for line in lines], room, lambda line: in_json(line) + len(BREAK) + 1
    )
    return [
        {
            "msgtype": "markdown",
            "markdown": {"title": head, "text": f"#### {head}\n\n{BREAK.join(part)}"},
        }
        for part in parts
    ]


def signed(target: str, body: dict[str, Any], secret: str, now: int) -> tuple[str, dict[str, Any]]:
    """The request with its signature: path and query, and body."""
    if not secret:
        return target, body
    sign = quote(signature(now, secret), safe="")
    joint = "&" if "?" in target else "?"
    return f"{target}{joint}timestamp={now}&sign={sign}", body


def signature(stamp: int, secret: str) -> str:
    """Base64 of the HMAC-SHA256 of "<milliseconds>\\n<secret>", keyed with the secret."""
    what = f"{stamp}\n{secret}".encode()
    return base64.b64encode(hmac.digest(secret.encode(), what, hashlib.sha256)).decode()


def read(raw: Raw) -> Outcome:
    """What the answer means."""
    found = answers.object_in(raw)
    code = None if found is None else answers.code_in(found, "errcode")
    told = answers.quoted(raw)
    if found is None or raw.status == 429 or raw.status >= 500:
        return answers.by_status(raw, NAME, REST_MS)
    if code in LIMITED or found.get("punish") == "deny":
        return Later("钉钉说发得太快，歇十分钟再自动发。", REST_MS, True, told)
    if code is None:
        return answers.by_status(raw, NAME, REST_MS)
    if code == 0:
        return Sent(told)
    if code in BUSY:
        return Later("钉钉正忙，稍后自动再发。", answer=told)
    said = answers.said(found, "errmsg")
    cure = _security(said) if code == 310000 else CURES.get(code, f"钉钉说：{said}。")
    return Refused(f"钉钉拒收（{code}）：{cure}", told)


def _security(said: str) -> str:
    lower = said.lower()
    if "keyword" in lower or "关键词" in said:
        return "消息里没有机器人要求的关键词。请把关键词填进这个群的设置。"
    if "sign" in lower or "timestamp" in lower or "签名" in said:
        return "签名不对，或本机时间差了一小时以上。请核对加签密钥和电脑的时间。"
    if "ip" in lower or "白名单" in said:
        return "本机的网络地址不在机器人的 IP 地址段里。请把它加进去。"
    return f"安全设置没有通过，钉钉说：{said}。"
