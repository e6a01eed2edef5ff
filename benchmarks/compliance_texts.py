"""What the compliance check is measured on: innocent lines, and the packs' own examples among them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypinyin

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.packs import Pack

#: What hosts say all day and no rule minds.
INNOCENT = """
这条裙子是中长款，一米六的姐妹穿到小腿肚
袖口做了一圈松紧，干活的时候可以往上撸
锅盖是可以立起来的，放台面上不占地方
我先把两个颜色摆一起，你们看看哪个更衬自己
左边这个是米白，右边那个偏一点点奶茶色
洗的时候翻过来，用冷水，别跟深色的混着洗
想看细节的在公屏上说一声，我拿近一点
包装里面有一张说明书，照着步骤装就可以
有姐妹问适不适合梨形身材，您报个三围我帮您看
这个杯子能放洗碗机，但是不要放微波炉
今天带来的都是大家上次点名要看的
我们的仓库在本地，打包的同事都在加班呢
镜头拉远一点，让大家看看上身的整体效果
薄的这一件适合早晚温差大的时候披一下
领子这里有一颗暗扣，不喜欢敞着可以扣上
豆子是中度烘焙，做手冲或者奶咖都合适
开封以后记得密封，放在阴凉干燥的地方
尺码表在详情页第三张图，量一下平时穿的那件
这款鞋子偏窄，脚宽的建议选大半码
面条煮三分钟，捞出来过一遍凉水更筋道
我去喝口水，顺便把下一个款式拿过来
刚进来的朋友可以先看看购物袋里的介绍
拉链头是金属的，摸着沉甸甸的
这个颜色有点挑人，肤色深的看看旁边那件
桌布四个角有配重，风吹不起来
充电口在底部，数据线盒子里配好了
水龙头接口分两种，下单的时候备注一下型号
孩子的作业本放第二层，文具放上面那一格
客服在线，有什么不清楚的可以点头像问
我念一下配料表，小麦粉、食用盐、水，就这三样
窗帘的褶皱要挂起来两天才会慢慢垂顺
喜欢甜口的可以加一勺蜂蜜，喜欢咸口的撒点盐
这一批花色跟上一批有点色差，大家对照实物图
椅子的靠背能放平，中午可以在办公室躺一会儿
灯光有点黄，实物要再白一些，您看这张自然光的
快递到了请当面拆开看一看，再签字
鞋带送去洗之前先拆下来，不然容易打结
我们家的模特身高一米六八，穿的是中码
这盆花喜欢晒太阳，一周浇一次水就够了
明天的直播还是这个时间，内容是厨房收纳
""".split()
#: What viewers write.
COMMENTS = """
主播穿的是什么码 三号链接还有吗 求试一下黑色 声音有点小 已拍等发货 会不会起球 多高穿中码 刚来讲到哪了
好看 有没有加厚的 能机洗吗 想看背面 什么时候播 这个怎么装 我上次买的很好用 多大的锅 可以看下内里吗 灯光调一下
蓝色显黑吗 几个人吃 给孩子买的 哈哈哈哈 主播慢点说 链接在哪 不会用怎么办 图片跟实物一样吗 刚下单了
""".split()
LONG = 100
_PRODUCT = {
    "card_price": 59.9, "settle_price": 59.9, "stock": 800, "ship_hours": 48, "origin": "山东",
    "net_content": "500g", "gift": "无", "return_policy": "七天无理由",
}  # fmt: skip
#: A product being explained, as a show knows it.
ON_AIR = Context.told({"category": "home_textile", "platform": "douyin", "facts": _PRODUCT})


@dataclass(frozen=True)
class Line:
    """A text with what is right: `kind` clean, hit or evasive."""

    text: str
    context: Context
    kind: str


def mix(packs: list[Pack], count: int, seed: int = 7) -> list[Line]:
    """Lines of about 100 characters: 80 % clean, 15 % with a hit, 5 % with one in disguise."""
    chance = random.Random(seed)
    hits = [(one.text, Context.told(one.context)) for p in packs for r in p.rules for one in r.hits]
    terms = sorted({term for pack in packs for term in pack.terms})
    lines = []
    for number in range(count):
        place = number % 20
        if place < 16:
            lines.append(Line(_padded("", chance), ON_AIR, "clean"))
            continue
        text, context = chance.choice(hits)
        if place == 19:
            held = [term for term in terms if term in text]
            term = max(held, key=len) if held else text[:4]
            text = text.replace(term, chance.choice(_DISGUISES)(term))
        lines.append(Line(_padded(text, chance), context, "hit" if place < 19 else "evasive"))
    return lines


def _padded(text: str, chance: random.Random) -> str:
    parts = [text] if text else []
    while sum(map(len, parts)) + len(parts) < LONG:
        parts.append(chance.choice(INNOCENT))
    chance.shuffle(parts)
    told = "，".join(parts)
    first = told.index(text)
    start = min(max(0, first), max(0, len(told) - LONG))
    return told[start : start + max(LONG, len(text))]


def _spelled(term: str) -> str:
    return "".join(pypinyin.lazy_pinyin(term[:1])) + term[1:]


_DISGUISES: tuple[Callable[[str], str], ...] = (
    "\u200b".join, " ".join, "◆".join, _spelled, lambda term: term[:1] + "，" + term[1:],
)  # fmt: skip


def script(count: int = 720, seed: int = 7) -> list[str]:
    """A show of three hours in segments of fifteen seconds, about 45,000 characters."""
    chance = random.Random(seed)
    return ["，".join(chance.sample(INNOCENT, 3))[:63] for _ in range(count)]


def comments(count: int, seed: int = 7) -> list[str]:
    """What a busy room writes."""
    chance = random.Random(seed)
    return [chance.choice(COMMENTS) + chance.choice(("", "？", "呀", "呢")) for _ in range(count)]


def labelled(packs: list[Pack]) -> Iterator[tuple[str, Context, bool]]:
    """Every example of the packs and every innocent line, and whether it breaks a rule."""
    for pack in packs:
        for rule in pack.rules:
            yield from ((one.text, Context.told(one.context), True) for one in rule.hits)
            yield from ((one.text, Context.told(one.context), False) for one in rule.passes)
    yield from ((text, ON_AIR, False) for text in INNOCENT)
