import { expect, test } from "vitest";
import { Turns } from "./turns";

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

test("a read under way is cut off when a change begins", async () => {
  const turns = new Turns();
  let cut = false;
  const read = turns.read(
    (signal) =>
      new Promise((_, refuse) => {
        signal.addEventListener("abort", () => {
          cut = true;
          refuse(new Error("cut off"));
        });
      }),
  );
  const change = turns.alone(() => Promise.resolve("me"));
  await expect(read).rejects.toThrow("cut off");
  expect(cut).toBe(true);
  expect(await change).toBe("me");
});

test("a read asked for during a change is sent only after its end, also after a refusal", async () => {
  const turns = new Turns();
  let refuse: (error: Error) => void = () => {};
  const change = turns.alone(() => new Promise<never>((_, no) => (refuse = no)));
  let sent = false;
  const read = turns.read(() => {
    sent = true;
    return Promise.resolve(1);
  });
  await settled();
  expect(sent).toBe(false);
  refuse(new Error("wrong PIN"));
  await expect(change).rejects.toThrow("wrong PIN");
  expect(await read).toBe(1);
  expect(sent).toBe(true);
});

test("a read that has ended is not cut off later", async () => {
  const turns = new Turns();
  const signals: AbortSignal[] = [];
  await turns.read((signal) => {
    signals.push(signal);
    return Promise.resolve();
  });
  await turns.alone(() => Promise.resolve());
  expect(signals.map((signal) => signal.aborted)).toEqual([false]);
});
