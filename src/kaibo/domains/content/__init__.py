"""What is made of shows and around them: clips, so far."""
