"""The host's prompter: links that open it without an account, and what stands on it."""
