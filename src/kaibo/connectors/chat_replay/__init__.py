"""Chat of YouTube and Twitch as chat-downloader writes it: JSON, one object a message."""
