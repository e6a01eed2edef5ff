"""What is said on air held against the rules, and alerts of it put into the room's log."""
