"""The real headers of Taobao and Tmall order files, column for column."""

from __future__ import annotations

from kaibo.connectors.base.tests.composed import columns

#: ExportOrderList, without a refund column.
ORDER_LIST = columns("""
订单编号 买家会员名 买家支付宝账号 买家应付货款 买家应付邮费 买家支付积分 总金额 返点积分
买家实际支付金额 买家实际支付积分 订单状态 买家留言 收货人姓名 收货地址 运送方式 联系电话
联系手机 订单创建时间 订单付款时间 宝贝标题 宝贝种类 物流单号 物流公司 订单备注 宝贝总数量
店铺Id 店铺名称 订单关闭原因 卖家服务费 买家服务费 发票抬头 是否手机订单 分阶段订单信息
特权订金订单id 定金排名 修改后的sku 修改后的收货地址 异常信息 天猫卡券抵扣 集分宝抵扣
是否是O2O交易
""")

#: The order report.
REPORT = columns("""
订单编号 总金额 买家实际支付金额 收货地址 订单创建时间 订单付款时间 退款金额
""")

#: The newer form of the list: more columns behind the same first ones.
NEW_LIST = columns("""
订单编号 买家会员名 买家支付宝账号 买家应付货款 买家应付邮费 买家支付积分 总金额 返点积分
买家实际支付金额 买家实际支付积分 订单状态 买家留言 收货人姓名 收货地址 运送方式 联系电话
联系手机 订单创建时间 订单付款时间 宝贝标题 宝贝种类 物流单号 物流公司 订单备注 宝贝总数量
店铺Id 店铺名称 订单关闭原因 卖家服务费 买家服务费 发票抬头 是否手机订单 分阶段订单信息
特权订金订单id 定金排名 修改后的sku 修改后的收货地址 异常信息 天猫卡券抵扣 集分宝抵扣
是否是O2O交易 退款金额 确认收货时间 打款商家金额 直播返现状态 发货时间 主订单编号
""")
