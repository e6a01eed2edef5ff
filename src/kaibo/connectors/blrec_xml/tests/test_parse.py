"""Promises about recorded bilibili chat in XML, on composed files and on files made to break."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.blrec_xml import parse as connector
from kaibo.connectors.blrec_xml.elements import MAX_TAG
from kaibo.connectors.blrec_xml.parse import parse
from kaibo.live.codec import encode, read_lines
from kaibo.live.events import MAX_TEXT, Event
from kaibo.live.mask import viewer_hash

COMPOSED = Path(__file__).parent / "composed"
FILE, KEY = "0123456789ab", b"a key of this install"
#: 2024-05-20 20:00:00 in Shanghai.
EIGHT = 1_716_206_400_000
START = "2024-05-20T20:00:00+08:00"


def read(*chunks: bytes) -> list[Event | Refused]:
    return list(parse(chunks, file_id=FILE, key=KEY))


def events(*chunks: bytes) -> list[Event]:
    items = read(*chunks)
    assert not [one for one in items if isinstance(one, Refused)]
    return [one for one in items if isinstance(one, Event)]


def composed(name: str) -> list[Event]:
    return events((COMPOSED / name).read_bytes())


def file(inside: str, start: str = START) -> bytes:
    info = f'<BililiveRecorderRecordInfo roomid="1" start_time="{start}"/>' if start else ""
    return f"<i>{info}{inside}</i>".encode()


def who(raw: str) -> str:
    return viewer_hash(KEY, "bilibili", raw)


def test_a_recording_of_the_recorder_gives_its_messages_at_their_times() -> None:
    found = composed("recorder.xml")
    assert [(e.id, e.kind, e.ts, e.prec) for e in found] == [
        (f"{FILE}:open", "source.open", EIGHT + 123, 1000),
        (f"{FILE}:1", "comment", 1716206412401, 1),
        (f"{FILE}:2", "comment", EIGHT + 123 + 13_500, 1000),
        (f"{FILE}:3", "tip", EIGHT + 123 + 20_250, 1000),
        (f"{FILE}:4", "tip", EIGHT + 123 + 21_500, 1000),
        (f"{FILE}:5", "comment", EIGHT + 123 + 30_000, 1000),
        (f"{FILE}:5#tip", "tip", EIGHT + 123 + 30_000, 1000),
        (f"{FILE}:6", "tip", EIGHT + 123 + 41_750, 1000),
    ]
    assert {e.src for e in found} == {f"file:{FILE}"}
    assert [(e.text, e.viewer) for e in found if e.kind == "comment"] == [
        ("几号链接？", who("70001")),
        ("@*** 还有吗 😀 <3", None),
        ("什么时候发货", None),
    ]


def test_a_price_is_in_gold_seeds_and_unknown_where_the_recorder_wrote_none() -> None:
    tips = [e for e in composed("recorder.xml") if e.kind == "tip"]
    assert [(e.n, e.sku, e.amount, e.cur, e.viewer, e.x) for e in tips] == [
        (3, "辣条", None, None, None, {"gift": "辣条"}),
        (2, "31036", 100, "GOLD", who("70001"), {"gift": "小花花"}),
        (1, "superchat", 30_000, "GOLD", None, None),
        (1, "guard:3", None, None, None, None),
    ]


def test_a_recording_of_blrec_reads_its_own_prices_names_and_double_escapes() -> None:
    found = composed("blrec.xml")
    assert [(e.kind, e.ts - EIGHT, e.text, e.n, e.sku, e.amount, e.cur) for e in found] == [
        ("source.open", 0, None, None, None, None, None),
        ("comment", 5_120, "5 < 6", None, None, None, None),
        ("tip", 7_000, None, 10, "小花花", 100, "GOLD"),
        ("tip", 8_000, None, 1, "辣条", 0, "GOLD"),
        ("tip", 9_000, None, 3, "guard:3", None, None),
        ("bilibili.toast", 9_000, None, None, None, None, None),
        ("comment", 15_000, "孕妇能吃吗", None, None, None, None),
        ("tip", 15_000, None, 1, "superchat", 30_000, "GOLD"),
    ]
    assert [e.viewer for e in found[1:]] == [who("70001" if i in (0, 1, 5, 6) else "70002")
                                             for i in range(7)]  # fmt: skip
    assert found[3].x == {"gift": "辣条", "silver": 100}
    assert found[4].x == {"price": 594_000}


def test_a_membership_counts_once_although_a_notice_tells_of_it_too() -> None:
    tips = [e for e in composed("blrec.xml") if e.kind == "tip" and e.sku == "guard:3"]
    assert [e.n for e in tips] == [3]


def test_no_name_enters_the_log() -> None:
    for name in ("recorder.xml", "blrec.xml"):
        written = encode(composed(name)).decode()
        for one in ("阿梨", "青禾", "小满", "70001", "1a2b3c4d"):
            assert one not in written


def test_the_opening_is_the_manifest_and_promises_nothing_that_may_not_be_recorded() -> None:
    text = (Path(connector.__file__).parent / "manifest.toml").read_text("utf-8")
    manifest = tomllib.loads(text)
    opening = composed("blrec.xml")[0]
    assert opening.x == {k: manifest[k] for k in ("provides", "level", "platform")}
    assert manifest["provides"] == ["comment"]
    said = {e.kind for e in composed("blrec.xml")[1:] if "." not in e.kind}
    assert said <= {*manifest["provides"], *manifest["sometimes"]}


def test_a_cut_off_file_gives_what_it_holds_and_says_where_it_stops() -> None:
    whole = (COMPOSED / "blrec.xml").read_bytes()
    cut = whole[: whole.index(b"<guard") + 20]
    *kept, broken = read(cut)
    assert [e.id for e in kept if isinstance(e, Event)] == [
        f"{FILE}:open", f"{FILE}:1", f"{FILE}:2", f"{FILE}:3"]  # fmt: skip
    assert isinstance(broken, Refused) and (broken.line, broken.code) == (17, "cut_off")
    assert broken.text.startswith("第 17 行第 5 个字处断了：文件没有写完；前面的已收入")
    after = whole[: whole.index(b"</i>")]
    assert [getattr(one, "code", None) for one in read(after)][-1] == "cut_off"
    assert len(read(after)) == len(read(whole)) + 1


def test_however_the_bytes_are_cut_the_same_is_told() -> None:
    whole = (COMPOSED / "recorder.xml").read_bytes()
    assert events(*(whole[at : at + 7] for at in range(0, len(whole), 7))) == events(whole)
    assert events(b"\xef\xbb\xbf" + whole) == events(whole)


def test_a_control_character_in_a_comment_does_not_end_the_file() -> None:
    found = events(file('<d p="1,1,25,1,0,0,7,0">a\x08b</d><d p="2,1,25,1,0,0,7,0">c</d>'))
    assert [e.text for e in found[1:]] == ["a b", "c"]


def test_what_is_no_xml_any_more_is_told_from_there_on() -> None:
    kept, broken = read(file('<d p="1,1,25,1,1716206412401,0,7,0">好</d>\n<d p=1>x</d>'))[1:]
    assert isinstance(kept, Event) and kept.text == "好"
    assert isinstance(broken, Refused) and (broken.line, broken.code) == (2, "not_xml")


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE i [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE i SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE i [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_a_document_type_is_not_read_and_nothing_of_it_expands(head: str) -> None:
    text = head + "<i><d p='1,1,1,1,1716206412401,0,7,0'>&b;&x;</d></i>"
    (broken,) = read(text.encode())
    assert isinstance(broken, Refused) and broken.code == "doctype"


def test_a_tag_without_end_is_not_held_without_end() -> None:
    drawn = 0

    def chunks() -> Iterator[bytes]:
        nonlocal drawn
        yield b"<i><d p='"
        for _ in range(1_000):
            drawn += 1
            yield b"1" * 65_536

    (broken,) = islice(parse(chunks(), file_id=FILE, key=KEY), 3)
    assert isinstance(broken, Refused) and broken.code == "line_too_long"
    assert drawn <= MAX_TAG // 65_536 + 2


def test_elements_nested_without_end_stop_the_reading() -> None:
    (broken,) = read(b"<i>" + b"<a>" * 10_000)
    assert isinstance(broken, Refused) and broken.code == "too_deep"


def test_another_kind_of_xml_is_not_chat() -> None:
    (broken,) = read(b"<html><body/></html>")
    assert isinstance(broken, Refused) and broken.code == "not_chat"
    assert "<html>" in broken.text


@pytest.mark.parametrize("start", ["", "2024-05-20T20:00:00", "昨天", "1970-01-01T00:00:00Z"])
def test_a_message_that_cannot_be_placed_in_time_is_rejected(start: str) -> None:
    (lost,) = read(file('<gift ts="3" uid="7" giftname="花" giftcount="1"/>', start))
    assert isinstance(lost, Refused) and (lost.line, lost.code) == (1, "no_time")
    assert "录制开始时间" in lost.text


def test_a_comment_with_the_platforms_time_needs_no_start() -> None:
    found = events(file('<d p="1,1,25,1,1716206412401,0,7,0">好</d>', start=""))
    assert [(e.kind, e.ts) for e in found] == [
        ("source.open", 1716206412401), ("comment", 1716206412401)]  # fmt: skip


def test_a_start_in_seconds_is_read_too() -> None:
    text = (
        "<i><metadata><record_start_time>1716206400</record_start_time></metadata>"
        '<d p="2.50000,1,25,1,0,0,70001,5">好</d></i>'
    )
    assert [(e.ts, e.viewer) for e in events(text.encode())[1:]] == [(EIGHT + 2_500, who("70001"))]


def test_a_show_across_midnight_keeps_counting() -> None:
    found = events(file('<gift ts="18000" uid="7" giftname="花" giftcount="1"/>'))
    assert found[1].ts == EIGHT + 5 * 3_600_000


@pytest.mark.parametrize("number", ["", "0", "-1", "1.5", "九", "99999999"])
def test_a_gift_without_a_believable_count_is_kept_and_is_no_tip(number: str) -> None:
    found = events(file(f'<gift ts="1" uid="7" giftname="花" giftcount="{number}"/>'))
    assert [e.kind for e in found] == ["source.open", "bilibili.gift"]


def test_a_long_comment_is_cut_and_says_so() -> None:
    long = file(f'<d p="1,1,25,1,0,0,7,0">{"草" * 9_000}</d>')
    assert [(e.text, e.x) for e in events(long)[1:]] == [("草" * MAX_TEXT, {"cut": True})]


def test_a_recording_of_nothing_opens_and_says_nothing() -> None:
    assert [e.kind for e in events(file(""))] == ["source.open"]
    assert read(b"<i></i>") == []


def test_an_empty_key_is_refused() -> None:
    with pytest.raises(ValueError, match="install key"):
        parse([], file_id=FILE, key=b"")


_NAMES = st.sampled_from("d gift sc guard toast metadata BililiveRecorderRecordInfo x".split())
_KEYS = st.sampled_from("p ts uid user price giftcount giftname level count start_time raw".split())
_TEXT = st.text("0123456789.,-+:TZ{}\"'<>&;@ \n草😀e", max_size=20) | st.sampled_from(
    ["1,1,25,1,1716206412401,0,7,0", "1", "30", "99999999999", START, '{"uid":7,"price":1}']
)


def _element(name: str, attributes: dict[str, str], text: str) -> str:
    def safe(value: str) -> str:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")

    said = "".join(f' {k}="{safe(v)}"' for k, v in attributes.items())
    return f"<{name}{said}>{safe(text)}</{name}>"


_ELEMENT = st.builds(_element, _NAMES, st.dictionaries(_KEYS, _TEXT, max_size=6), _TEXT)


@settings(max_examples=60)
@given(st.lists(_ELEMENT, max_size=6), st.binary(max_size=20), st.sampled_from([START, ""]))
def test_any_bytes_give_valid_events_or_rejections_and_never_raise(
    inside: list[str], junk: bytes, start: str
) -> None:
    whole = file("".join(inside), start)
    for body in (whole, whole[:-4] + junk, junk + whole, junk):
        found = [one for one in read(body) if isinstance(one, Event)]
        for event in found:
            assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event
        taken, refused = read_lines(encode(found).splitlines())
        assert (taken, refused) == (found, [])
