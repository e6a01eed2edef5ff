import { describe, expect, test } from "vitest";
import { zh } from "@/words/zh";
import { asRefusal, Refusal, refusalFrom, sentence } from "./refusal";

describe("an answer that says no", () => {
  test("keeps code, sentence, fields and figures", () => {
    const refusal = refusalFrom(422, {
      code: "invalid",
      text: "姓名：最多 30 个字",
      where: [{ path: "body.name", text: "最多 30 个字" }],
      values: { limit: 30 },
    });
    expect(refusal.code).toBe("invalid");
    expect(refusal.text).toBe("姓名：最多 30 个字");
    expect(refusal.where).toEqual([{ path: "body.name", text: "最多 30 个字" }]);
    expect(refusal.values).toEqual({ limit: 30 });
    expect(refusal.passing).toBe(false);
  });

  test.each([[null], ["<html>502 Bad Gateway</html>"], [[]], [{ code: 5, text: "x" }], [{}]])(
    "of another shape (%j) is said to be unreadable, with its status",
    (body) => {
      const refusal = refusalFrom(502, body);
      expect(refusal.code).toBe("unreadable_answer");
      expect(sentence(refusal, zh)).toContain("502");
    },
  );

  test("tells how long to wait, from its header or its figures", () => {
    const body = { code: "queue_full", text: "排队满了" };
    expect(refusalFrom(429, body, "3").waitSeconds).toBe(3);
    expect(refusalFrom(429, { ...body, values: { retry_after_s: 9 } }, "3").waitSeconds).toBe(9);
    expect(refusalFrom(429, body, "Sun, 22 Nov 2026 00:00:00 GMT").waitSeconds).toBeNull();
    expect(refusalFrom(429, body).waitSeconds).toBeNull();
  });

  test("drops places that are no places and keeps the rest", () => {
    const where = [{ path: "a", text: "b" }, { path: 1 }, null];
    expect(refusalFrom(422, { code: "invalid", text: "x", where }).where).toHaveLength(1);
  });
});

test("what may pass is told from what was decided", () => {
  const passing = [0, 429, 500, 503].map((status) => new Refusal("x", status).passing);
  const decided = [400, 401, 403, 404, 409, 422].map((status) => new Refusal("x", status).passing);
  expect(passing).toEqual([true, true, true, true]);
  expect(decided).toEqual([false, false, false, false, false, false]);
});

test("a dead network is unreachable, a mistake of ours is not", () => {
  expect(asRefusal(new TypeError("Failed to fetch")).code).toBe("unreachable");
  expect(asRefusal(new DOMException("timed out", "TimeoutError")).code).toBe("unreachable");
  expect(asRefusal(new TypeError("x is not a function")).code).toBe("page");
});
