"""The quality of the compliance check, measured on sets its authors did not tune to."""
