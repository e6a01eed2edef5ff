"""How alike two names of columns are: by what they share, once words for the same are one. [plain]"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

#: Of a hundred parts of both names, so many are shared by names that say the same.
ALIKE = 75
#: What makes another column of a name: both have it, or neither.
_TELLING = """
退 优惠 券 补贴 红包 积分 税 运费 佣 服务费 定金 尾款 单价 率 数 平台 商家 达人 商品 支付 提交 发货 完成 确认 开始
结束 到账 结算 同意 申请 关闭 id 名 状态 类型 原因 方式 体裁 渠道 来源 规格 场景 主订单 子订单 占比 说明 标签 备注
净 整体 累计 均 引导 直接 间接 免 per avg sku 起 止 店 昵称 外部 仓 货 收件 买家 refund
discount tax shipping subtotal fee commission unit before after
platform seller paid created shipped delivered cancelled
""".split()
#: So many characters more make no other name of one that is there whole.
_MORE = 2
_PART = re.compile(r"[a-z0-9]+|[^\W\da-z_]")
#: A unit behind a name, as in 金额(元).
_OUTSIDE = re.compile(r"\((?:元|次|人|件|个|单)\)\s*$")
#: What platforms call by several words: as one.
_SAME = (
    (re.compile(r"创建|下单|拍下|生成"), "提交"),
    (re.compile(r"付款"), "支付"),
    (re.compile(r"(时刻|日期|于)(?!\w)"), "时间"),
    (re.compile(r"(总金额|总额|总价|款额|数额|金额|额)(?!\w)"), "金额"),
    (re.compile(r"货品|宝贝"), "商品"),
    (re.compile(r"(编号|编码|单号|号码|号)(?!\w)"), "id"),
    (re.compile(r"(数量|件数|个数)(?!\w)"), "数"),
    (re.compile(r"(名称|标题|名字)(?!\w)"), "名"),
)


def likeness(one: str, other: str) -> int:
    """Of a hundred parts of both names (a Chinese character, a Latin word), how many they share once
    words for the same are one; 0 where one of them has a word that makes it another thing."""
    here, there = _plain(one), _plain(other)
    if any((word in here) != (word in there) for word in _TELLING):
        return 0
    mine, theirs = (Counter(_PART.findall(name)) for name in (here, there))
    shared = (mine & theirs).total()
    by_parts = 200 * shared // max(1, mine.total() + theirs.total())
    # One name with a word or two more: 运费 and 实收运费.
    rest = mine.total() + theirs.total() - 2 * shared
    return max(by_parts, ALIKE if (here in there or there in here) and 0 < rest <= _MORE else 0)


def _plain(name: str) -> str:
    plain = _OUTSIDE.sub("", unicodedata.normalize("NFKC", name).casefold())
    for words, said in _SAME:
        plain = words.sub(said, plain)
    return plain
