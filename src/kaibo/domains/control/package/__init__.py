"""The evidence of one show as one file that somebody who does not use Kaibo can read."""
