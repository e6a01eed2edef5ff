"""Pinyin among Chinese characters (返 as fan, 工程师 as gong程师): the characters it stands for."""

from collections.abc import Iterator, Sequence
from functools import cache

from kaibo.domains.compliance.engine.reading.common import common_words
from kaibo.domains.compliance.engine.reading.syllables import syllable_of

# A syllable that is a word of its own: what sellers write so, the likeliest first.
_ALONE = {
    "ai": "癌爱", "an": "按安", "ba": "八把", "bai": "白百", "ban": "办斑", "bang": "棒帮", "bao": "包保",
    "bei": "倍", "bie": "别憋", "bing": "病", "bu": "不补", "cao": "操", "chang": "长肠", "chi": "吃",
    "chong": "充冲", "chou": "抽丑", "chu": "除处", "chuan": "穿", "cuo": "错", "da": "打大", "dai": "带代",
    "dan": "单", "de": "的得", "di": "低第", "dian": "点店", "diao": "掉", "die": "跌", "ding": "顶订",
    "dou": "豆都", "du": "毒赌", "dui": "对", "duo": "多", "fan": "返反", "fang": "房防", "fei": "肥费",
    "fen": "粉分", "feng": "风封", "fu": "付服", "gai": "改", "gan": "肝干", "gao": "高", "gei": "给",
    "ge": "个", "gong": "供工", "guan": "关官", "gui": "贵", "gun": "滚", "guo": "过国", "hao": "号好",
    "he": "喝", "hei": "黑", "hu": "护", "huan": "换", "hui": "回会", "huo": "货", "ji": "级极",
    "jia": "加价", "jian": "减肩", "jiang": "降奖", "jiao": "交叫", "jie": "接", "jin": "金斤", "jing": "精",
    "jiu": "酒九", "ju": "聚", "jun": "菌军", "kai": "开", "kan": "看砍", "kou": "扣", "ku": "库",
    "kuai": "快块", "kuan": "款", "kui": "亏", "la": "拉", "lan": "懒", "lao": "老", "lei": "累",
    "li": "利", "liang": "两", "lian": "链脸", "liao": "聊疗", "liu": "六流", "lou": "漏露", "lü": "绿",
    "lu": "露", "luo": "裸", "ma": "码妈", "mai": "买卖", "man": "满", "mao": "毛", "mei": "美没",
    "men": "们", "mi": "秘", "mian": "免面", "miao": "秒", "ming": "名", "nan": "男", "ni": "你",
    "niao": "尿", "nong": "农", "nü": "女", "pai": "拍排", "pei": "赔配", "peng": "碰", "pi": "批皮",
    "piao": "票", "pin": "品拼", "ping": "评平", "po": "破", "pu": "铺", "qi": "七气", "qian": "钱",
    "qiang": "抢", "qing": "清", "qiong": "穷", "qu": "去祛", "quan": "全券", "que": "缺", "qun": "群",
    "rang": "让", "re": "热", "ren": "人", "ru": "乳", "rui": "瑞", "sao": "扫骚", "se": "色", "sha": "杀傻",
    "shai": "晒", "shang": "上", "shao": "少", "she": "赊", "shen": "身肾", "sheng": "升省", "shi": "湿是",
    "shou": "瘦手", "shua": "刷", "shui": "税睡", "si": "私死", "song": "送", "sou": "搜", "suo": "缩",
    "tang": "糖", "tao": "套", "te": "特", "teng": "疼", "ti": "踢提", "tian": "天填", "tiao": "条调",
    "tong": "痛通", "tou": "投", "tu": "图", "tui": "退腿", "wan": "万", "wang": "网", "wei": "微胃",
    "wen": "稳", "wu": "无五", "xi": "吸洗", "xia": "下", "xian": "现线", "xiao": "消效", "xin": "信心",
    "xing": "性", "xiong": "胸", "xue": "血学", "yan": "烟验", "yang": "痒阳", "yao": "药要", "ye": "夜",
    "yi": "一医", "yin": "阴印", "ying": "赢", "you": "有", "yu": "玉", "yuan": "元原", "yue": "约月",
    "zan": "赞", "zeng": "赠", "zha": "炸", "zhan": "站", "zhang": "涨账", "zhe": "折", "zhen": "真",
    "zheng": "证正", "zhi": "治值", "zhong": "中肿", "zhou": "皱", "zhu": "煮", "zhuan": "赚转",
    "zou": "走", "zui": "最", "zuo": "做",
}  # fmt: skip
_LONGEST = 4


def alone(syllable: str, choice: int) -> str:
    """The character a syllable stands for by itself, of several the `choice`-th; "" for none."""
    told = _ALONE.get(syllable, "")
    return told[choice : choice + 1]


@cache
def _common_by_sound() -> dict[str, tuple[str, ...]]:
    """Common words by how they sound, each syllable followed by a space."""
    usual = syllable_of()
    told: dict[str, list[str]] = {}
    for word in sorted(common_words()):
        said = "".join(f"{usual.get(char, '')} " for char in word)
        told.setdefault(said, []).append(word)
    return {said: tuple(words) for said, words in told.items()}


def common_words_in(
    units: Sequence[str], places: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Common words spelled in part: `units` are characters and syllables, standing at `places`."""
    usual = syllable_of()
    spelled = [unit[0].isascii() and len(unit) > 1 for unit in units]
    for first in range(len(units)):
        for size in range(_LONGEST, 1, -1):
            last = first + size
            if last > len(units) or True not in spelled[first:last]:
                continue
            if all(spelled[first:last]) and size < 3:
                continue  # two syllables alone are too many words
            said = "".join(
                f"{unit if is_spelled else usual.get(unit, '?')} "
                for unit, is_spelled in zip(units[first:last], spelled[first:last], strict=True)
            )
            for word in _common_by_sound().get(said, ()):
                if all(
                    is_spelled or unit == char
                    for unit, is_spelled, char in zip(
                        units[first:last], spelled[first:last], word, strict=True
                    )
                ):
                    yield places[first][0], places[last - 1][1], word
                    break
