"""What a tally and a bulletin say, and when something is due. Plain: no Django, no clock."""
