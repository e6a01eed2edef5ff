"""Rules of content. Plain."""
