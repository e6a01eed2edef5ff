"""A correction that takes long is owed: every number says so, and a job counts it, soon and once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from kaibo.domains.control import refolding
from kaibo.domains.control.actions import refolding as asking
from kaibo.domains.control.actions.refolding import ask_if_owed
from kaibo.domains.control.models import Room
from kaibo.domains.control.tests.counting import work
from kaibo.domains.control.tests.hall import ROOM, Hall, opened
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.clock import now_ms
from kaibo.kit.delivery import Delivery, State

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.kill,
    pytest.mark.usefixtures("every_sign"),
]


class Owing:
    """A hall in which corrections are owed, and what its engine asked for."""

    def __init__(self, hall: Hall, asked: list[str]) -> None:
        self.hall, self.asked = hall, asked

    def fix(self, at: int, **x: Any) -> None:
        self.hall.press("timeline.fix", at, x={"lane": "segment", "why": "按错了", **x})


@pytest.fixture
def owing(tmp_path: Path, room: Room, monkeypatch: pytest.MonkeyPatch) -> Iterator[Owing]:
    """Two segments with two enters in the first and one in the second."""
    monkeypatch.setattr("kaibo.live.room.AT_ONCE", 0)
    asked: list[str] = []
    with opened(tmp_path / "data", recount=asked.append) as hall:
        hall.press("show.start", 0, ref="9")
        hall.press("segment.take", 1_000, id="t1", ref="1")
        hall.send(hall.event("enter", 2_000, who=1), hall.event("enter", 2_000, who=2), at=2_000)
        hall.press("segment.take", 10_000, id="t2", ref="2")
        hall.send(hall.event("enter", 11_000, who=3), at=11_000)
        yield Owing(hall, asked)


def _views(desk: Browser) -> dict[str, int]:
    rows = desk.get(f"/api/rooms/{ROOM}/shows/9/levels/segment")["rows"]
    return {row["key"]: row["measures"]["views"] for row in rows}


def test_an_owed_correction_is_said_with_every_number_until_it_is_counted(
    desk: Browser, owing: Owing
) -> None:
    owing.fix(20_000, op="drop", span="t2")
    since = owing.hall.time
    assert owing.asked == [ROOM]
    assert _views(desk) == {"t1": 2, "t2": 1, "none": 0}
    paths = ("levels/segment", "levels/show", "timeline", f"moment?at={since}")
    for path in paths:
        show = desk.get(f"/api/rooms/{ROOM}/shows/9/{path}")["show"]
        assert show["recounting"] == since, path
    assert desk.get(f"/api/rooms/{ROOM}/shows")[0]["recounting"] == since
    assert desk.get(f"/api/rooms/{ROOM}/run")["run"]["recounting"] == since
    lanes = desk.get(f"/api/rooms/{ROOM}/shows/9/timeline")
    assert [span["id"] for span in lanes["lanes"]["segment"]] == ["t1"]
    exported = desk.post(f"/api/rooms/{ROOM}/shows/9/levels/segment/export", form="csv")
    assert quote("（校正未计入）") in exported.headers["Content-Disposition"]
    assert ask_if_owed(ROOM) is True
    assert work().state == State.DONE
    assert _views(desk) == {"t1": 2, "none": 1}
    for path in paths:
        assert desk.get(f"/api/rooms/{ROOM}/shows/9/{path}")["show"]["recounting"] is None
    assert desk.get(f"/api/rooms/{ROOM}/run")["run"]["recounting"] is None
    assert ask_if_owed(ROOM) is False


def test_corrections_made_while_it_is_counted_take_one_more_count(
    desk: Browser, owing: Owing, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = refolding._count

    def count(*args: Any) -> None:
        real(*args)
        owing.hall.send(owing.hall.event("enter", 21_000, who=4), at=21_000)
        owing.fix(22_000, op="drop", span="t1")
        owing.fix(23_000, op="restore", span="t2")
        owing.hall.send(owing.hall.event("enter", 24_000, who=5), at=24_000)

    owing.fix(20_000, op="drop", span="t2")
    assert ask_if_owed(ROOM) is True
    with monkeypatch.context() as patch:
        patch.setattr(refolding, "_count", count)
        assert work().state == State.DONE
    assert ask_if_owed(ROOM) is True, "the new ones are owed"
    assert ask_if_owed(ROOM) is True
    assert Delivery.objects.count() == 2, "asked once"
    assert work().state == State.DONE
    assert _views(desk) == {"t2": 3, "none": 2}
    assert ask_if_owed(ROOM) is False
    assert Delivery.objects.count() == 2


def test_what_failed_or_was_cancelled_is_asked_for_again_but_not_at_once(
    desk: Browser, owing: Owing, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = now_ms()
    monkeypatch.setattr(refolding, "PROGRAM", "kaibo.no_such_program")
    owing.fix(20_000, op="drop", span="t2")
    for number, wait in enumerate((5, 30, 120, 600, 600), 1):
        assert ask_if_owed(ROOM) is True
        row = Delivery.objects.latest("pk")
        assert Delivery.objects.count() == number
        if number == 2:
            assert desk.post(f"/api/jobs/{row.pk}/cancel").status_code == 200
        else:
            assert work().state == State.DEAD
        over = Delivery.objects.get(pk=row.pk).finished_at
        assert over is not None and over >= start
        for later, queued in ((wait * 1_000 - 1, 0), (wait * 1_000, 1)):
            with monkeypatch.context() as patch:
                patch.setattr(asking, "now_ms", lambda at=over + later: at)
                assert ask_if_owed(ROOM) is True
            assert Delivery.objects.count() == number + queued
        Delivery.objects.latest("pk").delete()
        monkeypatch.setattr(asking, "now_ms", lambda at=over + wait * 1_000: at)
    monkeypatch.undo()
    assert desk.get(f"/api/rooms/{ROOM}/run")["run"]["recounting"] is not None
