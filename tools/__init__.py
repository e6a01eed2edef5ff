"""What developing Kaibo needs besides the tests: the verbs of run.py that are several commands."""
