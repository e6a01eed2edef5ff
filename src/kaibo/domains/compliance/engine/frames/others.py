"""Words that are not the speaker's own any more: told of others to refuse them, or taken back."""

import re

from kaibo.domains.compliance.engine.frames.clauses import clause_around, frame

_OTHERS = re.compile(
    "(?:网上|外面|隔壁|对面|同行|直播间|外边|别人|别家|有的|有些|某些|那些|他们|骗子|广告|短视频|市面上|以前|老话|都传|听说|传言|谣言|号称|所谓|自称|冒充)"
    "[^，？]{0,10}$"
)
_DISBELIEF = re.compile(
    "别信|不信|不要信|千万别|骗|假的|虚假|谣言|瞎说|胡说|吹牛|忽悠|胡扯|扯淡|鬼话|鬼扯|糊弄|唬人|蒙人|智商税|不靠谱|离谱|上当|当心|小心|不可能|没依据|没有依据|违规|举报"
    "|不是我们|跟我们无关|我们不|咱们不|我不|咱不|别上"
)


@frame("quoted")
def quoted(text: str, start: int, end: int) -> bool:
    """Somebody else's claim, told in order to refuse it: 网上说七天美白那种别信."""
    left, _ = clause_around(text, start, end)
    two_before = text[max(0, text.rfind("，", 0, max(0, left - 1))) : start]
    said = _OTHERS.search(text[left:start]) or _OTHERS.search(two_before)
    return bool(said and _DISBELIEF.search(text[end : end + 24] + "，" + text[left:start]))


_TAKEN_BACK = re.compile(
    "口误|(?<![没会])[说讲念看记喊]错|说快了|嘴瓢|纠正|更正|收回|刚[才刚].{0,6}(?:不算|作废|错)"
)
# 前面说的X不对, 嘴瓢了，刚刚那个X是Y.
_SAID_BEFORE = re.compile("(?:刚[才刚]|前面|上一?句|之前)我?(?:[说讲念喊写](?:的|成)?|那[个句])?$")
_WAS_WRONG = re.compile("^(?:[是这]?[^，？]{0,2}(?:不对|错|不算|作废|有误))")
_SLIP = re.compile("口误|嘴瓢|(?<![没会])[说讲念看记喊]错|更正|纠正")


@frame("taken_back")
def taken_back(text: str, start: int, end: int) -> bool:
    """The same breath takes it back: 全网最低，口误口误; 前面说的包邮不对."""
    if _TAKEN_BACK.search(text[end : end + 20]):
        return True
    before = text[max(0, start - 16) : start]
    return bool(_SAID_BEFORE.search(before)) and bool(
        _WAS_WRONG.search(text[end : end + 8]) or _SLIP.search(before)
    )
