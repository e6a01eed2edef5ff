"""A pack held to its own examples, one by one, and a sentence tried against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.packs import Example, Pack, Rule
from kaibo.domains.compliance.engine.verdicts import Finding


@dataclass(frozen=True, slots=True)
class Tried:
    """One example of a rule: `wanted` is the span it is to be found at, "" for one that must pass;
    `found` are the spans the rule found, in order."""

    rule: str
    text: str
    wanted: str
    found: tuple[str, ...]
    right: bool

    @property
    def says(self) -> str:
        """What is wrong with it, in Chinese; "" when nothing is."""
        if self.right:
            return ""
        if not self.wanted:
            return f"规则 {self.rule}：例句“{self.text}”应当放过，却找到了“{'”“'.join(self.found)}”"
        told = f"找到的是“{'”“'.join(self.found)}”" if self.found else "没有找到"
        return f"规则 {self.rule}：例句“{self.text}”应当在“{self.wanted}”处找到，{told}"


def drafted(pack: Pack) -> Checker:
    """A checker over this pack alone, rules with too few examples too. Raises `PackError` for the
    first that cannot be compiled."""
    always = [replace(rule, effective="", until="") for rule in pack.rules]
    return Checker([replace(pack, rules=tuple(always), problems=())], drafts=True)


def tested(pack: Pack, checker: Checker, day: str, rules: Iterable[Rule]) -> Iterator[Tried]:
    """The examples of these rules of the pack, one after the other; `day` is an ISO day."""
    for rule in rules:
        for one in (*rule.hits, *rule.passes):
            yield _tried(pack, rule, one, checker, day)


def tried(checker: Checker, text: str, context: Context) -> tuple[Finding, ...]:
    """What a sentence breaks."""
    return checker.check(text, context).findings


def _tried(pack: Pack, rule: Rule, one: Example, checker: Checker, day: str) -> Tried:
    found = [
        finding
        for finding in checker.check(one.text, _context(pack, one, day)).findings
        if finding.rule == rule.id
    ]
    spans = tuple(finding.span for finding in found)
    if not one.span:
        return Tried(rule.id, one.text, "", spans, not found)
    place = one.text.find(one.span)
    end = place + len(one.span)
    met = max((min(end, f.end) - max(place, f.start) for f in found), default=0)
    # Half of what is wanted, as those that ship are held to: patterns rarely end where people do.
    return Tried(rule.id, one.text, one.span, spans, place >= 0 and met * 2 >= len(one.span))


def _context(pack: Pack, one: Example, day: str) -> Context:
    """Where an example stands: where the pack speaks, unless it says otherwise."""
    told = one.context.get("facts")
    facts = {"today": day, **(told if isinstance(told, dict) else {})}
    platform = one.context.get("platform") or min(pack.scope.platforms, default="")
    category = one.context.get("category") or min(pack.scope.categories, default="")
    where = {**one.context, "platform": platform, "category": category, "facts": facts}
    if pack.scope.surfaces and not one.context.get("surface"):
        where["surface"] = min(pack.scope.surfaces)
    return Context.told(where)
