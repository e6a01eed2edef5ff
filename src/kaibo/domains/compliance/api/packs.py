"""/api/compliance/packs and /api/compliance/rules: which rules texts are held to."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.compliance import shapes_of_packs as shapes
from kaibo.domains.compliance.actions import packs as actions
from kaibo.domains.compliance.engine.packs import Pack
from kaibo.domains.compliance.models import TeamPack
from kaibo.domains.compliance.readiness import require_ready
from kaibo.domains.compliance.showing_packs import Standing, show_adjustment, show_pack, show_rule
from kaibo.domains.compliance.teampacks.joining import empty_pack
from kaibo.kit.access import actor_of
from kaibo.kit.errors import Refusal

router = Router()
RIGHT = TeamPack.read_right


@router.get("/compliance/packs", response=list[shapes.PackOut])
def packs(request: HttpRequest) -> list[shapes.PackOut]:
    """Those that ship, the law's before the platforms', and behind them the team's own, the
    switched off last."""
    actor_of(request, RIGHT)
    require_ready()
    now = Standing.now()
    held = sorted(now.held.packs, key=lambda one: (one.name in now.rows, bool(one.scope.platforms)))
    shown = [show_pack(pack, now) for pack in held]
    return [*shown, *(show_pack(_unused(row), now) for row in now.beside())]


@router.get("/compliance/packs/{name}", response=shapes.PackRulesOut)
def pack(request: HttpRequest, name: str) -> shapes.PackRulesOut:
    """One pack with its rules, the sentences they are held to, and what the team decided."""
    actor_of(request, RIGHT)
    require_ready()
    now = Standing.now()
    for one in now.held.packs:
        if one.name == name:
            return shapes.PackRulesOut(
                pack=show_pack(one, now), rules=[show_rule(one, rule, now) for rule in one.rules]
            )
    row = now.rows.get(name)
    if row is None:
        raise Refusal("not_found", f"没有编号是“{name[:40]}”的规则包。")
    return shapes.PackRulesOut(pack=show_pack(_unused(row), now), rules=[])


@router.get("/compliance/rules/{rule_id}", response=shapes.RuleOut)
def rule(request: HttpRequest, rule_id: str) -> shapes.RuleOut:
    """One rule, with the sentences it is held to and what the team decided of it."""
    actor_of(request, "compliance.check")
    require_ready()
    now = Standing.now()
    for one in now.held.packs:
        for each in one.rules:
            if each.id == rule_id:
                return show_rule(one, each, now)
    raise Refusal("not_found", f"现在用的规则包里没有编号是“{rule_id[:40]}”的规则。")


@router.post("/compliance/rules/{rule_id}/adjust", response=shapes.RuleAdjustmentOut)
def adjust(
    request: HttpRequest, rule_id: str, body: shapes.RuleAdjustIn
) -> shapes.RuleAdjustmentOut:
    """Decide of a rule: off, another severity, or as its pack has it."""
    actor = actor_of(request, actions.WRITE)
    require_ready()
    severity = body.severity.value if body.severity else ""
    row = actions.adjust(
        actor, rule_id, expect=body.expect, on=body.on, severity=severity, why=body.why
    )
    return show_adjustment(row)


def _unused(row: TeamPack) -> Pack:
    """A pack that is not in use as the list shows it: by its last version's title alone."""
    kept = row.versions.filter(number=row.number).first()
    return empty_pack(row.name, kept.title if kept else row.name)
