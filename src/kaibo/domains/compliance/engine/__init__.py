"""The matching core of compliance: text and facts in, a verdict out. No Django, clock or network."""
