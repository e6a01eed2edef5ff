"""What each verb asks of a person, and who does it: a few lines a verb, by what it works on."""
