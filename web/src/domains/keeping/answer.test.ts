import { expect, test } from "vitest";
import { zh } from "@/words/zh";
import { answerText, countsText, showText } from "./answer";
import type { ErasureAnswer } from "./keeping";

const START = Date.UTC(2026, 10, 22, 12, 30);
const NAME = { room: "shop", room_title: "旗舰店", show: "7", title: "晚场", start: START };

test("a show is told by its room, title and day, else by what is known", () => {
  expect(showText(NAME, "shop/7")).toBe("旗舰店 · 晚场 · 2026-11-22 20:30");
  expect(showText({ ...NAME, title: "" }, "shop/7")).toBe("旗舰店 · 2026-11-22 20:30");
  expect(showText({ ...NAME, title: "", start: null }, "shop/7")).toBe("旗舰店 · 7");
  expect(showText(null, "old/9")).toBe("old/9");
});

test("how much of what, in the floor's words; a kind nobody named is other", () => {
  expect(countsText({ comment: 2, "order.state": 1, zzz: 3 }, zh)).toBe("评论 2、订单 1、其他 3");
  expect(countsText({}, zh)).toBe("");
});

test("an answer says what went, what stays, why and until when", () => {
  const answer: ErasureAnswer = {
    at: START,
    viewer: "0123456789abcdef",
    went: { comment: 1 },
    stays: [
      {
        room: "shop",
        show: "7",
        name: NAME,
        counts: { comment: 2 },
        why: "依法留存三年",
        until: START,
      },
      {
        room: "shop",
        show: null,
        name: null,
        counts: { "order.state": 1 },
        why: "保全中",
        until: null,
      },
    ],
  };
  expect(answerText(answer, zh).split("\n")).toEqual([
    "2026-11-22 对观众 0123456789abcdef 的删除请求，答复如下。",
    "已删除：评论 1。",
    "依法留存、不再展示也不对外提供的：",
    "· 旗舰店 · 晚场 · 2026-11-22 20:30：评论 2。依法留存三年；留到 2026-11-22，到期自动删除",
    "· 场次以外：订单 1。保全中；还没有日期",
  ]);
  const none = answerText({ ...answer, went: {}, stays: [] }, zh);
  expect(none).toContain("没有可以马上删除的内容。\n没有留存的内容。");
});
