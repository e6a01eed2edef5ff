"""Promises of kept results: what has ended is copied once, and the copy follows the log."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaibo.domains.control import public as control
from kaibo.domains.control.models import Room
from kaibo.domains.control.tests.hall import Hall
from kaibo.domains.review.boards import keeping, reactions
from kaibo.domains.review.boards.gathering import Gathered
from kaibo.domains.review.boards.origins import Origins
from kaibo.domains.review.boards.records import KeptRow, KeptShow
from kaibo.domains.review.boards.tests.nights import at, night
from kaibo.kit.clock import DAY, HOUR, MINUTE, now_ms
from kaibo.kit.fact import Fact
from kaibo.live.events import Event

pytestmark = pytest.mark.django_db

ROOM = "flagship-a"


@pytest.fixture
def card(room: Room) -> control.RoomCard:
    found = control.room(ROOM)
    assert found is not None
    return found


def rows(level: str) -> dict[str, KeptRow]:
    return {row.key: row for row in KeptRow.objects.filter(level=level)}


def figure(level: str, key: str, metric: str) -> list[Any] | None:
    found: list[Any] | None = rows(level)[key].figures.get(metric)
    return found


def test_a_show_is_kept_when_it_has_ended_and_only_once(hall: Hall, made: Any) -> None:
    night(hall, 0, 10_000, 20_000, ends=False)
    assert keeping.keep_owed() == 0 and not KeptShow.objects.exists()
    hall.press("show.end", 2 * HOUR)
    assert keeping.keep_owed() == 1
    [kept] = KeptShow.objects.all()
    assert (kept.room, kept.show, kept.title, kept.day) == (ROOM, "n0", "第1晚", "2026-11-10")
    assert (kept.start, kept.end, kept.cur) == (at(0), at(0) + 2 * HOUR, "CNY")
    before = list(KeptRow.objects.values())
    assert keeping.keep_owed() == 0, "it is not due yet"
    KeptShow.objects.update(due_at=0)
    assert keeping.keep_owed() == 0, "and the same again writes no row"
    assert list(KeptRow.objects.values()) == before
    assert KeptShow.objects.get().due_at > now_ms()


def test_every_level_has_its_rows_with_whole_numbers_and_what_rows_are_compared_by(
    hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000, 20_000)
    keeping.keep_owed()
    counts = {level: len(rows(level)) for level in ("show", "shift", "host", "round", "product")}
    assert counts == {"show": 1, "shift": 1, "host": 1, "round": 2, "product": 1}
    [show] = rows("show").values()
    assert (show.hosts, show.minute, show.weekday, show.link) == (["1"], 22 * 60, 1, "")
    assert (show.measures["gmv"], show.measures["viewers"], show.measures["views"]) == (
        30_000, 4, 4,
    )  # fmt: skip
    assert "likes" not in show.measures, "unknown is left out, not 0"
    assert show.figures["gmv"] == [30_000, 1, "L3", at(0) + 12 * MINUTE, 1]
    assert show.figures["gmv_per_hour"][:3] == [30_000, 2 * HOUR, "L3"]
    assert show.figures["net_refunds"][4] == 0, "refunds of tonight are no measure for others"
    link = rows("product")["7001"]
    assert (link.link, link.measures["gmv"]) == ("7001", 30_000)
    first, second = rows("round")["7001#1"], rows("round")["7001#2"]
    assert (first.link, first.start, first.end) == (
        "7001", at(0) + 10 * MINUTE, at(0) + 20 * MINUTE,
    )  # fmt: skip
    assert (first.measures["talk_gmv"], second.measures["talk_gmv"]) == (30_000, 0)


def test_hours_are_clock_hours_and_add_up_to_the_show(hall: Hall, made: Any) -> None:
    night(hall, 0, 10_000, 20_000, late=30 * MINUTE, hours=2)
    keeping.keep_owed()
    hours = sorted(rows("hour").values(), key=lambda row: row.start)
    assert [(row.label, row.whole) for row in hours] == [
        ("22:30–23:00", False), ("23:00–00:00", True), ("00:00–00:30", False),
    ]  # fmt: skip
    assert [row.measures["gmv"] for row in hours] == [30_000, 0, 0]
    assert [row.weekday for row in hours] == [1, 1, 1], "past midnight it is the same show day"
    [show] = rows("show").values()
    for name in ("gmv", "views", "orders_paid", "air_ms"):
        assert sum(row.measures[name] for row in hours) == show.measures[name], name
    assert "viewers" not in hours[0].measures, "people of hours would not add up"
    assert hours[0].figures["gmv"][4] == 0 and hours[1].figures["gmv"][4] == 1


def test_a_refund_that_comes_late_is_in_the_copy_when_it_is_looked_at_again(
    hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    assert figure("show", "show", "refund_cohort") == [0, 1, "L3", at(0) + 11 * MINUTE, 0]
    x = {"created": at(0) + 11 * MINUTE, "paid": at(0) + 11 * MINUTE, "refunded_total": 4_000,
         "refunded_at": at(0) + 20 * DAY, "refund_1h": 0}  # fmt: skip
    hall.send(
        Event("late", "order.state", ts=at(0) + 20 * DAY, order="n0-0", line="1", amount=10_000,
              product="7001", x=x),
        at=20 * DAY,
    )  # fmt: skip
    assert keeping.keep_owed() == 0
    KeptShow.objects.update(due_at=0)
    assert keeping.keep_owed() == 1
    assert figure("show", "show", "refund_cohort") == [4_000, 1, "L3", at(0) + 20 * DAY, 1]
    assert KeptShow.objects.count() == 1, "the copy is replaced"


def test_a_correction_is_in_the_copy_of_the_newest_shows_at_once(hall: Hall, made: Any) -> None:
    for number in range(5):
        night(hall, number, 10_000)
    keeping.keep_owed()
    KeptShow.objects.update(due_at=keeping.NEVER)
    edge = {"lane": "show", "op": "edge", "edge": "to", "at": at(4) + HOUR, "span": span_of("n4")}
    hall.press("timeline.fix", 4 * DAY + 3 * HOUR, x={**edge, "why": "早下播"})
    keeping.corrected([ROOM])
    due = {row.show: row.due_at for row in KeptShow.objects.all()}
    assert sorted(show for show, when in due.items() if when == 0) == ["n2", "n3", "n4"]
    assert all(now_ms() < due[show] <= now_ms() + HOUR for show in ("n0", "n1"))
    assert keeping.keep_owed() == 1, "only what differs is written"
    assert KeptShow.objects.get(show="n4").end == at(4) + HOUR
    show = KeptRow.objects.get(level="show", kept__show="n4")
    assert show.measures["air_ms"] == HOUR


def span_of(show: str) -> str:
    from kaibo.domains.control import running

    def read(here: Any) -> str:
        [span] = [one for one in here.fold.timeline.show.spans if one.key == show]
        return str(span.id)

    return running.look(ROOM, read)


def test_another_way_of_counting_makes_every_copy_anew(
    hall: Hall, made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    old = KeptShow.objects.get().pk
    monkeypatch.setattr(keeping, "form", lambda: "2:another")
    assert keeping.keep_owed() == 1
    [kept] = KeptShow.objects.all()
    assert (kept.form, kept.pk != old) == ("2:another", True)


def test_a_show_that_is_no_more_is_kept_no_more(hall: Hall, made: Any) -> None:
    night(hall, 0, 10_000)
    night(hall, 1, 10_000)
    keeping.keep_owed()
    KeptShow.objects.filter(show="n0").update(show="gone")
    keeping.keep_owed()
    assert sorted(KeptShow.objects.values_list("show", flat=True)) == ["n0", "n1"]
    assert not KeptRow.objects.exclude(kept__show__in=["n0", "n1"]).exists()


def test_a_show_without_anything_in_it_and_with_any_title_is_kept(hall: Hall, made: Any) -> None:
    title = "🌙第一晚\t," * 100
    hall.press("show.start", 0, ref="x" * 128, x={"title": title})
    hall.press("show.end", 1)
    assert keeping.keep_owed() == 1
    [kept] = KeptShow.objects.all()
    assert (kept.show, kept.title) == ("x" * 128, title[:300])
    [show] = rows("show").values()
    assert show.measures["gmv" if "gmv" in show.measures else "air_ms"] in (0, 1)
    assert "gmv" not in show.figures, "nothing was said of orders: unknown, not 0"
    assert [row.whole for row in rows("hour").values()] == [False]


def test_a_room_that_cannot_be_read_keeps_its_copies(hall: Hall, made: Any) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    control.detach()
    assert keeping.keep_owed() == 0
    assert KeptShow.objects.count() == 1


def fact(state: str | None, file: int = 7) -> Fact:
    return Fact(
        act="a", at=now_ms(), cause="job", verb="control.import.went",
        subject_type="control.importedfile", subject_id=file, version=2, before={},
        after={} if state is None else {"state": state},
    )  # fmt: skip


def test_a_file_that_is_stored_or_taken_back_makes_shows_it_may_speak_of_due(
    hall: Hall, made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(hall, 0, 10_000)
    night(hall, 70, 10_000)
    keeping.keep_owed()
    KeptShow.objects.update(due_at=keeping.NEVER)
    stored = control.FileCard(7, "f" * 12, "退款.csv", "douyin-aftersales", "售后", "aftersales",
                              at(71), at(70), at(71), at(71))  # fmt: skip
    monkeypatch.setattr(control, "files_of", lambda room: [stored])

    def due() -> list[str]:
        return sorted(KeptShow.objects.filter(due_at=0).values_list("show", flat=True))

    reactions.look_again(fact("reading"))
    reactions.look_again(fact("stored", file=8))
    reactions.look_again(fact(None))
    assert due() == []
    reactions.look_again(fact("stored"))
    assert due() == ["n70"], "n0 ended more than sixty days before its first row"
    reactions.look_again(fact("withdrawn"))
    assert due() == ["n0", "n70"]


def test_keeping_asks_the_room_once_a_show_and_never_works_in_its_thread(
    hall: Hall, made: Any, card: control.RoomCard
) -> None:
    night(hall, 0, 10_000)
    threads: list[str] = []
    worked = Gathered.level

    def level(self: Any, name: str) -> Any:
        threads.append(threading.current_thread().name)
        return worked(self, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Gathered, "level", level)
        with CaptureQueriesContext(connection) as asked:
            assert keeping.keep(card, "n0")
    assert set(threads) == {threading.current_thread().name}
    assert len(asked) < 25


def test_a_show_on_air_is_not_kept_when_asked_for(
    hall: Hall, made: Any, card: control.RoomCard
) -> None:
    night(hall, 0, 10_000, ends=False)
    assert keeping.keep(card, "n0") is False
    assert not KeptShow.objects.exists()


def test_what_is_pushed_has_settled_its_first_hour_when_that_is_over(hall: Hall, made: Any) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    assert figure("show", "show", "net_1h") == [10_000, 1, "L3", at(0) + 11 * MINUTE, 0]
    hall.time += HOUR
    KeptShow.objects.update(due_at=0)
    assert keeping.keep_owed() == 1
    assert figure("show", "show", "net_1h") == [10_000, 1, "L3", at(0) + 11 * MINUTE, 1]
    assert figure("show", "show", "net_refunds") == [10_000, 1, "L3", at(0) + 11 * MINUTE, 0]


def test_a_number_is_as_good_as_the_worst_of_its_sources(
    hall: Hall, made: Any, card: control.RoomCard
) -> None:
    night(hall, 0, 10_000)
    origins = Origins(control.result(card, "n0"))
    for sources, quality in (
        (["douyin:shopA"], "L3"),
        (["douyin:shopA", "file:douyin-orders"], "L1"),
        (["douyin:shopA", "desk"], "L3"),
        (["desk"], "own"),
        (["douyin:shopA", "nobody:knows"], ""),
        ([], ""),
    ):
        assert origins.quality(sources) == quality, sources
