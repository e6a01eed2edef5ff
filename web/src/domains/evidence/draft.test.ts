import { expect, test } from "vitest";
import { BLANK, bodyOf, draftOf, keptFrom } from "./draft";
import type { Evidence } from "./evidence";

const DRAFT = { ...BLANK, kind: "patent" as const, title: " 发明专利 " };

test("a last day is sent as the instant after it, and read back as the same day", () => {
  const body = bodyOf({ ...DRAFT, from: "2026-01-01", until: "2026-12-31" });
  if ("missing" in body) throw new Error(body.missing);
  expect(body.title).toBe("发明专利");
  expect(body.valid_from).toBe(Date.parse("2026-01-01T00:00:00+08:00"));
  expect(body.valid_until).toBe(Date.parse("2027-01-01T00:00:00+08:00"));
  const again = draftOf({ ...body, id: 1, version: 1 } as unknown as Evidence);
  expect([again.from, again.until]).toEqual(["2026-01-01", "2026-12-31"]);
});

test("a day that is left empty is without bound, and one day is a stretch", () => {
  expect(bodyOf(DRAFT)).toMatchObject({ valid_from: null, valid_until: null });
  expect(bodyOf({ ...DRAFT, from: "2026-01-01", until: "2026-01-01" })).not.toHaveProperty(
    "missing",
  );
});

test("what keeps it from being sent is named", () => {
  expect(bodyOf(BLANK)).toEqual({ missing: "kind" });
  expect(bodyOf({ ...DRAFT, title: "  " })).toEqual({ missing: "title" });
  expect(bodyOf({ ...DRAFT, from: "2026-02-01", until: "2026-01-31" })).toEqual({
    missing: "until",
  });
});

test("a kept draft comes back whole, and what it cannot be is left out", () => {
  const kept = { expect: 3, draft: { ...DRAFT, products: [7], words: ["销量第一"] } };
  expect(keptFrom(JSON.stringify(kept))).toEqual(kept);
  for (const bad of [null, "", "{", "[]", '{"draft":{}}', '{"expect":"1","draft":{}}']) {
    expect(keptFrom(bad)).toBe(null);
  }
  expect(keptFrom(JSON.stringify({ ...kept, draft: { ...DRAFT, products: ["7"] } }))).toBe(null);
});
