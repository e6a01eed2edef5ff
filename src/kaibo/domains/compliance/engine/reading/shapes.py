"""How a text looks: characters mistaken or split on purpose (冶 for 治, 氵台 for 治), and turned round."""

from collections.abc import Iterable, Iterator

import ahocorasick_rs

# Characters drawn alike; of each group the first stands for all. Groups hold no common pair that
# would make two everyday words one.
_ALIKE = (
    "治冶", "末未", "微徽徵", "已己巳", "毫亳", "戒戎", "抵扺", "准淮", "免兔", "货贷", "侯候",
    "第弟", "级极汲圾", "最蕞", "顶项", "瘦痩", "减诚", "斤斥", "痊痉", "抗杭", "炎灸", "菌茵",
    "毒毐", "癌瘤", "销锁", "冠寇", "永水", "史吏", "低伭", "底厎", "原厡", "价介", "信佶", "薪新",
    "官宦", "贴帖", "治洽", "效郊", "疗辽", "胖絆", "肿肺", "祛怯", "斑班", "防妨", "晒哂", "保褓",
    "真直", "免勉", "赚嫌", "投役", "稳隐", "过迈", "证诬", "返近", "现观", "晒洒", "评怦", "刷涮",
)  # fmt: skip
# A character written as its parts, side by side.
_PARTS = {
    "氵台": "治", "疒了": "疗", "女子": "好", "禾急": "稳", "贝兼": "赚", "亻呆": "保", "亻言": "信",
    "彳攵": "微", "氵咸": "减", "月巴": "肥", "疒叟": "瘦", "纟及": "级", "页丁": "顶", "丁页": "顶",
    "亻氐": "低", "日取": "最", "曰取": "最", "钅肖": "销", "口乞": "吃", "艹约": "药", "疒丙": "病",
    "讠正": "证", "文寸": "对", "纟色": "绝", "亻介": "价", "亻直": "值", "扌殳": "投", "王求": "球",
    "艹囷": "菌", "艹消": "消", "氵肖": "消", "月中": "肿", "礻去": "祛", "疒品": "癌", "火火": "炎",
    "口罕": "喊", "亻弋": "代", "言正": "证", "贝反": "贩", "辶反": "返", "王见": "现", "讠平": "评",
    "女又": "奴", "木又": "权", "力口": "加", "弓虽": "强", "古月": "胡", "亻故": "做", "米青": "精",
    "禾中": "种", "方攵": "放", "禾兑": "税", "人彡": "参", "彳敖": "微", "疒支": "痔", "扌非": "排",
    "氵尤": "沈", "酉九": "酒", "火因": "烟", "火臣": "烟", "亻专": "传", "亻言号": "信号",
}  # fmt: skip


def _first_of_each() -> dict[int, str]:
    return {ord(char): group[0] for group in _ALIKE for char in group}


class Eye:
    """Finds terms by their look: look-alike characters, characters in parts, whole terms reversed."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = [term for term in dict.fromkeys(terms) if len(term) >= 2]
        self._table = _first_of_each()
        self._alike = ahocorasick_rs.AhoCorasick([t.translate(self._table) for t in self._terms])
        # Two characters turned round are too often two words; 微信 is the one people do turn.
        turned = [t for t in self._terms if len(t) >= 3 or t == "微信"]
        self._turned = [t for t in turned if t != t[::-1]]
        self._back = ahocorasick_rs.AhoCorasick([term[::-1] for term in self._turned])
        self._parts = ahocorasick_rs.AhoCorasick(list(_PARTS))
        self._wholes = list(_PARTS.values())

    def see(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places (start, end, meant) of a folded text; `meant` is a term, or a character in parts."""
        seen = text.translate(self._table)
        for which, start, end in self._alike.find_matches_as_indexes(seen, overlapping=True):
            if text[start:end] != self._terms[which]:
                yield start, end, self._terms[which]
        for which, start, end in self._back.find_matches_as_indexes(text, overlapping=True):
            yield start, end, self._turned[which]
        for which, start, end in self._parts.find_matches_as_indexes(text):
            yield start, end, self._wholes[which]
