"""The shapes of rundown's API. Their names are told apart from those of every other domain, for the
client has one list of them."""
