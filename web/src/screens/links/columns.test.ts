import { expect, test } from "vitest";
import type { Link } from "@/domains/selection/links";
import { readTalk, talkText } from "./columns";

const talk = (talk_share: number | null, talk_seconds: number | null) =>
  ({ talk_share, talk_seconds }) as Link;

test("talk is a share, a length, or both", () => {
  expect(talkText(talk(2_000, null))).toBe("20%");
  expect(talkText(talk(null, 330))).toBe("5:30");
  expect(talkText(talk(1_250, 330))).toBe("12.5% · 5:30");
  expect(talkText(talk(null, null))).toBe("");
});

test("what it reads as is what it was written from", () => {
  for (const [share, seconds] of [
    [2_000, null],
    [null, 330],
    [1_250, 330],
    [null, null],
  ] as const) {
    const text = talkText(talk(share, seconds));
    expect(readTalk(text)).toEqual({ talk_share: share, talk_seconds: seconds });
  }
});

test("people's own ways of writing it", () => {
  expect(readTalk("5分钟")).toEqual({ talk_share: null, talk_seconds: 300 });
  expect(readTalk("20%，5分")).toEqual({ talk_share: 2_000, talk_seconds: 300 });
  // A bare number may be minutes or a share: nobody guesses.
  expect(readTalk("8")).toBeNull();
  expect(readTalk("120%")).toBeNull();
});
