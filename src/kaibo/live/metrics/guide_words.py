"""What the guide to the metrics says before its tables: how to read a number."""

from __future__ import annotations

#: Group of the catalogue → its heading and what it is about.
GROUPS: dict[str, tuple[str, str]] = {
    "traffic": ("流量", "谁来了，同时有多少人，留了多久。"),
    "interaction": ("互动与粉丝", "说话、点赞、分享、关注、福袋。"),
    "funnel": ("商品漏斗", "看到商品、点开、加购、下单、付款，和讲解带来的成交。"),
    "money": ("成交", "卖了多少钱，平均到每次观看、每个人、每一单、每一件、每小时。"),
    "refunds": (
        "退款",
        "同一笔退款可以记在下单那一刻，也可以记在退款那一刻。退款率会一直长，"
        "所以总要带着天龄看：满 15 天以前都叫“未成熟”。",
    ),
    "reported": (
        "平台报的数",
        "来自平台的导出或接口，编号都带 `report.`，只有整场的。它们和我们自己数的是两回事："
        "编号不同，谁也不替谁补空。同一场有几份导出时，只用导出时间最晚的那一份，"
        "分子分母都出自它。",
    ),
}

INTRO = """<!-- 由 kaibo.live.metrics.guide 生成，请勿手改；`python3 run.py fix` 会重写。 -->
# 指标 · Metrics
"""

#: Paragraphs between braces are filled in by the guide.
PARAGRAPHS: tuple[str, ...] = (
    "开播里的每个数只在一处定义，这一页就是从那里生成的，共 {count} 个。"
    "先读[怎么读一个数](#怎么读一个数)，再按名字找。",
    "*Every number is defined once, and this page is made from the definitions. The English name "
    "stands under the Chinese one; the formula in `code` is exactly what is computed.*",
    "## 怎么读一个数",
    "**先看分子和分母。** 每个数都带着 `num` 和 `den`，值等于两者相除，再乘一个固定的倍数：",
    "```json\n{example}\n```",
    "这是“{example_zh}”：{example_num:,} 人成交，{example_den:,} 人观看。两场之间只能比编号相同的数；"
    "名字像而编号不同的，见[同名不同数](#同名不同数)。",
    "**没有数和零是两回事。** `null` 是不知道：来源没有给，或者有一条消息缺了需要的字段。"
    "`0` 是有人数过，确实没有。只要式子里有一项不知道，结果就是 `null`，不拿别的数顶替；"
    "页面上写“—”。分母是 0 时没法除，值也是 `null`，分子分母照样给出：",
    "```json\n{undivided}\n```",
    "**人数不能相加。** “人数”在所看的那一行里去重：整场是整场去重，一分钟是那一分钟去重。"
    "上半场 800 人、下半场 700 人，全场可能只有 1,000 人。跨场更不能加。“次数”可以相加。"
    "*People do not add up: each is counted once within the row you look at, and only there.*",
    "**人数还是次数，写在名字里。** "
    "编号里 `_people` 是按人，`_times` 是按次，`_online` 是除以平均在线。",
    "**谁数的。** “自己数”由我们收到的事件数出来；“平台报”是平台给的样本或汇总。"
    "式子里有一项是平台的，整个就算平台报的。",
    "**几个平台同播。** 在线、人气的样本各平台各一份，从不相加，也不混在一个数里："
    "整场只认一个来源，就是样本盖住时间最长的那个；一样长时按名字排在前面的。也可以指定另一个来源来看。",
    "**钱以分计。** 编程接口里金额的单位是分；页面、战报写成元。换算只在显示时做。",
    "**看哪一行。** 时间可以是整场、一分钟、一段、一个班次、一位主播、一轮讲解、一个讲解段"
    "（下表合称“各时段”），也可以按商品、按渠道。一个指标只在说得通的地方给出："
    "比如观看-成交率的分母只数这一行里进来的人，所以不给单独的一分钟。",
    "**进位。** 保留六位小数，恰好一半时取偶数；小于 1 的数从第一个不是 0 的数字起保留六位，"
    "所以不是 0 的数不会印成 0；总共不超过十五位。整数就是整数。要更准的，用 `num` 和 `den` 自己除。",
    "**№** 是行业叫法的编号，同一个 № 就是同一个叫法下的不同算法。",
)
