"""Promises of a link that is over, or never was: it opens nothing, at once, and says no more than that."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.control.actions import rooms
from kaibo.domains.control.models import Room
from kaibo.domains.control.tests.hall import Hall
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser
from kaibo.domains.review.boards.links import opening, reactions, tokens
from kaibo.domains.review.boards.links.records import BoardLink, BoardLinkUse
from kaibo.domains.review.boards.links.tests.conftest import Phone, Share
from kaibo.domains.review.boards.tests.nights import night
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db

DAY = {"kind": "day", "day": "2026-11-10"}
ALL = {"money": True, "spend": True}


def test_a_link_opens_until_its_end_and_not_a_millisecond_longer(
    hall: Hall, made: Any, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(hall, 0, 10_000)
    link, phone = share()
    for skew in (-30 * 24 * HOUR, -1):
        monkeypatch.setattr(opening, "now_ms", lambda by=skew: link["until"] + by)
        assert phone.ask().status_code == 200
    monkeypatch.setattr(opening, "now_ms", lambda: link["until"])
    status, code, text = phone.refused()
    assert (status, code) == (410, "gone") and "已经结束" in text
    assert phone.ask().json()["values"] == {"state": "ended"}


def test_a_withdrawn_link_opens_nothing_at_once(
    desk: Browser, hall: Hall, made: Any, share: Share
) -> None:
    night(hall, 0, 10_000)
    link, phone = share(**ALL)
    other = share(**ALL)[1]
    assert phone.ask().status_code == 200
    path = f"/api/review/board-links/{link['id']}/retire"
    assert desk.post(path, expect=link["version"]).json()["state"] == "withdrawn"
    assert phone.refused() == (
        410, "gone", "这块看板已经收回。要接着看，请找发给你的人要一个新链接。",
    )  # fmt: skip
    assert other.ask().status_code == 200
    assert desk.post(path, expect=link["version"]).json()["code"] == "retired"


def test_rights_lost_stop_the_link_at_once_and_do_not_bring_it_back(
    hall: Hall, made: Any, share: Share, make_user: MakeUser, lead: Actor
) -> None:
    night(hall, 0, 10_000)
    page, maker = Browser("192.168.1.30"), make_user("ops", "小运", Duty.OPERATOR)
    page.sign_in(maker)
    link, phone = share(by=page, **ALL)
    kept = share(**ALL)[1]
    assert phone.ask().status_code == 200

    def become(*duties: Duty) -> None:
        codes = [duty.value for duty in duties]
        journal.change(
            lead, "people.user.set_duties", User, maker.pk, expect=journal.ANY, duties=codes
        )

    become(Duty.FLOOR)
    assert phone.refused()[:2] == (410, "gone") and "小运" not in phone.refused()[2]
    become(Duty.OPERATOR)
    assert phone.ask().status_code == 200, "the worker has not come round yet"
    become(Duty.HOST)
    reactions.withdraw_links(Fact.objects.filter(verb="people.user.set_duties").latest("pk"))
    become(Duty.LEAD)
    assert phone.refused() == (
        410, "gone", "这块看板已经收回。要接着看，请找发给你的人要一个新链接。",
    )  # fmt: skip
    assert kept.ask().status_code == 200
    reactions.withdraw_links(Fact.objects.filter(verb="people.user.set_duties").latest("pk"))
    assert BoardLink.objects.active().count() == 1, "who may share keeps their links"
    assert link["by"] == "小运"


def test_a_maker_out_of_use_takes_their_links_along(
    desk: Browser, hall: Hall, made: Any, share: Share, make_user: MakeUser, lead: Actor
) -> None:
    night(hall, 0, 10_000)
    page, maker = Browser("192.168.1.30"), make_user("ops", "小运", Duty.OPERATOR)
    page.sign_in(maker)
    _, phone = share(by=page, **ALL)
    journal.retire(lead, "people.user.retire", User, maker.pk, expect=journal.ANY)
    assert phone.refused()[:2] == (410, "gone")
    [link] = desk.get("/api/review/board-links")
    assert (link["state"], link["why"]) == ("stopped", "发链接的人已停用，或不再能发手机看板。")
    reactions.withdraw_links(Fact.objects.get(verb="people.user.retire"))
    assert BoardLink.objects.active().count() == 0


def test_a_room_out_of_use_is_on_no_phone(
    desk: Browser, hall: Hall, made: Any, share: Share, lead: Actor, room: Room
) -> None:
    night(hall, 0, 10_000)
    _, show = share(**ALL)
    _, day = share(**DAY, **ALL)
    assert [one["room"] for one in day.board()["shows"]] == ["旗舰店A"]
    rooms.retire(lead, room.pk, expect=room.version)
    assert show.refused() == (
        410, "gone", "这块看板已经停用。要接着看，请找发给你的人要一个新链接。",
    )  # fmt: skip
    assert day.board()["shows"] == [] and "旗舰店A" not in day.ask().content.decode()
    states = {
        one["kind"]: (one["state"], one["why"]) for one in desk.get("/api/review/board-links")
    }
    assert states == {"show": ("stopped", "这个直播间已停用。"), "day": ("open", "")}


def test_a_thousand_guesses_are_sixty(
    hall: Hall, made: Any, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(hall, 0, 10_000)
    phone = share()[1]
    for turn in range(70):
        assert phone.ask("?again=true").status_code == 200, f"{turn}: a right one is no guess"
    tried: list[str] = []
    digest = tokens.digest

    def counted(token: str) -> str:
        tried.append(token)
        return digest(token)

    monkeypatch.setattr(tokens, "digest", counted)
    codes: dict[str, int] = {}
    for guess in range(1_000):
        try:
            opening.opened(f"{guess:043}", "198.51.100.9", again=False)
        except Exception as refusal:
            code = getattr(refusal, "code", "?")
            codes[code] = codes.get(code, 0) + 1
    assert codes == {"not_found": 60, "too_many": 940}
    assert len(tried) == 60, "the others were not even looked up"
    guesser = Phone(phone.token, "198.51.100.9")
    assert guesser.refused()[:2] == (429, "too_many")
    assert int(guesser.ask()["Retry-After"]) > 60
    assert phone.ask().status_code == 200, "another address is not held up"


@pytest.mark.parametrize("token", ["", " ", "x" * 5_000, "链接", "a%00b", "' OR 1=1 --"])
def test_what_was_never_a_token_is_unknown(hall: Hall, share: Share, token: str) -> None:
    phone = share()[1]
    told = phone.client.get("/api/board", headers={"X-Kaibo-Link": token})
    assert (told.status_code, told.json()["code"]) == (404, "not_found")
    assert phone.client.get("/api/board").json()["code"] == "not_found"
    assert phone.client.get(f"/api/board?link={phone.token}").json()["code"] == "not_found", (
        "an address is logged: it opens nothing from there"
    )
    assert BoardLinkUse.objects.count() == 0


def test_openings_are_counted_and_refreshing_is_none(
    desk: Browser, hall: Hall, made: Any, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(hall, 0, 10_000)
    link, phone = share()

    def told() -> list[tuple[int, int | None]]:
        return [(one["opened"], one["last_at"]) for one in desk.get("/api/review/board-links")]

    assert told() == [(0, None)]
    start = link["made_at"]
    for after, query in ((0, ""), (15_000, "?again=true"), (59_999, "?again=true")):
        monkeypatch.setattr(opening, "now_ms", lambda by=after: start + by)
        phone.ask(query)
    assert told() == [(1, start)]
    monkeypatch.setattr(opening, "now_ms", lambda: start + 60_000)
    phone.ask("?again=true")
    assert told() == [(1, start + 60_000)]
    phone.ask()
    assert told() == [(2, start + 60_000)]
