import { expect, test } from "vitest";
import type { Clip } from "./clips";
import { BLANK, bodyOf, type ClipDraft, draftOf, offsetText, readOffset } from "./draft";

const BEGAN = 1_800_000_000_000;
const whole: ClipDraft = {
  ...BLANK,
  room: "r1",
  show: "7",
  began: BEGAN,
  from: "1:02:03",
  to: "1:02:40",
  platform: "douyin",
  title: " 精华怎么用 ",
  spoken: "两三滴",
};

test("a recording's clock is read with and without hours, in a Chinese colon too", () => {
  expect(readOffset("1:02:03")).toBe(3_723_000);
  expect(readOffset("62：03")).toBe(3_723_000);
  expect(readOffset(" 0:05 ")).toBe(5_000);
  for (const wrong of ["", "5", "1:60", "1:75:00", "一分", "1:2:3:4"]) {
    expect(readOffset(wrong)).toBeNull();
  }
});

test("what is written is what is read", () => {
  for (const ms of [0, 5_000, 59_000, 60_000, 3_599_000, 3_600_000, 36_061_000]) {
    expect(readOffset(offsetText(ms))).toBe(ms);
  }
});

test("its stretch is sent in the time of the show", () => {
  expect(bodyOf(whole, null)).toMatchObject({
    starts_at: BEGAN + 3_723_000,
    ends_at: BEGAN + 3_760_000,
    title: "精华怎么用",
    ad_label: true,
  });
});

test("the first field that keeps it from being sent is named", () => {
  expect(bodyOf({ ...whole, show: "" }, null)).toEqual({ missing: "show" });
  expect(bodyOf({ ...whole, platform: "" }, null)).toEqual({ missing: "platform" });
  expect(bodyOf({ ...whole, from: "一" }, null)).toEqual({ missing: "from" });
  expect(bodyOf({ ...whole, to: "" }, null)).toEqual({ missing: "to" });
  expect(bodyOf({ ...whole, to: "1:02:03" }, null)).toEqual({ missing: "order" });
  expect(bodyOf({ ...whole, title: " " }, null)).toEqual({ missing: "title" });
});

test("a label of AI is sent only of what AI made", () => {
  expect(bodyOf({ ...whole, aiLabel: true }, null)).toMatchObject({ ai_label: false });
  expect(bodyOf({ ...whole, ai: true, aiLabel: true }, null)).toMatchObject({ ai_label: true });
});

test("a clip is edited as it is, and keeps its times where the show's beginning is not known", () => {
  const body = bodyOf(whole, null);
  const row = { ...body, id: 1, version: 1 } as unknown as Clip;
  expect(bodyOf(draftOf(row, BEGAN), row)).toEqual(body);
  expect(bodyOf(draftOf(row, null), row)).toEqual(body);
});
