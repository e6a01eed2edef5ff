"""What became of a request to a robot, and the reading that all three platforms share. [plain]"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kaibo.kit.clock import SECOND


@dataclass(frozen=True, slots=True)
class Raw:
    """An HTTP answer: its status, the first bytes of its body, and how long it asks to wait (s)."""

    status: int
    body: bytes
    retry_after_s: int | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform has taken it; `answer` is what it said."""

    answer: str


@dataclass(frozen=True, slots=True)
class Later:
    """It was not taken, and may be another time. `wait_ms` None: as the order of tries says.

    `limited`: there were too many; the channel rests for `wait_ms`, and it was no try.
    """

    text: str
    wait_ms: int | None = None
    limited: bool = False
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """It was refused, and will be again until somebody has mended what `text` says."""

    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody can say whether it was taken."""

    text: str
    answer: str = ""


Outcome = Sent | Later | Refused | Unsure

#: 503 says that it was not taken; after 500, 502 and 504 it may have been.
NOT_TAKEN = frozenset({503})
ANSWER_LENGTH = 300
_SPACE = re.compile(r"\s+")


def object_in(raw: Raw) -> dict[str, Any] | None:
    """The body as a JSON object; None when it is none (an error page, a proxy's)."""
    try:
        found = json.loads(raw.body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def code_in(answer: Mapping[str, Any], name: str) -> int | None:
    """The number the platform answers by; also where it stands as text."""
    code = answer.get(name)
    if isinstance(code, str) and re.fullmatch(r"-?[0-9]{1,12}", code):
        return int(code)
    return code if isinstance(code, int) and not isinstance(code, bool) else None


def quoted(raw: Raw) -> str:
    """The body in one line, to be kept and shown."""
    return _one_line(raw.body.decode("utf-8", "replace"))


def said(answer: Mapping[str, Any], name: str) -> str:
    """The platform's own words, in one short line."""
    return _one_line(str(answer.get(name, "")))[:120]


def _one_line(text: str) -> str:
    # Neither control characters nor half of a character may reach the database.
    whole = text.encode("utf-8", "replace").decode()
    shown = "".join(char if char.isprintable() else " " for char in whole)
    return _SPACE.sub(" ", shown).strip()[:ANSWER_LENGTH]


def by_status(raw: Raw, platform: str, rest_ms: int) -> Outcome:
    """What an answer without the platform's own code means; `rest_ms` when it says "too many"."""
    told = quoted(raw)
    if raw.status == 429:
        wait = rest_ms if raw.retry_after_s is None else raw.retry_after_s * SECOND
        return Later(f"{platform}说发得太快，稍后自动再发。", wait, limited=True, answer=told)
    if raw.status in NOT_TAKEN:
        return Later(f"{platform}暂时不收（HTTP {raw.status}），稍后自动再发。", answer=told)
    if 300 <= raw.status < 400:
        return Refused(
            f"{platform}让转到别的地址（HTTP {raw.status}），没有照办。请重新复制机器人的地址。",
            answer=told,
        )
    if 400 <= raw.status < 500:
        return Refused(
            f"{platform}拒收（HTTP {raw.status}）。请检查机器人的地址，以及本机上网要不要登录。",
            answer=told,
        )
    return Unsure(
        f"{platform}的回答看不懂（HTTP {raw.status}），不确定这条有没有发出。请到群里看一眼。",
        answer=told,
    )
