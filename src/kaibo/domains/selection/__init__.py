"""Selection 选品: products and SKUs with price, cost and stock; shows and their links."""
