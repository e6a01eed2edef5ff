"""Corrections on air: which words take a claim back, and whether they name the right fact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.streams.right_facts import dimension_of
from kaibo.domains.compliance.engine.verdicts import Finding

_WRONG = "(?:错|快|漏|反|岔|秃噜|串|混)"
_STRONG = re.compile(
    f"口误|嘴瓢|嘴快|(?:说|讲|念|报|看|算|记|打|写|听|读){_WRONG}|搞错|弄错|更正|纠正|收回|作废|不算数|改口|重(?:新)?说|(?:多|少)(?:说|报|讲|念)了"
    "|(?:刚才|刚刚|刚|前面|方才|之前|上面)[^，]{0,10}(?:不对|错|不准|不算|别当真|不严谨|没说[全清]|不该)"
    "|没说(?:全|清楚?|完整)|不对不对|不是不是"
)
_CUE = re.compile(
    _STRONG.pattern
    + "|(?:场控|运营|后台|助理|导播|同事|中控|客服|老板|助播)[^，]{0,4}(?:提醒|提示|纠正|告诉|刚说|更新)"
    "|以[^，]{1,8}为准|准确(?:地|点)?(?:说|讲)|不是[^，]{1,10}，?是|应该是|应当是|其实是|实际(?:上)?是"
    "|^(?:哦|啊|哎呀?|诶|等一?下)?，?不对"
)
_DENIES = re.compile("不是|没有|不能|不敢|不该|不会|不治|不保|不|没|收回|作废|别|无")
# Characters that carry nothing: a pair that holds one of them names no claim.
_EMPTY = frozenset("的了是在我你他她它们这那就都也还很吗呢吧啊哈个有说讲到一不没来去给人，？ ")


@dataclass(frozen=True, slots=True)
class Said:
    """The segment just said, and those before it that may have begun the correction."""

    before: tuple[tuple[int, str], ...]
    number: int
    text: str

    @property
    def has_cue(self) -> bool:
        """Whether anything said lately takes something back."""
        texts = [text for _, text in self.before] + [self.text]
        return any(_CUE.search(fold(one).text) for one in texts)

    def after(self, segment: int) -> str:
        """The folded words said after a segment, a pause between each two."""
        texts = [text for number, text in self.before if number > segment] + [self.text]
        return "，".join(fold(one).text for one in texts)


def takes_back(text: str) -> bool:
    """Whether a segment takes something back in so many words."""
    return bool(_STRONG.search(fold(text).text))


def closes(wrong: Finding, last: int, context: Context, said: Said, product: str) -> bool:
    """Whether what was said since segment `last` takes `wrong` back and names what is right.

    `context` is what is true now of the product it was said of; `product` is that product's name
    when another is on the table: then it has to be named.
    """
    if said.number <= last:
        return False
    words = said.after(last)
    if product and not _names(words, product):
        return False
    dimension = dimension_of(wrong, context)
    if dimension is None:
        return bool(_STRONG.search(words)) and _denied(words, wrong.span)
    if not _CUE.search(words):
        return False
    # The right fact is in the segment that closes: a cue alone, later, names nothing.
    now = fold(said.text).text
    if dimension.named(now):
        return True
    return bool(_CUE.search(now)) and dimension.named(words)


def _names(words: str, product: str) -> bool:
    name = fold(product).text
    return name in words or any(pair in words for pair in _pairs(name))


def _denied(words: str, span: str) -> bool:
    """Whether a pair of the claim's own characters is named, in a clause that denies it."""
    pairs = set(_pairs(fold(span).text))
    return any(
        _DENIES.search(clause) and any(pair in clause for pair in pairs)
        for clause in _clauses(words)
    )


def _clauses(words: str) -> Iterator[str]:
    """Each clause with the one after it: 治胃溃疡那句，收回."""
    parts = [one for one in re.split("[，？]", words) if one]
    for first, second in zip(parts, [*parts[1:], ""], strict=True):
        yield f"{first}，{second}"


def _pairs(text: str) -> Iterator[str]:
    for first, second in pairwise(text):
        if first not in _EMPTY and second not in _EMPTY:
            yield first + second
