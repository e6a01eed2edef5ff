"""Rows of taught tables to what they tell, one module for each kind of row."""
