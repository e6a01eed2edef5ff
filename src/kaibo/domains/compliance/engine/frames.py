"""What takes the claim out of a sentence: denial, quotation, a viewer's question, talk about rules.

A frame looks at the reading's text and the place of a match, and answers whether it excuses it.
What does not excuse (a wink after "不让说", a question that asserts) is said here as well.
"""

import re
from collections.abc import Callable

Frame = Callable[[str, int, int], bool]
FRAMES: dict[str, Frame] = {}


def _frame(name: str) -> Callable[[Frame], Frame]:
    def keep(frame: Frame) -> Frame:
        FRAMES[name] = frame
        return frame

    return keep


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause [from, to) that holds text[start:end]; a claim over several clauses gets them all."""
    left = max(text.rfind("，", 0, start), text.rfind("？", 0, start)) + 1
    ends = [place for mark in "，？" if (place := text.find(mark, end)) >= 0]
    return left, min(ends, default=len(text))


_WINK = re.compile(
    "你们?(都)?懂|懂(的都懂|我意思|行的|得都懂)|你们?品|细品|自己(悟|体会|琢磨)|心里(清楚|有数)|明白人"
)

_NO = re.compile(
    "(?:不(?:敢|能|会|是|要|可以|可能|许|准|得|用|保证|承诺|存在|代表|等于|算|吹|说|讲|提|做|搞|玩|给|走|收|加|支持|建议|一定|应该)?"
    "|没(?:有|说|敢|法)?|别(?:说|信|指望|听|问|加|跟|想|去|再|买)?|无法|非|未|勿|莫|并非|谈不上|算不上|称不上"
    "|说不上|够不上|拒绝|禁止|严禁|杜绝|避免|防止|谨防|警惕|小心|抵制|哪有|哪来|哪能|休想|甭|无需|无须|绝不|从不|从来不|切勿)"
    "[^，？]{0,5}$"
)
# A "no" that says yes: 不得不, 不是吗, 没有之一, 不只是, 是不是, 要不要.
_NO_BUT_YES = re.compile(
    "不得不|不能不|不会不|无不|没有不|不只|不仅|不光|不但|不止|不愧|不亏是|不管|不论|不用说|没得说|不说别的|不吹|没(有)?人?不"
    "|(.)不\\1|是不是|能不能|要不要|好不好|有没有|别提|别看|不(是)?.{0,4}(而是|就是)|别人|别家|别的|别处|不一样|不同|差不多|非常|非要|非得"
    "|不要?错过|别错过|不怕|没想到|特别|分别|级别|不比|没毛病|未来|不到"
)
_REFUSED_AFTER = re.compile(
    "^[^，？]{0,6}(?:(?:这种|这样|这|那种|那|之类)?的?(?:话|说法|字|词|字眼|承诺)[^，？]{0,4}(?:不|没|别)"
    "|(?:我|咱|我们|咱们)?(?:都|可|绝对|从来)?(?:不敢|不能|不会|不|没法|没)(?:说|讲|写|提|承诺|保证|吹|打包票|用|信|做|碰|卖|接)"
    "|别指望|别信|别当真|不可信|都?是假|是骗|违规|违法|违禁|做不到|不存在|没有这回事|这回事|不现实|不可能)"
)


@_frame("denied")
def denied(text: str, start: int, end: int) -> bool:
    """The claim is said not to be so: 不敢说全网最低, 不保过, 保值不保值我不说."""
    left, right = clause_around(text, start, end)
    before, after = text[left:start], text[end:right]
    found = _NO.search(before)
    if found and not _NO_BUT_YES.search(
        before[max(0, found.start() - 2) :] + text[start : start + 2]
    ):
        return True
    if _REFUSED_AFTER.search(after):
        return True
    # A short clause of its own may take back what stood before: 全网最低，不敢说.
    next_end = min((p for m in "，？" if (p := text.find(m, right + 1)) >= 0), default=len(text))
    return bool(
        re.match("(?:这话|这个|这种话|这)?(?:我|咱|我们)?(?:可)?(?:不敢说|不能说|不敢讲|不信|没法说|做不到|都是假的|别信|是骗人的)",
                 text[right + 1 : next_end])
    )  # fmt: skip


_ASKED = re.compile(
    "(?:有人|有位|有个|有宝|宝宝|宝子|姐妹|家人|老铁|哥|姐|粉丝|观众|顾客|客人|他|她|弹幕|评论区?|公屏|私信|后台|你们?)"
    "[^，？]{0,8}(?:问|说|刷|扣|打|发|留言|提到|讲)[^，？]{0,8}$|(?:问|咨询)[^，？]{0,6}$"
)
_ASKING_END = re.compile("(?:吗|么|呢|不|没有|没|啊|吧)?？|(?:吗|么)(?:$|，)")


@_frame("asked")
def asked(text: str, start: int, end: int) -> bool:
    """The words are a viewer's, read aloud, or a plain question: 有宝宝问是不是全网最低."""
    left, right = clause_around(text, start, end)
    if _ASKED.search(text[left:start]):
        return True
    return bool(_ASKING_END.search(text[end : right + 1]))


_OTHERS = re.compile(
    "(?:网上|外面|外边|别人|别家|有的|有些|某些|那些|他们|骗子|广告|短视频|市面上|以前|老话|都传|听说|传言|谣言|号称|所谓|自称|冒充)"
    "[^，？]{0,10}$"
)
_DISBELIEF = re.compile(
    "别信|不信|不要信|千万别|骗|假的|虚假|谣言|瞎说|胡说|吹牛|忽悠|智商税|不靠谱|离谱|上当|当心|小心|不可能|没依据|没有依据|违规|举报"
    "|不是我们|跟我们无关|我们不|咱们不|我不|咱不|别上"
)


@_frame("quoted")
def quoted(text: str, start: int, end: int) -> bool:
    """Somebody else's claim, told in order to refuse it: 网上说七天美白那种别信."""
    left, _ = clause_around(text, start, end)
    two_before = text[max(0, text.rfind("，", 0, max(0, left - 1))) : start]
    said = _OTHERS.search(text[left:start]) or _OTHERS.search(two_before)
    return bool(said and _DISBELIEF.search(text[end : end + 24] + "，" + text[left:start]))


_ABOUT_RULES = re.compile(
    "违禁词|违规词|敏感词|极限词|广告法|绝对化用语|不让说|不许说|不能说|不可以说|不准说|不让讲|不能讲|不能写|不让写|禁止使用|不得使用|平台不允许|说了要罚"
    "|会被罚|会违规|算违规|属于违规|属于虚假|属于夸大"
)


@_frame("rules")
def about_rules(text: str, start: int, end: int) -> bool:
    """Talk about what may not be said, unless it winks: 广告法不让说第一 · but not 你们懂的."""
    near = text[max(0, start - 24) : end + 24]
    return bool(_ABOUT_RULES.search(near)) and not _WINK.search(text)


_TAKEN_BACK = re.compile("口误|说错了|讲错了|说快了|嘴瓢|纠正|更正|收回|刚才.{0,6}(?:不算|作废|错)")


@_frame("taken_back")
def taken_back(text: str, start: int, end: int) -> bool:
    """The same breath takes it back, after it: 全网最低，口误口误."""
    return bool(_TAKEN_BACK.search(text[end : end + 20]))


def excused_by(text: str, start: int, end: int, despite: frozenset[str]) -> str | None:
    """The first frame that excuses a match, by name; None when none does. `despite` names frames
    that do not count for this way of breaking the rule."""
    for name, frame in FRAMES.items():
        if name not in despite and frame(text, start, end):
            return name
    return None
