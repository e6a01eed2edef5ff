"""Evasions are undone, each in its own way; what is only a word stays one."""

import pytest

from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.reading.readings import Reader, plain_reading

TERMS = (
    "最棒 微信 副作用 无毒 瘦身燃脂 包过 三高 治愈 治疗 最低 全网最低 特供 内招 杀菌 消肿 "
    "旺财 掉秤 加微 极品 第一名 顶级 绝对 保证"
).split()
READER = Reader(TERMS)


def readings(raw: str) -> dict[str, str]:
    return {one.how: one.text for one in READER.disguised(plain_reading(fold(raw)))}


@pytest.mark.parametrize(
    ("raw", "how", "meant"),
    [
        ("卖过嘴棒的电饭煲", "sound", "最棒"),
        ("安全无du，零fu作用", "sound", "无毒，零副作用"),
        ("shou身燃zhi 七天", "sound", "瘦身燃脂"),
        ("shou shen ran zhi", "sound", "瘦身燃脂"),
        ("包guo拿证", "sound", "包过"),
        ("降三糕", "sound", "三高"),
        ("旺夫旺才", "sound", "旺财"),
        ("伽魏聊", "sound", "加微"),
        ("ji pin 做工", "sound", "极品"),
        ("咱是地一名", "sound", "第一名"),
        ("多年老寒腿能氵台愈", "shape", "治愈"),
        ("能冶愈失眠", "shape", "治愈"),
        ("信微号发你", "shape", "微信"),
        ("特 共 内 招 酱香", "joined", "特共内招"),
        ("特 共 内 招 酱香", "sound", "特供内招"),
        ("杀 𝑗𝑢𝑛 消 肿", "sound", "杀菌消肿"),
        ("全\n网\n最\n低", "joined", "全网最低"),
        ("全网啊这个最低", "filler", "全网最低"),
        ("最最最低价", "filler", "最低价"),
    ],
)
def test_an_evasion_is_read_as_meant(raw: str, how: str, meant: str) -> None:
    assert meant in readings(raw)[how]


@pytest.mark.parametrize(
    "raw",
    [
        "自己制作的面包",  # 己制 sounds like 极致
        "超级值得买",
        "使用不错",
        "洗发水不错",
        "三天喂一次",
        "这件卫衣好看",
        "机制很清楚",
    ],
)
def test_a_stretch_of_common_words_is_what_it_says(raw: str) -> None:
    assert "sound" not in readings(raw)
    assert "shape" not in readings(raw)


def test_a_reading_knows_where_its_words_were_written() -> None:
    raw = "姐 安全无du，真的"
    for one in READER.disguised(plain_reading(fold(raw))):
        if one.how == "sound":
            at = one.text.index("无毒")
            start, end = one.raw_span(at, at + 2)
            assert raw[start:end] == "无du"
            assert one.needs_change(at, at + 2)
            assert not one.needs_change(0, 1)
            return
    pytest.fail("not heard")
