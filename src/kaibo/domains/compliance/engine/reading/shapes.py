"""How a text looks: characters mistaken on purpose (冶 for 治) and terms turned round (信微)."""

from collections.abc import Iterable, Iterator

import ahocorasick_rs

from kaibo.domains.compliance.engine.reading.common import is_everyday, would_be_word

# Characters drawn alike; of each group the first stands for all. Groups hold no common pair that
# would make two everyday words one.
_ALIKE = (
    "治冶", "末未", "微徽徵", "已己巳", "毫亳", "戒戎", "抵扺", "准淮", "免兔", "货贷", "侯候",
    "第弟", "级极汲圾", "最蕞", "顶项", "瘦痩", "减诚", "斤斥", "痊痉", "抗杭", "炎灸", "菌茵",
    "毒毐", "癌瘤", "销锁", "冠寇", "永水", "史吏", "低伭", "底厎", "原厡", "价介", "信佶", "薪新",
    "官宦", "贴帖", "治洽", "效郊", "疗辽", "胖絆", "肿肺", "祛怯", "斑班", "防妨", "晒哂", "保褓",
    "真直", "免勉", "赚嫌", "投役", "稳隐", "过迈", "证诬", "返近", "现观", "晒洒", "评怦", "刷涮",
    "会合", "母毋", "子孑", "独烛浊", "唯惟", "土士", "盲肓", "撒撤", "赠增", "拨拔", "狠狼",
)  # fmt: skip


def _first_of_each() -> dict[int, str]:
    return {ord(char): group[0] for group in _ALIKE for char in group}


class Eye:
    """Finds terms by their look: look-alike characters, whole terms reversed; and words of the rules
    by look-alike characters, where no common word holds what would change."""

    def __init__(self, terms: Iterable[str], words: Iterable[str] = ()) -> None:
        listed = tuple(terms)
        self._listed = frozenset(listed)
        self._turned = [t for t in dict.fromkeys(listed) if len(t) >= 2 and t != t[::-1]]
        table = _first_of_each()
        alike = {chr(code) for code in table} | set(table.values())
        self._terms = list(
            dict.fromkeys(t for t in (*listed, *words) if len(t) >= 2 and not alike.isdisjoint(t))
        )
        self._table = _first_of_each()
        self._alike = ahocorasick_rs.AhoCorasick([t.translate(self._table) for t in self._terms])
        self._back = ahocorasick_rs.AhoCorasick([term[::-1] for term in self._turned])

    def see(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places (start, end, meant) of a folded text; `meant` is a term."""
        seen = text.translate(self._table)
        for which, start, end in self._alike.find_matches_as_indexes(seen, overlapping=True):
            meant = self._terms[which]
            if text[start:end] == meant or is_everyday(text, start, end, meant):
                continue
            if meant in self._listed or would_be_word(text, start, meant):
                yield start, end, meant
        for which, start, end in self._back.find_matches_as_indexes(text, overlapping=True):
            if not is_everyday(text, start, end):
                yield start, end, self._turned[which]
