"""A team's own rule packs: kept as versions, brought back, switched off; and decisions about rules."""

from __future__ import annotations

import re

from django.db import transaction

from kaibo.domains.compliance import in_use
from kaibo.domains.compliance.engine.packs import SEVERITIES, Pack
from kaibo.domains.compliance.engine.shipped import SHIPPED, shipped_checker
from kaibo.domains.compliance.kept_packs import newest, sources
from kaibo.domains.compliance.models import PackVersion, RuleAdjustment, TeamPack
from kaibo.domains.compliance.teampacks.drafting import Draft, looked_through, plain_text
from kaibo.domains.compliance.teampacks.joining import joined
from kaibo.kit import journal, refusals
from kaibo.kit.access import Actor, require
from kaibo.kit.clock import from_ms, now_ms
from kaibo.kit.errors import Refusal

WRITE = "compliance.packs"
_NAME = re.compile("[a-z][a-z0-9_]{1,39}")


def draft(name: str, text: str) -> Draft:
    """The text as the pack of that name, looked through; takes seconds for a large one."""
    shipped = shipped_checker().packs
    taken = {pack.name for pack in shipped}
    others: list[Pack] = [
        pack
        for pack in joined(shipped, [one for one in sources().kept if one.name != name])
        if pack.name not in taken
    ]
    today = from_ms(now_ms()).date().isoformat()
    return looked_through(name, plain_text(text), shipped, others, today)


def create(actor: Actor, *, name: str, text: str, note: str) -> tuple[TeamPack, PackVersion]:
    """A pack of the team's own, with its first version. Refusals: `forbidden`, `pack_name`,
    `pack_broken` with `values.wrong`, `duplicate`."""
    require(actor, WRITE)
    if not _NAME.fullmatch(name):
        raise Refusal(
            "pack_name", "编号用小写字母开头，只用小写字母、数字和下划线，2 到 40 个，比如 our_kuaishou。"
        )  # fmt: skip
    if (SHIPPED / name).exists() or name == "team":
        raise Refusal(
            "pack_name", f"{name} 是随包来的规则包，请换一个编号；要在它上面加，写 extends。"
        )
    pack = _good(name, text)
    with journal.act(actor, "compliance.pack.create") as writing:
        row = writing.create(TeamPack, name=name, number=1)
        kept = writing.create(
            PackVersion, pack=row, number=1, title=pack.title[:200], text=plain_text(text), note=note
        )  # fmt: skip
        transaction.on_commit(in_use.look_again)
    return row, kept


def save(
    actor: Actor, pack_id: int, *, expect: int, text: str, note: str
) -> tuple[TeamPack, PackVersion]:
    """The next version of a pack. Refusals: `forbidden`, `not_found`, `pack_broken` with
    `values.wrong`, `pack_same`, `stale` when somebody was faster, `retired`."""
    require(actor, WRITE)
    row = found(pack_id)
    text = plain_text(text)
    if row.version == expect and text == version(row, row.number).text:
        raise Refusal("pack_same", f"和现用的第 {row.number} 版一样，没有保存。")
    pack = _good(row.name, text)
    with journal.act(actor, "compliance.pack.save") as writing:
        row = writing.lock(TeamPack, pack_id, expect=expect)
        number = row.number + 1
        kept = writing.create(
            PackVersion, pack=row, number=number, title=pack.title[:200], text=text, note=note
        )
        row = writing.put(row, number=number)
        transaction.on_commit(in_use.look_again)
    return row, kept


def bring_back(
    actor: Actor, pack_id: int, *, expect: int, number: int
) -> tuple[TeamPack, PackVersion]:
    """An older version, as a new one. Refusals: those of `save`; `not_found`."""
    old = version(found(pack_id), number)
    return save(actor, pack_id, expect=expect, text=old.text, note=f"恢复第 {number} 版")


def retire(actor: Actor, pack_id: int, *, expect: int) -> TeamPack:
    """It speaks no more; its versions stay. Refusals: `forbidden`, `stale`, `retired`."""
    require(actor, WRITE)
    with journal.act(actor, "compliance.pack.retire") as writing:
        row = writing.retire(TeamPack, pack_id, expect=expect)
        transaction.on_commit(in_use.look_again)
    return row


def restore(actor: Actor, pack_id: int, *, expect: int) -> TeamPack:
    """Undo `retire`. Refusals: `forbidden`, `stale`."""
    require(actor, WRITE)
    with journal.act(actor, "compliance.pack.restore") as writing:
        row = writing.restore(TeamPack, pack_id, expect=expect)
        transaction.on_commit(in_use.look_again)
    return row


def adjust(
    actor: Actor, rule: str, *, expect: int, on: bool, severity: str, why: str
) -> RuleAdjustment:
    """A named person's decision about a rule: off, or another severity, or back to how its pack has
    it. `expect` is the step of the last decision seen, 0 for none. Refusals: `forbidden`, `nobody`,
    `no_reason`, `not_found`, `invalid`, `stale`."""
    require(actor, WRITE)
    if actor.id is None:
        raise Refusal("nobody", "停用规则、改处置要由具名的人来做。")
    if not why.strip():
        raise Refusal("no_reason", "请写明理由：停用一条规则，以后要说得清是谁、为什么。")
    if severity and severity not in SEVERITIES:
        raise Refusal("invalid", f"处置应当是 {'、'.join(SEVERITIES)} 之一。")
    known = in_use.rule_of(rule)
    if known is None:
        raise Refusal("not_found", f"现在用的规则包里没有编号是“{rule[:40]}”的规则。")
    severity = "" if severity == known.severity else severity
    with journal.act(actor, "compliance.rule.adjust", reason=why) as writing:
        last = newest().get(rule)
        step = last.step if last else 0
        if step != expect:
            raise Refusal(
                "stale", f"别人刚刚调整过规则 {rule}，请先看一眼再决定。", values={"step": step}
            )
        row = writing.create(
            RuleAdjustment, rule=rule, step=step + 1, on=on, severity=severity, why=why.strip()
        )
        transaction.on_commit(in_use.look_again)
    return row


def _good(name: str, text: str) -> Pack:
    looked = draft(name, text)
    if looked.wrong or looked.pack is None:
        first = looked.wrong[0]
        more = f"（一共 {len(looked.wrong)} 处）" if len(looked.wrong) > 1 else ""
        raise Refusal(
            "pack_broken",
            f"没有保存，第 {first.line} 行：{first.says}{more}",
            values={
                "wrong": [
                    {"line": one.line, "rule": one.rule, "says": one.says} for one in looked.wrong
                ]
            },
        )
    return looked.pack


def found(pack_id: int) -> TeamPack:
    """A team's pack, switched off or not. Refusal: `not_found`."""
    row = TeamPack.objects.filter(pk=pack_id).first()
    if row is None:
        raise refusals.not_found(TeamPack, pack_id)
    return row


def version(row: TeamPack, number: int) -> PackVersion:
    """One version of it. Refusal: `not_found`."""
    kept = PackVersion.objects.filter(pack=row, number=number).first()
    if kept is None:
        raise Refusal("not_found", f"规则包 {row.name} 没有第 {number} 版。")
    return kept
