"""What decides in compliance, beside the engine: plain rules over what is on file."""
