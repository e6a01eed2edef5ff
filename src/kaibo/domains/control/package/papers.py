"""The tables of a package that are not from the log: papers, reviews, clips, rulings."""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.domains.control.package.cells import Row, on
from kaibo.domains.control.package.gathering import Case


def evidence(case: Case) -> Iterator[Row]:
    """Licences and proofs on file."""
    for one in case.evidence:
        yield (
            one.kind, one.title, one.number, one.holder, on(one.valid_from), on(one.valid_until),
            "、".join(one.words), one.path, one.sha256,
        )  # fmt: skip


def reviews(case: Case) -> Iterator[Row]:
    """Reviews before the show, signed."""
    for one in case.reviews:
        yield (
            one.number, one.by, on(one.at), "是" if one.is_own else "否", one.countersigned_by,
            on(one.countersigned_at), one.open, one.blockers, one.digest,
        )  # fmt: skip


def violations(case: Case) -> Iterator[Row]:
    """Rulings of the platform on it."""
    for one in case.violations:
        yield (
            on(one.happened_at), on(one.told_at), one.family, one.clause, one.quote, one.penalty,
            one.points, one.appeal, one.appeal_text,
        )  # fmt: skip


def clips(case: Case) -> Iterator[Row]:
    """Clips cut from it, each with who reviewed it and where it was published."""
    for one in case.clips:
        yield (
            one.id, on(one.starts_at), on(one.ends_at), one.product, one.platform, one.account,
            one.title, _yes(one.ad_label), _yes(one.ai_made), _yes(one.ai_label), one.signed_by,
            on(one.signed_at), "" if one.open is None else one.open, one.standing,
            on(one.published_at), on(one.taken_down_at), one.url, one.spoken, one.shown, one.digest,
        )  # fmt: skip


def _yes(true: bool) -> str:
    return "是" if true else "否"
