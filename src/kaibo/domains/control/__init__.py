"""Control 中控: rooms, their sources, and the plain rules a running show is worked by."""
