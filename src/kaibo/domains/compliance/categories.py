"""What the packs call a category, from what a team calls it: 面膜 is cosmetics, 大米 is food."""

from __future__ import annotations

from functools import lru_cache

# The more particular stands first: 儿童牙膏 is for infants before it is anything else's, 保健食品 is
# no food, 白酒杯 is a cup.
_WORDS: tuple[tuple[str, str], ...] = (
    ("infant_formula", "婴幼儿配方 婴儿奶粉 婴配 奶粉1段 奶粉2段 一段奶粉 二段奶粉"),
    ("fsmp", "特医 特殊医学"),
    ("health_food", "保健 蓝帽 膳食补充 营养补充 褪黑素 鱼油 益生菌 维生素片 氨糖 胶囊"),
    ("device", "医疗器械 器械 血压计 血糖仪 隐形眼镜 体温计 雾化 理疗 助听 创可贴 医用"),
    ("drug", "药 OTC 处方"),
    ("infant", "母婴 婴童 婴儿 宝宝 童装 儿童 尿不湿 纸尿裤 奶瓶 辅食 孕"),
    ("toys", "玩具 积木 盲盒 手办 潮玩"),
    ("education", "教育 课程 培训 网课 考证 辅导 学习卡 训练营"),
    ("books", "图书 书 绘本 文具 教辅"),
    ("finance", "理财 保险 基金 金融 贷款 信用卡"),
    ("tobacco", "烟 电子烟 雪茄"),
    ("household", "家清 日化 清洁 洗衣 纸品 抽纸 卫生纸 收纳 厨具 餐具 杯 锅 雨伞 垃圾袋"),
    ("alcohol", "酒 白酒 红酒 葡萄酒 啤酒 黄酒 洋酒"),
    ("tea", "茶 普洱 龙井 茶叶"),
    ("appliance_used", "二手家电"),
    ("home_appliance", "家电 电器 小家电 吸尘器 空调 冰箱 洗衣机 净水 空气炸锅 电饭煲 吹风机 风扇"),
    ("digital", "数码 手机 电脑 平板 耳机 相机 智能手表 充电"),
    ("home_furniture", "家具 家居 床垫 沙发 灯具 家装 建材 窗帘"),
    ("home_textile", "家纺 床品 四件套 被子 毛巾 枕"),
    ("cosmetics", "美妆 护肤 彩妆 化妆品 个护 面膜 面霜 精华 洗发 护发 口红 防晒 香水 洁面 牙膏 沐浴"),
    ("jewelry", "珠宝 首饰 黄金 翡翠 玉 玉石 银饰 钻石 珍珠 文玩手串"),
    ("collectibles", "文玩 收藏 钱币 邮票 古玩 字画 艺术品 建盏"),
    ("bags", "箱包 女包 男包 背包 行李箱 皮具"),
    ("apparel", "服饰 服装 女装 男装 内衣 鞋 袜 裤 裙 羽绒 外套 衬衫 T恤 运动户外 帽"),
    ("pet", "宠物 猫粮 狗粮 猫砂"),
    ("fresh_food", "生鲜 水果 海鲜 肉 蔬菜 蛋 水产"),
    ("food", "食品 零食 粮油 大米 调味 速食 饮料 乳品 牛奶 坚果 糕点 米面 滋补 方便面 冲调"),
    ("local_service", "本地生活 团购 套餐券 到店 餐饮券 酒店 旅游 门票"),
)  # fmt: skip
CATEGORIES = frozenset(category for category, _ in _WORDS)


@lru_cache(maxsize=4096)
def category_of(called: str) -> str:
    """The packs' category of what a team calls one, or "" when none of its words is known. The
    longest word met decides, of words as long the more particular category's."""
    if called in CATEGORIES:
        return called
    told = called.lower()
    best, longest = "", 0
    for category, words in _WORDS:
        for word in words.lower().split():
            if len(word) > longest and word in told:
                best, longest = category, len(word)
    return best
