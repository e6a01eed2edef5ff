"""Everything a column of a line-up table can mean. [plain]

A row of the table is (key, what people call it, how its cells are read, the names it goes by).
The first part of a key says where the value lives: `product`, `platform`, `sku`, `link`, or
`note`, which is kept with the link as text. Names are compared as `kit.sheets.headers` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kaibo.domains.selection.choices import Tier
from kaibo.kit.sheets.headers import header_name


class Read(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    MONEY = "money"
    COUNT = "count"
    LINK_NO = "link_no"
    POSITION = "position"
    TALK = "talk"
    ROLE = "role"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Target:
    """One meaning. `rights` are what it takes to write it, `tier` who may read it."""

    key: str
    label: str
    read: Read
    names: frozenset[str]
    tier: Tier
    rights: tuple[str, ...]

    @property
    def home(self) -> str:
        """product, platform, sku, link, note, item, keep or skip."""
        return self.key.partition(".")[0]

    @property
    def field(self) -> str:
        """The field of that home."""
        return self.key.partition(".")[2]


ITEM, KEEP, SKIP = "item", "keep", "skip"

_PRODUCT, _PRICE, _STOCK = "product.write", "product.price.write", "product.stock.write"
_LINK, _COST, _PROFIT = "link.write", "money.cost.read", "money.profit.read"

_TABLE: tuple[tuple[str, str, Read, str], ...] = (
    ("item", "品（品名、编码或规格）", Read.TEXT, "SKU SKU名称 款 链接商品 产品链接"),
    (
        "product.title",
        "品名",
        Read.TEXT,
        "品名 商品名 商品名称 产品名 产品名称 商品 产品 商品标题 标题 名称 品 货品 款式",
    ),
    ("product.short", "现场简称", Read.TEXT, "简称 现场简称 现场叫法 别名 短名"),
    ("product.category", "类目", Read.TEXT, "类目 品类 分类 商品类目 类别"),
    ("product.role", "角色", Read.ROLE, "角色 商品角色 货品角色 定位 商品定位 款型 类型 品类定位"),
    (
        "platform.platform_product_id",
        "平台商品ID",
        Read.IDENTITY,
        "商品ID 平台商品ID 产品ID 宝贝ID 商品编号ID 抖店商品ID 链接ID",
    ),
    (
        "sku.code",
        "编码",
        Read.IDENTITY,
        "编号 编码 货号 款号 商家编码 商品编码 SKU编码 SKU编号 SKUID 规格编码 商品编号 SKU",
    ),
    (
        "sku.spec",
        "规格",
        Read.TEXT,
        "规格 规格SKU SKU规格 规格名称 型号 颜色尺码 颜色 尺码 规格型号",
    ),
    (
        "sku.regular_price",
        "日常价",
        Read.MONEY,
        "日常价 平时价 日销价 常规价 日常售价 旗舰店价 页面价",
    ),
    (
        "sku.show_price",
        "直播价",
        Read.MONEY,
        "直播价 拟直播价 直播间价 直播售价 直播间售价 直播间价格 售价 挂车价",
    ),
    (
        "sku.cost",
        "成本",
        Read.MONEY,
        "成本 成本价 供货价 进价 进货价 拿货价 采购价 结算价 供价 出厂价",
    ),
    ("sku.stock", "库存", Read.COUNT, "库存 后台库存 现货库存 可售库存 平台库存 总库存"),
    ("sku.promo_stock", "活动库存", Read.COUNT, "活动库存 直播库存 备货 备货量 专享库存"),
    (
        "link.link_no",
        "链接号",
        Read.LINK_NO,
        "号 链接号 链接 几号链接 链接序号 购物袋序号 小黄车序号 上架序号 宝贝序号 链接编号",
    ),
    ("link.position", "顺序", Read.POSITION, "序 顺序 序号 排序 讲解顺序 出场顺序 上播顺序 NO No."),
    ("link.final_price", "到手价", Read.MONEY, "到手价 最终到手价 券后价 实付价 预估到手价"),
    (
        "link.offer",
        "机制摘要",
        Read.TEXT,
        "机制 机制摘要 直播机制 优惠机制 促销机制 活动机制 玩法 优惠 福利机制",
    ),
    (
        "link.talk",
        "讲解时长或占比",
        Read.TALK,
        "讲解时长 讲解占比 时长 占比 讲解时间 时长占比 预计时长 讲解分钟",
    ),
    ("link.promisable_stock", "可承诺库存", Read.COUNT, "可承诺库存 可承诺 可放库存 可发库存"),
    ("link.note", "备注", Read.TEXT, "备注 说明 注意 注意事项 备注说明 其他"),
    ("note.time_slot", "时段", Read.TEXT, "时段 时间段 时间 计划时间 上播时间 讲解时段 开始时间"),
    (
        "note.goal",
        "目标",
        Read.TEXT,
        "目标 销售目标 GMV目标 目标GMV 目标销量 目标件数 预估GMV 单品目标",
    ),
    ("note.release", "放单批次", Read.TEXT, "放单批次 放单 分批放单 放单节奏 开单批次 放量批次"),
    ("note.crew", "主播/副播", Read.TEXT, "主播 副播 主播/副播 讲解人 主讲 讲解主播 出镜"),
    ("note.prop", "演示与道具", Read.TEXT, "演示与道具 道具 演示 演示道具 道具准备 展示方式"),
    ("note.scene", "机位/贴片", Read.TEXT, "机位 贴片 机位/贴片 画面 场景 镜头 挂件"),
    (
        "note.lucky_bag",
        "福袋/券时刻",
        Read.TEXT,
        "福袋 福袋/券时刻 福袋时刻 福袋时间 券时刻 发券时间 互动福利 福利",
    ),
    ("note.substitute", "替补品", Read.TEXT, "替补品 替补 备选 备选品 替换品 备品"),
    ("note.traffic", "投放配合", Read.TEXT, "投放配合 投放 投流 投流配合 千川 投放节点"),
    (
        "note.supplier",
        "品牌/供应商",
        Read.TEXT,
        "品牌 供应商 品牌/供应商 品牌方 商家 厂家 供货商 店铺",
    ),
    ("note.market_low", "全网最低", Read.TEXT, "全网最低 全网最低价 全网最低/截图 竞品价 比价"),
    ("note.commission_rate", "佣金率", Read.TEXT, "佣金率 佣金 佣金比例 公开佣金 定向佣金"),
    ("note.margin", "毛利", Read.TEXT, "毛利 预估毛利 毛利率 利润 利润率 预估利润 单件毛利"),
    ("note.refund_rate", "退货率", Read.TEXT, "退货率 预估退货率 退货率/预估 退款率 预估退款率"),
    ("note.selling_point", "卖点", Read.TEXT, "卖点 核心卖点 产品卖点 商品卖点 三大卖点"),
    ("note.audience", "人群匹配", Read.TEXT, "人群匹配 人群 目标人群 适合人群 受众"),
    ("note.heat", "热度", Read.TEXT, "热度 市场热度 热度来源"),
    ("note.supply", "供应稳定", Read.TEXT, "供应稳定 供应稳定性 到货率 供应"),
    (
        "note.restock",
        "库存与可补天数",
        Read.TEXT,
        "可补天数 补货天数 补货周期 可补库存",
    ),
    ("note.qualification", "资质齐否", Read.TEXT, "资质齐否 资质 资质情况 质检报告 授权"),
    ("note.sample_item", "样品状态", Read.TEXT, "样品状态 样品 样品情况 寄样"),
    ("note.score", "评分", Read.TEXT, "评分 得分 总分 选品评分 综合评分"),
    ("note.verdict", "结论", Read.TEXT, "结论 选品结论 是否上播 是否选用"),
    ("note.reject_reason", "否决理由", Read.TEXT, "否决理由 否决原因 不上原因 淘汰原因"),
    ("note.owner", "负责人", Read.TEXT, "负责人 对接人 跟进人 选品人 责任人"),
    ("note.date", "日期", Read.TEXT, "日期 选品日期 提报日期 登记日期"),
    ("note.valid", "场次/有效期", Read.TEXT, "有效期 场次 场次/有效期 适用场次 机制有效期"),
    (
        "note.recent_low",
        "近7日最低成交",
        Read.TEXT,
        "近7日最低成交 近7日最低成交价 近7天最低 7日最低价 近30日最低成交",
    ),
    (
        "note.compare_price",
        "划线价与依据",
        Read.TEXT,
        "划线价 划线价+依据 划线价依据 吊牌价 原价依据 参考价",
    ),
    ("note.coupon", "店券", Read.TEXT, "店券 店铺券 商家券 优惠券 满减 券"),
    ("note.platform_coupon", "平台券/补贴", Read.TEXT, "平台券 平台补贴 平台券/补贴 平台优惠"),
    ("note.creator_subsidy", "达人补贴", Read.TEXT, "达人补贴 主播补贴 达人券"),
    ("note.discount", "立减/多件", Read.TEXT, "立减 多件 立减/多件 多件优惠 直降 满件折"),
    ("note.bonus", "赠品", Read.TEXT, "赠品 买赠 赠送 赠品机制"),
    (
        "note.buyer_prices",
        "各人群到手价",
        Read.TEXT,
        "到手价 新客到手价 老客到手价 会员到手价 人群到手价",
    ),
    ("note.buy_limit", "限购", Read.TEXT, "限购 限购数量 限购件数"),
    ("note.roi_breakeven", "保本ROI", Read.TEXT, "保本ROI 盈亏ROI 保本投产"),
    ("note.price_floor", "渠道底价", Read.TEXT, "渠道底价 底价 控价 价盘 最低限价"),
    ("note.price_guarantee", "价保承诺", Read.TEXT, "价保承诺 价保 保价 价保天数 保价承诺"),
    ("note.ship_within", "发货时效", Read.TEXT, "发货时效 发货时间 发货 预计发货 发货承诺"),
    ("note.applicant", "申请人", Read.TEXT, "申请人 提报人 提交人"),
    ("note.approver", "审批人", Read.TEXT, "审批人 审核人 批准人 审批"),
    ("note.effective", "生效/失效", Read.TEXT, "生效 失效 生效/失效 生效时间 失效时间 生效失效"),
    ("note.price_check", "测试单截图", Read.TEXT, "测试单截图 测试单 三价核对 价格截图"),
    ("keep", "原样保留", Read.TEXT, ""),
    ("skip", "不导入", Read.TEXT, ""),
)

_TIERS = {
    "sku.cost": Tier.COST,
    "note.price_floor": Tier.COST,
    "note.commission_rate": Tier.COST,
    "note.margin": Tier.PROFIT,
    "note.roi_breakeven": Tier.PROFIT,
}
_WRITE = {
    "sku.regular_price": (_PRICE,),
    "sku.show_price": (_PRICE,),
    "sku.cost": (_PRODUCT, _COST),
    "sku.stock": (_STOCK,),
    "sku.promo_stock": (_STOCK,),
    "link.final_price": (_PRICE,),
    "link.offer": (_PRICE,),
}
_WRITE_HOME = {"product": (_PRODUCT,), "platform": (_PRODUCT,), "sku": (_PRODUCT,)}


def rights_for(tier: Tier) -> tuple[str, ...]:
    """What it takes to write text of this tier with a link: what one may not read, one keeps."""
    return {Tier.OPEN: (_LINK,), Tier.COST: (_LINK, _COST), Tier.PROFIT: (_LINK, _PROFIT)}[tier]


def _target(key: str, label: str, read: Read, names: str) -> Target:
    tier = _TIERS.get(key, Tier.OPEN)
    by_home = _WRITE_HOME.get(key.partition(".")[0]) or rights_for(tier)
    known = frozenset(header_name(name) for name in (*names.split(), label))
    return Target(key, label, read, known, tier, _WRITE.get(key, by_home))


TARGETS: dict[str, Target] = {row[0]: _target(*row) for row in _TABLE}
NOTE_LABELS = {one.field: one.label for one in TARGETS.values() if one.home == "note"}
