"""Texts checked over the API: by context, in a page's offsets, within limits, by everyone."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from kaibo.domains.compliance import in_use, readiness
from kaibo.domains.compliance import public as compliance
from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.packs import PackError, Problem
from kaibo.domains.compliance.engine.shipped import shipped_packs
from kaibo.domains.people.tests.conftest import Browser, MakeUser, browser, make_user
from kaibo.kit.rights import Duty
from kaibo.kit.tests.waiting import until

__all__ = ["browser", "make_user"]

pytestmark = pytest.mark.django_db

PATH = "/api/compliance/check"
GIFT = {"price": "99", "settle_price": "99", "gift": "小样一片"}


@pytest.fixture(autouse=True)
def _read() -> None:
    in_use.forget()
    compliance.warm()


@pytest.fixture
def desk(browser: Browser, make_user: MakeUser) -> Browser:
    """An observer's browser: who may do least."""
    browser.sign_in(make_user("wang", "老王", Duty.OBSERVER))
    return browser


def said(text: str, key: str = "a", surface: str = "script") -> dict[str, str]:
    """One text as a page sends it."""
    return {"key": key, "text": text, "surface": surface}


def found(desk: Browser, text: str, **more: Any) -> list[dict[str, Any]]:
    """The findings of one text in a script about a cosmetic."""
    about = {"category": "护肤面霜", "platform": "douyin", **more}
    answer = desk.post(PATH, texts=[said(text)], **about)
    assert answer.status_code == 200, answer.content
    [one] = answer.json()["texts"]
    findings: list[dict[str, Any]] = one["findings"]
    return findings


def test_a_claim_against_the_card_is_told_with_figures_article_and_the_right_words(
    desk: Browser,
) -> None:
    [one] = found(desk, "姐妹们今天只要59块9", facts=GIFT)
    assert one["rule"] == "PRC-04"
    assert (one["severity"], one["verdict"], one["how"]) == ("block", "violation", "plain")
    assert "姐妹们今天只要59块9"[one["start"] : one["end"]] == one["span"]
    assert "59块9" in one["span"]
    assert ("59.9" in one["reason"], "99" in one["reason"]) == (True, True)
    assert one["name"] not in ("", "PRC-04")
    assert "价欺规定" in one["basis"]
    assert one["instead"] == "到手99元，以页面为准"


def test_the_same_words_with_no_fact_known_are_no_finding(desk: Browser) -> None:
    assert found(desk, "姐妹们今天只要59块9") == []
    assert found(desk, "姐妹们今天只要99", facts=GIFT) == []


def test_advice_that_is_no_text_is_never_put_in_its_place(desk: Browser) -> None:
    [one] = found(desk, "这是全网最低价")
    assert (one["verdict"], one["instead"]) == ("needs_evidence", None)
    assert (one["missing"] != "", one["rewrite"] != "") == (True, True)


def test_a_rewrite_given_word_for_word_can_stand_there(desk: Browser) -> None:
    [one] = found(desk, "想要的加我微信")
    assert (one["rule"], one["instead"]) == ("OFF-01", "点平台在线客服")


def test_offsets_are_counted_as_a_page_counts_them(desk: Browser) -> None:
    text = "👩‍🏫🧴𠮷家的，加我微信🈶优惠"
    [one] = found(desk, text)
    units = text.encode("utf-16-le")
    assert units[2 * one["start"] : 2 * one["end"]].decode("utf-16-le") == one["span"]
    assert one["span"].startswith("加我微信")
    # 👩 and 🏫 and 🧴 and 𠮷 are two units each.
    assert one["start"] == text.index("加我微信") + 4


@pytest.mark.parametrize("half", ["\ud83d", "\ude00"])
def test_half_an_emoji_is_checked_like_any_other_sign(desk: Browser, half: str) -> None:
    [one] = found(desk, f"{half}来，加我微信{half}")
    assert (one["start"], one["span"]) == (3, "加我微信")


def test_each_text_is_answered_by_its_key_on_its_own_surface(desk: Browser) -> None:
    texts = [
        said("加我微信", "甲"),
        said("", "乙"),
        said("质地很轻", "丙"),
        said("加我微信", "丁", "viewer_comment"),
    ]
    answer = desk.post(PATH, texts=texts).json()["texts"]
    assert [(one["key"], one["verdict"]) for one in answer[:3]] == [
        ("甲", "violation"),
        ("乙", "ok"),
        ("丙", "ok"),
    ]
    assert {one["rule"] for one in answer[0]["findings"]} == {"OFF-01"}
    assert "OFF-01" not in {one["rule"] for one in answer[3]["findings"]}
    assert desk.post(PATH, texts=[]).json() == {"texts": [], "off": []}


def test_twenty_thousand_characters_are_taken_and_one_more_is_not(desk: Browser) -> None:
    text = "质地很轻。" * 4_000
    assert len(text) == 20_000
    answer = desk.post(PATH, texts=[said(text[:-5] + "，加我微信")])
    [one] = answer.json()["texts"][0]["findings"]
    assert (one["start"], one["end"]) == (19_996, 20_000)
    answer = desk.post(PATH, texts=[said(text), said(text + "啊", "b")])
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["where"][0]["path"] == "texts.1"
    assert "这段文字有 20001 个字，一次最多查 20000 个，请拆开。" in answer.json()["text"]


def test_two_hundred_texts_are_taken_and_one_more_is_not(desk: Browser) -> None:
    texts = [said("质地很轻", str(number)) for number in range(201)]
    assert len(desk.post(PATH, texts=texts[:200]).json()["texts"]) == 200
    answer = desk.post(PATH, texts=texts)
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, "texts")
    assert "最多 200 项" in answer.json()["text"]


def test_more_together_than_a_moment_can_check_is_refused(desk: Browser) -> None:
    texts = [said("轻" * 20_000, str(number)) for number in range(11)]
    answer = desk.post(PATH, texts=texts)
    assert answer.status_code == 422
    assert "一共 220000 个字，一次最多查 200000 个" in answer.json()["text"]


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"texts": [said("好"), said("好")]}, ""),
        ({"texts": [said("好", surface="billboard")]}, "texts.0.surface"),
        ({"texts": [{"key": "a", "text": "好"}]}, "texts.0.surface"),
        ({"texts": [said("好", key="")]}, "texts.0.key"),
        ({"texts": [said("好")], "facts": {"price": 59.9}}, "facts.price"),
        ({"texts": [said("好")], "colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(
    desk: Browser, body: dict[str, Any], where: str
) -> None:
    answer = desk.post(PATH, **body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["where"][0]["path"].startswith(where)


def test_a_platform_is_known_by_the_code_of_a_room(desk: Browser) -> None:
    """The packs say channels where a room is at wechat_channels; 公众号 is at home there."""
    line = "关注我们公众号领券"
    there = found(desk, line, platform="wechat_channels")
    assert [one["rule"] for one in found(desk, line)] != [one["rule"] for one in there]
    assert there == found(desk, line, platform="channels")


def test_who_is_not_signed_in_is_told_so(browser: Browser) -> None:
    answer = browser.post(PATH, texts=[said("加我微信")])
    assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")


def test_packs_say_where_they_come_from_and_how_many_of_their_rules_are_on(desk: Browser) -> None:
    packs = {one["name"]: one for one in desk.get("/api/compliance/packs")}
    for pack in shipped_packs():
        on = sum(rule.proven for rule in pack.rules)
        told = packs[pack.name]
        assert (told["title"], told["on"], told["off"]) == (pack.title, on, len(pack.rules) - on)
        assert (told["version"], told["effective"]) == (pack.version, pack.effective)
        assert (pack.note in told["problems"]) == pack.needs_own_text
    assert packs["china"]["on"] > 90


def test_what_of_a_pack_cannot_be_used_is_told_and_not_counted(
    desk: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    [china] = [pack for pack in shipped_packs() if pack.name == "china"]
    few = replace(china, rules=china.rules[:3])
    says = f"规则 {few.rules[0].id}：括号没有合上"
    broken = replace(few, problems=(Problem("china", "x.yaml", few.rules[0].id, says),))
    monkeypatch.setattr(
        "kaibo.domains.compliance.in_use.shipped_checker", lambda: Checker([broken])
    )
    in_use.forget()
    compliance.warm()
    [told] = desk.get("/api/compliance/packs")
    assert (told["on"], told["off"], told["problems"]) == (2, 1, [says])
    assert desk.post(PATH, texts=[said("好")]).json()["off"] == [f"规则包 china：{says}"]


def test_a_rule_is_told_with_the_sentences_it_is_held_to(desk: Browser) -> None:
    rule = desk.get("/api/compliance/rules/OFF-01")
    assert (rule["pack"], rule["severity"], rule["on"]) == ("china", "block", True)
    assert (len(rule["hits"]) >= 3, len(rule["passes"]) >= 3) == (True, True)
    assert not any("⟦" in one["text"] or one["span"] == "" for one in rule["hits"])
    answer = desk.client.get("/api/compliance/rules/NOPE-1")
    assert answer.status_code == 404
    assert answer.json()["text"] == "现在用的规则包里没有编号是“NOPE-1”的规则。"


def test_nobody_waits_for_packs_that_are_being_read(
    desk: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_use.forget()
    answer = desk.post(PATH, texts=[said("加我微信")])
    assert (answer.status_code, answer.json()["code"]) == (409, "packs_reading")
    until(in_use.ready)
    assert desk.post(PATH, texts=[said("加我微信")]).status_code == 200


def test_packs_that_cannot_be_read_are_said_and_not_read_over_and_over(
    desk: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def wrong() -> object:
        tried.append(1)
        raise PackError("规则包 china 的规则 ABS-01：括号没有合上")

    in_use.forget()
    with monkeypatch.context() as broken:
        broken.setattr("kaibo.domains.compliance.in_use.shipped_checker", wrong)
        broken.setattr(readiness, "_problem", None)
        desk.post(PATH, texts=[said("加我微信")])
        until(lambda: readiness._problem is not None)
        for _ in range(3):
            answer = desk.post(PATH, texts=[said("加我微信")])
        assert answer.json()["code"] == "packs_unusable"
        assert "括号没有合上" in answer.json()["text"]
        assert len(tried) == 1
    compliance.warm()
    assert json.loads(desk.post(PATH, texts=[said("好")]).content)["texts"][0]["verdict"] == "ok"
