"""Texts of packs for the tests."""

from __future__ import annotations

OURS = """title: 快手规则（本公司整理）
version: "2026.12"
source: 后台规则中心正文
checked: "2026-11-20"
platforms: [kuaishou]
rules:
- id: OURS-01
  name: 未成交先报销量
  category: stock_scarcity_sales
  severity: high
  basis: "快手《规则》第三条第二款"
  forbidden: 没有成交却报成交数
  rewrite: 念后台看板上的数
  patterns:
  - '«(已经|都)(卖|走|拍)了#(单|件)»'
  hits:
  - 这款⟦已经卖了八千单⟧
  - ⟦都拍了三百件⟧了，手慢无
  - 亲，⟦已经走了两千单⟧呢
  passes:
  - 这款今天刚上架
  - 卖了几单我看一下看板
  - 一箱八十件，按箱发
"""
#: A sentence it tells of, on its platform alone.
BREAKS = "这款已经卖了九千单"


def pack_of(rule: str, word: str, *, head: str = "", more: str = "") -> str:
    """A pack of one rule that forbids a word."""
    return f"""title: {word}
version: '1'
{head}rules:
- id: {rule}
  name: 不说{word}
  category: test
  severity: high
  basis: 本公司规定
  forbidden: 不许说{word}
  patterns: ['{word}']
  hits: [买{word}, 说{word}, 再说{word}]
  passes: [甲, 乙, 丙]
{more}"""
