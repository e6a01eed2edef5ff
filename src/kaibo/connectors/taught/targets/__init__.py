"""Everything a column can mean, by what the rows of its table are."""
