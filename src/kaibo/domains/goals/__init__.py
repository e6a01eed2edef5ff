"""Goals: what the team means to reach, from the month down to the hour."""
