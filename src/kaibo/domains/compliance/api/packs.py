"""/api/compliance/packs and /api/compliance/rules: which rules texts are held to."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.compliance import schemas
from kaibo.domains.compliance.api.checking import RIGHT
from kaibo.domains.compliance.engine.packs import Example, Pack, Problem, Rule
from kaibo.domains.compliance.engine.shipped import shipped_checker
from kaibo.domains.compliance.readiness import require_ready
from kaibo.kit.access import actor_of
from kaibo.kit.errors import Refusal

router = Router()


@router.get("/compliance/packs", response=list[schemas.PackOut])
def packs(request: HttpRequest) -> list[schemas.PackOut]:
    """The packs in use, by name."""
    actor_of(request, RIGHT)
    require_ready()
    checker = shipped_checker()
    return [
        _pack(pack, [one for one in checker.problems if one.pack == pack.name])
        for pack in checker.packs
    ]


@router.get("/compliance/rules/{rule_id}", response=schemas.RuleOut)
def rule(request: HttpRequest, rule_id: str) -> schemas.RuleOut:
    """One rule, with the sentences it is held to."""
    actor_of(request, RIGHT)
    require_ready()
    for pack in shipped_checker().packs:
        for one in pack.rules:
            if one.id == rule_id:
                return _rule(pack, one)
    raise Refusal("not_found", f"现在用的规则包里没有编号是“{rule_id[:40]}”的规则。")


def _pack(pack: Pack, wrong: list[Problem]) -> schemas.PackOut:
    unproven = [one for one in pack.rules if not one.proven]
    unusable = {one.rule for one in wrong}
    off = [one for one in pack.rules if not one.proven or one.id in unusable]
    problems = [pack.note] if pack.needs_own_text else []
    problems += [one.says for one in wrong]
    if unproven:
        names = "、".join(one.id for one in unproven)
        problems.append(f"例句不够、没有启用的规则：{names}（三句该拦、三句该放才启用）")
    return schemas.PackOut(
        name=pack.name,
        title=pack.title,
        version=pack.version,
        source=pack.source,
        effective=pack.effective,
        checked=pack.checked,
        on=len(pack.rules) - len(off),
        off=len(off),
        problems=problems,
    )


def _rule(pack: Pack, one: Rule) -> schemas.RuleOut:
    return schemas.RuleOut(
        id=one.id,
        name=one.name,
        pack=pack.name,
        category=one.category,
        severity=schemas.RuleSeverity(one.severity),
        needs=one.needs,
        basis=one.basis,
        forbidden=one.forbidden,
        evidence=one.evidence,
        rewrite=one.rewrite,
        on=one.proven,
        hits=_texts(one.hits),
        passes=_texts(one.passes),
    )


def _texts(examples: tuple[Example, ...]) -> list[str]:
    return [one.text for one in examples]
