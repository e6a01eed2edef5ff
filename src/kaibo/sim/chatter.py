"""What simulated viewers write: short Chinese lines of our own, by topic; no names, no brands."""

from __future__ import annotations

#: Topic → lines. `{n}` is the link number of the product meant.
TOPICS: dict[str, tuple[str, ...]] = {
    "hello": (
        "来啦",
        "刚进来，讲到哪个了",
        "主播好",
        "今天有福利吗",
        "第一次来你们家",
        "又来蹲你们了",
        "晚上好呀",
        "声音有点小",
    ),
    "price": (
        "{n}号多少钱",
        "{n}号能便宜点吗",
        "{n}号券在哪里领",
        "和昨天一个价吗",
        "{n}号拍两件有优惠吗",
        "满减怎么算的",
        "{n}号为什么我看到的价格不一样",
        "下播还是这个价吗",
    ),
    "size": (
        "{n}号多大一份",
        "{n}号有大一点的吗",
        "{n}号是几件装",
        "{n}号能用多久",
        "有小份的可以试吗",
        "{n}号规格再说一下",
    ),
    "shipping": (
        "{n}号什么时候发货",
        "发什么快递",
        "新疆包邮吗",
        "今天拍明天能发吗",
        "偏远地区要加钱吗",
        "可以晚点发吗，人不在家",
        "几天能到",
    ),
    "skin": (
        "{n}号敏感肌能用吗",
        "{n}号油皮用会不会闷",
        "干皮适合几号",
        "{n}号有香味吗",
        "混油皮选哪个",
        "{n}号孕期能用吗",
        "学生用{n}号合适吗",
        "换季脸上起皮用几号",
    ),
    "usage": (
        "{n}号早晚都能用吗",
        "{n}号先用还是后用",
        "{n}号要洗掉吗",
        "{n}号一周用几次",
        "{n}号和面霜可以一起用吗",
    ),
    "stock": (
        "{n}号还有吗",
        "{n}号没抢到，还加吗",
        "{n}号怎么灰了",
        "{n}号什么时候补货",
        "还剩多少件",
    ),
    "thanks": (
        "拍了，谢谢主播",
        "已下单",
        "{n}号上次买的用着不错",
        "讲得挺清楚",
        "收到了，包装很好",
        "谢谢，明白了",
        "拍好了，早点发",
    ),
    "again": (
        "{n}号再讲一遍",
        "{n}号讲一下",
        "能看看{n}号吗",
        "{n}号质地给看一下",
        "下一个讲几号",
    ),
}


def line(topic: str, draw: float, link_no: int) -> str:
    """A line on `topic`; `draw` in [0, 1) picks which."""
    lines = TOPICS[topic]
    return lines[int(draw * len(lines))].replace("{n}", str(link_no))
