"""WeCom's group robot: markdown, and the picture as a message of its own. It has no signature.

Sources (read 2026-11-22): developer.work.weixin.qq.com/document/path/91770, as others quote it word
for word (markdown up to 4,096 bytes; image as base64 with the md5 of its bytes, up to 2 MB, JPG or
PNG; 20 a minute for each robot), and …/path/90455 itself (global codes: -1 busy, 40009 image size,
45009 over the limit, 45033 too many at once); 93000 for an address that no longer is one, as it is
reported. Not tried by us on the platform.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import Any

from kaibo.domains.team.robots import answers
from kaibo.domains.team.robots.answers import Later, Outcome, Raw, Refused, Sent
from kaibo.domains.team.robots.wording import harmless, octets, pieces, without_marks
from kaibo.kit.clock import MINUTE, SECOND

NAME = "企业微信"
PACE: tuple[tuple[int, int], ...] = ((20, 62_000),)
MOST_BYTES = 4_096
NO_PICTURE = ""
LIMITED = {45009: MINUTE, 45011: MINUTE, 45033: 5 * SECOND}
REST_MS = MINUTE
BUSY = frozenset({-1, 6000})

CURES = {
    93000: "机器人的地址已失效，可能被移出了群。请重新复制地址。",
    93008: "机器人不在这个群里了。请重新添加并复制地址。",
    40009: "图片太大，企业微信最大收 2 MB。",
    40058: "消息的格式没有被接受。",
    44004: "消息是空的。",
}


def bodies(title: str, lines: Sequence[str], picture: bytes | None) -> list[dict[str, Any]]:
    """The requests that make up a message, in order: the text in pieces, then the picture."""
    head = f"**{without_marks(title)}**"
    room = MOST_BYTES - octets(head) - 1
    parts = pieces([harmless(line) for line in lines], room, lambda line: octets(line) + 1)
    made: list[dict[str, Any]] = [
        {"msgtype": "markdown", "markdown": {"content": "\n".join([head, *part])}} for part in parts
    ]
    if picture is not None:
        made.append(
            {
                "msgtype": "image",
                "image": {
                    "base64": base64.b64encode(picture).decode(),
                    "md5": hashlib.md5(picture, usedforsecurity=False).hexdigest(),
                },
            }
        )
    return made


def signed(target: str, body: dict[str, Any], secret: str, now: int) -> tuple[str, dict[str, Any]]:
    """The request as it is: the key in the address is all there is."""
    return target, body


def read(raw: Raw) -> Outcome:
    """What the answer means."""
    found = answers.object_in(raw)
    code = None if found is None else answers.code_in(found, "errcode")
    told = answers.quoted(raw)
    if found is None or code is None or raw.status == 429 or raw.status >= 500:
        return answers.by_status(raw, NAME, REST_MS)
    if code == 0:
        return Sent(told)
    if code in LIMITED:
        return Later("企业微信说发得太快，稍后自动再发。", LIMITED[code], True, told)
    if code in BUSY:
        return Later("企业微信正忙，稍后自动再发。", answer=told)
    said = answers.said(found, "errmsg")
    cure = CURES.get(code, f"企业微信说：{said}。")
    return Refused(f"企业微信拒收（{code}）：{cure}", told)
