"""罗盘 流量综合趋势分析: what the platform reports of each minute or hour."""
