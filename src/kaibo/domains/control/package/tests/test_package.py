"""One alert from the word on air to the zip; a zip in which nothing can be changed unseen."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kaibo.domains.compliance.actions import evidence, violations
from kaibo.domains.compliance.choices import EvidenceKind
from kaibo.domains.content.actions import clips
from kaibo.domains.control.cards import RoomCard, found
from kaibo.domains.control.package.gathering import Case, gather
from kaibo.domains.control.package.writing import BEGINNING, Written, written
from kaibo.domains.control.shown.words import words
from kaibo.domains.control.tests.hall import EVENING, ROOM
from kaibo.domains.control.watch.tests.conftest import Floor, floor
from kaibo.domains.people.tests.conftest import Browser, MakeUser, browser, make_user
from kaibo.kit.access import system
from kaibo.kit.clock import DAY
from kaibo.kit.delivery import Lane
from kaibo.kit.rights import Duty
from kaibo.kit.worker import Worker
from kaibo.live.events import Event

__all__ = ["browser", "floor", "make_user"]
pytestmark = pytest.mark.django_db(transaction=True)
AT = EVENING + DAY


class Zip:
    """A written package, read again."""

    def __init__(self, made: Written) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(made.content))

    def rows(self, name: str) -> list[dict[str, str]]:
        text = self.archive.read(name).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def json(self, name: str) -> Any:
        return json.loads(self.archive.read(name))


@pytest.fixture
def room(floor: Floor, settings: Any, tmp_path: Path) -> Iterator[RoomCard]:
    settings.DATA_DIR = tmp_path
    yield found(ROOM)


def case(floor: Floor, room: RoomCard) -> Case:
    return gather(room, str(floor.evening.show))


def made(floor: Floor, room: RoomCard, *, outside: bool = False) -> Zip:
    return Zip(written(case(floor, room), outside=outside, by="阿合", at=AT))


def test_the_record_of_one_alert_from_word_to_zip(floor: Floor, room: RoomCard) -> None:
    floor.pitch(1_000, floor.evening.link)
    said = floor.say(2_000, "今天只要六十九块带走，=1+1")
    [alert] = floor.alerts
    floor.hall.press("alert.seen", 4_000, by="user:7", ref=alert.id)
    put_right = floor.say(32_000, "更正，到手八十九块，以页面为准")
    [row] = made(floor, room).rows("提醒与更正.csv")
    assert said.text is not None and row["原话"] in said.text
    assert (row["规则"], row["在哪里"], row["结果"]) == ("PRC-04", "口播", "已更正")
    assert (row["更正原话或理由"], row["处理人"]) == (put_right.text, "系统")
    assert (row["说出时间"], row["看到的人"]) == ("2026-11-10 22:00:02", "user:7")
    assert 29 <= int(row["用时秒"]) <= 31
    assert "89" in row["为什么"] and row["依据"]
    speech = made(floor, room).rows("口播.csv")
    assert [one["口播"] for one in speech] == [said.text, put_right.text]
    log = made(floor, room).archive.read("记录.ndjson").decode().splitlines()
    kinds = [json.loads(line)["kind"] for line in log]
    assert [k for k in kinds if k.startswith("alert")] == ["alert", "alert.seen", "alert.close"]


def test_clips_of_the_show_are_in_it_with_who_reviewed_them(floor: Floor, room: RoomCard) -> None:
    begin, end = EVENING + 1_000, EVENING + 60_000
    floor.say(2_000, "早晚两三滴拍开")
    told = words(ROOM, begin, end)
    row = clips.note(
        system("test"), room=ROOM, show=str(floor.evening.show), starts_at=begin, ends_at=end,
        product=floor.evening.essence, title="今晚只要六十九块", spoken=told.spoken, shown="",
        platform="douyin", account="切片号", ad_label=True,
    )  # fmt: skip
    clips.publish(system("test"), row.pk, expect=row.version, published_at=AT, url="v.example/1")
    [kept] = made(floor, room).rows("切片.csv")
    assert (kept["口播"], kept["商品"], kept["广告标识"]) == ("早晚两三滴拍开", "保湿精华", "是")
    assert (kept["状态"], kept["审核人"], kept["网址"]) == ("没审就发了", "", "v.example/1")


def test_every_file_is_in_the_chain_and_a_changed_one_breaks_it(
    floor: Floor, room: RoomCard
) -> None:
    zipped = made(floor, room)
    manifest = zipped.json("清单.json")
    last = BEGINNING
    for row in zipped.rows("指纹链.csv"):
        content = zipped.archive.read(row["文件"])
        assert sha256(content).hexdigest() == row["SHA-256"]
        last = sha256(f"{last}\n{row['文件']}\n{row['SHA-256']}".encode()).hexdigest()
        assert last == row["链值"]
    assert manifest["chain"] == last
    listed = {one["path"] for one in manifest["files"]}
    assert listed | {"指纹链.csv", "清单.json"} == set(zipped.archive.namelist())
    assert manifest["rule_packs"] and manifest["made_at"] == AT
    assert zipped.archive.read("证据目录.pdf").startswith(b"%PDF-")


def test_the_same_show_asked_for_again_holds_the_same_facts(floor: Floor, room: RoomCard) -> None:
    floor.say(2_000, "这款是全网最好的精华")
    first, again = made(floor, room), made(floor, room)
    for name in ("提醒与更正.csv", "记录.ndjson", "在播.csv"):
        assert first.archive.read(name) == again.archive.read(name)


def test_outsiders_learn_nothing_of_viewers(floor: Floor, room: RoomCard) -> None:
    floor.hear("comment", 2_000, "加我微信领福利", who=4)
    bad = floor.hear("comment", 3_000, "质量太差了，别买", who=5)
    flagged = floor.alerts[0].raised.ref
    x = {"how": "removed", "src": "asr:1"}
    floor.hall.press("disposal", 4_000, by="user:7", ref=flagged, x=x)
    inside, outside = made(floor, room), made(floor, room, outside=True)
    assert [one["评论"] for one in inside.rows("评论.csv")][-1] == bad.text
    assert "评论.csv" not in outside.archive.namelist()
    everything = b"".join(outside.archive.read(one) for one in outside.archive.namelist())
    assert f"{4:016x}".encode() not in everything and f"{5:016x}".encode() not in everything
    assert str(bad.text).encode() not in everything
    [row] = outside.rows("评论处置.csv")
    assert (row["评论"], row["处置"], row["查出的规则"][:3]) == ("加我微信领福利", "删除", "OFF")


def test_papers_and_rulings_go_along_and_a_paper_that_is_gone_is_told(
    floor: Floor, room: RoomCard, tmp_path: Path
) -> None:
    who = system("test")
    row = evidence.add(who, kind=EvidenceKind.AUTHORIZATION, title="授权书")
    evidence.attach(who, row.pk, expect=1, name="../授权?.pdf", content=b"%PDF-1 a")
    over = evidence.add(
        who, kind=EvidenceKind.AWARD, title="旧奖状", valid_until=EVENING - DAY, valid_from=0
    )
    violations.note(
        who, platform="douyin", room=ROOM, show=str(floor.evening.show), scene="live",
        family="price", clause="宣传价与实际不一致", happened_at=EVENING, told_at=EVENING + 1,
    )  # fmt: skip
    zipped = made(floor, room)
    [paper] = [one for one in zipped.archive.namelist() if one.startswith("凭证文件/")]
    assert paper == f"凭证文件/{row.pk}-.._授权_.pdf"
    assert zipped.archive.read(paper) == b"%PDF-1 a"
    assert [one["名称"] for one in zipped.rows("凭证.csv")] == ["授权书"], over.title
    assert zipped.rows("平台违规.csv")[0]["条款"] == "宣传价与实际不一致"
    [kept] = (tmp_path / "compliance/files").iterdir()
    kept.unlink()
    manifest = made(floor, room).json("清单.json")
    assert manifest["missing"][0].startswith("授权书：这份文件不在数据目录里了")


def test_a_show_without_anything_is_a_package_too(floor: Floor, room: RoomCard) -> None:
    zipped = made(floor, room)
    assert zipped.rows("提醒与更正.csv") == []
    assert zipped.json("清单.json")["show"] == str(floor.evening.show)


def test_what_was_pressed_elsewhere_in_time_is_not_this_show_s(
    floor: Floor, room: RoomCard
) -> None:
    floor.hall.press("show.end", 10_000)
    floor.hall.press("note", 20_000, text="下播以后的事")
    late: Event = floor.hall.event("speech", 21_000, text="下播以后的话")
    floor.hall.send(late, src="asr:1", at=21_000)
    zipped = made(floor, room)
    assert zipped.rows("口播.csv") == []
    assert "下播以后" not in zipped.archive.read("记录.ndjson").decode()


def test_a_page_asks_for_it_and_fetches_the_zip(
    floor: Floor, room: RoomCard, browser: Browser, make_user: MakeUser
) -> None:
    floor.say(2_000, "这款是全网最好的精华")
    browser.sign_in(make_user("he", "阿合", Duty.COMPLIANCE))
    path = f"/api/rooms/{ROOM}/shows/{floor.evening.show}/evidence"
    job = browser.post(path, outside=True).json()["job"]
    assert Worker([Lane.SERVER]).step()
    answer = browser.client.get(f"/api/jobs/{job}/file")
    zipped = zipfile.ZipFile(io.BytesIO(answer.content))
    manifest = json.loads(zipped.read("清单.json"))
    assert (manifest["made_by"], manifest["outside"]) == ("阿合", True)
    missing = browser.post(f"/api/rooms/{ROOM}/shows/nobody/evidence", outside=True)
    assert missing.status_code == 404
    host = Browser("192.168.9.9")
    host.sign_in(make_user("yu", "小雨", Duty.HOST))
    assert host.post(path, outside=True).status_code == 403
    assert host.client.get(f"/api/jobs/{job}/file").status_code in (403, 404)
