"""Words people shorten to the first letters of their pinyin: a closed list, because two letters
can be anything."""

import re
from collections.abc import Iterator

_WORDS = """
zz转账 zzh转账 zfb支付宝 yhk银行卡 skm收款码 fkm付款码 wx微信 wxhb微信红包 tb淘宝 pdd拼多多
xhs小红书 hp好评 wxhp五星好评 fx返现 zgd最高端 zgj最高级 zhd最好的 zpy最便宜 qwzd全网最低 dyw第一
gjj国家级 sjj世界级 mr母乳 tnb糖尿病 gxy高血压 gxz高血脂 cfy处方药 sfz身份证 yzm验证码 sjh手机号
nd内定 ysy药水 fz分钟 wly无理由
""".split()
_FORM = re.compile("([a-z]+)(.+)")
_TABLE: dict[str, str] = {}
for _entry in _WORDS:
    _told = _FORM.fullmatch(_entry)
    assert _told
    _TABLE.setdefault(_told[1], _told[2])
# Beside Chinese or a number: a whole run of letters, not a part of one.
_RUN = re.compile("(?<![a-z])[a-z]{2,5}(?![a-z])")


def initials_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Places (start, end, meant) of a folded text."""
    for match in _RUN.finditer(text):
        if told := _TABLE.get(match[0]):
            yield match.start(), match.end(), told
