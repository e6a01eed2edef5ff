"""Promises of the picture: readable whatever it holds, small enough, and without a font a sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kaibo.domains.review.bulletin.picture import card, fonts
from kaibo.domains.review.bulletin.picture.paper import INNER, MARGIN, TALLEST, WIDTH, Paper
from kaibo.domains.review.bulletin.rules.sheet import Row, Section, Sheet, clean, unknown
from kaibo.kit.errors import Refusal

LONG = "超长的商品名字一共有四十个字🎉用来看看会不会撑破版面Serum精华30ml买一送一礼盒装"
MUCH = "999,999,999.99 元"


def here() -> fonts.Faces:
    """This machine's font; the tests of the picture have nothing to say where there is none."""
    try:
        return fonts.find()
    except Refusal:
        pytest.skip("no CJK font: sudo apt install fonts-noto-cjk")


def image(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def full(text: str) -> Sheet:
    """A sheet in which everything is as long as it can be."""
    note = f"还会变；场后文件 11月12日 10:00；{MUCH}"
    numbers = tuple(Row(f"n{n}", "扣 1 小时内退款", MUCH, note) for n in range(4))
    links = tuple(Row(f"l{n}", clean(f"{n}. {text}", 44), MUCH, note) for n in range(8))
    said = tuple(Row("s", "", clean(text * 4), clean(text * 2)) for _ in range(3))
    return Sheet(
        clean(text, 60),
        (
            Section("show", "", (Row("time", "", "11月10日 06:00–22:00，16:00:00"),)),
            Section("sales", "成交", (Row("gmv", "成交金额", MUCH, note), *numbers)),
            Section("traffic", "流量", numbers),
            Section("ads", "投放", numbers[:3]),
            *(Section(name, "标题", links) for name in card.LISTS),
            *(Section(name, "标题", said) for name in card.SENTENCES),
        ),
    )


def test_the_longest_bulletin_is_whole_and_fits_what_groups_take() -> None:
    made = card.drawn(full(LONG), LONG, LONG, here())
    shown = image(made)
    assert len(made) <= 2 << 20
    assert shown.size[0] == WIDTH and shown.size[1] < TALLEST
    # Nothing runs into the margins, below the coloured band.
    paper = shown.getpixel((2, 40))
    for left, right in ((0, MARGIN - 6), (WIDTH - MARGIN + 6, WIDTH)):
        edge = shown.crop((left, 20, right, shown.size[1]))
        assert edge.getcolors(1) == [(edge.size[0] * edge.size[1], paper)]


def test_of_what_nobody_knows_only_the_grid_speaks() -> None:
    rows = tuple(Row(f"n{n}", "观看人数", "—", known=False) for n in range(3))
    nothing = Sheet(
        "t",
        (
            Section("sales", "成交", (Row("gmv", "成交金额", "—", known=False), *rows)),
            Section("goal", "目标", (unknown("goal", "没有定目标"),)),
            Section("links", "链接前五", (unknown("links", "没有成交"),)),
        ),
    )
    some = Sheet("t", (*nothing.sections, Section("acts", "明日动作", (Row("a", "", "补货"),))))
    faces = here()
    short, longer = (image(card.drawn(one, "a", "b", faces)) for one in (nothing, some))
    assert short.size[1] < longer.size[1] < 1_200


def test_the_same_bulletin_is_the_same_picture() -> None:
    faces = here()
    assert card.drawn(full("名"), "a", "b", faces) == card.drawn(full("名"), "a", "b", faces)


def test_without_a_chinese_font_there_is_a_sentence_that_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.ttc"
    broken.write_bytes(b"no font at all")
    monkeypatch.setattr("sys.platform", "linux")
    for known in ([], [(str(tmp_path / "none.ttf"), "")], [(str(broken), "")]):
        with pytest.raises(Refusal) as refused:
            fonts.find(known)
        assert refused.value.code == "no_font"
        assert refused.value.text == (
            "这台机器上没有找到中文字体，画不出图片，文字照常可以发。"
            "请在服务器上安装中文字体：Debian、Ubuntu 用 sudo apt install fonts-noto-cjk，"
            "Fedora 用 sudo dnf install google-noto-sans-cjk-fonts，"
            "Arch 用 sudo pacman -S noto-fonts-cjk，然后重新打开这一页。"
        )


def test_the_face_for_simplified_chinese_is_taken_and_what_it_lacks_is_left_out() -> None:
    faces = here()
    assert faces.drawable("直播🎉 30ml\uffff") == "直播 30ml"
    path, index = faces.regular
    if path.suffix == ".ttc" and "CJK" in path.name:
        assert (faces.at(20).getname()[0] or "").endswith(" SC"), index


@given(st.text(max_size=120), st.integers(1, 3))
@settings(max_examples=40)
def test_no_line_is_wider_than_the_card(text: str, lines: int) -> None:
    paper = Paper.__new__(Paper)
    paper.faces = here()
    wrapped = paper.wrap(text, 30, INNER, lines)
    assert len(wrapped) <= lines
    assert all(paper.wide(line, 30) <= INNER for line in wrapped)
    assert paper.wide(paper.cut(text, 30, 200), 30) <= 200


def test_a_number_is_not_broken_in_two() -> None:
    paper = Paper(here())
    text = "字" * 28 + "比昨日同班多卖了 1,234,567.89 元"
    first, second = paper.wrap(text, 30, INNER, 2)
    assert "1,234,567.89" in second and first + second.replace(" ", "") != ""
