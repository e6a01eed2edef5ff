import { expect, test } from "vitest";
import type { PhoneBoard } from "@/domains/boardlinks/phone";
import { after, agoParts, at, isOld, NOTHING_YET, serverTime } from "./standing";

const END = 9_000_000;
const board = (more: Partial<PhoneBoard> = {}) =>
  ({ again_s: 15, told_at: 1_000_000, until: END, ...more }) as PhoneBoard;
/** The phone's clock is years off. */
const HERE = 77_000_000_000;
const heard = after(NOTHING_YET, { kind: "board", board: board() }, HERE);

test("a board is asked for again when the server says", () => {
  expect(heard.next_ms).toBe(15_000);
  expect(isOld(heard, HERE + 45_000)).toBe(false);
  expect(isOld(heard, HERE + 45_001)).toBe(true);
});

test("without a network the last numbers stay, told as old, and are asked for less and less often", () => {
  let now = heard;
  const waits: (number | null)[] = [];
  for (let turn = 0; turn < 7; turn += 1) {
    now = after(now, { kind: "unreachable" }, HERE + 20_000);
    waits.push(now.next_ms);
  }
  expect(waits).toEqual([4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect([now.heard, now.trouble, isOld(now, HERE + 1)]).toEqual([heard.heard, "", true]);
  const back = after(now, { kind: "board", board: board() }, HERE + 99_000);
  expect([back.trouble, back.failed, back.next_ms, isOld(back, HERE + 99_000)]).toEqual([
    null, 0, 15_000, false,
  ]); // prettier-ignore
});

test("who was told to wait waits", () => {
  const told = after(heard, { kind: "refused", text: "请稍等", wait_s: 840 }, HERE);
  expect([told.trouble, told.next_ms]).toEqual(["请稍等", 840_000]);
});

test("over is over: the numbers are gone and nothing is asked any more", () => {
  const gone = after(heard, { kind: "over", text: "已经收回" }, HERE);
  expect(gone).toEqual({ heard: null, trouble: null, over: "已经收回", failed: 0, next_ms: null });
  expect(after(gone, { kind: "board", board: board() }, HERE)).toBe(gone);
});

test("a link ends on time on a phone whose clock is wrong and that hears nothing", () => {
  const left = END - 1_000_000;
  expect(at(heard, HERE + left - 1)).toBe(heard);
  expect(at(heard, HERE + left)).toMatchObject({ heard: null, over: "", next_ms: null });
  // Set back meanwhile, the phone takes no time off what the server said.
  expect(heard.heard && serverTime(heard.heard, HERE - 5_000)).toBe(1_000_000);
});

test("ages are told in one unit", () => {
  expect([-5, 0, 59_999, 60_000, 3_599_999, 7_300_000].map(agoParts)).toEqual([
    { count: 0, unit: "s" },
    { count: 0, unit: "s" },
    { count: 59, unit: "s" },
    { count: 1, unit: "min" },
    { count: 59, unit: "min" },
    { count: 2, unit: "h" },
  ]);
});
