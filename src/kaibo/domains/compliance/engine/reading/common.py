"""Which stretches of a text are just common words, however much they sound like something else."""

from functools import cache
from importlib import resources

# Words of this trade that a general dictionary lacks or has as rare.
_OF_THE_TRADE = """
卫衣 打底 微喇 唯品 下单 拍下 上车 秒杀 宝子 家人 姐妹 主播 直播 弹幕 客服 包邮 链接 尺码 色号 面料 针织 加绒
修身 显瘦 显白 防晒 面膜 精华 眼霜 洗面 护发 发膜 染发 腮红 眉笔 香薰 抽纸 湿巾 纸尿 奶粉 辅食 零食 坚果 肉松
螺蛳 牛肉 三文 小龙 龙虾 扫地 破壁 空气 炸锅 投影 音箱 耳机 充电 数据 手机 平板 键盘 鼠标 路由 沙发 床垫 枕头
被套 四件 收纳 拖把 垃圾 猫砂 猫粮 狗粮 冻干 翡翠 和田 蜜蜡 手串 戒指 项链 吊坠 白酒 酱香 浓香 红酒 啤酒
""".split()


@cache
def common_words() -> frozenset[str]:
    """Common words of two to four characters; see tools/common_words.py for where they are from."""
    page = resources.files(__package__) / "common_words.txt"
    lines = page.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#")) | frozenset(_OF_THE_TRADE)


def is_everyday(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a common word, or cut out of two that stand beside each other."""
    words = common_words()
    if text[start:end] in words:
        return True
    return _is_cut(text, start, words) or _is_cut(text, end, words)


def _is_cut(text: str, place: int, words: frozenset[str]) -> bool:
    """Whether a common word stands across `place`."""
    return 0 < place < len(text) and (
        text[place - 1 : place + 1] in words
        or (place >= 2 and text[place - 2 : place + 1] in words)
        or text[place - 1 : place + 2] in words
    )
