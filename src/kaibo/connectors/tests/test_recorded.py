"""Promises about opening recorded rooms: the right connector, whatever the file is called."""

from __future__ import annotations

import gzip
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaibo import connectors
from kaibo.connectors.base.file_format import Holds
from kaibo.connectors.base.parsed import FileRefused, Refused
from kaibo.connectors.recorded import FORMATS, open_recording, recording_formats, sniff
from kaibo.live.codec import encode, read_lines
from kaibo.live.events import Event

HERE = Path(next(iter(connectors.__path__)))
KEY = b"a key of this install"
RECORDED = {
    "danmaku-bili2019": HERE / "danmaku_bili2019/tests/recorded/2019-5-10.txt",
    "tiktok-live": HERE / "tiktok_live/tests/recorded/messages.jsonl",
    "blrec-xml": HERE / "blrec_xml/tests/composed/recorder.xml",
    "chat-replay": HERE / "chat_replay/tests/recorded/youtube_live.json",
    "douyin-webcast": HERE / "douyin_webcast/tests/recorded/WebcastGiftMessage.json",
    "transcript": HERE / "transcript/tests/composed/2026-11-22 20-00-05.srt",
}
OTHERS = {
    "blrec-xml": HERE / "blrec_xml/tests/composed/blrec.xml",
    "chat-replay": HERE / "chat_replay/tests/recorded/youtube_premiere.jsonl",
    "douyin-webcast": HERE / "douyin_webcast/tests/recorded/WebcastRoomUserSeqMessage.json",
    "transcript": HERE / "transcript/tests/composed/20261122_200005 rolling.vtt",
}


def events(path: Path, format: str | None = None) -> list[Event]:
    items = list(open_recording(path, KEY, format).parse())
    assert not [one for one in items if isinstance(one, Refused)]
    return [one for one in items if isinstance(one, Event)]


@pytest.mark.parametrize(("format", "path"), [*RECORDED.items(), *OTHERS.items()])
def test_a_recording_is_known_by_what_is_in_it_and_opens_with_its_source(
    format: str, path: Path, tmp_path: Path
) -> None:
    # The 2019 logs, and subtitles, have no date but in their name, so that name stays.
    named = format in ("danmaku-bili2019", "transcript")
    other = tmp_path / (path.name if named else "录像")
    other.write_bytes(path.read_bytes())
    found = events(other)
    assert open_recording(other, KEY).format == format
    assert found[0].kind == "source.open"
    assert found == events(other, format=format)
    assert read_lines(encode(found).splitlines()) == (found, [])


@pytest.mark.parametrize(("format", "path"), list(RECORDED.items()))
def test_a_packed_recording_says_the_same_but_its_id(
    format: str, path: Path, tmp_path: Path
) -> None:
    packed = tmp_path / f"{path.stem}.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    opened = open_recording(packed, KEY)
    assert opened.format == format
    plain, inside = events(path), events(packed)
    assert [(e.kind, e.ts, e.n, e.text) for e in inside] == [
        (e.kind, e.ts, e.n, e.text) for e in plain]  # fmt: skip
    assert opened.file_id != open_recording(path, KEY).file_id


def test_our_own_events_are_canonical(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(encode(events(RECORDED["tiktok-live"])[:9]))
    assert sniff(path) == "canonical"


def test_a_wrapped_message_is_of_the_platform_it_names(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"method":"WebcastChatMessage","platform":"douyin","data":{}}')
    assert sniff(path) == "douyin-webcast"
    path.write_text('{"method":"WebcastChatMessage","room_hash":"u1","data":{}}')
    assert sniff(path) == "tiktok-live"


def test_a_recording_whose_first_messages_are_broken_is_still_known(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b'[{"a":tru},' + OTHERS["douyin-webcast"].read_bytes() + b"]")
    assert sniff(path) == "douyin-webcast"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"hello", "unknown_format"),
        (b"[]", "unknown_format"),
        (b'{"a":1}', "unknown_format"),
        (b"<html></html>", "unknown_format"),
        (b"\x1f\x8b\x08rubbish", "damaged_gzip"),
    ],
)
def test_what_is_no_recording_is_refused_with_a_sentence(
    body: bytes, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "某场"
    path.write_bytes(body)
    with pytest.raises(FileRefused) as refusal:
        open_recording(path, KEY)
    assert refusal.value.code == code
    assert refusal.value.text.endswith(("。", "…")) and "某场" in refusal.value.text


def test_a_format_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(FileRefused) as refusal:
        open_recording(RECORDED["blrec-xml"], KEY, format="vhs")
    assert refusal.value.text == f"没有「vhs」这种格式，可用：{'、'.join(FORMATS)}。"


def test_a_packed_recording_that_breaks_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    lines = b"".join(
        b'{"message":"%d","author_hash":"u","timestamp":%d}\n' % (k * k, 1_700_000_000_000_000 + k)
        for k in range(60_000)
    )
    packed = gzip.compress(lines, 1)
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])
    *found, broken = open_recording(path, KEY).parse()
    comments = [one for one in found if isinstance(one, Event) and one.kind == "comment"]
    assert len(comments) > 5_000
    assert [e.text for e in comments] == [str(k * k) for k in range(len(comments))]
    assert isinstance(broken, Refused) and broken.code == "damaged_gzip"
    assert broken.text.startswith("压缩文件从这里起展不开")


def test_a_phone_number_in_a_comment_is_masked_in_every_format(tmp_path: Path) -> None:
    xml = '<i><d p="1,1,1,1,1716206412401,0,7,0">打13812345678</d></i>'
    chat = '[{"message":"打13812345678","author_hash":"u","timestamp":1700000000000000}]'
    room = (
        '{"common":{"method":"WebcastChatMessage","createTime":"1718870387667"},'
        '"content":"打13812345678"}'
    )
    for body in (xml, chat, room):
        path = tmp_path / "x"
        path.write_text(body)
        assert [e.text for e in events(path) if e.kind == "comment"] == ["打[手机号]"]


def test_every_format_is_listed_with_the_title_of_its_manifest() -> None:
    listed = {one.id: one for one in recording_formats()}
    assert tuple(listed) == FORMATS
    speech = {one.id for one in listed.values() if one.holds == Holds.SPEECH}
    assert speech == {"transcript"}
    assert {one.holds for one in listed.values()} == {Holds.CHAT, Holds.SPEECH}
    for name in RECORDED:
        folder = HERE / name.replace("-", "_")
        manifest = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))
        assert (manifest["name"], manifest["title"]) == (name, listed[name].title)
        assert listed[name].platform in ("", manifest["platform"])


def test_the_same_file_twice_says_the_same() -> None:
    for path in RECORDED.values():
        opened = open_recording(path, KEY)
        assert list(opened.parse()) == list(opened.parse())


_PIECES = [path.read_bytes()[:3_000] for path in RECORDED.values()]
_BYTES = st.lists(
    st.sampled_from([b"\xef\xbb\xbf", b"\x1f\x8b\x08\0", b"<i>", b"[", b"{", b'{"kind":"x"}', b"\n"])
    | st.binary(max_size=30)
    | st.builds(lambda piece, a, b: piece[a : a + b], st.sampled_from(_PIECES),
                st.integers(0, 500), st.integers(0, 3_000)),
    max_size=4,
).map(b"".join)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_BYTES, st.sampled_from([None, *FORMATS]))
def test_any_bytes_are_refused_as_a_whole_or_read_and_never_raise_anything_else(
    tmp_path: Path, body: bytes, format: str | None
) -> None:
    path = tmp_path / "2024-05-20.txt"
    path.write_bytes(body)
    try:
        items = list(open_recording(path, KEY, format).parse())
    except FileRefused:
        return
    found = [one for one in items if isinstance(one, Event)]
    opened = Counter(one.kind for one in found)["source.open"]
    assert opened or format in (None, "canonical") or not found
    assert read_lines(encode(found).splitlines())[1] == []
