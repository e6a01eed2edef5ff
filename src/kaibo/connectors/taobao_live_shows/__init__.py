"""Taobao live shows, one row a show: 生意参谋 分场次 and the agency's list."""
