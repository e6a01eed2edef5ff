"""How likely a line of speech holds one of some words: a guess that orders work, never an answer."""

from collections.abc import Iterable

# Shares of the characters hosts use most, per cent, rounded; what is not here is rarer.
_PER_CENT = {
    "的": 4.0, "一": 2.2, "是": 1.6, "不": 1.6, "了": 1.5, "个": 1.2, "有": 1.2, "我": 1.2, "这": 1.2, "就": 1.0,
    "，": 9.0, "？": 0.6, "们": 0.8, "你": 0.9, "来": 0.6, "上": 0.7, "大": 0.7, "在": 0.7, "到": 0.6, "没": 0.6,
    "能": 0.5, "好": 0.7, "看": 0.5, "给": 0.5, "要": 0.6, "下": 0.5, "家": 0.6, "单": 0.4, "点": 0.5, "用": 0.5,
    "可": 0.4, "以": 0.5, "人": 0.5, "多": 0.4, "十": 0.5, "三": 0.4, "二": 0.3, "两": 0.3, "五": 0.3, "九": 0.2,
    "都": 0.5, "也": 0.4, "说": 0.4, "那": 0.4, "天": 0.4, "小": 0.4, "件": 0.3, "块": 0.3, "发": 0.4, "去": 0.4,
    "号": 0.3, "还": 0.4, "后": 0.3, "过": 0.3, "买": 0.3, "拍": 0.3, "吃": 0.3, "穿": 0.2, "最": 0.2, "只": 0.3,
}  # fmt: skip
_RARE, _LINE = 0.06, 100


def chance(words: Iterable[str]) -> float:
    """The chance that a line of 100 characters holds one of the words, about; at most 1."""
    return min(1.0, sum(map(_expected, words)))


def _expected(word: str) -> float:
    share = 1.0
    for place, char in enumerate(word):
        # Characters of a word come together far oftener than by accident.
        own = _PER_CENT.get(char, _RARE) / 100
        share *= own if place == 0 else max(own, 0.03)
    return share * _LINE
