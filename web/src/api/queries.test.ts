import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeQueries } from "./queries";
import { Refusal, unreachable } from "./refusal";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page that asks one thing of a server that is there or not. */
function page(gone: () => Refusal) {
  const server = { there: false, asked: 0, looked: 0 };
  const queries = makeQueries({
    answers: () => {
      server.looked += 1;
      return Promise.resolve(server.there);
    },
    after: (ms, run) => void setTimeout(run, ms),
    random: () => 0.5,
  });
  const seen: string[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: ["files"],
    queryFn: () => {
      server.asked += 1;
      return server.there ? Promise.resolve("here") : Promise.reject(gone());
    },
  });
  observer.subscribe(({ status }) => {
    if (seen.at(-1) !== status) seen.push(status);
  });
  return { server, observer, seen };
}

test("a server that is down is told of within two seconds, and the page comes back by itself", async () => {
  const { server, observer, seen } = page(unreachable);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(observer.getCurrentResult().status).toBe("error");
  expect(server.asked).toBe(3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(observer.getCurrentResult().status).toBe("error");
  expect([server.asked, server.looked]).toEqual([3, 30]);
  server.there = true;
  await vi.advanceTimersByTimeAsync(2_500);
  expect(observer.getCurrentResult().data).toBe("here");
  // The refusal stood until then: it did not come and go.
  expect(seen).toEqual(["pending", "error", "pending", "success"]);
});

test("what a proxy says in the server's place is no answer either", async () => {
  const { server, observer } = page(() => new Refusal("unreadable_answer", 502));
  await vi.advanceTimersByTimeAsync(1_999);
  expect(observer.getCurrentResult().status).toBe("error");
  server.there = true;
  await vi.advanceTimersByTimeAsync(2_500);
  expect(observer.getCurrentResult().data).toBe("here");
});

test("a server that says no is not asked again by itself", async () => {
  const { server, observer } = page(() => new Refusal("forbidden", 403, "不行"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(observer.getCurrentResult().error?.text).toBe("不行");
  expect([server.asked, server.looked]).toEqual([1, 0]);
});
