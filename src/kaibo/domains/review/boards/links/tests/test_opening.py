"""Promises of a link, the whole way: what a phone without an account is shown, and when no more."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from kaibo.domains.control import public as control
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.tests.hall import Hall
from kaibo.domains.people.tests.conftest import Browser, MakeUser
from kaibo.domains.review.boards import keeping
from kaibo.domains.review.boards.links.records import BoardLink
from kaibo.domains.review.boards.links.tests.conftest import Share, Told
from kaibo.domains.review.boards.rules.duties import BOARDS
from kaibo.domains.review.boards.tests.nights import at, night
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.fact import Fact
from kaibo.kit.rights import RIGHTS, Duty

pytestmark = pytest.mark.django_db

ROOM = "flagship-a"
DAY = {"kind": "day", "day": "2026-11-10"}
ALL = {"money": True, "spend": True}


def values(told: Told) -> dict[str, Any]:
    """Metric → (value, as_of, source, median) of the tiles."""
    return {
        one["metric"]: (
            one["value"], one["as_of"], one.get("source", one.get("source_zh")),
            (one.get("usual") or one.get("baseline") or {}).get("median"),
        )
        for one in told["tiles"]
    }  # fmt: skip


def test_a_phone_sees_the_numbers_of_the_board_and_gets_no_cookie(
    desk: Browser, hall: Hall, made: Any, share: Share
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    night(hall, 1, 12_345, 60_000)
    _, phone = share(**ALL)
    answer = phone.ask()
    told = answer.json()
    board = desk.get(f"/api/review/board?kind=show&room={ROOM}&duty=lead")
    assert values(told) == values(board)
    assert values(told)["gmv"] == (72_345, at(1) + 12 * MINUTE, "自有采集", 10_000)
    assert (told["title"], told["room"], told["duty_zh"]) == ("第2晚", "旗舰店A", "负责人")
    assert (told["end"], told["runs"], told["again_s"], told["cur"]) == (
        board["end"], False, 60, "CNY",
    )  # fmt: skip
    assert not phone.client.cookies
    assert answer["Cache-Control"] == "no-store"
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == (
        "noindex, nofollow", "no-referrer",
    )  # fmt: skip
    day = share(**DAY, **ALL)[1].board()
    whole = desk.get("/api/review/board?kind=day&day=2026-11-10&duty=lead")
    assert values(day) == values(whole)
    assert [values(one) for one in day["shows"]] == [values(one) for one in whole["shows"]]


def test_a_show_on_air_is_told_as_it_runs_and_the_next_one_follows(
    hall: Hall, made: Any, share: Share
) -> None:
    night(hall, 0, 10_000, ends=False)
    phone = share(**ALL)[1]
    told = phone.board()
    assert (told["end"], told["runs"], told["again_s"], told["now"]) == (
        None, True, 15, at(0) + HOUR,
    )  # fmt: skip
    hall.send(hall.order("late", HOUR, 5_000), at=HOUR + MINUTE)
    assert values(phone.board())["gmv"][0] == 15_000
    hall.press("show.end", 2 * HOUR)
    night(hall, 1, 7_000)
    assert (phone.board()["title"], values(phone.board())["gmv"][0]) == ("第2晚", 7_000)


def test_without_money_there_is_no_money_anywhere_in_the_answer(
    hall: Hall, made: Any, share: Share
) -> None:
    amounts = 12_345, 77_777
    night(hall, 0, *amounts)
    hall.press("reading", 3 * HOUR, x={"boxes": {"gmv": 54_321, "spend": 33_333}})
    keeping.keep_owed()
    night(hall, 1, *amounts, ends=False)
    hall.press("reading", 27 * HOUR, x={"boxes": {"gmv": 54_321, "spend": 33_333}})
    sums = {*amounts, sum(amounts), sum(amounts) * 2, 54_321, 33_333}
    for duty in BOARDS:
        for of in ({}, DAY, {"kind": "day", "day": "2026-11-11"}):
            text = share(**of, duty=duty.value)[1].ask().content.decode()
            told = json.loads(text)
            units = {one["unit"] for part in (told, *told["shows"]) for one in part["tiles"]}
            assert units and not any(unit.startswith("fen") for unit in units)
            assert '"fen' not in text and told["cur"] == ""
            for word in ("成交金额", "成交额", "消耗", "ROI", "退后", "千次观看成交", "¥", "元"):
                assert word not in text, (duty, of, word)
            assert not sums & {int(one) for one in re.findall(r"(?<![\d.])-?\d+", text)}
    both = share(**ALL)[1].ask().content.decode()
    assert '"fen"' in both and ":90122," in both, "the test would see it"


def test_spend_stays_away_when_only_sales_are_on_it(hall: Hall, made: Any, share: Share) -> None:
    night(hall, 0, 10_000)

    def named(**more: Any) -> set[str]:
        return set(values(share(**more)[1].board()))

    assert named(money=True, duty="media_buyer") >= {"gmv"}
    ads = {"report.spend", "report.roi_net", "report.paid_viewers"}
    assert not named(money=True, duty="media_buyer") & ads
    assert not named(spend=True) & {"gmv", "net_refunds", "report.roi_net", "gmv_per_hour"}
    assert named(spend=True) >= {"report.spend"}
    assert named(**ALL) >= {"gmv", "report.spend", "report.roi_net"}


def test_nobody_is_named_but_the_host_on_mic_and_only_when_chosen(
    hall: Hall, made: Any, share: Share
) -> None:
    night(hall, 0, 10_000, ends=False)
    silent, named = share(**ALL)[1], share(**ALL, hosts=True)[1]
    text = silent.ask().content.decode()
    hidden = ("主播1", "阿明", "flagship-a", "douyin", "user:", '"n0"', "s0", "kaibo-shop")
    assert [one for one in hidden if one in text] == [] and silent.board()["hosts"] == []
    assert named.board()["hosts"] == ["主播1"]
    whole = share(kind="day", day="2026-11-10", hosts=True)[1]
    assert whole.board()["hosts"] == ["主播1"]
    hall.press("host.off", 90 * MINUTE, ref="1")
    assert named.board()["hosts"] == []
    hall.press("host.on", 91 * MINUTE, ref="1", x={"name": "主播1"})
    hall.press("show.end", 2 * HOUR)
    assert named.board()["hosts"] == whole.board()["hosts"] == [], "nobody is on mic any more"
    assert set(silent.board()) == {
        "kind", "title", "room", "duty_zh", "start", "end", "runs", "recounting", "now", "told_at",
        "until", "again_s", "zone", "cur", "hosts", "tiles", "shows", "unread",
    }  # fmt: skip
    assert set(silent.board()["tiles"][0]) == {
        "metric", "zh", "en", "unit", "value", "why", "source", "as_of", "maturity", "unripe",
        "goal", "usual", "no_usual", "how",
    }  # fmt: skip


def test_what_the_maker_may_not_see_any_more_leaves_the_board(
    hall: Hall, made: Any, share: Share, make_user: MakeUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(hall, 0, 10_000)
    page, maker = Browser("192.168.1.30"), make_user("ops", "小运", Duty.OPERATOR)
    page.sign_in(maker)
    phone = share(by=page, **ALL)[1]
    assert "report.spend" in values(phone.board())
    monkeypatch.setitem(RIGHTS, "traffic.read", frozenset({Duty.LEAD}))
    assert "report.spend" not in values(phone.board()) and "gmv" in values(phone.board())
    before = BoardLink.objects.count(), Fact.objects.count()
    refused = page.post("/api/review/board-links", kind="day", spend=True)
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert (BoardLink.objects.count(), Fact.objects.count()) == before


def test_nothing_asked_for_beside_the_link_changes_what_it_shows(
    hall: Hall, made: Any, share: Share, lead: Actor
) -> None:
    night(hall, 0, 10_000)
    rooms.add(lead, ident="store-b", title="二号店", platform=Platform.DOUYIN)
    phone = share()[1]
    plain = phone.board()
    asked = "?room=store-b&kind=day&duty=media_buyer&metrics=gmv&money=true&link=x&show=n0"
    assert {**phone.ask(asked).json(), "told_at": 0} == {**plain, "told_at": 0}
    assert "二号店" not in phone.ask(asked).content.decode()


def test_a_room_that_cannot_be_read_says_so_without_a_name(
    hall: Hall, made: Any, share: Share
) -> None:
    phone = share()[1]
    assert phone.refused() == (409, "no_show_yet", "还没有开过播，开播后这里就有数。")
    night(hall, 0, 10_000)
    assert phone.ask().status_code == 200
    control.detach()
    assert phone.refused() == (503, "busy", "这会儿读不到数，过一会儿会自己再试。")
    assert "values" not in phone.ask().json()
    assert share(**DAY)[1].board()["unread"] == ["旗舰店A"]
