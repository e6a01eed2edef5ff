"""A clip held against the rules: its words on their surfaces, the facts of what it sells, evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from kaibo.domains.compliance import public as compliance
from kaibo.domains.selection import public as selection
from kaibo.kit.clock import from_ms


@dataclass(frozen=True, slots=True)
class Draft:
    """What of a clip is reviewed. `at` (UTC ms) is when it is, or would be, before people's eyes."""

    room: str
    show: str
    product: int | None
    platform: str
    title: str
    spoken: str
    shown: str
    ad_label: bool
    ai_made: bool
    ai_label: bool
    at: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Something in `part` (title, spoken, shown) that is not right; [start, end) in UTF-16 code units.
    `settled` says by what it is all the same, "" by nothing; `acceptance`: by which."""

    part: str
    start: int
    end: int
    rule: str
    name: str
    severity: str
    verdict: str
    span: str
    how: str
    reason: str
    missing: str
    rewrite: str
    instead: str | None
    basis: str
    settled: str
    acceptance: compliance.AcceptanceRef | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A clip as it was reviewed: its claims, the packs, and what of these was not checked."""

    draft: Draft
    claims: tuple[Claim, ...]
    packs: tuple[tuple[str, str], ...]
    off: tuple[str, ...]

    @property
    def open(self) -> list[Claim]:
        """The claims nothing settles."""
        return [one for one in self.claims if not one.settled]

    def kept(self) -> dict[str, Any]:
        """By value, as it is stored with a signature."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), ensure_ascii=False))
        return plain


def digest_of(draft: Draft) -> str:
    """The SHA-256 of what people see and hear of it; when they do is no part of it."""
    told = asdict(draft)
    del told["at"]
    return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


#: Where each part of a clip stands: what is written above it is shown as a title is.
_SURFACES = {"title": "title", "spoken": "clip", "shown": "overlay"}


def sheet_of(draft: Draft) -> Sheet:
    """What the packs in use, as of its day, find in it."""
    register = compliance.register()
    category, facts = _known(draft)
    context = compliance.Context(
        category=category,
        platform=compliance.platform_of(draft.platform),
        facts=compliance.Facts(register.with_facts(facts, draft.product, draft.at)),
    )
    parts = {"title": draft.title, "spoken": draft.spoken, "shown": draft.shown}
    texts = [compliance.Text(part, text, _SURFACES[part]) for part, text in parts.items() if text]
    day = from_ms(draft.at).date().isoformat()
    claims = [
        _claim(marked.key, parts[marked.key], mark, register, draft)
        for marked in compliance.check_texts(texts, context, day=day)
        for mark in marked.marks
    ]
    packs, off = compliance.pack_versions(), compliance.problems()
    return Sheet(draft, tuple(_said_once(claims, parts)), tuple(packs), tuple(off))


def _said_once(claims: Iterable[Claim], parts: Mapping[str, str]) -> Iterator[Claim]:
    """What a rule says of a part as a whole, a label that is missing, is said of the clip once."""
    told: set[str] = set()
    for one in claims:
        whole = one.span.strip() == parts[one.part].strip()
        if whole and one.rule in told:
            continue
        if whole:
            told.add(one.rule)
        yield one


def _claim(
    part: str, text: str, mark: compliance.Mark, register: compliance.Register, draft: Draft
) -> Claim:
    found = mark.finding
    proof = register.settles(found, draft.product, draft.at)
    accepted = register.accepted(found, draft.product)
    return Claim(
        part=part,
        start=compliance.code_units(text, found.start),
        end=compliance.code_units(text, found.end),
        rule=found.rule,
        name=mark.name,
        severity=found.severity,
        verdict=found.verdict,
        span=found.span,
        how=found.how,
        reason=found.reason,
        missing=found.missing,
        rewrite=found.rewrite,
        instead=mark.instead,
        basis=found.basis,
        settled=f"凭证：{proof.title}" if proof else f"已接受：{accepted.why}" if accepted else "",
        acceptance=accepted.ref if accepted and not proof else None,
    )


def _known(draft: Draft) -> tuple[str, Mapping[str, object]]:
    """Category and facts of what it sells, by the line-up of its show; and its own labels."""
    labels: dict[str, object] = {
        # Whoever publishes a clip of their own show is paid by what it sells.
        "paid_promotion": True,
        "ad_label_shown": draft.ad_label,
    }
    if draft.ai_made:
        labels |= {"ai_presenter": True, "ai_label_shown": draft.ai_label}
    if draft.product is None:
        return "", labels
    known = _of_line_up(draft)
    if known is not None:
        return known.category, {**known.facts, **labels}
    card = selection.products([draft.product]).get(draft.product)
    return ("" if card is None else compliance.category_of(card.category or card.title)), labels


def _of_line_up(draft: Draft) -> selection.Claims | None:
    # A show that was planned has the number of its plan's row in the log.
    if not draft.show.isdecimal():
        return None
    links = [one.id for one in selection.links(int(draft.show)) if one.product == draft.product]
    return next(iter(selection.claims(links).values()), None) if links else None
