import { expect, test } from "vitest";
import { Refusal, unreachable } from "@/api/refusal";
import { follow } from "./follow";
import type { Work } from "./work";

const work = (state: string, more: Partial<Work> = {}): Work => ({
  id: 7,
  lane: "job",
  name: "x",
  label: "导入",
  state,
  state_label: state,
  progress: 0,
  note: "",
  error: "",
  cancel_asked: false,
  created_at: 0,
  finished_at: null,
  result: null,
  file: null,
  ...more,
});

async function followed(...answers: (Work | Refusal)[]) {
  const seen: string[] = [];
  const ask = () => {
    const next = answers.shift();
    if (next === undefined) throw new Error("asked once too often");
    return next instanceof Refusal ? Promise.reject(next) : Promise.resolve(next);
  };
  const done = await follow(ask, (one) => seen.push(one.state), new AbortController().signal);
  return { done, seen };
}

test("a job is followed to its end, also through a server that is away", async () => {
  const { done, seen } = await followed(work("waiting"), unreachable(), work("done"));
  expect(done).toBe(true);
  expect(seen).toEqual(["waiting", "done"]);
});

test("a cancelled one has an end, and no answer", async () => {
  expect((await followed(work("cancelled"))).done).toBe(false);
});

test("what it was refused with is thrown as if it had been answered at once", async () => {
  const result = { code: "preview_outdated", text: "预览之后被人改过。" };
  await expect(followed(work("dead", { result }))).rejects.toMatchObject(result);
  await expect(followed(work("dead", { error: "坏了" }))).rejects.toMatchObject({ text: "坏了" });
});

test("a job that is not there is not asked for again", async () => {
  const gone = new Refusal("not_found", 404, "没有这个任务。");
  await expect(followed(gone)).rejects.toBe(gone);
});

test("whoever leaves asks no more", async () => {
  const cut = new AbortController();
  let asked = 0;
  const following = follow(
    () => {
      asked += 1;
      cut.abort();
      return Promise.resolve(work("running"));
    },
    () => {},
    cut.signal,
  );
  await expect(following).rejects.toMatchObject({ name: "AbortError" });
  expect(asked).toBe(1);
});
