"""What decides about links of boards, without a clock or a database."""
