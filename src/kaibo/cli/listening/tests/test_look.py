"""Words on pictures: read by rapidocr itself, told when they are new."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from kaibo.cli.failures import Failure
from kaibo.cli.feed import Target
from kaibo.cli.listening import reader
from kaibo.cli.listening.look import AGAIN_S, look, new_words, watched

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
NOWHERE = Target("http://127.0.0.1:9", "r", "t")


def picture(path: Path, *lines: str) -> Path:
    """A picture with these lines below each other, as a phone's screen."""
    image = Image.new("RGB", (720, 400), "white")
    font = ImageFont.truetype(FONT, 44, index=2)
    for number, line in enumerate(lines):
        ImageDraw.Draw(image).text((40, 40 + 100 * number), line, "black", font)
    image.save(path)
    return path


@pytest.mark.browser  # needs the Chinese font that pages need
def test_lines_are_read_from_the_top_and_half_a_file_is_no_picture(tmp_path: Path) -> None:
    read = reader.load()
    whole = picture(tmp_path / "a.png", "全网最低价", "到手价79元")
    assert read(whole) == ["全网最低价", "到手价79元"]
    assert read(picture(tmp_path / "blank.png")) == []
    half = tmp_path / "half.png"
    half.write_bytes(whole.read_bytes()[:900])
    with pytest.raises(reader.NotAPicture, match=r"half\.png 不是能读的图片"):
        read(half)


def told(shown: list[list[str]], every_s: float) -> list[str]:
    """What is told of pictures with these lines, one every `every_s` seconds."""
    seconds = iter(range(10_000))
    turns = iter(shown)
    pictures = iter([Path(str(number)) for number in range(len(shown))])
    words = new_words(pictures, lambda _: next(turns), lambda: next(seconds) * every_s)
    return [text for text, _ in words]


def test_what_stands_there_is_told_once_a_minute_and_what_is_new_at_once() -> None:
    banner = ["顺丰包邮"]
    assert told([banner, banner, [*banner, "最后 3 件"], ["顺丰 包邮"]], 2.0) == [
        "顺丰包邮",
        "最后 3 件",
    ]
    assert told([banner, banner, banner], AGAIN_S / 2) == ["顺丰包邮", "顺丰包邮"]


def test_a_picture_that_cannot_be_read_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    def read(path: Path) -> list[str]:
        if path.name == "0":
            raise reader.NotAPicture("0 不是能读的图片")
        return ["后面的"]

    words = new_words(iter([Path("0"), Path("1")]), read, lambda: 0.0)
    assert [text for text, _ in words] == ["后面的"]
    assert "0 不是能读的图片" in capsys.readouterr().err


def test_a_folder_tells_its_newest_picture_and_nothing_that_lay_there(tmp_path: Path) -> None:
    def put(name: str, second: int) -> None:
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (second, second))

    put("old.png", 10)
    turns: Iterator[list[tuple[str, int]]] = iter(
        [[], [("a.PNG", 11), ("b.jpg", 12)], [], [("notes.txt", 20)], [("c.webp", 21)]]
    )

    def sleep(_: float) -> None:
        for name, second in next(turns):
            put(name, second)

    found = watched(tmp_path, sleep)
    assert [next(found).name, next(found).name] == ["b.jpg", "c.webp"]


def test_what_cannot_be_looked_at_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Failure, match="--where 是 picture、overlay"):
        look(tmp_path, "wall", NOWHERE)
    with pytest.raises(Failure, match="没有"):
        look(tmp_path / "none", "card", NOWHERE)
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(Failure, match=r"kaibo\[ocr\]"):
        look(tmp_path, "card", NOWHERE)
