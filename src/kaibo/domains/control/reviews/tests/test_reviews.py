"""A show reviewed the day before: looked at, ticked, signed by name, changed, signed again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.compliance import public as compliance
from kaibo.domains.compliance.actions import evidence
from kaibo.domains.compliance.choices import EvidenceKind
from kaibo.domains.compliance.models import PreShowReview
from kaibo.domains.compliance.register import forget
from kaibo.domains.control.models import Room
from kaibo.domains.control.tests.conftest import (
    browser,
    desk,
    evening,
    lead,
    make_user,
    ming,
    page_of,
    room,
)
from kaibo.domains.control.tests.hall import EVENING, Evening
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.rundown.actions import scripts
from kaibo.domains.rundown.models import ScriptText
from kaibo.domains.selection.actions import links
from kaibo.domains.selection.models import Link
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY
from kaibo.kit.rights import Duty

__all__ = ["browser", "desk", "evening", "lead", "make_user", "ming", "page_of", "room"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> None:
    """The rules are read; nothing read in another test is known here."""
    compliance.warm()
    forget()


class Reviewed:
    """The evening's review at a page."""

    def __init__(self, page: Browser, show: int) -> None:
        self.page, self.path = page, f"/api/shows/{show}/pre-show-review"

    def look(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.get(self.path)
        return found

    def item(self, key: str) -> dict[str, Any]:
        return next(one for one in self.look()["items"] if one["key"] == key)

    def answer(self, key: str, state: str = "ok", **more: Any) -> Any:
        version = self.look()["version"]
        return self.page.post(f"{self.path}/answers", key=key, state=state, expect=version, **more)

    def sign(self, **more: Any) -> Any:
        seen = self.look()
        told = {"digest": seen["digest"], "expect": seen["version"]} | more
        return self.page.post(f"{self.path}/sign", **told)


@pytest.fixture
def review(desk: Browser, evening: Evening) -> Reviewed:
    return Reviewed(desk, evening.show)


def write(actor: Actor, segment: int, text: str) -> None:
    row = ScriptText.objects.get(segment=segment)
    scripts.write(actor, segment, expect=row.version, blocks=[{"kind": "host_line", "text": text}])


def test_what_the_system_can_look_at_answers_itself(
    review: Reviewed, evening: Evening, lead: Actor
) -> None:
    assert review.item("licences")["seen"][0]["text"] == "营业执照没有登记，或开播时已到期。"
    assert [one["link"] for one in review.item("licences")["seen"][1:]] == [
        evening.link, evening.mask_link,
    ]  # fmt: skip
    assert review.item("hosts")["seen"][0]["text"] == "小雨：没有实名登记与报备的凭证。"
    [unpriced] = review.item("prices")["seen"]
    assert unpriced["link"] == evening.mask_link
    for kind, more in (
        (EvidenceKind.BUSINESS_LICENSE, {}),
        (EvidenceKind.COSMETIC_FILING, {}),
        (EvidenceKind.HOST_IDENTITY, {"hosts": [evening.host]}),
    ):
        evidence.add(lead, kind=kind, title=kind.value, **more)
    mask = Link.objects.get(pk=evening.mask_link)
    links.set_offer(lead, mask.pk, expect=mask.version, final_price=3_990, offer="")
    states = {one["key"]: one["state"] for one in review.look()["items"]}
    assert {states[key] for key in ("licences", "hosts", "prices", "texts", "forbidden")} == {"ok"}
    assert states["shipping"] == "open", "the line-up does not say when it is sent"


def test_a_licence_that_runs_out_before_the_show_ends_is_none(
    review: Reviewed, lead: Actor
) -> None:
    evidence.add(
        lead, kind=EvidenceKind.BUSINESS_LICENSE, title="照", valid_until=EVENING + DAY // 24
    )
    assert review.item("licences")["seen"][0]["text"] == "营业执照没有登记，或开播时已到期。"
    assert review.item("expiry")["state"] == "open"


def test_a_price_in_the_script_that_is_not_the_one_paid_blocks(
    review: Reviewed, evening: Evening, lead: Actor
) -> None:
    write(lead, evening.main, "今天只要六十九块带走")
    [claim] = review.look()["claims"]
    assert (claim["rule"], claim["segment"], claim["settled"]) == ("PRC-04", evening.main, "")
    item = review.item("prices")
    assert item["state"] == "open" and item["blocks"]
    assert "69" in item["seen"][0]["text"] and "89" in item["seen"][0]["text"]


def test_a_claim_is_settled_by_proof_or_by_whoever_answers_for_it(
    review: Reviewed, evening: Evening, lead: Actor
) -> None:
    write(lead, evening.main, "这款精华全国销量第一")
    [claim] = review.look()["claims"]
    assert (claim["verdict"], review.item("texts")["state"]) == ("needs_evidence", "open")
    accepted = review.page.post(
        f"{review.path}/accept", rule=claim["rule"], said=claim["span"],
        product=claim["product"], reason="引用 2025 年协会榜单，已留存",
    ).json()  # fmt: skip
    assert accepted["claims"][0]["settled"] == "已接受：引用 2025 年协会榜单，已留存"
    assert review.item("texts")["state"] == "ok"
    write(lead, evening.main, "这款精华全网销量第一")
    assert review.item("texts")["state"] == "open", "other words are another claim"


def test_what_was_accepted_and_taken_back_is_found_again(
    review: Reviewed, evening: Evening, lead: Actor
) -> None:
    write(lead, evening.main, "这款精华全国销量第一")
    [claim] = review.look()["claims"]
    body = {"rule": claim["rule"], "said": claim["span"], "product": claim["product"]}
    accept = f"{review.path}/accept"
    [claim] = review.page.post(accept, **body, reason="协会榜单").json()["claims"]
    ref = claim["acceptance"]
    [listed] = review.page.get("/api/compliance/accepted")
    assert (listed["id"], listed["why"], listed["by"], listed["name"] != "") == (
        ref["id"], "协会榜单", "阿明", True
    )  # fmt: skip
    where = f"/api/compliance/accepted/{ref['id']}"
    gone = review.page.post(f"{where}/withdraw", expect=ref["version"]).json()
    assert not gone["active"] and gone["withdrawn_by"] == "阿明"
    [claim] = review.look()["claims"]
    assert (claim["settled"], claim["acceptance"]) == ("", None)
    assert review.item("texts")["state"] == "open"
    assert review.page.get("/api/compliance/accepted") == []
    assert len(review.page.get("/api/compliance/accepted?withdrawn=true")) == 1
    twice = review.page.post(f"{where}/withdraw", expect=ref["version"])
    assert twice.status_code == 409
    back = review.page.post(f"{where}/restore", expect=gone["version"]).json()
    assert review.look()["claims"][0]["settled"] == "已接受：协会榜单"
    # Taken back, and accepted by somebody else meanwhile: there are not two of it.
    gone = review.page.post(f"{where}/withdraw", expect=back["version"]).json()
    review.page.post(accept, **body, reason="另一份榜单")
    refused = review.page.post(f"{where}/restore", expect=gone["version"])
    assert (refused.status_code, refused.json()["text"]) == (409, "这句话已经接受过了。")
    assert review.look()["claims"][0]["settled"] == "已接受：另一份榜单"


def test_a_signature_stands_under_what_was_seen_and_stays_as_it_was(
    review: Reviewed, evening: Evening, lead: Actor
) -> None:
    answered = review.answer("minors")
    assert answered.status_code == 200
    signed = review.sign().json()
    [first] = signed["signatures"]
    assert (first["number"], first["by"], first["still"], first["own"]) == (1, "阿明", True, True)
    assert first["countersign_until"] == first["at"] + DAY // 2
    assert first["open"] == signed["open"] > 0 and first["blockers"] == signed["blockers"]
    write(lead, evening.main, "换一套说法")
    later = review.look()
    assert later["signatures"][0]["still"] is False
    assert review.item("minors")["state"] == "ok", "what was ticked is carried into the next"
    again = review.sign().json()
    assert [one["number"] for one in again["signatures"]] == [2, 1]
    kept = PreShowReview.objects.get(show=evening.show, number=1)
    assert kept.sheet is not None
    assert kept.sheet["content"]["texts"][0]["text"] == "3号，到手89元"


def test_nobody_signs_what_was_changed_under_their_eyes(
    review: Reviewed, evening: Evening, lead: Actor
) -> None:
    digest = review.look()["digest"]
    write(lead, evening.main, "换一套说法")
    answer = review.sign(digest=digest)
    assert (answer.status_code, answer.json()["code"]) == (409, "content_changed")
    assert not PreShowReview.objects.exists()
    assert review.sign().status_code == 200
    answer = review.sign()
    assert (answer.status_code, answer.json()["code"]) == (409, "already_signed")
    assert PreShowReview.objects.count() == 1


def test_what_one_signed_another_countersigns(
    review: Reviewed, page_of: Callable[[Duty], Browser], evening: Evening
) -> None:
    review.sign()
    [mine] = review.look()["signatures"]
    told = {"review": mine["id"], "expect": mine["version"]}
    own = review.page.post(f"{review.path}/countersign", **told)
    assert (own.status_code, own.json()["code"]) == (409, "own_signature")
    other = Reviewed(page_of(Duty.COMPLIANCE), evening.show)
    done = other.page.post(f"{other.path}/countersign", **told).json()
    assert done["signatures"][0]["countersigned_by"] == "某合规"
    late = other.page.post(f"{other.path}/countersign", review=mine["id"], expect=3)
    assert late.json()["code"] == "already_signed"


def test_of_what_the_system_sees_nobody_says_it_is_fine_only_that_it_is_not_meant(
    review: Reviewed,
) -> None:
    assert review.answer("licences", "ok").status_code == 200
    assert review.item("licences")["state"] == "open"
    bare = review.answer("licences", "not_meant")
    assert (bare.status_code, bare.json()["code"]) == (409, "no_note")
    assert (
        review.answer("licences", "not_meant", note="代播，资质在品牌方，已验").status_code == 200
    )
    item = review.item("licences")
    assert (item["state"], item["note"], item["by"]) == (
        "not_meant",
        "代播，资质在品牌方，已验",
        "阿明",
    )


def test_two_people_tick_at_once_the_second_is_told(
    review: Reviewed, page_of: Callable[[Duty], Browser], evening: Evening
) -> None:
    review.answer("minors")
    version = review.look()["version"]
    other = page_of(Duty.FLOOR)
    first = review.page.post(f"{review.path}/answers", key="face", state="ok", expect=version)
    late = other.post(f"{review.path}/answers", key="set", state="ok", expect=version)
    assert (first.status_code, late.status_code, late.json()["code"]) == (200, 409, "stale")
    assert review.item("set")["state"] == "open"


def test_a_host_reads_it_and_signs_nothing(
    page_of: Callable[[Duty], Browser], evening: Evening, room: Room
) -> None:
    host = Reviewed(page_of(Duty.HOST), evening.show)
    assert host.look()["show"] == evening.show
    assert host.sign().status_code == 403
    assert not PreShowReview.objects.exists()


def test_a_show_that_is_not_there_has_no_review(desk: Browser) -> None:
    answer = desk.client.get("/api/shows/987654/pre-show-review")
    assert answer.status_code == 404
