"""Where a room cannot be read, a sentence says so, and nobody else is disturbed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kaibo.domains.control import public, running
from kaibo.domains.control.models import Room
from kaibo.domains.control.running import Unreadable
from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall, opened
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.errors import Refusal
from kaibo.live.fold import Fold
from kaibo.live.room import Room as Live
from kaibo.live.room import RoomStopped

pytestmark = pytest.mark.django_db
PATHS = ("run", "handover", "shows", "shows/9/levels/show", "shows/9/metrics", "shows/9/timeline")


def test_a_process_without_an_engine_says_where_to_look(desk: Browser, room: Room) -> None:
    for path in (*PATHS, f"shows/9/moment?at={EVENING}"):
        answer = desk.client.get(f"/api/rooms/{ROOM}/{path}")
        assert (answer.status_code, answer.json()["code"]) == (503, "not_running"), path
        assert answer.json()["text"].startswith("这里读不到直播间的实况")
    assert desk.client.get("/api/metrics").status_code == 200


def test_a_room_that_stopped_says_so(
    desk: Browser, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.press("show.start", 0, ref="9")

    def fails(self: Fold, batch: object) -> None:
        raise ZeroDivisionError("planted")

    with monkeypatch.context() as patch:
        patch.setattr(Fold, "apply", fails)
        with pytest.raises(RoomStopped):
            hall.send(hall.event("enter", 1, who=1))
    answer = desk.client.get(f"/api/rooms/{ROOM}/run")
    assert (answer.status_code, answer.json()["code"]) == (503, "room_stopped")
    assert "kaibo refold" in answer.json()["text"]


def test_who_waits_too_long_is_told_and_the_room_goes_on(hall: Hall) -> None:
    held, go = threading.Event(), threading.Event()

    def slow(room: Live) -> None:
        held.set()
        go.wait(10)

    blocking = hall.engine.look(ROOM, slow)
    held.wait(10)
    with pytest.raises(Unreadable) as caught:
        running.look(ROOM, lambda room: room.id, wait_s=0.01)
    assert (caught.value.code, caught.value.status) == ("busy", 503)
    assert caught.value.values == {"retry_after_s": 1}
    go.set()
    blocking.result(10)
    assert running.look(ROOM, lambda room: room.id) == ROOM
    hall.press("show.start", 0, ref="9")


def test_what_a_look_raises_is_raised_where_it_was_asked(hall: Hall) -> None:
    def refuse(room: Live) -> None:
        raise Refusal("not_found", "没有。")

    with pytest.raises(Refusal, match="没有。"):
        running.look(ROOM, refuse)


def test_a_closed_engine_is_not_running(room: Room, tmp_path: Path) -> None:
    with opened(tmp_path / "data") as hall:
        hall.engine.close()
        with pytest.raises(Unreadable) as caught:
            running.look(ROOM, lambda room: None)
    assert caught.value.code == "not_running"


def test_the_money_of_a_room_is_counted_in_its_own_currency(
    desk: Browser, tmp_path: Path, room: Room
) -> None:
    new = {"ident": "tk-jp", "title": "日本店", "platform": "tiktok", "cur": "JPY"}
    assert desk.post("/api/rooms", **new).status_code == 201
    assert (public.currency_of("tk-jp"), public.currency_of(ROOM)) == ("JPY", "CNY")
    assert public.currency_of("nobody") == "CNY"
    with opened(tmp_path / "data", public.currency_of("tk-jp")) as hall:
        hall.press("show.start", 0, ref="9", room="tk-jp")
        yen = hall.order("A", 1, 1_500, cur="JPY")
        yuan = hall.order("B", 2, 990, cur="CNY")
        hall.engine.append("tk-jp", "tiktok:a", [yen, yuan]).result(10)
        rows = desk.get("/api/rooms/tk-jp/shows/9/levels/show")["rows"]
    assert (rows[0]["measures"]["gmv"], rows[0]["measures"]["order_lines_other_cur"]) == (1_500, 1)
