"""Boards (看板): the few numbers a duty looks at, each beside what this room usually does."""
