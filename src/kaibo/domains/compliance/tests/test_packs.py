"""A team's own rule packs: kept as versions, checked by everywhere, decided of by name, never in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kaibo.domains.compliance import in_use
from kaibo.domains.compliance import public as compliance
from kaibo.domains.compliance.actions import packs as actions
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.streams.stream import Segment
from kaibo.domains.compliance.engine.streams.timeline import Moment
from kaibo.domains.compliance.models import PackVersion, RuleAdjustment, TeamPack
from kaibo.domains.compliance.teampacks.tests.texts import BREAKS, OURS, pack_of
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.kit.models import Fact
from kaibo.kit.rights import Duty
from kaibo.kit.tests.waiting import until

pytestmark = pytest.mark.django_db

PACKS, TEAM, CHECK = "/api/compliance/packs", "/api/compliance/team-packs", "/api/compliance/check"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(in_use, "LOOK_S", 0.0)
    in_use.forget()
    compliance.warm()
    yield
    until(lambda: not in_use._compiling.locked())
    in_use.forget()


def found(text: str, platform: str = "kuaishou") -> set[tuple[str, str]]:
    checked = compliance.check_text(text, Context(platform=platform))
    return {(one.rule, one.severity) for one in checked.findings}


def kept(desk: Browser, text: str = OURS, name: str = "our_kuaishou") -> dict[str, Any]:
    answer = desk.post(TEAM, name=name, text=text, note="第一次")
    assert answer.status_code == 201, answer.content
    told: dict[str, Any] = answer.json()
    return told


def test_what_a_team_saves_is_checked_everywhere_without_a_restart(desk: Browser) -> None:
    """The script's check, the door of the CLI, a stream on air that was open before."""
    stream = compliance.open_stream(
        lambda second: Moment(1, "精华", Context(platform="kuaishou")),
        lambda product, second: Moment(product, "精华", Context(platform="kuaishou")),
    )
    assert found(BREAKS) == set()
    assert stream.push(Segment(0, 2, BREAKS)) == ()
    told = kept(desk)
    assert (told["name"], told["number"], told["active"]) == ("our_kuaishou", 1, True)
    until(lambda: found(BREAKS) == {("OURS-01", "high")})
    assert found(BREAKS, "douyin") == set()
    [alert] = stream.push(Segment(60, 62, BREAKS))
    assert alert.alert.finding.rule == "OURS-01"
    [text] = desk.post(
        CHECK, texts=[{"key": "a", "text": BREAKS, "surface": "script"}], platform="kuaishou"
    ).json()["texts"]
    assert [(one["rule"], one["name"]) for one in text["findings"]] == [
        ("OURS-01", "未成交先报销量")
    ]
    assert ("our_kuaishou", "2026.12 第1版") in compliance.pack_versions()


def test_the_old_checker_answers_while_the_new_one_is_compiled(desk: Browser) -> None:
    with in_use._compiling:  # somebody compiles, and does not come to an end
        kept(desk)
        assert found("全网最低价", "") != set()
        assert found(BREAKS) == set()
    until(lambda: found(BREAKS) != set())


def test_versions_are_kept_and_an_older_one_comes_back_as_a_new_one(desk: Browser) -> None:
    first = kept(desk)
    graver = OURS.replace("severity: high", "severity: block")
    answer = desk.post(
        f"{TEAM}/{first['id']}", expect=first["row_version"], text=graver, note="严一点"
    )
    second = answer.json()
    assert (answer.status_code, second["number"]) == (200, 2)
    until(lambda: found(BREAKS) == {("OURS-01", "block")})
    diff = desk.get(f"{TEAM}/{first['id']}/diff?before=1&after=2")
    assert diff["rules"] == [
        {
            "rule": "OURS-01", "name": "未成交先报销量", "how": "changed",
            "changed": [{"field": "severity", "before": ["high"], "after": ["block"]}],
        }
    ]  # fmt: skip
    back = desk.post(
        f"{TEAM}/{first['id']}/bring-back", expect=second["row_version"], number=1
    ).json()
    assert back["number"] == 3
    versions = desk.get(f"{TEAM}/{first['id']}/versions")
    assert [(one["number"], one["note"], one["by"], one["in_force"]) for one in versions] == [
        (3, "恢复第 1 版", "阿合", True),
        (2, "严一点", "阿合", False),
        (1, "第一次", "阿合", False),
    ]
    assert desk.get(f"{TEAM}/{first['id']}/versions/1")["text"] == OURS
    assert desk.get(f"{TEAM}/{first['id']}/versions/2")["text"] == graver
    assert Fact.objects.filter(verb="compliance.pack.save").count() >= 2
    same = desk.post(f"{TEAM}/{first['id']}", expect=back["row_version"], text=OURS, note="")
    assert (same.status_code, same.json()["code"]) == (409, "pack_same")


def test_of_two_who_save_at_once_the_second_is_told_and_nothing_is_lost(desk: Browser) -> None:
    first = kept(desk)
    one, other = (OURS.replace("手慢无", word) for word in ("快拍", "快来"))
    where = f"{TEAM}/{first['id']}"
    assert desk.post(where, expect=first["row_version"], text=one, note="").status_code == 200
    answer = desk.post(where, expect=first["row_version"], text=other, note="")
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert PackVersion.objects.count() == 2
    assert desk.get(f"{where}/versions/2")["text"] == one


@pytest.mark.parametrize(
    ("text", "line", "rule", "says"),
    [
        (OURS.replace("«(已经|都)", "«((已经|都)"), 15, "OURS-01", "少了“)”"),
        (OURS.replace("一箱八十件", "已经卖了八十件"), 23, "OURS-01", "应当放过"),
        (OURS.replace("亲，", "亲\u202e，"), 19, "", "改变书写方向"),
        (OURS.replace("OURS-01", "ABS-02"), 7, "ABS-02", "规则包 china 里已经有了"),
        ("x" * 600_000, 1, "", "最多 500000 个"),
    ],
)
def test_a_broken_pack_is_refused_with_its_line_and_nothing_is_kept(
    desk: Browser, text: str, line: int, rule: str, says: str
) -> None:
    answer = desk.post(TEAM, name="ours", text=text, note="")
    told = answer.json()
    assert (answer.status_code, told["code"]) == (409, "pack_broken")
    [wrong] = [one for one in told["values"]["wrong"] if says in one["says"]]
    assert (wrong["line"], wrong["rule"]) == (line, rule)
    assert (TeamPack.objects.count(), PackVersion.objects.count()) == (0, 0)


def test_ten_megabytes_and_half_characters_are_refused_in_a_sentence(desk: Browser) -> None:
    answer = desk.post(TEAM, name="ours", text="字" * 3_400_000, note="")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    answer = desk.post(TEAM, name="ours", text=OURS + "\ud800", note="")
    assert answer.json()["code"] == "pack_broken"
    assert "半个字符" in answer.json()["text"]
    assert TeamPack.objects.count() == 0


@pytest.mark.parametrize("name", ["china", "team", "Ours", "1a", "a", "a-b", "我们", "x" * 41])
def test_a_name_that_cannot_be_one_is_refused(actor: Actor, name: str) -> None:
    with pytest.raises(Refusal) as refused:
        actions.create(actor, name=name, text=OURS, note="")
    assert refused.value.code == "pack_name"


def test_a_pack_that_broke_since_is_said_wherever_texts_are_checked(
    desk: Browser, actor: Actor
) -> None:
    kept(desk)
    until(lambda: found(BREAKS) != set())
    with journal.act(actor, "compliance.pack.save") as writing:  # as an older engine left it
        row = writing.create(TeamPack, name="older", number=1)
        writing.create(PackVersion, pack=row, number=1, title="旧", text="rules: [", note="")
    until(lambda: compliance.problems() != [])
    assert found(BREAKS) == {("OURS-01", "high")}
    answer = desk.post(CHECK, texts=[{"key": "a", "text": "好", "surface": "script"}]).json()
    [said] = answer["off"]
    assert said.startswith("规则包 older：pack.yaml 第")
    [shown] = [one for one in desk.get(PACKS) if one["name"] == "older"]
    assert (shown["on"], len(shown["problems"])) == (0, 1)


def test_packs_that_cannot_be_read_at_all_leave_the_shipped_ones_and_are_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone() -> None:
        raise OSError("disk")

    monkeypatch.setattr(in_use, "sources", gone)
    in_use.forget()
    assert found("全网最低价", "") != set()
    [said] = compliance.problems()
    assert "团队自己的规则包和规则调整读不出来" in said


def test_a_shipped_rule_is_switched_off_by_name_with_a_reason_and_back_on(desk: Browser) -> None:
    def said() -> set[str]:
        return {rule for rule, _ in found("想要的加我微信", "douyin")}

    where = "/api/compliance/rules/OFF-01"
    assert said() == {"OFF-01"}
    off = {"expect": 0, "on": False, "severity": None}
    answer = desk.post(f"{where}/adjust", **off, why=" ")
    assert answer.json()["code"] == "no_reason"
    assert desk.post(f"{where}/adjust", **off, why="只做私域场").status_code == 200
    until(lambda: said() == set())
    rule = desk.get(where)
    assert (rule["on"], rule["off_why"]) == (False, "团队停用了")
    [decided] = rule["decided"]
    assert (decided["by"], decided["why"], decided["step"]) == ("阿合", "只做私域场", 1)
    assert "OFF-01 停用" in dict(compliance.pack_versions())["china"]
    assert desk.post(f"{where}/adjust", **off, why="再来").json()["code"] == "stale"
    on = {"expect": 1, "on": True, "severity": "medium", "why": "改成提醒"}
    assert desk.post(f"{where}/adjust", **on).status_code == 200
    until(lambda: found("想要的加我微信", "douyin") == {("OFF-01", "medium")})
    rule = desk.get(where)
    assert (rule["severity"], rule["own"], len(rule["decided"])) == ("medium", "block", 2)
    assert RuleAdjustment.objects.count() == 2
    assert desk.post("/api/compliance/rules/NO-1/adjust", **off, why="x").status_code == 404


def test_a_pack_is_switched_off_and_on_again(desk: Browser) -> None:
    told = kept(desk)
    until(lambda: found(BREAKS) != set())
    where = f"{TEAM}/{told['id']}"
    off = desk.post(f"{where}/retire", expect=told["row_version"]).json()
    until(lambda: found(BREAKS) == set())
    [shown] = [one for one in desk.get(PACKS) if one["name"] == "our_kuaishou"]
    assert (shown["active"], shown["title"]) == (False, "快手规则（本公司整理）")
    assert desk.get(f"{PACKS}/our_kuaishou")["rules"] == []
    assert desk.post(f"{where}/restore", expect=off["row_version"]).status_code == 200
    until(lambda: found(BREAKS) != set())


def test_a_rule_holds_from_its_day_to_its_last(desk: Browser) -> None:
    days = '  effective: "2026-01-10"\n  until: "2026-01-20"\n'
    kept(desk, pack_of("D-01", "香菜", more=days), "days")
    until(lambda: "days" in dict(compliance.pack_versions()))

    def on(day: str) -> set[str]:
        checked = in_use.checker(day).check("香菜", Context())
        return {one.rule for one in checked.findings}

    assert [on(f"2026-01-{day}") for day in ("09", "10", "20", "21")] == [
        set(), {"D-01"}, {"D-01"}, set(),
    ]  # fmt: skip
    assert on("") == set()
    [shown] = desk.get(f"{PACKS}/days")["rules"]
    assert (shown["on"], shown["off_why"]) == (False, "今天不在施行期内（2026-01-10～2026-01-20）")


def test_a_text_is_looked_through_and_a_sentence_tried_and_nothing_is_kept(desk: Browser) -> None:
    looked = desk.post("/api/compliance/pack-drafts/look", name="ours", text=OURS).json()
    assert (looked["title"], looked["rules"], looked["wrong"]) == ("快手规则（本公司整理）", 1, [])
    assert looked["tests"][0] == {
        "rule": "OURS-01", "text": "这款已经卖了八千单", "wanted": "已经卖了八千单",
        "found": ["已经卖了八千单"], "right": True,
    }  # fmt: skip
    ask = {"name": "ours", "text": OURS, "surface": "live_speech", "platform": "kuaishou"}
    tried = desk.post("/api/compliance/pack-drafts/try", **ask, sentence=f"🈶{BREAKS}").json()
    [one] = tried["findings"]
    assert (one["rule"], one["start"], one["span"]) == ("OURS-01", 4, "已经卖了九千单")
    none = desk.post("/api/compliance/pack-drafts/try", **ask, sentence="这款今天上架").json()
    assert none == {"wrong": [], "findings": []}
    assert TeamPack.objects.count() == 0


def test_who_may_only_read_sees_packs_and_changes_none(
    page_of: Callable[[Duty], Browser], desk: Browser
) -> None:
    told = kept(desk)
    page = page_of(Duty.OBSERVER)
    assert {"china", "our_kuaishou"} <= {one["name"] for one in page.get(PACKS)}
    rule = {"expect": 0, "on": False, "severity": None, "why": "x"}
    for path, body in (
        (TEAM, {"name": "mine", "text": OURS, "note": ""}),
        (f"{TEAM}/{told['id']}", {"expect": 1, "text": OURS, "note": ""}),
        (f"{TEAM}/{told['id']}/retire", {"expect": 1}),
        ("/api/compliance/rules/OFF-01/adjust", rule),
    ):
        assert page.post(path, **body).status_code == 403, path
    assert (TeamPack.objects.count(), RuleAdjustment.objects.count()) == (1, 0)


def test_packs_without_their_platforms_text_are_marked(desk: Browser) -> None:
    marked = {one["name"] for one in desk.get(PACKS) if one["needs_own_text"]}
    assert marked == {"kuaishou", "channels"}
    [china] = [one for one in desk.get(PACKS) if one["name"] == "china"]
    assert (china["id"], china["on"] > 90, china["scope"]["platforms"]) == (None, True, [])
