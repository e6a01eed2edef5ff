"""Another reviewer: a language model the team has, asked when a person presses, for notes only."""
