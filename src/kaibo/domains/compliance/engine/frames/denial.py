"""Denial: the claim is said not to be so, and the many ways of saying no that say yes."""

import re

from kaibo.domains.compliance.engine.frames.clauses import clause_around, frame

# 不信你试 is a dare, not disbelief.
_DISBELIEVED = (
    "(?:我|咱|我们|咱们)?(?:都|可|绝对|从来)?不信(?!你|就|来|去|的|可以|试|邪|谁|姐妹|家人)"
)
# 这不是最好是什么 says that it is.
_WHAT_ELSE = re.compile("^[^，？]{0,4}(?:又|还能?|那)?是(?:什么|啥|哪个|谁)")
_NO = re.compile(
    "(?:不(?!信(?:你|您|谁|邪|就|来|试|的|咱))(?:敢|能|会|是|要|可以|可能|许|准|得|用|保证|承诺|存在|代表|等于|算|吹|说|讲|提|做|搞|玩|给|走|收|加|支持|建议|一定|应该)?"
    "|没(?:有|说|敢|法)?|别(?:说|信|指望|听|问|加|跟|想|去|再|买)?|无法|非|未|勿|莫|并非|谈不上|算不上|称不上"
    "|说不上|够不上|拒绝|禁止|严禁|杜绝|避免|防止|谨防|警惕|小心|抵制|反对|哪有|哪来|哪能|休想|甭|无需|无须|绝不|从不|从来不|切勿)"
    "(?:(?!的话|就|您)[^，？]){0,5}$"
    "|没有?(?:哪家|哪个|谁|人|任何人)[^，？]{0,2}(?:能|敢|会|可以)(?:打包票|保证|承诺|担保|说)[^，？]{0,3}$"
)
# A "no" that says yes: 不得不, 不是吗, 没有之一, 不只是, 是不是, 要不要.
_NO_BUT_YES = re.compile(
    "不得不|不能不|不会不|无不|没有不|不只|不仅|不光|不但|不止|不愧|不亏是|不管|不论|不用说|没得说|不说别的|不吹|没(有)?人?不"
    "|(.)不\\1|是不是|能不能|要不要|好不好|有没有|别提|别看|不(是)?.{0,4}(而是|就是)|别人|别家|别的|别处|不一样|不同|差不多|非常|非要|非得"
    "|不要?错过|别错过|不怕|没想到|特别|分别|级别|不比|没毛病|未来|不到"
    "|没有?(?:人|谁|一家|哪家|哪个)?[^，？]{0,3}(?:能|敢|可以)?比|难道|岂不|何尝不|谁不|怎么(?:可能|会|能)?不|谁说不|不夸张|不骗|没(?:见|听|用|试|吃|喝)过|[这那]不就|不用(?:打针|吃药|去医院|上医院|手术|节食|运动|忌口|化疗)|可不就?是"
)
# A claim that itself begins with its own no: 别信什么没副作用, 治不了高血压, 领不了国补.
_OWN_NO = re.compile(
    "^(?:我们?|咱们?|这个?|它)?(?:都|可|真的?)?(?:(?:别|不要|千万别|不)信(?!你|就|来|去|试|邪|谁)"
    "|(?:治|领|用|享受|抵|换)不(?:了|到)|不治(?!不)|不能治|没法治|不参加|不参与)"
)
_REFUSED_AFTER = re.compile(
    "^[^，？]{0,6}(?:(?:这种|这样|这|那种|那|之类)?的?(?:话|说法|字|词|字眼|承诺)[^，？]{0,4}(?:不|没|别)"
    "|(?:我|咱|我们|咱们)?(?:都|可|绝对|从来)?(?:不敢|不能|不会|不|没法|没)(?:说|讲|写|提|承诺|保证|吹|打包票|用|做|碰|卖|接(?!受))"
    f"|{_DISBELIEVED}"
    "|的(?:人|那种|那些|商家|主播|直播间|机构)?[^，？]{0,3}(?:举报|拉黑|取关|绕开|绕道|快跑)|(?:这|那)?(?:句|个|两个|几个)?(?:话|字)[^，？]{0,4}(?:谁敢|划掉|去掉)|[^，？]{0,3}(?:给不了|要删|得删|删掉|划掉)|别指望|别信|别当真|不可信|都?是假|是骗|违规|违法|违禁|做不到|不存在|没有这回事|这回事|不现实|不可能)"
)


@frame("denied")
def denied(text: str, start: int, end: int) -> bool:
    """The claim is said not to be so: 不敢说全网最低, 不保过, 保值不保值我不说."""
    if _OWN_NO.match(text[start:end]) and not _NO_BUT_YES.search(text[start:end]):
        return True
    left, right = clause_around(text, start, end)
    before, after = text[left:start], text[end:right]
    found = None if _WHAT_ELSE.match(after) else _NO.search(before)
    if found and not _NO_BUT_YES.search(
        before[max(0, found.start() - 4) :] + text[start : start + 2]
    ):
        return True
    if _REFUSED_AFTER.search(after):
        return True
    # A short clause of its own may take back what stood before: 全网最低，不敢说.
    next_end = min((p for m in "，？" if (p := text.find(m, right + 1)) >= 0), default=len(text))
    return bool(
        re.match(f"(?:这话|这个|这种话|这)?(?:我|咱|我们)?(?:可)?(?:不敢说|不能说|不敢讲|{_DISBELIEVED}|没法说|[^，？]{0,6}不(?:喊|念|讲)$|做不到|都是假的|别信|是骗人的)",
                 text[right + 1 : next_end])
    )  # fmt: skip
