"""Talk about the rules of speech themselves, unless it winks."""

import re

from kaibo.domains.compliance.engine.frames.clauses import frame

_WINK = re.compile(
    "你们?(都)?懂|懂(的都懂|我意思|行的|得都懂)|你们?品|细品|自己(悟|体会|琢磨)|心里(清楚|有数)|明白人"
)

_ABOUT_RULES = re.compile(
    "违禁词|违规词|敏感词|极限词|广告法|绝对化用语|不让说|不许说|不能说|不可以说|不准说|不让讲|不能讲|不能写|不让写|禁止使用|不得使用|平台不允许|说了要罚"
    "|会被罚|要被罚|被罚款|要罚钱|会违规|算违规|属于违规|属于虚假|属于夸大"
)


@frame("rules")
def about_rules(text: str, start: int, end: int) -> bool:
    """Talk about what may not be said, unless it winks: 广告法不让说第一 · but not 你们懂的."""
    near = text[max(0, start - 24) : end + 24]
    return bool(_ABOUT_RULES.search(near)) and not _WINK.search(text)
