"""Evasions are undone, each in its own way; what is only a word stays one."""

import pytest

from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.reading.pictures import in_pictures, pictured
from kaibo.domains.compliance.engine.reading.readings import Reader, plain_reading

TERMS = (
    "最棒 微信 副作用 无毒 瘦身燃脂 包过 三高 治愈 治疗 最低 全网最低 特供 内招 杀菌 消肿 "
    "旺财 掉秤 加微 极品 第一名 顶级 绝对 保证"
).split()
# Words that rules are made of, listed nowhere as disguised.
WORDS = "血糖 代言 检测 全新 好评 转发 资格 血管 百分百 踢出去 昨天 工程师 独家 大会堂".split()
READER = Reader(TERMS, WORDS)


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


def heard(raw: str) -> list[str]:
    return [one.text for one in READER.disguised(plain_reading(fold(raw)))]


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("血唐自己就往下走", "血糖自己就往下走"),
        ("萌娃亲自戴言", "萌娃亲自代言"),
        ("百份百不透水", "百分百不透水"),
        ("专柜全辛带吊牌", "专柜全新带吊牌"),
        ("zuo天还三百五", "昨天还三百五"),
        ("gong程师正在修", "工程师正在修"),
        ("追加好ping带视频", "追加好评带视频"),
        ("才you资格拍", "才有资格拍"),
        ("fan您二十", "返您二十"),
        ("没付的全ti", "没付的全踢"),
        ("bao你过", "保你过"),
        ("zuìdī的价", "最低的价"),
        ("嗖di4yi1ming2", "嗖第一名"),
        ("5fz必通", "5分钟必通"),
        ("人民大合堂", "人民大会堂"),
    ],
)
def test_a_word_of_the_rules_is_read_in_disguise(raw: str, meant: str) -> None:
    assert meant in heard(raw)


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("一白三十八一提", "一百三十八一提"),
        ("二百吧十八", "二百八十八"),
        ("陆岁萌娃", "六岁萌娃"),
        ("伍佰往上", "五百往上"),
        ("三渡的", "三度的"),
        ("久块久", "九块九"),
    ],
)
def test_a_numeral_is_heard_among_numerals(raw: str, meant: str) -> None:
    assert meant in heard(raw)


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("我给大家 尝 尝一口", "我给大家，尝一口"),
        ("全 就是 那个 最低", "全最低"),
        ("以前 以前那个 卖 卖一百五", "以前卖一百五"),
        ("我啊 那个 以前在教育局 嗯 管招生的", "我以前在教育局管招生的"),
        ("软@化@血@管", "软化血管"),
        ("月巴胖", "肥胖"),
        ("禾厶信我", "私信我"),
        ("力口我", "加我"),
    ],
)
def test_what_stands_between_is_left_out(raw: str, meant: str) -> None:
    assert meant in heard(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "房子陆续交付",  # 陆 is no numeral here
        "大陆行货",
        "白色三十八码",
        "一天两次",
        "检查测试",
        "小姐姐出来",
        "取消重拍就好",
        "洗发水不错",
        "支持SD卡和USB",
        "邮寄的苹果",
    ],
)
def test_everyday_speech_is_no_disguise(raw: str) -> None:
    assert heard(raw) == []


@pytest.mark.parametrize(
    ("raw", "how", "meant"),
    [
        ("🔝级享受", "picture", "顶级享受"),
        ("写个好🍎", "picture", "好评"),
        ("给您降❤压🩸糖", "picture", "血糖"),
        ("加微❤聊", "sound", "加微信"),
        ("国家🔝\u200b级", "picture", "国家顶级"),
    ],
)
def test_a_picture_is_read_by_what_it_shows(raw: str, how: str, meant: str) -> None:
    read = [(one.how, one.text) for one in in_pictures(raw, READER)]
    assert any(one == how and meant in text for one, text in read), read


def test_what_a_picture_changed_is_known_where_it_stands() -> None:
    told = pictured("今天，💰给你，🔝级")
    assert told is not None and told.text == "今天，钱给你，顶级"
    assert [told.text[a:b] for a, b in told.changed] == ["钱", "顶"]
    assert told.raw_span(*told.changed[1]) == (7, 8)
    assert told.needs_change(7, 9) and not told.needs_change(0, 2)
    assert pictured("今天🧴给你") is None
