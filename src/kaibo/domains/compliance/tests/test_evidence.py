"""Evidence: what it proves, for which product, until when; its file; who may put it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kaibo.domains.compliance import files
from kaibo.domains.compliance import register as reading
from kaibo.domains.compliance.actions import evidence
from kaibo.domains.compliance.choices import KIND_RULES, EvidenceKind
from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.shipped import shipped_checker
from kaibo.domains.compliance.engine.verdicts import Verdict
from kaibo.domains.compliance.models import Evidence
from kaibo.domains.compliance.register import held, register
from kaibo.domains.compliance.rules.evidence import Held, ends_within, facts, merged, settled_by
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
T0 = 1_795_000_000_000
PDF = b"%PDF-1.4 licence"
HELD = Held(
    1, "award", "2025 年度面膜销量第一", "", False, None, T0 + DAY, frozenset({7}),
    frozenset(), frozenset({"ABS-02"}), ("销量第一",), False,
)  # fmt: skip


def claim(text: str) -> Any:
    [found] = shipped_checker().check(text, Context("live_speech", "cosmetics", "douyin")).findings
    return found


def test_a_claim_that_wants_proof_is_settled_for_its_product_its_words_and_its_time() -> None:
    found = claim("我们家面膜全国销量第一")
    assert (found.rule, found.verdict) == ("ABS-02", Verdict.NEEDS_EVIDENCE)
    assert settled_by([HELD], found, 7, T0) is HELD
    assert settled_by([HELD], found, 8, T0) is None
    assert settled_by([HELD], found, None, T0) is None, "no product in particular"
    assert settled_by([HELD], found, 7, T0 + DAY) is None, "it has run out"
    assert settled_by([replace(HELD, words=("好评第一",))], found, 7, T0) is None
    assert settled_by([replace(HELD, words=())], found, 7, T0) is not None
    assert settled_by([replace(HELD, absent=True)], found, 7, T0) is None
    assert settled_by([replace(HELD, rules=frozenset({"ABS-01"}))], found, 7, T0) is None


def test_no_proof_settles_what_breaks_the_law_by_itself() -> None:
    found = replace(claim("我们家面膜全国销量第一"), verdict=Verdict.VIOLATION)
    assert settled_by([HELD], found, 7, T0) is None


def test_a_licence_is_a_fact_of_its_products_while_it_holds() -> None:
    cert = replace(HELD, kind="special_cosmetic", number="国妆特字20260001", words=())
    assert facts([cert], 7, T0)["special_cert"] == "国妆特字20260001"
    assert facts([cert], 8, T0) == {}
    assert facts([cert], 7, T0 + DAY) == {"special_cert": "none"}
    looked = replace(cert, absent=True)
    assert facts([looked], 7, T0) == {"special_cert": "none"}
    assert facts([looked, cert], 7, T0)["special_cert"] == "国妆特字20260001"
    assert facts([cert, looked], 7, T0)["special_cert"] == "国妆特字20260001"


def test_a_document_outweighs_a_column_and_a_column_that_nobody_found_one() -> None:
    assert merged({"filing": "有"}, {"filing": "粤G妆网备字1"}) == {"filing": "粤G妆网备字1"}
    assert merged({"filing": "粤G妆网备字1"}, {"filing": "none"}) == {"filing": "粤G妆网备字1"}


def test_what_ends_soon_is_told_the_nearest_first() -> None:
    far = replace(HELD, id=2, valid_until=T0 + 60 * DAY)
    near, over = replace(HELD, id=3, valid_until=T0 + 20 * DAY), replace(HELD, id=4, valid_until=T0)
    never = replace(HELD, id=5, valid_until=None)
    assert [one.id for one in ends_within([far, near, never, over], T0)] == [4, 3]


def test_what_is_written_counts_at_once_and_what_is_retired_no_more(actor: Actor) -> None:
    row = evidence.add(
        actor, kind=EvidenceKind.SALES, title="尼尔森报告", rules=["ABS-02"], products=[7]
    )
    found = claim("我们家面膜全国销量第一")
    assert register().settles(found, 7, T0) == held(row)
    evidence.retire(actor, row.pk, expect=row.version)
    assert register().settles(found, 7, T0) is None


def test_what_was_being_read_while_somebody_wrote_is_not_kept(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Evidence] = []
    first = evidence.add(actor, kind=EvidenceKind.OTHER, title="一份")

    def meanwhile(row: Evidence) -> Held:
        if not made:
            made.append(evidence.add(actor, kind=EvidenceKind.OTHER, title="另一份"))
            reading.forget()
        return held(row)

    with monkeypatch.context() as busy:
        busy.setattr(reading, "held", meanwhile)
        reading.forget()
        assert [one.id for one in register().held] == [first.pk]
    assert [one.id for one in register().held] == [first.pk, made[0].pk]


def test_the_engine_is_given_the_licence_as_a_fact(actor: Actor) -> None:
    said = "这支霜美白祛斑效果特别明显"
    plain = Context("live_speech", "cosmetics", "douyin")
    assert shipped_checker().check(said, plain).violates
    evidence.add(
        actor, kind=EvidenceKind.SPECIAL_COSMETIC, title="祛斑美白特证", number="国妆特字20260001"
    )
    told = register().with_facts({}, 7, T0)
    assert told == {"special_cert": "国妆特字20260001"}
    known = replace(plain, facts=Facts(told))
    rules = {one.rule for one in shipped_checker().check(said, known).findings}
    assert "EFF-04" not in rules


def test_every_kind_offers_rules_that_are_there() -> None:
    known = {rule.id for pack in shipped_checker().packs for rule in pack.rules}
    assert {rule for rules in KIND_RULES.values() for rule in rules} <= known


def test_a_rule_that_is_not_there_is_refused_and_nothing_is_written(actor: Actor) -> None:
    with pytest.raises(Refusal) as refusal:
        evidence.add(actor, kind=EvidenceKind.OTHER, title="x", rules=["ZZZ-99"])
    assert refusal.value.code == "no_rule" and "ZZZ-99" in refusal.value.text
    assert not Evidence.objects.exists()


def test_a_page_puts_evidence_on_file_with_its_document(desk: Browser) -> None:
    made = desk.post(
        "/api/compliance/evidence", kind="authorization", title="某牌授权书",
        valid_from=T0, valid_until=T0 + 400 * DAY, products=[7], words=["官方授权"],
    ).json()  # fmt: skip
    assert (made["kind_label"], made["file"], made["version"]) == ("品牌授权书", None, 1)
    path = f"/api/compliance/evidence/{made['id']}/file"
    token = {"X-CSRFToken": desk.client.cookies["kaibo_csrf"].value}
    sent = {"file": SimpleUploadedFile("授权 书,😀.pdf", PDF)}
    kept = desk.client.post(f"{path}?expect=1", sent, headers=token).json()
    assert (kept["file"], kept["file_media"], kept["file_bytes"]) == (
        "授权 书,😀.pdf", "application/pdf", len(PDF),
    )  # fmt: skip
    answer = desk.client.get(path)
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E6%8E%88")
    [shown] = desk.client.get("/api/compliance/evidence?product=7").json()
    assert shown["id"] == made["id"]
    assert desk.client.get("/api/compliance/evidence?product=8").json() == []


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.pdf", b"", "empty"),
        ("恶意.pdf", b"MZ\x90\x00", "media"),
        ("页.html", b"<html>", "media"),
    ],
)
def test_a_file_that_is_no_document_is_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        files.media_of(content, name)
    assert refusal.value.code == code and name in refusal.value.text


def test_a_file_that_was_tampered_with_is_no_evidence(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path
    name = files.keep(PDF)
    assert files.keep(PDF) == name and files.read(name) == PDF
    (tmp_path / files.FOLDER / name).write_bytes(PDF + b" ")
    with pytest.raises(Refusal) as refusal:
        files.read(name)
    assert refusal.value.code == "damaged"
    (tmp_path / files.FOLDER / name).unlink()
    with pytest.raises(Refusal) as refusal:
        files.read(name)
    assert refusal.value.code == "gone"


def test_who_may_only_look_puts_nothing_there(page_of: Callable[[Duty], Browser]) -> None:
    host = page_of(Duty.HOST)
    answer = host.post("/api/compliance/evidence", kind="other", title="x")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert host.client.get("/api/compliance/evidence").json() == []
    assert not Evidence.objects.exists()


def test_two_people_at_once_the_second_is_told(desk: Browser) -> None:
    made = desk.post("/api/compliance/evidence", kind="other", title="一").json()
    path = f"/api/compliance/evidence/{made['id']}"
    first = desk.post(path, kind="other", title="二", expect=1)
    late = desk.post(path, kind="other", title="三", expect=1)
    assert (first.status_code, late.status_code, late.json()["code"]) == (200, 409, "stale")
    [shown] = desk.client.get("/api/compliance/evidence").json()
    assert shown["title"] == "二"


def test_the_rules_that_evidence_can_prove_are_told_by_their_id(desk: Browser) -> None:
    told = desk.get("/api/compliance/evidence/rules")
    ids = [one["id"] for one in told]
    assert ids == sorted(set(ids))
    named = {one["id"]: one for one in told}
    rule = next(
        rule for pack in shipped_checker().packs for rule in pack.rules if rule.id == "ABS-02"
    )
    assert named["ABS-02"] == {"id": "ABS-02", "name": rule.name, "evidence": rule.evidence}
    assert "OFF-01" not in named, "no proof makes a contact off the platform lawful"
    assert {rule for rules in KIND_RULES.values() for rule in rules} <= set(ids)
