"""A simulated room with known truth: for the demo, rehearsals, drills, and for judging insight.

`Room` is driven bin by bin and gives canonical events; `show.run` gives only the truth behind
them. Plain: arguments in, answer out; it asks no clock, no file and no network.
What is modelled and what is not: docs/guide/sim.md.
"""
