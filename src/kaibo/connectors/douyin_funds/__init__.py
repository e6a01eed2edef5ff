"""抖店 money books (资金流水, 动账明细): every movement of the shop account that is about an order."""
