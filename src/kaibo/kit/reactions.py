"""Reactions: what else happens when a Fact was written. Registered by verb, run by the worker.

    @reaction("people.shift.*")
    def tell_the_crew(fact: Fact) -> None: ...

At least once, in no promised order: read the present state, do not trust the Fact to be the last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaibo.kit.fact import Fact


@dataclass(frozen=True, slots=True)
class Reaction:
    """One registered reaction. `outside` says that it calls something beyond the database.

    An inside one runs in a transaction that also marks it done: its rows are written once.
    An outside one runs in no transaction (no lock is held while a far server thinks) and may
    therefore do its work twice.
    """

    name: str
    patterns: tuple[str, ...]
    run: Callable[[Fact], None]
    outside: bool

    def wants(self, verb: str) -> bool:
        """Whether it reacts to this verb; patterns are shell-like: `people.shift.*`."""
        return any(fnmatchcase(verb, pattern) for pattern in self.patterns)


_registry: dict[str, Reaction] = {}


def reaction(
    *patterns: str, outside: bool = False, name: str | None = None
) -> Callable[[Callable[[Fact], None]], Callable[[Fact], None]]:
    """Register a function for Facts whose verb matches.

    `name` is stored with owed deliveries: keep it when the function moves.
    """
    if not patterns:
        raise ValueError("a reaction says which verbs it wants")

    def register(run: Callable[[Fact], None]) -> Callable[[Fact], None]:
        key = name or f"{run.__module__}.{run.__qualname__}"
        if key in _registry:
            raise ValueError(f"two reactions are named {key}")
        _registry[key] = Reaction(key, patterns, run, outside)
        return run

    return register


def matching(verb: str) -> list[Reaction]:
    """The reactions that want this verb, by name."""
    return [one for _, one in sorted(_registry.items()) if one.wants(verb)]


def named(name: str) -> Reaction | None:
    """The reaction of that name, if this version of the program has it."""
    return _registry.get(name)
