"""How a text looks: characters mistaken on purpose (冶 for 治) and terms turned round (信微)."""

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


def _first_of_each() -> dict[int, str]:
    return {ord(char): group[0] for group in _ALIKE for char in group}


class Eye:
    """Finds terms by their look: look-alike characters, whole terms reversed."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = [term for term in dict.fromkeys(terms) if len(term) >= 2]
        self._table = _first_of_each()
        self._alike = ahocorasick_rs.AhoCorasick([t.translate(self._table) for t in self._terms])
        # Two characters turned round are too often two words; 微信 is the one people do turn.
        turned = [t for t in self._terms if len(t) >= 3 or t == "微信"]
        self._turned = [t for t in turned if t != t[::-1]]
        self._back = ahocorasick_rs.AhoCorasick([term[::-1] for term in self._turned])

    def see(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places (start, end, meant) of a folded text; `meant` is a term."""
        seen = text.translate(self._table)
        for which, start, end in self._alike.find_matches_as_indexes(seen, overlapping=True):
            if text[start:end] != self._terms[which]:
                yield start, end, self._terms[which]
        for which, start, end in self._back.find_matches_as_indexes(text, overlapping=True):
            yield start, end, self._turned[which]
