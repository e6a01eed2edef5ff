import { expect, test } from "vitest";
import { answerOf, type News } from "@/domains/prompter/asked";
import { lengthOf, type PrompterPart, type PushedLine, standing } from "@/domains/prompter/parts";
import { roomIn, tokenIn } from "./door";
import { after, countdown, NOTHING_YET, pauseOf, roomTimeAt, sizeOf, wallAt } from "./standing";

const line: PushedLine = {
  id: "p1",
  ts: 1_000,
  text: "更正，是八十九元",
  kind: "correction",
  by: "user:1",
  ref: "a1",
  until: 6_000,
  x: {},
  shown: [],
  ack: null,
  down: null,
};
const part: PrompterPart = {
  line,
  last: [line],
  on_air: { facts: 0, show: null, segment: null, pitch: null },
  screens: [],
};
const news = (value: PrompterPart | null, number = 1): News => ({
  epoch: "e",
  number,
  value,
  now: 5_000,
  wall: 90_000,
  speed: 2,
});

test("a line whose seconds are over is gone though nobody has said so", () => {
  expect(standing(part, 5_999)?.id).toBe("p1");
  expect(standing(part, 6_000)).toBeNull();
  expect(standing({ ...part, line: { ...line, until: null } }, 9e9)?.id).toBe("p1");
  expect(standing(undefined, 0)).toBeNull();
});

test("without news what stood still stands, and the room's time goes on at its own speed", () => {
  const first = after(NOTHING_YET, { kind: "told", body: news(part) }, 100);
  const quiet = after(first, { kind: "told", body: news(null, 1) }, 200);
  expect(quiet.part).toBe(part);
  expect(roomTimeAt(first, 1_100)).toBe(7_000);
  expect(wallAt(first, 1_100)).toBe(91_000);
});

test("a cut is counted from its first answer that did not come, and is over with the next that did", () => {
  const first = after(NOTHING_YET, { kind: "told", body: news(part) }, 100);
  const cut = after(first, { kind: "cut" }, 500);
  const still = after(cut, { kind: "refused", code: "busy", text: "忙" }, 900);
  expect([still.lostSince, still.part]).toEqual([500, part]);
  expect([pauseOf(first), pauseOf(cut), pauseOf(still)]).toEqual([0, 300, 600]);
  expect(pauseOf({ ...still, failed: 40 })).toBe(2_000);
  expect(after(still, { kind: "told", body: news(part) }, 1_000).lostSince).toBeNull();
});

test("only the server's own word ends a prompter", () => {
  const gone = { code: "gone", text: "已经到期" };
  expect(answerOf(410, gone)).toEqual({ kind: "over", ...gone });
  expect(answerOf(503, { code: "busy", text: "忙" }).kind).toBe("refused");
  expect(answerOf(404, "<html>")).toEqual({ kind: "cut" });
  expect(after(NOTHING_YET, answerOf<News>(410, gone), 1).over?.text).toBe("已经到期");
});

test("a countdown rounds so that nothing is left exactly at 0:00, and what is over says +", () => {
  expect(countdown(245_000)).toBe("4:05");
  expect(countdown(1)).toBe("0:01");
  expect(countdown(0)).toBe("0:00");
  expect(countdown(-1_500)).toBe("+0:02");
  expect(countdown(3_729_000)).toBe("1:02:09");
});

test("characters are counted as the server counts them, and decide how large a line is", () => {
  expect(lengthOf("😀两字")).toBe(3);
  expect([sizeOf(18), sizeOf(19), sizeOf(35)]).toEqual(["large", "medium", "small"]);
});

test("an address names a room and may carry a secret", () => {
  expect(roomIn("/prompter/shop-1/")).toBe("shop-1");
  expect(roomIn("/prompter/")).toBeNull();
  expect(tokenIn(`#${"x".repeat(43)}`)).toBe("x".repeat(43));
  expect(tokenIn("#short")).toBeNull();
});
