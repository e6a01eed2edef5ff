"""What each amount in a sentence is the price of: now, before, later, one piece of it, or off it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kaibo.domains.compliance.engine.frames import clause_around
from kaibo.domains.compliance.engine.numbers.money import Amount, money

NOW, PAST, LATER, OFF, UNIT, OTHER, MISSAID = "now past later off unit other missaid".split()


def any_of(words: str) -> str:
    """An alternation of words written apart by spaces."""
    return "|".join(words.split())


UNITS = any_of("""
公斤 千克 500[克g] 100[克g] 50[克g] 毫升 斤 两(?=[^毛块]|$) 克 g kg 片 支 个 包(?!邮) 瓶 盒 袋 只
条 罐 抽 卷 颗 粒 枚 张 杯 双 对 根 顿 次 贴 提 件 套 箱 台 本 桶 串 节 米 平米?
块(?!钱)
""")
_PER_BEFORE = re.compile(
    f"(?:一|每一?|(?<!下)单|(?<![0-9])1|平均|均)(?P<unit>{UNITS})(?<!单只)"
    "(?:[也就才合划只要不到算下来摊大概差不多折是卖得能做花成本均价啊呃嗯哎呀嘛，]|了){0,8}$"
)
_PER_AFTER = re.compile(
    f"(?:钱)?(?:左右|不到|多|上下)?(?:就|能|可以|够)*(?:买|拿|喝|吃|用|来|换|得)?(?:(?:一|每一?|1)(?P<unit>{UNITS})|，(?P<bare>(?:一|每)?(?:{UNITS}))(?=$|，))"
)
_SHARED = re.compile("(?:合着?|摊(?:下来|到)?|折合|相当于|平均|均价|算下来|合下来)[^，]{0,4}$")

_PAST_WORDS = any_of("""
原价 原$ 别的场次? 其他场次? [低少]过 日常价? 平时 平日里? 平常 往常 往日 以往 以前 之前
从前 过去 一直(?:都是|是|都|要|卖)? 一向 历来 向来 划线价? 昨[天晚日儿] 前[天晚] 前两天
前几天 大前天 上周 上个?礼拜 上个?星期 上个?月 上一?场 上回 上次 上一次 正价 门市价?
零售价 专柜价? 市场价 官方价 官网 外面 外头 别家 别人家 超市 商场 实体店 门店 吊牌价?
标价 市面 本来 原本 原来 原先 卖过 挂着 挂的 双十[一二] 双1[12] 六一八 618
没[做搞上有开]活动 活动前 大促前 这?周[一二三四五六日末] 星期[一二三四五六日] 刚才还?
刚刚还? [两三四五几]天前 早上 上午 下午 白天 开播前 头[几两]天 正常 还挂 当时 那时候?
早先 素来 常年 年初 春天 夏天 去年 前阵子 上季 刚上市 刚上架 成交价 身价 旗舰店 定价
建议(?:零售)?价 指导价 厂价 往年 没打折 不打折 不搞活动 没活动 正常(?:卖|价|售)? 市价
挂牌价? 涨之前 老价钱? 旧价
""")
_NOW_WORDS = any_of("""
今[天晚儿日夜] 现在 眼下 这会儿 现$ 直播价 直播间价? 本场 这一?场 此刻 到手价? 券后价?
补后 领完券 活动价 秒杀价 福利价 宠粉价 粉丝价 专享价 一口价 只要 只需要? 仅需 仅要 仅$
带走 拍下 付款 实付 结算 降[到至] 砍[到至] 直降[到至] 掉到 跌到 杀到 干到 打到 便宜到
做到 给到 降价到 起步价 全场 统统 人人
""")
_LATER_WORDS = any_of("""
涨到 恢复 回到 跳回 变回 调回 回涨 弹回 涨回 明天 过后 之后 以后 下播 改回 下个?月 下周
将来 到时候? 年后 回$
""")
_OFF_WORDS = any_of("""
减掉? 省了? 便宜了? 优惠 立减 直减 抵扣? 返 退 补(?!后) 差 贵 直降 下降 降了? 让利? 让
少付? 领 券 红包 津贴 赔 搭 加收? 运费 邮费 快递费? 服务费 手续费 多付 涨了? 涨价 定金
订金 尾款 押金 赚 亏 满 送 赠 价值 成本 进价 利润 打赏 抽 奖 罚 工费 加工费 税 每?月供?
每期 分期 首付 月付
""")
_OTHER_WORDS = any_of("""
会员价? 非会员 老客 老粉 不入会 不开会员 单买 单拍 买过的 来过的 别的(?!场) 还剩 只剩
仅剩 剩下 库存 在线 销量 卖了 已拍 抢了 月销 那款 隔壁 二号 另一[个款件] 竞拍 起拍 底价
保底 体重 身高 型号 编号 批号 电话 尺码 货号 第一[件个双条] 长$ 宽$ 厚$ 深$ 高$ 径$ 围$
厘米[^，？]{0,4}变 公分[^，？]{0,4}变
""")
_MISSAID_WORDS = any_of("""
说成 念成 看成 听成 当成 打成 标成 写成 报成 刚才说 刚说 我说 口误 不是
""")
_CUES = {
    role: re.compile(words)
    for role, words in (
        (PAST, _PAST_WORDS), (NOW, _NOW_WORDS), (LATER, _LATER_WORDS), (OFF, _OFF_WORDS),
        (OTHER, _OTHER_WORDS), (MISSAID, _MISSAID_WORDS),
    )
}  # fmt: skip
_OFF_AFTER = re.compile(
    "(?:的)?(?:无门槛|优惠|店铺|新人|大额|满减|直播间?|平台)?(?:券|红包|运费|邮费|快递费|定金|差价|押金|优惠|补贴|立减|津贴|返现|代金|工费|的?差距|利润|成本)"
)
_PAST_AFTER = re.compile(
    "(?:的)?(?:直接?)?(?:降|砍|掉|跌|杀|干|压)(?:价)?[到至成]|的(?!价|话|优惠|券|链接|一|到手|直接|就|那个|$)[^，？0-9一二三四五六七八九]{0,5}，?(?:现在|今[天晚儿]|直播|只要|给)"
    "|的(?:东西|货|品质)|那么卖|这么卖的时候"
)
_SOLD = re.compile(
    "，?(?:就|都|能|可以|直接|全部|马上|立马|赶紧|你)*"
    + "(?:"
    + any_of("""
能?拿走 能?带走 拍走 拿下 抱走 抱回家 到家 上车 拍(?!卖) 抢 秒 包邮 拎走 端走 领走 冲
入手 搞定 开抢 起拍? 牵走 出了? 卖给你 给你 上链接 搬走 走(?=，|$)
""")
    + ")"
)
_WEAK = re.compile("(?:是|就|卖|价格?|给|才|要|付|收|算|报|¥|这单|零|哎就)$")


@dataclass(frozen=True, slots=True)
class Said:
    """An amount with its role; `strong` when words near it say that it is a price. `start` and
    `end` are the stretch that makes the claim; `unit` is what a unit price is of."""

    amount: Amount
    role: str
    strong: bool
    start: int
    end: int
    unit: str = ""

    @property
    def value(self) -> Decimal:
        return self.amount.value


@lru_cache(maxsize=64)
def prices(text: str) -> tuple[Said, ...]:
    """Every amount of a folded text with what it is the price of, in order. Kept for a while: each
    number of a text asks for all of them."""
    out: list[Said] = []
    last_end = 0
    for amount in money(text):
        out.append(_placed(text, amount, last_end))
        last_end = amount.end
    return tuple(out)


def _placed(text: str, amount: Amount, last_end: int) -> Said:
    left, right = clause_around(text, amount.start, amount.end)
    before, after = text[max(left, last_end, amount.start - 14) : amount.start], text[amount.end :]
    role, cue = _nearest(before)
    cue_start = amount.start - len(before) + cue if role else amount.start
    if not role and not text[left : amount.start].strip("就是才要也呢啊哎那么这小大"):
        role, cue_start = _inherited(text, left, last_end, amount.start)
    if role in ("", NOW, OTHER):
        if _OFF_AFTER.match(after):
            return _made(text, amount, OFF, False, amount.start, left, right)
        if _PAST_AFTER.match(after) and role != NOW:
            return _made(text, amount, PAST, True, amount.start, left, right)
    if role in ("", NOW, OFF) and (unit := _unit(text, amount)):
        start = min(unit.start, cue_start) if role == NOW else unit.start
        return Said(amount, UNIT, True, start, unit.end, unit.unit)
    sold = _SOLD.match(after)
    weak = amount.named or bool(_WEAK.search(before) and len(after) < 4)
    if not role:
        role = NOW
        # A number that ends its clause and says no unit: the caller compares it by size as well.
        weak = weak or (amount.value >= 20 and amount.end >= right - 1)
        return _made(text, amount, role, bool(sold) or weak, cue_start, left, right)
    return _made(text, amount, role, True, cue_start, left, right)


def _nearest(before: str) -> tuple[str, int]:
    """The cue that ends last before the amount, and where it starts; ("", 0) when there is none."""
    best = ("", 0, -1, 0)
    for role, cue in _CUES.items():
        for met in cue.finditer(before):
            if (met.end(), len(met.group())) > (best[2], best[3]):
                best = (role, met.start(), met.end(), len(met.group()))
    return best[0], best[1]


def _inherited(text: str, left: int, last_end: int, fallback: int) -> tuple[str, int]:
    """The role a clause that is only an amount has from the clause before: 现在，五十九."""
    if left == 0:
        return "", fallback
    at = max(text.rfind("，", 0, left - 1), text.rfind("？", 0, left - 1)) + 1
    if at < last_end or left - at > 20:
        return "", fallback
    role, cue = _nearest(text[max(at, left - 13) : left - 1])
    return (role, max(at, left - 13) + cue) if role in (PAST, NOW) else ("", fallback)


@dataclass(frozen=True, slots=True)
class _Per:
    unit: str
    start: int
    end: int


def _unit(text: str, amount: Amount) -> _Per | None:
    if after := _PER_AFTER.match(text, amount.end):
        start = amount.start
        if shared := _SHARED.search(text[max(0, start - 10) : start]):
            start = max(0, start - 10) + shared.start()
        return _Per(after["unit"] or after["bare"].lstrip("一每"), start, after.end())
    head = text[max(0, amount.start - 16) : amount.start]
    if before := _PER_BEFORE.search(head):
        start = amount.start - len(head) + before.start()
        if shared := _SHARED.search(text[max(0, start - 10) : start]):
            start = max(0, start - 10) + shared.start()
        return _Per(before["unit"], start, amount.end)
    return None


def _made(
    text: str, amount: Amount, role: str, strong: bool, start: int, left: int, right: int
) -> Said:
    """The claim around an amount: a short subject before it and a short tail behind it belong."""
    head = text[left:start]
    if left < start and len(head) <= 4 and (start < amount.start or head[0] in "这那咱我亲您你全"):
        start = left
    end = right if right - amount.end <= 6 else amount.end
    if (
        end == right
        and role == NOW
        and (
            more := re.match(
                "[，？]((?:你|大家)?(?:直接|赶紧|放心|闭眼)?(?:拍|带走|拿走|上车|冲|抢)[^，？]{0,3})(?=$|[，？])",
                text[right:],
            )
        )
    ):
        end = right + more.end()
    return Said(amount, role, strong, start, end)
