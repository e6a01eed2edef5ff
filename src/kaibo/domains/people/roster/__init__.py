"""排班表: a team's own roster in, as it is written, previewed and then planned as shifts."""
