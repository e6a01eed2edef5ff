"""Clips: held against the facts of their product, signed as they are, published, never in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.content.actions import clips as actions
from kaibo.domains.content.models import Clip, ClipReview
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import system
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
CLIPS = "/api/clips"


def noted(desk: Browser, clip: dict[str, Any], **more: Any) -> dict[str, Any]:
    answer = desk.post(CLIPS, **clip, **more)
    assert answer.status_code == 201, answer.content
    told: dict[str, Any] = answer.json()
    return told


def words(clip: dict[str, Any], **more: Any) -> dict[str, Any]:
    left_out = ("starts_at", "ends_at", "account")
    return {key: value for key, value in (clip | more).items() if key not in left_out}


def found(desk: Browser, clip: dict[str, Any], **more: Any) -> list[tuple[str, str, str]]:
    answer = desk.post(f"{CLIPS}/check", **words(clip, **more))
    assert answer.status_code == 200, answer.content
    return [(one["part"], one["rule"], one["span"]) for one in answer.json()["claims"]]


def test_a_clip_is_held_against_the_price_of_its_link_and_its_own_labels(
    desk: Browser, clip: dict[str, Any]
) -> None:
    assert found(desk, clip) == []
    [price] = found(desk, clip, spoken="今晚只要六十九块带走")
    assert price[:2] == ("spoken", "PRC-04")
    assert found(desk, clip, shown="🧴全网最低价")[0][:2] == ("shown", "PRC-01")
    unmarked = found(desk, clip, ad_label=False)
    assert [rule for _, rule, _ in unmarked] == ["DIS-02"]
    ai = found(desk, clip, ai_made=True)
    assert [rule for _, rule, _ in ai] == ["DIS-03"]
    assert found(desk, clip, ai_made=True, ai_label=True) == []
    assert Clip.objects.count() == 0


def test_a_place_is_told_as_the_page_counts(desk: Browser, clip: dict[str, Any]) -> None:
    answer = desk.post(f"{CLIPS}/check", **words(clip, spoken="🧴🧴想要的加我微信")).json()
    [one] = [one for one in answer["claims"] if one["rule"] == "OFF-01"]
    text = "🧴🧴想要的加我微信".encode("utf-16-le")
    assert text[2 * one["start"] : 2 * one["end"]].decode("utf-16-le") == one["span"]


def test_it_is_signed_as_it_is_and_a_change_shows(desk: Browser, clip: dict[str, Any]) -> None:
    told = noted(desk, clip)
    where = f"{CLIPS}/{told['id']}"
    assert (told["standing"], told["signed_by"]) == ("unsigned", "")
    signed = desk.post(f"{where}/sign", digest=told["digest"]).json()
    assert (signed["standing"], signed["signed_by"], signed["signed_open"]) == ("signed", "阿明", 0)
    again = desk.post(f"{where}/sign", digest=told["digest"])
    assert (again.status_code, again.json()["code"]) == (409, "already_signed")
    body = clip | {"spoken": "今晚只要六十九块带走"}
    changed = desk.post(where, **body, expect=told["version"]).json()
    assert changed["standing"] == "changed"
    old = desk.post(f"{where}/sign", digest=told["digest"])
    assert (old.status_code, old.json()["code"]) == (409, "content_changed")
    signed = desk.post(f"{where}/sign", digest=changed["digest"]).json()
    assert (signed["standing"], signed["signed_open"]) == ("signed", 1)
    second, first = desk.get(f"{where}/reviews")
    assert (second["number"], second["open"], second["is_own"]) == (2, 1, True)
    assert [one["rule"] for one in second["claims"]] == ["PRC-04"]
    assert (first["number"], first["claims"]) == (1, [])
    assert any(pack.startswith("china ") for pack in first["packs"])


def test_a_claim_somebody_answers_for_is_settled_with_their_reason(
    desk: Browser, clip: dict[str, Any]
) -> None:
    told = noted(desk, clip | {"spoken": "想要的加我微信"})
    where = f"{CLIPS}/{told['id']}"
    [claim] = desk.get(f"{where}/claims")["claims"]
    assert claim["settled"] == ""
    answer = desk.post(
        f"{where}/accept", rule=claim["rule"], said=claim["span"], reason="自营客服号"
    )
    assert [one["settled"] for one in answer.json()["claims"]] == ["已接受：自营客服号"]
    assert desk.post(f"{where}/sign", digest=told["digest"]).json()["signed_open"] == 0


def test_what_was_published_is_written_down_reviewed_or_not(
    desk: Browser, clip: dict[str, Any]
) -> None:
    told = noted(desk, clip)
    where, at = f"{CLIPS}/{told['id']}", now_ms() - 60_000
    out = desk.post(
        f"{where}/publish", expect=told["version"], published_at=at, url="v.example/1"
    ).json()
    assert (out["standing"], out["standing_label"]) == ("unreviewed", "没审就发了")
    out = desk.post(f"{where}/sign", digest=out["digest"]).json()
    assert (out["standing"], out["url"]) == ("published", "v.example/1")
    gone = desk.post(f"{where}/retire", expect=out["version"])
    assert (gone.status_code, gone.json()["code"]) == (409, "is_published")
    early = desk.post(f"{where}/down", expect=out["version"], at=at - 1)
    assert early.json()["code"] == "before_it_was_published"
    down = desk.post(f"{where}/down", expect=out["version"], at=at + 1).json()
    assert down["standing"] == "down"
    ahead = desk.post(
        f"{where}/publish", expect=down["version"], published_at=now_ms() + 600_000, url=""
    )
    assert ahead.json()["code"] == "in_the_future"


def test_of_two_who_write_at_once_the_second_is_told(desk: Browser, clip: dict[str, Any]) -> None:
    told = noted(desk, clip)
    where = f"{CLIPS}/{told['id']}"
    assert desk.post(where, **clip | {"title": "甲"}, expect=told["version"]).status_code == 200
    late = desk.post(where, **clip | {"title": "乙"}, expect=told["version"])
    assert (late.status_code, late.json()["code"]) == (409, "stale")
    [kept] = desk.get(f"{CLIPS}?room={clip['room']}&show={clip['show']}")
    assert kept["title"] == "甲"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_at": 1}, "ends_at"),
        ({"product": 999_999}, "product"),
        ({"title": ""}, "title"),
        ({"spoken": "字" * 20_001}, "spoken"),
    ],
)
def test_what_cannot_be_a_clip_is_refused_with_its_field(
    desk: Browser, clip: dict[str, Any], wrong: dict[str, Any], field: str
) -> None:
    answer = desk.post(CLIPS, **clip | wrong)
    assert (answer.status_code, field in answer.content.decode()) == (422, True)
    assert Clip.objects.count() == 0


def test_an_emoji_a_tab_and_half_a_character_in_its_words(
    desk: Browser, clip: dict[str, Any]
) -> None:
    told = noted(desk, clip | {"spoken": "好用\t👍，\n两三滴", "shown": "半个\ud83d字"})
    assert told["spoken"] == "好用\t👍，\n两三滴"
    assert "\ud83d" not in told["shown"]


def test_who_may_only_look_changes_nothing(
    desk: Browser, page_of: Callable[[Duty], Browser], clip: dict[str, Any]
) -> None:
    told = noted(desk, clip)
    page = page_of(Duty.OBSERVER)
    assert [one["id"] for one in page.get(CLIPS)] == [told["id"]]
    for path, body in (
        (CLIPS, clip),
        (f"{CLIPS}/{told['id']}", {**clip, "expect": 1}),
        (f"{CLIPS}/{told['id']}/sign", {"digest": told["digest"]}),
        (f"{CLIPS}/{told['id']}/publish", {"expect": 1, "published_at": 1}),
    ):
        assert page.post(path, **body).status_code == 403, path
    with pytest.raises(Refusal) as refused:
        actions.sign(system("test"), told["id"], digest=told["digest"])
    assert refused.value.code == "nobody"
    assert ClipReview.objects.count() == 0
