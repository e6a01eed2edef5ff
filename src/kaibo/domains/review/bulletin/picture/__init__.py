"""The bulletin as a picture: a card with a system's own CJK font, drawn on the server."""
