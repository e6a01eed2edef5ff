import { expect, test } from "vitest";
import { Refusal } from "@/api/refusal";
import { overOthers } from "./overOthers";

interface Row {
  version: number;
  price: number;
  note: string;
}

/** A server with one row that refuses a version it does not have. */
function server(now: Row) {
  const state = { now, asked: 0 };
  const write = (price: number) => (row: Row) => {
    state.asked += 1;
    if (row.version !== state.now.version) {
      return Promise.reject(new Refusal("stale", 409, "先一步"));
    }
    state.now = { ...state.now, price, version: row.version + 1 };
    return Promise.resolve(state.now);
  };
  return { state, write, read: () => Promise.resolve<Row | undefined>(state.now) };
}

const seen: Row = { version: 1, price: 10, note: "" };
const untouched = (now: Row) => now.price === seen.price;

test("somebody else's note does not stand in the way of my price", async () => {
  const { state, write, read } = server({ version: 4, price: 10, note: "小红的" });
  await overOthers({ row: seen, write: write(99), read, untouched });
  expect(state.now).toEqual({ version: 5, price: 99, note: "小红的" });
});

test("the same price changed by somebody else is refused, and stays theirs", async () => {
  const { state, write, read } = server({ version: 2, price: 20, note: "" });
  const mine = overOthers({ row: seen, write: write(99), read, untouched });
  await expect(mine).rejects.toMatchObject({ code: "stale" });
  expect(state).toMatchObject({ now: { version: 2, price: 20 }, asked: 1 });
});

test("a row that is gone, and any other refusal, end it at once", async () => {
  const { state, write } = server({ version: 2, price: 10, note: "" });
  const gone = () => Promise.resolve(undefined);
  await expect(
    overOthers({ row: seen, write: write(99), read: gone, untouched }),
  ).rejects.toMatchObject({ code: "stale" });
  const refused = () => Promise.reject(new Refusal("forbidden", 403));
  await expect(
    overOthers({ row: seen, write: refused, read: gone, untouched }),
  ).rejects.toMatchObject({ code: "forbidden" });
  expect(state.asked).toBe(1);
});
