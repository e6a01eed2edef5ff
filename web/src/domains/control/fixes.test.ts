import { expect, test } from "vitest";
import { dropped, fates, type Fixable, idNow, mayShift, moved, restored, shifted } from "./fixes";

const running: Fixable = {
  lane: "pitch",
  id: "c1",
  key: "c1",
  start: 10_000,
  end: null,
  product: "p3",
};
const over: Fixable = { ...running, end: 20_000 };

test("a press that never happened is dropped by its id", () => {
  expect(dropped(running, "按错")).toEqual({
    kind: "timeline.fix",
    x: { lane: "pitch", op: "drop", span: "c1", why: "按错" },
  });
  expect(dropped({ ...running, lane: "host", key: "7" }, "")).toEqual({
    kind: "timeline.fix",
    x: { lane: "host", host: "7", op: "drop", span: "c1" },
  });
});

test("what was dropped is restored under the id it has now, and is no longer told as dropped", () => {
  const press = { id: "c1", kind: "pitch.start", ref: null };
  const fix = (id: string, span: string, op: string) => ({
    id,
    kind: "timeline.fix",
    x: { span, op },
  });
  const once = [fix("f1", "c1", "drop")];
  expect(restored(press, once)).toEqual({
    kind: "timeline.fix",
    x: { lane: "pitch", op: "restore", span: "c1" },
  });
  const moved = [fix("f0", "c1", "overlay"), fix("f1", "f0#0", "drop")];
  expect(restored(press, moved)?.["x"]).toMatchObject({ span: "f0#0" });
  expect(restored({ id: "h1", kind: "host.on", ref: "7" }, [])?.["x"]).toEqual({
    lane: "host",
    host: "7",
    op: "restore",
    span: "h1",
  });
  expect(restored({ id: "n1", kind: "note", ref: null }, [])).toBeNull();
  expect(fates([...once, fix("f2", "c1", "restore")]).has("c1")).toBe(false);
  expect(fates([...moved, fix("f2", "f0#0", "restore")]).get("c1")).toBe("changed");
});

test("an edge goes by seconds; an end that is not there cannot", () => {
  expect(shifted(over, "from", -5_000, "")?.["x"]).toMatchObject({ edge: "from", at: 5_000 });
  expect(shifted(over, "to", 3_000, "")?.["x"]).toMatchObject({ edge: "to", at: 23_000 });
  expect(shifted(running, "to", 3_000, "")).toBeNull();
});

test("another link takes the same stretch, and runs on when the old one did", () => {
  const to = { product: "p5", no: 5, name: "福利杯" };
  expect(moved(over, to, 90_000, "")["x"]).toEqual({
    lane: "pitch",
    op: "overlay",
    span: "c1",
    from: 10_000,
    to: 20_000,
    spans: [{ from: 10_000, to: 20_000, product: "p5" }],
    name: "福利杯",
    link_no: 5,
  });
  expect(moved(running, to, 15_000, "")["x"]).toMatchObject({
    from: 10_000,
    to: 15_000,
    spans: [{ from: 10_000, to: null, product: "p5" }],
  });
  // The room's clock here may be a little behind the press that was just made.
  expect(moved(running, to, 9_999, "")["x"]).toMatchObject({ from: 10_000, to: 10_001 });
});

test("an edge may not pass the other one, nor now", () => {
  expect(mayShift(over, "from", 9_999, 90_000)).toBe(true);
  expect(mayShift(over, "from", 10_000, 90_000)).toBe(false);
  expect(mayShift(over, "to", -10_000, 90_000)).toBe(false);
  expect(mayShift(over, "to", 5_000, 24_999)).toBe(false);
  expect(mayShift(running, "from", 4_000, 15_000)).toBe(true);
  expect(mayShift(running, "from", 5_000, 15_000)).toBe(false);
  expect(mayShift(running, "to", -1, 15_000)).toBe(false);
});

test("a stretch given to another link is followed under its new id, and so is its end", () => {
  const fix = (id: string, span: string, op: string) => ({
    id,
    kind: "timeline.fix",
    x: { span, op },
  });
  const all = [fix("f1", "c1", "overlay"), fix("f2", "f1#0", "overlay"), fix("f3", "c2", "edge")];
  expect(idNow(all, "c1")).toBe("f2#0");
  expect(idNow(all, "c2")).toBe("c2");
  expect([...fates(all)]).toEqual([
    ["c1", "changed"],
    ["c2", "changed"],
  ]);
  expect(fates([...all, fix("f4", "f2#0", "drop")]).get("c1")).toBe("dropped");
});
