import { describe, expect, test } from "vitest";
import { type Block, conflicts, joined, keyed, stretches } from "./merge";

const script = (...texts: string[]): Block[] => texts.map((text) => ({ kind: "host_line", text }));
const texts = (blocks: readonly Block[]) => blocks.map((block) => block.text);
const merge = (base: Block[], mine: Block[], theirs: Block[]) => stretches(base, mine, theirs);

describe("what both may do without meeting", () => {
  const base = script("开场", "卖点", "报价");

  test("each changes another block", () => {
    const merged = merge(base, script("开场！", "卖点", "报价"), script("开场", "卖点", "报价 89"));
    expect(conflicts(merged)).toEqual([]);
    expect(texts(joined(merged, "mine"))).toEqual(["开场！", "卖点", "报价 89"]);
  });

  test("neighbouring blocks too", () => {
    const merged = merge(
      base,
      script("开场！", "卖点", "报价"),
      script("开场", "卖点三条", "报价"),
    );
    expect(texts(joined(merged, "mine"))).toEqual(["开场！", "卖点三条", "报价"]);
  });

  test("one adds and the other changes", () => {
    const merged = merge(
      base,
      script("开场", "卖点", "报价", "逼单"),
      script("开场", "卖点", "报价 89"),
    );
    expect(texts(joined(merged, "theirs"))).toEqual(["开场", "卖点", "报价 89", "逼单"]);
  });

  test("one puts something before what the other changes", () => {
    const merged = merge(script("报价"), script("报价 89"), script("塑品", "报价"));
    expect(conflicts(merged)).toEqual([]);
    expect(texts(joined(merged, "mine"))).toEqual(["塑品", "报价 89"]);
  });

  test("one rewrites a block, the other the next one and adds more", () => {
    const base = script("开场", "报价");
    const mine = script("开场白", "报价");
    const theirs = script("开场", "报价 99", "逼单");
    for (const merged of [merge(base, mine, theirs), merge(base, theirs, mine)]) {
      expect(conflicts(merged)).toEqual([]);
      expect(texts(joined(merged, "mine"))).toEqual(["开场白", "报价 99", "逼单"]);
    }
  });

  test("one takes out what the other left alone", () => {
    expect(texts(joined(merge(base, script("开场", "报价"), base), "theirs"))).toEqual([
      "开场",
      "报价",
    ]);
  });

  test("the same change by both is one change", () => {
    const same = script("开场", "卖点", "报价 89");
    expect(texts(joined(merge(base, same, same), "mine"))).toEqual(texts(same));
  });

  test("from nothing, one writes", () => {
    expect(texts(joined(merge([], script("我"), []), "theirs"))).toEqual(["我"]);
    expect(merge([], [], [])).toEqual([{ settled: [] }]);
  });
});

describe("the same block changed by both", () => {
  const merged = merge(
    script("开场", "报价", "收尾"),
    script("开场", "报价 89", "收尾"),
    script("开场", "报价 99", "收尾。"),
  );

  test("is shown with both, and nothing else is", () => {
    expect(conflicts(merged)).toEqual([
      { base: script("报价"), mine: script("报价 89"), theirs: script("报价 99") },
    ]);
  });

  test("is settled as a person says, with all else of both", () => {
    expect(texts(joined(merged, "mine"))).toEqual(["开场", "报价 89", "收尾。"]);
    expect(texts(joined(merged, "theirs"))).toEqual(["开场", "报价 99", "收尾。"]);
    expect(texts(joined(merged, "both"))).toEqual(["开场", "报价 99", "报价 89", "收尾。"]);
  });

  test("written by both from nothing as well", () => {
    const fresh = merge([], script("我的"), script("她的"));
    expect(conflicts(fresh)).toHaveLength(1);
    expect(texts(joined(fresh, "both"))).toEqual(["她的", "我的"]);
  });

  test("changed here and taken out there", () => {
    const gone = merge(script("甲", "乙"), script("甲改", "乙"), script("乙"));
    expect(conflicts(gone)).toEqual([{ base: script("甲"), mine: script("甲改"), theirs: [] }]);
    expect(texts(joined(gone, "theirs"))).toEqual(["乙"]);
  });
});

describe("keys", () => {
  let next = 100;
  const fresh = () => (next += 1);
  const before = script("甲", "乙", "丙").map((block, key) => ({ ...block, key }));

  test("stay with their text when others add before it", () => {
    const after = keyed(before, script("新", "甲", "乙", "丙"), fresh);
    expect(after.map((block) => block.key).slice(1)).toEqual([0, 1, 2]);
    expect(after[0]?.key).toBeGreaterThan(99);
  });

  test("stay with a block that was rewritten in its place", () => {
    expect(keyed(before, script("甲", "乙改", "丙"), fresh).map((block) => block.key)).toEqual([
      0, 1, 2,
    ]);
  });

  test("are never given twice", () => {
    const after = keyed(before, script("乙", "甲", "丙", "丙"), fresh).map((block) => block.key);
    expect(new Set(after).size).toBe(4);
  });
});
