"""The core: one ordered log, one fold, one state. No Django, no business, no clock of its own."""
