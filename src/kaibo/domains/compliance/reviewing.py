"""A show reviewed: its texts checked, its goods and people looked at, what a person has to tick."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kaibo.domains.compliance import in_use
from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.verdicts import Verdict
from kaibo.domains.compliance.marking import Text, check_texts
from kaibo.domains.compliance.platforms import platform_of
from kaibo.domains.compliance.register import AcceptanceRef, Register
from kaibo.domains.compliance.rules.checklist import ITEMS, Item, ItemState
from kaibo.domains.compliance.rules.content import LinkContent, ShowContent, TextContent
from kaibo.domains.compliance.rules.looking import Looked, Seen, looked_at
from kaibo.kit.clock import from_ms

#: Rules whose findings mean that prices disagree.
_PRICES = frozenset({"PRC-04", "PRC-05", "PRC-12"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A finding in a text of the show. `settled`: by the evidence or the acceptance of that text;
    "" while it is open; `acceptance` is that acceptance, None for evidence."""

    place: str
    segment: int | None
    link: int | None
    product: int | None
    rule: str
    name: str
    severity: str
    verdict: Verdict
    span: str
    reason: str
    missing: str
    rewrite: str
    basis: str
    settled: str
    acceptance: AcceptanceRef | None


@dataclass(frozen=True, slots=True)
class Line:
    """An item with how it stands: by what was `seen`, or by what a person said (`note`, `by`, `at`)."""

    item: Item
    state: ItemState
    seen: tuple[Seen, ...]
    note: str
    by: int | None
    at: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The review of a show's content as it is now. `off` says what of the packs is not checked."""

    content: ShowContent
    lines: tuple[Line, ...]
    claims: tuple[Claim, ...]
    packs: tuple[tuple[str, str], ...]
    off: tuple[str, ...] = ()

    @property
    def open(self) -> list[Line]:
        """Items that are not done."""
        return [line for line in self.lines if line.state is ItemState.OPEN]

    @property
    def blockers(self) -> list[Line]:
        """Those of them that hold back what we do outward."""
        return [line for line in self.open if line.item.blocks]

    def kept(self) -> dict[str, Any]:
        """All of it as plain data, as it comes back from the database: what a signature is under."""
        content = asdict(self.content)
        content["writers"] = sorted(self.content.writers)
        told = {
            "content": content,
            "lines": [asdict(line) for line in self.lines],
            "claims": [asdict(claim) for claim in self.claims],
            "packs": self.packs,
            "off": self.off,
        }
        plain: dict[str, Any] = json.loads(json.dumps(told, ensure_ascii=False))
        return plain


Answers = Mapping[str, Mapping[str, Any]]


def sheet(content: ShowContent, register: Register, answers: Answers) -> Sheet:
    """The list with its answers. Texts are checked each in the context of their link."""
    claims = _claims(content, register)
    looked = looked_at(content, register.held) | _of_claims(content, claims)
    lines = tuple(_line(item, looked.get(item.key), answers.get(item.key)) for item in ITEMS)
    used = in_use.checker(_day(content))
    packs = tuple((pack.name, pack.version) for pack in used.packs)
    off = tuple(f"规则包 {one.pack}：{one.says}" for one in used.problems)
    return Sheet(content, lines, claims, packs, off)


def _day(content: ShowContent) -> str:
    """The show is held to the rules of the day it begins on."""
    return from_ms(content.starts_at).date().isoformat()


def _line(item: Item, looked: Looked | None, answer: Mapping[str, Any] | None) -> Line:
    """What the system sees holds; a person may say of an open item that it is not meant, and why."""
    state, seen = looked if looked else (ItemState.OPEN, ())
    note, by, at = "", None, None
    if answer:
        note, by, at = answer.get("note", ""), answer.get("by"), answer.get("at")
        said = ItemState(answer["state"])
        if looked is None or (state is ItemState.OPEN and said is ItemState.NOT_MEANT):
            state = said
    return Line(item, state, seen, note, by, at)


def _claims(content: ShowContent, register: Register) -> tuple[Claim, ...]:
    links = {link.link: link for link in content.links}
    out: list[Claim] = []
    for text in (*content.texts, *_titles(content)):
        link = links.get(text.link or 0)
        out += _claims_of(content, text, link, register)
    return tuple(out)


def _titles(content: ShowContent) -> list[TextContent]:
    shown = [TextContent("直播间标题", content.title, "title", None)]
    return shown + [
        TextContent(f"{link.called} · 商品标题", link.title, "product_card", link.link)
        for link in content.links
    ]


def _claims_of(
    content: ShowContent, text: TextContent, link: LinkContent | None, register: Register
) -> list[Claim]:
    product = link.product if link else None
    facts = register.with_facts(link.facts if link else {}, product, content.starts_at)
    context = Context(
        category=link.category if link else "",
        platform=platform_of(content.platform),
        facts=Facts(facts),
    )
    [marked] = check_texts([Text("", text.text, text.surface)], context, day=_day(content))
    out = []
    for mark in marked.marks:
        found = mark.finding
        proof = register.settles(found, product, content.starts_at)
        accepted = register.accepted(found, product)
        settled = f"凭证：{proof.title}" if proof else f"已接受：{accepted.why}" if accepted else ""
        out.append(
            Claim(
                text.place, text.segment, text.link, product, found.rule, mark.name,
                found.severity, found.verdict, found.span, found.reason, found.missing,
                found.rewrite, found.basis, settled,
                accepted.ref if accepted and not proof else None,
            )
        )  # fmt: skip
    return out


def _of_claims(content: ShowContent, claims: tuple[Claim, ...]) -> dict[str, Looked]:
    left = [claim for claim in claims if not claim.settled]
    prices = [claim for claim in left if claim.rule in _PRICES]
    words = [claim for claim in left if claim.rule not in _PRICES]
    unpriced = [link for link in content.links if "settle_price" not in link.facts]
    told = [Seen(f"{one.place}：「{one.span}」{one.reason}", one.link) for one in prices]
    told += [
        Seen(f"{link.called}：没有到手价，脚本里的价格无法核对。", link.link) for link in unpriced
    ]
    said = [Seen(f"{one.place}：「{one.span}」{one.name}", one.link) for one in words]
    return {
        "prices": (ItemState.OPEN if told else ItemState.OK, tuple(told)),
        "texts": (ItemState.OPEN if said else ItemState.OK, tuple(said)),
    }
