"""The demo: a shop invented from end to end, on air in its second shift, ready to be steered.

`prepare` fills an empty data folder: business rows through the API (`seed`), then the hours before
now through the engine (`past`). `player` goes on from there while the server runs. What is shown is
composed by `kaibo.sim`, except comments and popularity, which are a recorded room's (`tape`).
"""
