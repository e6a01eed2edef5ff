"""Settlement (结算): what things cost and what a group of sales really earned."""
