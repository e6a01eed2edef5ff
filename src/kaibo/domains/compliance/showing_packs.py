"""Packs and rules as pages show them: what is on today, what is off and why, what the team decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kaibo.domains.compliance import in_use
from kaibo.domains.compliance import shapes_of_packs as shapes
from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.packs import Example, Pack, Problem, Rule, Scope
from kaibo.domains.compliance.models import RuleAdjustment, TeamPack
from kaibo.domains.compliance.schemas import RuleSeverity


@dataclass(frozen=True, slots=True)
class Standing:
    """How all packs stand at one moment: rows by name, decisions by rule, newest first; `used` are
    the rules of today's checker."""

    held: in_use.Held
    checker: Checker
    used: Mapping[str, Rule]
    wrong: Mapping[str, list[Problem]]
    rows: Mapping[str, TeamPack]
    decided: Mapping[str, list[RuleAdjustment]]

    @classmethod
    def now(cls) -> Standing:
        """As it is now."""
        checker, held = in_use.checker(), in_use.held()
        wrong: dict[str, list[Problem]] = {}
        for one in checker.problems:
            wrong.setdefault(one.pack, []).append(one)
        decided: dict[str, list[RuleAdjustment]] = {}
        for row in RuleAdjustment.objects.select_related("created_by").order_by("rule", "-step"):
            decided.setdefault(row.rule, []).append(row)
        return cls(
            held=held,
            checker=checker,
            used={rule.id: rule for pack in checker.packs for rule in pack.rules},
            wrong=wrong,
            rows={row.name: row for row in TeamPack.objects.order_by("name")},
            decided=decided,
        )

    def reads(self, row: TeamPack) -> bool:
        """Whether texts are still held to what this pack was before."""
        used = {one.name: one.number for one in self.held.of.kept}
        return used.get(row.name) != (None if row.retired_at is not None else row.number)

    def beside(self) -> list[TeamPack]:
        """The team's packs that no text is held to: switched off, or being read."""
        used = {pack.name for pack in self.held.packs}
        return [row for row in self.rows.values() if row.name not in used]


def show_pack(pack: Pack, now: Standing) -> shapes.PackOut:
    """A pack with how many of its rules are on, and what a team has to know of it."""
    why = {rule.id: why_off(pack, rule, now) for rule in pack.rules}
    on = sum(not said for said in why.values())
    unproven = [rule.id for rule in pack.rules if not rule.proven]
    problems = [pack.note] if pack.needs_own_text else []
    problems += [one.says for one in now.wrong.get(pack.name, ())]
    if unproven:
        problems.append(
            f"例句不够、没有启用的规则：{'、'.join(unproven)}（三句该拦、三句该放才启用）"
        )
    row = now.rows.get(pack.name)
    return shapes.PackOut(
        name=pack.name,
        title=pack.title,
        version=pack.version,
        source=pack.source,
        effective=pack.effective,
        until=pack.until,
        checked=pack.checked,
        extends=pack.extends,
        needs_own_text=pack.needs_own_text,
        note=pack.note,
        scope=_scope(pack.scope),
        on=on,
        off=len(why) - on,
        problems=problems,
        id=row.pk if row else None,
        row_version=row.version if row else None,
        number=row.number if row else None,
        active=row is None or row.retired_at is None,
        reading=row is not None and now.reads(row),
    )


def show_rule(pack: Pack, rule: Rule, now: Standing) -> shapes.RuleOut:
    """A rule with the sentences it is held to."""
    used = now.used.get(rule.id, rule)
    why = why_off(pack, rule, now)
    return shapes.RuleOut(
        id=rule.id,
        name=rule.name,
        pack=pack.name,
        category=rule.category,
        severity=RuleSeverity(used.severity),
        own=RuleSeverity(rule.severity),
        needs=rule.needs,
        basis=rule.basis,
        forbidden=rule.forbidden,
        evidence=rule.evidence,
        rewrite=rule.rewrite,
        effective=rule.effective,
        until=rule.until,
        scope=_scope(rule.scope),
        on=not why,
        off_why=why,
        hits=_examples(rule.hits),
        passes=_examples(rule.passes),
        decided=[show_adjustment(row) for row in now.decided.get(rule.id, ())],
    )


def why_off(pack: Pack, rule: Rule, now: Standing) -> str:
    """Why a rule is not used today, in words; "" when it is."""
    if (decided := now.decided.get(rule.id)) and not decided[0].on:
        return "团队停用了"
    if not rule.proven:
        return "例句不够：三句该拦、三句该放才启用"
    for one in now.wrong.get(pack.name, ()):
        if one.rule == rule.id:
            return one.says
    if rule.id not in now.used:
        return f"今天不在施行期内（{rule.effective or pack.effective}～{rule.until or pack.until}）"
    return ""


def show_adjustment(row: RuleAdjustment) -> shapes.RuleAdjustmentOut:
    """A decision with its name and reason."""
    return shapes.RuleAdjustmentOut(
        step=row.step,
        on=row.on,
        severity=RuleSeverity(row.severity) if row.severity else None,
        why=row.why,
        by=row.created_by.name if row.created_by else "",
        at=row.created_at,
    )


def _scope(scope: Scope) -> shapes.ScopeOut:
    return shapes.ScopeOut(
        **{name: sorted(getattr(scope, name)) for name in Scope.__dataclass_fields__}
    )


def _examples(examples: tuple[Example, ...]) -> list[shapes.ExampleOut]:
    return [shapes.ExampleOut(text=one.text, span=one.span) for one in examples]
