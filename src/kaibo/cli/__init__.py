"""The `kaibo` command: what a person at a terminal can ask of the core."""

from kaibo.cli.app import main

__all__ = ["main"]
