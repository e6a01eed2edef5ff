"""Asks the official API of 视频号助手: the token, the shows of a day, the board of a show.

Standard library only. It follows no redirect, for the token stands in the address; no error it
raises holds the token or the secret.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import msgspec

from kaibo.connectors.wechat_channels_board.trouble import Trouble, odd, refused, unreachable

HOST = "https://api.weixin.qq.com"
TOKEN = "/cgi-bin/stable_token"
LIST = "/channels/livedashboard/getlivelist"
DATA = "/channels/livedashboard/getlivedata"
TIMEOUT_S = 15.0
MOST_BYTES = 8 << 20
#: The platform makes a new token five minutes before the old one ends, and takes both till then.
EARLY_S = 300
#: Answered with one of these, a token is no longer good, whatever was said of its life.
TOKEN_GONE = frozenset({40001, 40014, 42001})


@dataclass(frozen=True, slots=True)
class Live:
    """A show of the account: what the platform calls it, and when it was made (as it says)."""

    export_id: str
    created: int


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class Client:
    """One account. `now` is unix seconds; it decides only when a token is renewed."""

    def __init__(
        self,
        app_id: str,
        app_secret: str,
        now: Callable[[], float],
        host: str = HOST,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._app_id, self._secret, self._now = app_id, app_secret, now
        self._host, self._timeout_s = host, timeout_s
        self._token, self._good_until = "", 0.0
        self._opener = urllib.request.build_opener(_NoRedirect)

    def lives(self, day: int) -> list[Live]:
        """The shows with goods of a day (`20261122`), oldest first. Raises Trouble."""
        answer = self._ask(LIST, {"ds": day})
        items = answer.get("live_items") or []
        if not isinstance(items, list):
            raise odd("直播列表不是一个列表")
        found = []
        for item in items:
            ident = item.get("export_id") if isinstance(item, dict) else None
            if isinstance(ident, str) and ident:
                created = item.get("create_time")
                found.append(Live(ident, created if isinstance(created, int) else 0))
        return sorted(found, key=lambda live: live.created)

    def board(self, export_id: str) -> Mapping[str, Any]:
        """What the board of that show says now, decoded from JSON. Raises Trouble."""
        return self._ask(DATA, {"export_id": export_id})

    def _ask(self, path: str, body: dict[str, Any]) -> Mapping[str, Any]:
        """One call with a good token; one that has gone is renewed once."""
        for last in (False, True):
            answer = self._post(f"{path}?access_token={quote(self._good_token(), safe='')}", body)
            code = _code(answer)
            if code == 0:
                return answer
            if code not in TOKEN_GONE or last:
                raise refused(code, answer.get("errmsg"))
            self._token = ""
        raise AssertionError("not reached")

    def _good_token(self) -> str:
        if not self._token or self._now() >= self._good_until:
            asked = self._now()
            wish = {
                "grant_type": "client_credential", "appid": self._app_id, "secret": self._secret
            }  # fmt: skip
            answer = self._post(TOKEN, wish)
            token, life = answer.get("access_token"), answer.get("expires_in")
            if not isinstance(token, str) or not token:
                code = _code(answer)
                raise refused(code, answer.get("errmsg")) if code else odd("没有给出 access_token")
            life = life if isinstance(life, int) and not isinstance(life, bool) else EARLY_S
            self._token, self._good_until = token, asked + max(life - EARLY_S, 60)
        return self._token

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        raw = msgspec.json.encode(body)
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._host + path, raw, headers, method="POST")
        try:
            with self._opener.open(request, timeout=self._timeout_s) as response:
                content = response.read(MOST_BYTES + 1)
        except urllib.error.HTTPError as error:
            error.close()
            raise unreachable(f"HTTP {error.code}") from None
        except (OSError, http.client.HTTPException) as error:
            # Named by its kind: the words of some hold the address, and with it the token.
            raise unreachable(type(error).__name__) from None
        if len(content) > MOST_BYTES:
            raise odd(f"回答超过 {MOST_BYTES >> 20} MiB")
        try:
            answer = msgspec.json.decode(content)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            raise odd("回答不是完整的 JSON") from None
        if not isinstance(answer, dict):
            raise odd("回答不是一个 JSON 对象")
        return answer


def _code(answer: Mapping[str, Any]) -> int:
    """`errcode`; 0 where there is none, and of one written as text its number."""
    code = answer.get("errcode", 0)
    if isinstance(code, str) and code.lstrip("-").isdecimal():
        return int(code)
    return code if isinstance(code, int) and not isinstance(code, bool) else -1


__all__ = ["Client", "Live", "Trouble"]
