"""Who may ask which address, and who is shown which amounts of a file's preview.

The tables here are written by hand and by nobody's code: whoever opens a right or adds an address
has to say so here too.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kaibo.config.tests.duties import DESK, EVERYBODY, LEADS, SEES_MONEY, sessions
from kaibo.config.urls import api
from kaibo.domains.control.imports.figure_names import rights_of
from kaibo.kit.fact import Fact
from kaibo.kit.rights import RIGHTS, Duty

pytestmark = pytest.mark.django_db(transaction=True)

ROOM = "flagship-a"

#: Every address of group messages: who may. What it is asked for is not there, so whoever may gets
#: another answer than 403, and nothing is written.
MAY_MESSAGE = {
    "GET /api/team/channels": EVERYBODY,
    "POST /api/team/channels": LEADS,
    "POST /api/team/channels/9": LEADS,
    "POST /api/team/channels/9/retire": LEADS,
    "POST /api/team/channels/9/restore": LEADS,
    "POST /api/team/channels/9/test": LEADS,
    "GET /api/team/messages": EVERYBODY,
    "POST /api/team/messages": DESK,
    "GET /api/team/messages/9": EVERYBODY,
    "GET /api/team/messages/9/picture": EVERYBODY,
    "POST /api/team/messages/9/cancel": DESK,
    "POST /api/team/messages/9/now": DESK,
    "POST /api/team/messages/9/again": DESK,
    "POST /api/team/messages/9/arrived": DESK,
    "GET /api/team/schedules": EVERYBODY,
    "POST /api/team/schedules": DESK,
    "POST /api/team/schedules/9": DESK,
    "POST /api/team/schedules/9/retire": DESK,
    "POST /api/team/schedules/9/restore": DESK,
}

#: Every address of links to boards.
MAY_SHARE = {
    "GET /api/review/board-links": LEADS,
    "POST /api/review/board-links": LEADS,
    "POST /api/review/board-links/9/retire": LEADS,
}

IMPORTS = "lead operator merchandiser service media_buyer"
#: Every address of imported files. A file that is stored is taken back by leads, operators and who
#: had it stored: that is asked of the file itself.
MAY_IMPORT = {
    "GET /api/imports": IMPORTS,
    "GET /api/imports/formats": EVERYBODY,
    "GET /api/imports/inbox": IMPORTS,
    "GET /api/imports/taught": IMPORTS,
    "POST /api/imports/taught/9/retire": IMPORTS,
    "POST /api/imports/check": IMPORTS,
    "GET /api/imports/9": IMPORTS,
    "POST /api/imports/9": IMPORTS,
    "GET /api/imports/9/sample": IMPORTS,
    "POST /api/imports/9/teach": IMPORTS,
    "GET /api/imports/9/roster": LEADS,
    "POST /api/imports/9/roster": IMPORTS,
    "POST /api/imports/9/confirm": IMPORTS,
    "POST /api/imports/9/store": IMPORTS,
    "POST /api/imports/9/withdraw": IMPORTS,
    "POST /api/imports/9/forget": IMPORTS,
}

RULES = "lead compliance"
#: Every address of checking and its rules, which whoever writes a word may ask.
MAY_CHECK = {
    "/api/compliance/check": {"POST /api/compliance/check": EVERYBODY},
    "/api/compliance/packs": {
        "GET /api/compliance/packs": EVERYBODY,
        "GET /api/compliance/packs/9": EVERYBODY,
    },
    "/api/compliance/pack-drafts": {
        "POST /api/compliance/pack-drafts/look": EVERYBODY,
        "POST /api/compliance/pack-drafts/try": EVERYBODY,
    },
    "/api/compliance/team-packs": {
        "POST /api/compliance/team-packs": RULES,
        "POST /api/compliance/team-packs/9": RULES,
        "POST /api/compliance/team-packs/9/bring-back": RULES,
        "POST /api/compliance/team-packs/9/retire": RULES,
        "POST /api/compliance/team-packs/9/restore": RULES,
        "GET /api/compliance/team-packs/9/versions": EVERYBODY,
        "GET /api/compliance/team-packs/9/versions/9": EVERYBODY,
        "GET /api/compliance/team-packs/9/diff": EVERYBODY,
    },
    "/api/compliance/rules": {
        "GET /api/compliance/rules/9": EVERYBODY,
        "POST /api/compliance/rules/9/adjust": RULES,
    },
}

PAPERS = "lead operator merchandiser compliance"
#: Every address of evidence and of rulings.
MAY_FILE = {
    "/api/compliance/evidence": {
        "GET /api/compliance/evidence": EVERYBODY,
        "POST /api/compliance/evidence": PAPERS,
        "GET /api/compliance/evidence/kinds": EVERYBODY,
        "GET /api/compliance/evidence/rules": EVERYBODY,
        "POST /api/compliance/evidence/9": PAPERS,
        "GET /api/compliance/evidence/9/file": EVERYBODY,
        "POST /api/compliance/evidence/9/file": PAPERS,
        "POST /api/compliance/evidence/9/retire": PAPERS,
        "POST /api/compliance/evidence/9/restore": PAPERS,
    },
    "/api/compliance/violations": {
        "GET /api/compliance/violations": EVERYBODY,
        "POST /api/compliance/violations": PAPERS,
        "POST /api/compliance/violations/9": PAPERS,
        "POST /api/compliance/violations/9/appeal": PAPERS,
        "POST /api/compliance/violations/9/retire": PAPERS,
        "POST /api/compliance/violations/9/restore": PAPERS,
    },
    "/api/compliance/strikes": {"GET /api/compliance/strikes": EVERYBODY},
}
SIGNS = "lead operator floor compliance"
#: Every address of the review before a show, and of what was accepted in one.
MAY_REVIEW = {
    "/api/compliance/accepted": {
        "GET /api/compliance/accepted": EVERYBODY,
        "POST /api/compliance/accepted/9/withdraw": SIGNS,
        "POST /api/compliance/accepted/9/restore": SIGNS,
    },
    "/api/shows/{show_id}/pre-show-review": {
        "GET /api/shows/9/pre-show-review": EVERYBODY,
        "POST /api/shows/9/pre-show-review/answers": SIGNS,
        "POST /api/shows/9/pre-show-review/sign": SIGNS,
        "POST /api/shows/9/pre-show-review/countersign": "lead compliance",
        "POST /api/shows/9/pre-show-review/accept": SIGNS,
    },
}

CUTS = "lead operator floor compliance editing"
#: Every address of clips.
MAY_CUT = {
    "/api/clips": {
        "GET /api/clips": EVERYBODY,
        "POST /api/clips": CUTS,
        "POST /api/clips/check": EVERYBODY,
        "GET /api/clips/9/claims": EVERYBODY,
        "GET /api/clips/9/reviews": EVERYBODY,
        "POST /api/clips/9": CUTS,
        "POST /api/clips/9/sign": SIGNS,
        "POST /api/clips/9/accept": SIGNS,
        "POST /api/clips/9/publish": CUTS,
        "POST /api/clips/9/down": CUTS,
        "POST /api/clips/9/retire": CUTS,
        "POST /api/clips/9/restore": CUTS,
    },
}

HOLDS = "lead operator compliance"
#: Every address of what is kept and of who asked to be forgotten.
MAY_KEEP = {
    "/api/compliance/holds": {
        "GET /api/compliance/holds": EVERYBODY,
        "POST /api/compliance/holds": HOLDS,
        "POST /api/compliance/holds/9/lift": "lead",
    },
    "/api/compliance/erasures": {
        "GET /api/compliance/erasures": HOLDS,
        "POST /api/compliance/erasures": HOLDS,
    },
    "/api/compliance/retention": {"GET /api/compliance/retention": HOLDS},
}

SEES_ADS = "lead operator floor media_buyer observer"
#: Amounts in the preview of a file, by what its rows are and the name: who may see them.
MAY_SEE_AMOUNT = {
    ("settlement", "settled"): LEADS,
    ("settlement", "refund"): LEADS,
    ("funds", "income"): LEADS,
    ("shows", "report.commission_due"): LEADS,
    ("shows", "report.spend"): SEES_ADS,
    ("spend", "tick.spend@USD"): SEES_ADS,
    ("spend", "tick.ad_gmv"): SEES_ADS,
    ("aftersales", "refund"): SEES_MONEY,
    ("shows", "report.gmv"): SEES_MONEY,
    ("orders", "gross@USD"): SEES_MONEY,
}


@pytest.mark.parametrize(
    ("below", "may"),
    [
        ("/api/team/", MAY_MESSAGE),
        ("/api/review/board-links", MAY_SHARE),
        ("/api/imports", MAY_IMPORT),
        *MAY_CHECK.items(),
        *MAY_FILE.items(),
        *MAY_REVIEW.items(),
        *MAY_CUT.items(),
        *MAY_KEEP.items(),
    ],
)
def test_each_address_is_for_the_duties_named_here(below: str, may: dict[str, str]) -> None:
    described = api.get_openapi_schema(path_prefix="/api/")["paths"]
    known = {
        f"{method.upper()} {re.sub('{[a-z_]+}', '9', path)}"
        for path, methods in described.items()
        for method in methods
        if path.startswith(below)
    }
    assert known == set(may)
    people = sessions()
    before = Fact.objects.count()
    for who, session in people.items():
        browser = Client()
        browser.cookies["kaibo_session"] = session
        for address, duties in may.items():
            method, path = address.split()
            # Right in shape, because the shape is looked at before the right.
            asked = path + _QUERIES.get(address, "")
            if address in _FILES:
                answer = browser.post(asked, {"file": SimpleUploadedFile("x.pdf", b"%PDF-")})
            else:
                answer = browser.generic(method, asked, json.dumps(_body(path)), "application/json")
            refused = answer.status_code == 403
            assert refused == (who not in duties.split()), (who, address, answer.content)
            if refused:
                assert answer.json()["code"] == "forbidden"
    assert Fact.objects.count() == before


def test_each_amount_in_a_preview_is_for_the_duties_named_here() -> None:
    for (holds, name), duties in MAY_SEE_AMOUNT.items():
        needed = rights_of(holds, name)
        seen = {duty.value for duty in Duty if all(duty in RIGHTS[right] for right in needed)}
        assert seen == set(duties.split()), (holds, name)


#: What an address needs beside its path; those that take a file.
_QUERIES = {
    "GET /api/compliance/team-packs/9/diff": "?before=1&after=2",
    "GET /api/compliance/strikes": "?platform=douyin&room=a&at=1",
    "POST /api/compliance/evidence/9/file": "?expect=1",
}
_FILES = {"POST /api/compliance/evidence/9/file"}
_MONEY = {"header": "花费", "target": "tick.spend", "unit": "yuan"}
_DAY = {"header": "日期", "target": "time", "unit": "hour"}


def _body(path: str) -> dict[str, Any]:
    """What this address takes; of a channel that is not there, or at no robot's address."""
    channel = {"title": "x", "secret": "", "keyword": "", "quiet_from": "", "quiet_to": ""}
    schedule = {"what": "tally", "room": ROOM, "channel": 9, "occasion": "show_end"}
    spend = {"holds": "spend", "platform": "douyin", "sheet": "", "columns": [_MONEY, _DAY]}
    # A rule that is not there, a notice before the deed: right in shape, and nothing is written.
    evidence = {"kind": "other", "title": "x", "rules": ["ZZZ-1"]}
    ruling = {
        "platform": "douyin", "scene": "live", "family": "price", "clause": "x",
        "happened_at": 9, "told_at": 1,
    }  # fmt: skip
    clip = {
        "room": "a", "show": "1", "platform": "douyin", "title": "x",
        "starts_at": 9, "ends_at": 1,
    }  # fmt: skip
    bodies: dict[str, dict[str, Any]] = {
        "/api/compliance/evidence": evidence,
        "/api/compliance/evidence/9": {**evidence, "expect": 1},
        "/api/compliance/violations": ruling,
        "/api/compliance/violations/9": {**ruling, "expect": 1},
        "/api/compliance/violations/9/appeal": {"state": "none", "expect": 1},
        "/api/shows/9/pre-show-review/answers": {"key": "minors", "state": "ok"},
        "/api/shows/9/pre-show-review/sign": {"digest": "0" * 64},
        "/api/shows/9/pre-show-review/countersign": {"review": 9, "expect": 1},
        "/api/shows/9/pre-show-review/accept": {"rule": "x", "said": "x", "reason": "x"},
        "/api/compliance/check": {"texts": []},
        "/api/compliance/holds": {"about": "viewer", "ref": "x", "why": "x"},
        "/api/compliance/holds/9/lift": {"expect": 1, "why": "x"},
        "/api/compliance/erasures": {"platform": "douyin"},
        "/api/compliance/pack-drafts/look": {"name": "x", "text": ""},
        "/api/compliance/pack-drafts/try": {
            "name": "x",
            "text": "",
            "sentence": "x",
            "surface": "script",
        },
        "/api/compliance/team-packs": {"name": "china", "text": ""},
        "/api/compliance/team-packs/9": {"text": "", "expect": 1},
        "/api/compliance/team-packs/9/bring-back": {"number": 1, "expect": 1},
        "/api/compliance/rules/9/adjust": {"expect": 0, "on": True, "severity": None, "why": "x"},
        "/api/clips": clip,
        "/api/clips/check": {"room": "a", "show": "1", "platform": "douyin"},
        "/api/clips/9": {**clip, "expect": 1},
        "/api/clips/9/sign": {"digest": "0" * 64},
        "/api/clips/9/accept": {"rule": "x", "said": "x", "reason": "x"},
        "/api/clips/9/publish": {"expect": 1, "published_at": 1},
        "/api/clips/9/down": {"expect": 1, "at": 1},
        "/api/review/board-links": {"kind": "show", "room": "no-such-room"},
        "/api/imports/check": {"mapping": {**spend, "columns": []}},
        "/api/imports/9": {"expect": 1, "tz": "Asia/Shanghai", "as_of": 1},
        "/api/imports/9/roster": {"expect": 1, "roster": True},
        "/api/imports/9/confirm": {"expect": 1, "account": ""},
        "/api/imports/9/teach": {"expect": 1, "name": "x", "headers": ["x"], "mapping": spend},
        "/api/team/channels": {**channel, "kind": "wecom", "webhook": "https://127.0.0.1/"},
        "/api/team/channels/9": {**channel, "webhook": "", "expect": 1},
        "/api/team/channels/9/test": {"once": "test-0001"},
        "/api/team/messages": {"channel": 9, "once": "page-0001", "title": "x", "lines": []},
        "/api/team/schedules": {**schedule, "first_hour": None, "last_hour": None},
        "/api/team/schedules/9": {**schedule, "first_hour": None, "last_hour": None, "expect": 1},
    }
    return bodies.get(path, {"expect": 1})
