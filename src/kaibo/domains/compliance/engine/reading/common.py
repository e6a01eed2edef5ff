"""Which stretches of a text are just common words, however much they sound like something else."""

from functools import cache
from importlib import resources

# Words of this trade that a general dictionary lacks or has as rare.
_OF_THE_TRADE = """
卫衣 打底 微喇 唯品 下单 拍下 上车 秒杀 宝子 家人 姐妹 主播 直播 弹幕 客服 包邮 链接 尺码 色号 面料 针织 加绒
修身 显瘦 显白 防晒 面膜 精华 眼霜 洗面 护发 发膜 染发 腮红 眉笔 香薰 抽纸 湿巾 纸尿 奶粉 辅食 零食 坚果 肉松
螺蛳 牛肉 三文 小龙 龙虾 扫地 破壁 空气 炸锅 投影 音箱 耳机 充电 数据 手机 平板 键盘 鼠标 路由 沙发 床垫 枕头
小姐姐 小哥哥 被套 四件 收纳 拖把 垃圾 猫砂 猫粮 狗粮 冻干 翡翠 和田 蜜蜡 手串 戒指 项链 吊坠 白酒 酱香 浓香 红酒 啤酒
""".split()

# Characters that so often are words by themselves that nobody takes them for a disguise.
_PLAIN_WORDS = frozenset(
    "的一是不了人我在有他这中大来上个和说们到时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家事方多"
    "小么起样好都没最天把还被让给更但太很再才跟与及或各其该只已从向往被她它吗呢吧啊哦想看去做买卖穿吃喝快真先前"
    "两二三四五六七八九十几每些又像住放高低长老新开关点件次种块钱元号店货单图色书车房床水手头心口门路名字话早晚半"
    "送收拿打等走跑找问叫听见写读讲坐站跳飞试换退拍发收评服员务机卡"
)


@cache
def common_words() -> frozenset[str]:
    """Common words of two to four characters; see tools/common_words.py for where they are from."""
    page = resources.files(__package__) / "common_words.txt"
    lines = page.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#")) | frozenset(_OF_THE_TRADE)


def is_everyday(text: str, start: int, end: int, meant: str = "") -> bool:
    """Whether text[start:end] is a common word, or cut out of two that stand beside each other.

    With `meant`, three characters or more it would be read as, a word across an edge counts only
    when it holds one that would change: 去了 stays as it is when 提出去 is read as 踢出去.
    """
    words = common_words()
    if text[start:end] in words:
        return True
    first, last = start, end - 1
    if len(meant) == end - start > 2:
        changed = [place for place in range(start, end) if text[place] != meant[place - start]]
        if changed:
            first, last = changed[0], changed[-1]
    return _is_cut(text, start, words, first) or _is_cut(text, end, words, last)


def is_of_words(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is nothing but common words side by side."""
    words = common_words()
    return start == end or any(
        text[start:at] in words and is_of_words(text, at, end) for at in range(start + 2, end + 1)
    )


def would_be_word(text: str, start: int, meant: str) -> bool:
    """Whether reading `meant` at text[start:] makes a word of what was none: at most one character
    in three changes, a rare one, that no common word holds as it stands and one would then hold."""
    words = common_words()
    changed = [at for at, char in enumerate(meant) if text[start + at] != char]
    if not changed or len(changed) * 2 > len(meant):
        return False
    for at in changed:
        if text[start + at] in _PLAIN_WORDS:
            return False
        around = [(a, b) for a in range(at + 1) for b in range(at + 1, len(meant) + 1) if b - a > 1]
        if any(text[start + a : start + b] in words for a, b in around):
            return False
        if not any(meant[a:b] in words for a, b in around):
            return False
    return True


def _is_cut(text: str, place: int, words: frozenset[str], held: int) -> bool:
    """Whether a common word stands across `place` and over `held`."""
    return any(
        0 <= a < place < b <= len(text) and a <= held < b and text[a:b] in words
        for a, b in (
            (place - 1, place + 1),
            (place - 2, place + 1),
            (place - 1, place + 2),
        )
    )
