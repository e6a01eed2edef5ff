import { expect, test } from "vitest";
import { bodyOf, draftOf, EMPTY, isEmpty, keptFrom, NOTHING_KEPT, says } from "./draft";
import type { Finding } from "./findings";

const WHOLE = {
  ...EMPTY,
  problem: " 点击率掉了 ",
  metric: "click_order_rate_times",
  wanted: "12.5%",
};

test("the problem is all that must be said", () => {
  expect(bodyOf(EMPTY, "count")).toEqual({ missing: "problem" });
  expect(bodyOf({ ...EMPTY, problem: " 开场太慢 " }, "count")).toEqual({
    problem: "开场太慢",
    improvement: "",
    plan: "",
    owner: null,
    deadline: null,
    verify_shows: 3,
    metric: "",
    level: null,
    key: "",
    direction: null,
    wanted: null,
  });
});

test("a metric comes with what it shall reach, in its unit, and with whose it is", () => {
  expect(bodyOf(WHOLE, "ratio")).toMatchObject({ level: "show", key: "", wanted: 0.125 });
  expect(bodyOf({ ...WHOLE, wanted: "" }, "ratio")).toEqual({ missing: "wanted" });
  expect(bodyOf({ ...WHOLE, wanted: "高点" }, "ratio")).toEqual({ missing: "wanted" });
  expect(bodyOf({ ...WHOLE, level: "product" }, "ratio")).toEqual({ missing: "key" });
  // A key that was chosen for a host says nothing of the room.
  expect(bodyOf({ ...WHOLE, key: "7" }, "ratio")).toMatchObject({ level: "show", key: "" });
});

test("a finding that is edited and not changed is sent as it was", () => {
  const finding = {
    problem: "慢", improvement: "先讲价", plan: "", owner: 3, deadline: "2026-11-25",
    metric: "gmv", unit: "fen", level: "product", key: "7001", direction: "at_most",
    wanted: 8_900, verify_shows: 2,
  } as Finding; // prettier-ignore
  expect(bodyOf(draftOf(finding), "fen")).toEqual({
    problem: "慢", improvement: "先讲价", plan: "", owner: 3, deadline: "2026-11-25",
    metric: "gmv", level: "product", key: "7001", direction: "at_most", wanted: 8_900,
    verify_shows: 2,
  }); // prettier-ignore
});

test("a finding says what was sent, or an earlier wording of it", () => {
  const sent = bodyOf({ ...WHOLE, deadline: "2026-11-25", owner: 3 }, "ratio");
  if ("missing" in sent) throw new Error(sent.missing);
  const finding = { ...sent, id: 7, version: 1, unit: "ratio" } as Finding;
  expect(says(finding, sent)).toBe(true);
  expect(says({ ...finding, problem: "点击率掉了一半" }, sent)).toBe(false);
  expect(says({ ...finding, wanted: 0.13 }, sent)).toBe(false);
  expect(says({ ...finding, owner: null }, sent)).toBe(false);
});

test("what was kept comes back, empty lines do not, and nonsense breaks nothing", () => {
  const kept = {
    fresh: [{ id: 9, once: "a-key-of-9", draft: WHOLE }, { id: 10, draft: EMPTY }, "?"],
    edits: { 4: { expect: 2, draft: WHOLE }, 5: { draft: WHOLE } },
    sentence: "还行",
  }; // prettier-ignore
  expect(keptFrom(JSON.stringify(kept))).toEqual({
    fresh: [{ id: 0, once: "a-key-of-9", draft: WHOLE }],
    edits: { 4: { expect: 2, draft: WHOLE } },
    sentence: "还行",
  });
  // A line of before there were keys gets one, and keeps it.
  const keyless = keptFrom(JSON.stringify({ fresh: [{ id: 0, draft: WHOLE }] })).fresh[0];
  expect(keyless?.once).toMatch(/^[0-9a-f]{32}$/);
  for (const text of [null, "", "{", "[]", "3", '{"fresh":3,"edits":[]}']) {
    expect(keptFrom(text)).toEqual(NOTHING_KEPT);
  }
  expect(isEmpty({ ...EMPTY, problem: "  " })).toBe(true);
  expect(isEmpty({ ...EMPTY, owner: 3 })).toBe(false);
});
