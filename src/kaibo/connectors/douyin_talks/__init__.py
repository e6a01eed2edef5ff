"""罗盘 讲解记录: when each product was explained, as the platform noted it."""
