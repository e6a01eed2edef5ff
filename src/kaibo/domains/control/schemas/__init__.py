"""The shapes of control's API. Answers have no defaults, so that the client's types are exact.

`setup`: what stands before a run. `run`: what is on air. `show`: a show as it was. `catalogue`:
what the numbers mean.
"""
