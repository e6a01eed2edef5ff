"""How a text is read: as it stands, and as somebody who evades a word list meant it."""
