"""The platform as its documents describe it, on a port of this machine, with the faults they name.

Everything it says is composed here: a show whose numbers grow by rules written below. Nothing of it
was recorded from anybody's account (see ORIGIN.md).
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

APP_ID, APP_SECRET = "wx0123456789abcdef", "composed-secret-not-real"
START_MS = 1_763_812_800_000  # 2025-11-22 20:00 in China
EXPORT_ID = "export/composed-show-0001"

#: What may be asked of the next answers, each used once.
STALE, REPEAT, CUT, HTTP_500, EXPIRED, BUSY, SILENT, REDIRECT = (
    "stale", "repeat", "cut", "http_500", "expired", "busy", "silent", "redirect"
)  # fmt: skip


def composed(minute: int, living: bool = True) -> dict[str, Any]:
    """The board of the composed show so many minutes after its start."""
    viewers, paid = 100 * minute, 3 * minute
    return {
        "live_dashboard_data": {
            "live_dashboard_data": {
                "summary": {
                    "new_watch_uv": viewers,
                    "max_online_watch_uv": 40 + minute,
                    "impression_uv": 5 * viewers,
                    "average_watch_seconds_per_audience": 60 + minute,
                    "new_follow_uv": 2 * minute,
                    "new_fans_club_uv": minute,
                    "comment_uv": 4 * minute,
                    "reward_uv": 0,
                    "sharing_uv": minute // 2,
                    "hot_quota": 1_000 + minute,
                }
            },
            "start_time": START_MS // 1_000,
            "live_duration": 60 * minute,
        },
        "live_comparison_index": {"is_living": living},
        "live_ec_data_summary": {
            "total_gmv": 3_990 * paid,
            "total_pay_pv": paid,
            "total_pay_uv": paid,
            "total_create_pv": 4 * minute,
            "total_clk_pv": 30 * minute,
            "total_clk_uv": 20 * minute,
            "total_exp_pv": 300 * minute,
            "total_exp_uv": 80 * minute,
            "online_audience_count": 40 + minute % 7,
            "new_comment_count": 9 * minute,
            "refund_pv": 0,
            "refund_uv": 0,
            "refund_amount": 0,
            "audience_pay_ratio": 0.03,
        },
        "single_live_ec_spu_data_page_v2": {
            "spu_data_list": [
                {
                    "base_data": {
                        "src_spu_id": "10000077001", "spu_id": 77001, "spu_name": "样品甲",
                        "price": 3_990, "stock": 500 - paid,
                    },
                    "exp_uv": 80 * minute, "exp_pv": 300 * minute,
                    "clk_uv": 20 * minute, "clk_pv": 30 * minute,
                    "gmv": 3_990 * paid, "pay_pv": paid, "pay_uv": paid, "explanation_count": 1,
                }
            ],
            "total_cnt": 1,
            "data_key": ["v1"],
        },
    }  # fmt: skip


def as_texts(answer: dict[str, Any]) -> dict[str, Any]:
    """The same as the page had it before: each section a text that holds JSON."""
    return {name: json.dumps(section) for name, section in answer.items()}


@dataclass
class Platform:
    """What the server knows and does. `minute` is how long the show has been on."""

    minute: int = 0
    living: bool = True
    texts: bool = False
    shows: bool = True
    day: int = 20251122
    token_life_s: int = 7_200
    faults: deque[str] = field(default_factory=deque)
    token: str = "token-1"
    refusal: int = 0
    #: Which paths were asked, and which answers the board gave: (minute, fault or "").
    asked: list[str] = field(default_factory=list)
    gave: list[tuple[int, str]] = field(default_factory=list)
    tokens: int = 0
    days: list[int] = field(default_factory=list)

    def answer(self, path: str, token: str, body: dict[str, Any]) -> dict[str, Any]:
        """What the documents say is answered."""
        self.asked.append(path)
        if path == "/cgi-bin/stable_token":
            right = (body.get("appid"), body.get("secret")) == (APP_ID, APP_SECRET)
            if not right or body.get("grant_type") != "client_credential":
                return {"errcode": 40125, "errmsg": "invalid appsecret rid: composed"}
            self.tokens += 1
            return {"access_token": self.token, "expires_in": self.token_life_s}
        if self.refusal:
            return {"errcode": self.refusal, "errmsg": "composed refusal 13800138000"}
        if token != self.token:
            return {"errcode": 40001, "errmsg": "invalid credential, access_token is invalid"}
        if path == "/channels/livedashboard/getlivelist":
            self.days.append(body["ds"])
            there = self.shows and body["ds"] == self.day
            item = {"export_id": EXPORT_ID, "create_time": START_MS // 1_000}
            return {"errcode": 0, "errmsg": "ok", "live_items": [item] if there else []}
        if body.get("export_id") != EXPORT_ID:
            return {"errcode": 1, "errmsg": "bad export_id"}
        minute = self.minute
        fault = self.faults[0] if self.faults and self.faults[0] in (STALE, REPEAT) else ""
        if fault:
            self.faults.popleft()
            minute = max(0, minute - (3 if fault == STALE else 1))
        self.gave.append((minute, fault))
        board = composed(minute, self.living)
        return {"errcode": 0, "errmsg": "ok"} | (as_texts(board) if self.texts else board)


@contextmanager
def running(platform: Platform) -> Iterator[str]:
    """The platform on a port; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length))
            where = urlsplit(self.path)
            token = parse_qs(where.query).get("access_token", [""])[0]
            wire = (CUT, HTTP_500, EXPIRED, BUSY, SILENT, REDIRECT)
            # What befalls the line befalls any call but that for the token.
            fault = ""
            if platform.faults and platform.faults[0] in wire and "token" not in where.path:
                fault = platform.faults.popleft()
            if fault == EXPIRED:
                platform.token = f"token-{platform.tokens + 1}"
            if fault == SILENT:
                ended.wait(2.0)
                self.close_connection = True
                return
            if fault == REDIRECT:
                self.send_response(302)
                self.send_header("Location", f"http://{self.headers['Host']}/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if fault == BUSY:
                said: dict[str, Any] = {"errcode": -1, "errmsg": "system error"}
            else:
                said = platform.answer(where.path, token, body)
            raw = json.dumps(said).encode()
            self.send_response(500 if fault == HTTP_500 else 200)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw[: len(raw) // 2] if fault == CUT else raw)
            self.close_connection = fault == CUT

        def do_GET(self) -> None:
            platform.asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: what was asked is in `asked`."""

    ended = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        ended.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
