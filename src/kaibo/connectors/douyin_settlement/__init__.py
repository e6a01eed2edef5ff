"""抖店 settlement bills (结算账单): what the shop gets of each order, and what was taken off."""
