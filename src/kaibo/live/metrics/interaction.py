"""Metrics of interaction and fans, with the variants that share a name."""

from __future__ import annotations

from kaibo.live.metrics.define import LONG, LUCKY_BAG, TIME, Group, Origin, Unit, Window
from kaibo.live.metrics.traffic import MINUTE_MS

_g = Group("interaction", levels=LONG)
INTERACTION = _g.metrics

#: Divides by the average number online: DY's trend lines do, so that a minute has a denominator.
#: What we counted over what the platform sampled is as good as the sample: it is `reported`.
ONLINE_NUM, ONLINE_DEN = "{} * online_observed_ms", "online_sum_ms"
_ENTERED = "分母只数在这一行里进来的人，所以只给场、班次、主播；逐分钟请看“占在线”的那一个。"

# One metric a call, as compact as it can be read.
# fmt: off
_g.add(
    "interaction_rate_people", "观看-互动率（人数）", "Interacting viewers over viewers",
    "interactors", "viewers",
    row=23, source="抖音罗盘 观看-互动率（人数）；淘宝直播 互动率（互动人数÷访问人数）",
    note="互动指点赞、评论、分享，一个人只算一次。各平台算进哪些动作并不一样。" + _ENTERED,
)
_g.add(
    "interaction_rate_online", "互动率（占在线）", "Interacting viewers over average online",
    ONLINE_NUM.format("interactors"), ONLINE_DEN,
    row=23, source="抖音直播大屏 趋势线", origin=Origin.REPORTED, levels=TIME,
    note="趋势线的分母是在线人数，和整场的观看-互动率不能比。",
)
_g.add(
    "interaction_count", "互动次数（四项相加）", "Bag openings, shares, comments and likes",
    "bag_opens + shares + comments + likes",
    unit=Unit.COUNT, row=23, source="LiveBuy 的互动数：打开购物袋、分享、评论、点赞", levels=TIME,
    note="是次数，不是率，一个人连点十下算十次。",
)
_g.add(
    "comment_rate_people", "评论率（人数）", "Commenters over viewers", "commenters", "viewers",
    row=24, source="抖音（按人数）",
)
_g.add(
    "comment_rate_times", "评论率（次数）", "Comments per view", "comments", "views",
    row=24, source="代运营常用",
    note="有的代运营把它叫“互动率”。TikTok 的评论率、点赞率、分享率用什么分母没有公布。",
)
_g.add(
    "like_rate_people", "点赞率（人数）", "Likers over viewers", "likers", "viewers",
    row=24, source="抖音（按人数）",
)
_g.add(
    "like_rate_times", "点赞率（次数）", "Likes per view", "likes", "views",
    row=24, source="代运营常用", note="点赞可以连点，大于 100% 很平常。",
)
_g.add(
    "share_rate_people", "分享率（人数）", "Sharers over viewers", "sharers", "viewers",
    row=24, source="抖音（按人数）",
)
_g.add(
    "share_rate_times", "分享率（次数）", "Shares per view", "shares", "views",
    row=24, source="代运营常用",
)
_g.add(
    "tips", "礼物个数", "Gifts, combos by their largest frame", "tips",
    unit=Unit.COUNT, row=24, source="开播自定", levels=TIME,
    note="连击只按最后的数算一次，不是每一帧都加。",
)
_g.add(
    "tip_rate_times", "打赏率（次数）", "Gifts per view", "tips", "views",
    row=24, source="代运营常用", note="来源不给送礼人数的去重数，所以没有“人数”这一种。",
)
_g.add(
    "tip_value", "礼物价值", "Gifts times unit price, in the platform's coin", "tip_value",
    unit=Unit.COIN, row=24, source="开播自定", levels=TIME, note="平台币（音浪、钻石），不是钱。",
)
_g.add(
    "comments", "评论次数", "Comments, retracted ones taken off", "comments",
    unit=Unit.COUNT, row=25, source="抖音罗盘 评论次数", levels=TIME,
)
_g.add(
    "comments_per_minute", "平均评论次数（每分钟）", "Comments per minute", "comments", "air_ms",
    unit=Unit.COUNT_PER_MIN, scale=MINUTE_MS, row=25, source="抖音直播大屏 平均评论次数（分钟）", levels=TIME,
)
_g.add(
    "new_followers", "新增粉丝数", "New followers, later unfollows not taken off", "follows",
    unit=Unit.COUNT, row=26, source="抖音罗盘 新增粉丝数", levels=TIME,
    note="点了关注就算，后来取关不扣；净增看“净增粉丝数”。",
)
_g.add(
    "unfollows", "取关粉丝数", "Unfollows", "unfollows",
    unit=Unit.COUNT, row=27, source="抖音罗盘 取关粉丝数", levels=TIME,
)
_g.add(
    "net_followers", "净增粉丝数", "New followers less unfollows", "follows - unfollows",
    unit=Unit.COUNT, row=26, source="抖音罗盘两项相减", levels=TIME, note="可以是负数。",
)
_g.add(
    "follow_rate", "转粉率（新增粉丝÷观看人数）", "Follows over viewers", "follows", "viewers",
    row=28, source="抖音罗盘 观看-关注率",
    note="淘宝的转粉率分母去掉了已经是粉丝的人，会比这个高；TikTok 的分母没有公布。" + _ENTERED,
)
_g.add(
    "follow_rate_people", "转粉率（人数）", "Distinct followers over viewers",
    "followers", "viewers", row=28, source="开播自定",
    note="取关又关注的人只算一次。",
)
_g.add(
    "follow_rate_online", "转粉率（占在线）", "Follows over average online",
    ONLINE_NUM.format("follows"), ONLINE_DEN,
    row=28, source="抖音直播大屏 趋势线", origin=Origin.REPORTED, levels=TIME,
)
_g.add(
    "lucky_bag_rate", "福袋参与率", "Lucky bag joiners over average online during the bag",
    ONLINE_NUM.format("lucky_bag_joiners"), ONLINE_DEN,
    row=31, source="抖音直播大屏 福袋：参与人数÷福袋期间平均在线", levels=LUCKY_BAG,
    origin=Origin.REPORTED, window=Window.LUCKY_BAG,
    note="一个福袋一个数。参与人数是这段时间里去重的人；人来人往，可以超过 100%。",
)
