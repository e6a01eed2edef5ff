"""罗盘 or 百应 单场数据: a workbook about one show."""
