"""What a column of an order, after-sale or settlement table can mean."""

from __future__ import annotations

from kaibo.connectors.taught.targets.target import Read, table

_ORDER = (
    "order",
    "订单号",
    Read.IDENTITY,
    "订单编号 主订单编号 主订单号 主订单ID 父订单 父订单号 订单ID 交易单号 交易号 订单 OrderID OrderNo",
)
_LINE = (
    "line",
    "子订单号",
    Read.IDENTITY,
    "子订单编号 子订单ID 子订单 子单号 商品单号 订单商品ID 子单原始单号 原始子订单号",
)
_PRODUCT = (
    "product",
    "商品ID",
    Read.IDENTITY,
    "商品编号 商品编码(平台) 产品ID 宝贝ID 平台商品ID SPU SPUID 商品SPUID ProductID",
)

ORDERS = table(
    _ORDER,
    _LINE,
    _PRODUCT,
    (
        "amount",
        "应付金额（优惠后）",
        Read.MONEY,
        "订单应付金额 应付金额 实付金额 分摊后总价 分摊后金额 用户应付金额 商品应付金额 "
        "商品实付金额 实付款 "
        "实际支付金额 买家实际支付金额 用户实付金额 用户实付 订单实付 实付 支付金额 付款金额 "
        "用户支付金额 订单实付金额 商品实付 商家实收金额 实收款 实收金额 订单金额 成交金额 "
        "订单总金额 总金额 金额 OrderAmount 买家实付 应收金额",
    ),
    (
        "paid",
        "付款时间",
        Read.MOMENT,
        "支付完成时间 支付时间 订单付款时间 订单支付时间 付款完成时间 付款日期 "
        "成交时间 付款确认时间 支付确认时间 PaidTime",
    ),
    (
        "created",
        "下单时间",
        Read.MOMENT,
        "订单提交时间 订单创建时间 创建时间 拍下时间 提交时间 订单时间 下单日期 订单成交时间 "
        "订单下单时间 CreatedTime 交易时间",
    ),
    ("state", "订单状态", Read.TEXT, "状态 交易状态 当前状态 OrderStatus"),
    ("aftersales", "售后状态", Read.TEXT, "退款状态 订单退款状态 售后 是否退款 售后情况"),
    (
        "refunded",
        "已退金额",
        Read.MONEY,
        "退款金额 退款总额 实退金额 退款 已退款金额 退款成功金额 实际退款金额",
    ),
    (
        "qty",
        "件数",
        Read.COUNT,
        "商品数量 数量 购买数量 商品件数 宝贝总数量 订购数量 购买件数 成交件数 SKU件数 销量 Quantity "
        "实发数量 下单数量",
    ),
    (
        "title",
        "商品名称",
        Read.TEXT,
        "商品标题 商品 宝贝标题 选购商品 品名 产品名称 商品名 标题 ProductName 货品名称",
    ),
    (
        "sku",
        "规格编码",
        Read.TEXT,
        "SKUID SKU编码 商家编码 商品编码 货号 商家SKU编码 SKU 规格ID 商家编码-规格维度 SellerSKU",
    ),
    (
        "buyer",
        "买家",
        Read.TEXT,
        "买家会员名 会员名 买家昵称 用户昵称 买家ID 用户ID 下单帐号 下单账号",
    ),
    (
        "account",
        "带货账号",
        Read.TEXT,
        "达人ID 达人昵称 直播账号 账号 主播账号 推广达人 达人 主播ID 视频号 快手号 抖音号 直播间 "
        "直播间名称 达人名称 带货达人 博主昵称 带货账号昵称",
    ),
    ("host_name", "主播", Read.TEXT, "代播主播 代播主播名称 主播名称 主播姓名 主播昵称"),
    ("shop", "店铺", Read.TEXT, "店铺名称 店铺名 店铺账号"),
    (
        "genre",
        "成交载体",
        Read.TEXT,
        "流量体裁 带货方式 载体 载体类型 成交场景 订单场景 订单来源 来源类型",
    ),
    ("channel", "流量渠道", Read.TEXT, "流量来源 渠道 来源渠道 成交渠道"),
    (
        "platform_bears",
        "平台承担的优惠",
        Read.MONEY,
        "平台实际承担优惠金额 平台优惠 平台补贴 平台优惠折扣 平台承担 平台补贴金额",
    ),
    (
        "shop_bears",
        "商家承担的优惠",
        Read.MONEY,
        "商家实际承担优惠金额 商家优惠 店铺优惠 店铺优惠折扣 商家承担 商家补贴",
    ),
    (
        "creator_bears",
        "达人承担的优惠",
        Read.MONEY,
        "达人实际承担优惠金额 达人优惠 达人补贴 主播补贴 达人承担",
    ),
)

AFTERSALES = table(
    (
        "ticket",
        "售后单号",
        Read.IDENTITY,
        "售后编号 退款编号 退款单号 售后ID 服务单号 售后单 售后订单号 退款ID",
    ),
    _ORDER,
    _LINE,
    _PRODUCT,
    (
        "amount",
        "退款金额",
        Read.MONEY,
        "退商品金额 实退金额 售后金额 退款总金额 退款总额 实际退款金额 退款成功金额 退款",
    ),
    ("state", "售后状态", Read.TEXT, "退款状态 处理状态 状态 售后进度"),
    (
        "refunded_at",
        "退款时间",
        Read.MOMENT,
        "退款完成时间 退款成功时间 商家退款时间 用户到账时间 退款到账时间 完结时间 售后完结时间",
    ),
    ("asked", "申请时间", Read.MOMENT, "售后申请时间 退款申请时间 售后创建时间 发起时间 申请日期"),
    ("kind", "售后类型", Read.TEXT, "退款类型 类型 售后方式 申请类型"),
    ("shipped", "发货状态", Read.TEXT, "商品发货状态 是否发货 货物状态 是否已发货"),
    ("reason", "售后原因", Read.TEXT, "退款原因 原因 申请原因 退货原因"),
)

SETTLEMENT = table(
    (
        "entry",
        "流水号",
        Read.IDENTITY,
        "动账流水号 动帐流水号 结算单号 账单号 业务流水号 资金流水号 流水ID 账单ID",
    ),
    _ORDER,
    _LINE,
    _PRODUCT,
    (
        "time",
        "结算时间",
        Read.MOMENT,
        "动账时间 入账时间 发生时间 记账时间 时间 到账时间 结算日期 账单时间",
    ),
    (
        "settled",
        "结算金额",
        Read.MONEY,
        "商家实收 到账金额 动账金额 实际结算金额 入账金额 净结算金额 应结金额 结算 实际到账",
    ),
    ("income", "收入合计", Read.MONEY, "收入金额 总收入 收入 货款收入"),
    (
        "platform_fee",
        "平台服务费",
        Read.MONEY,
        "技术服务费 软件服务费 平台佣金 平台扣点 平台扣费 平台费用",
    ),
    ("commission", "佣金", Read.MONEY, "达人佣金 推广佣金 主播佣金 带货佣金 佣金支出"),
    ("service_fee", "招商服务费", Read.MONEY, "团长服务费 服务商佣金 机构服务费 团长佣金"),
    ("channel_fee", "渠道分成", Read.MONEY, "渠道费 渠道费用"),
    ("promotion_fee", "推广费", Read.MONEY, "站外推广费 推广费用 营销费用 广告费"),
    ("other_fees", "其他费用", Read.MONEY, "其他分成 其他扣款 其他支出"),
    ("refund", "退款金额", Read.MONEY, "订单退款 结算前退款金额 退款 退款扣回"),
    ("scene", "场景", Read.TEXT, "动账场景 结算单类型 业务类型 费用类型 类型 账单类型"),
)
