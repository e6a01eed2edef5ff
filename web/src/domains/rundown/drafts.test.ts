import { expect, test } from "vitest";
import { Refusal } from "@/api/refusal";
import { Drafts, keptOf } from "./drafts";
import type { Plan, ScriptBlock, Segment } from "./plan";

const segment = (id: number, script_version: number, ...texts: string[]) =>
  ({
    id,
    script_version,
    blocks: texts.map((text) => ({ kind: "host_line", text, shown: text })),
  }) as unknown as Segment;
const plan = (...segments: Segment[]) => ({ segments }) as unknown as Plan;
const typed = (text: string) => ({ kind: "host_line" as const, text, key: 1 });

function drafts(write: (segment: number, blocks: ScriptBlock[]) => Promise<void>) {
  return new Drafts({
    write: async (id, expect, blocks) => {
      await write(id, blocks);
      return { version: expect + 1, blocks };
    },
    read: () => Promise.resolve(null),
    after: () => () => {},
  });
}

test("what is written in one segment is kept while another is looked at", () => {
  const all = drafts(() => Promise.resolve());
  const [first, second] = [segment(1, 1, "甲"), segment(2, 1, "乙")];
  all.of(first).edit([typed("甲改")]);
  expect(all.of(second).state.blocks.map((block) => block.text)).toEqual(["乙"]);
  expect(all.of(first).state.blocks.map((block) => block.text)).toEqual(["甲改"]);
  expect(all.status).toBe("dirty");
});

test("leaving saves all of them", async () => {
  const wrote: [number, string[]][] = [];
  const all = drafts((id, blocks) => {
    wrote.push([id, blocks.map((block) => block.text)]);
    return Promise.resolve();
  });
  all.of(segment(1, 1, "甲")).edit([typed("甲改")]);
  all.of(segment(2, 1, "乙")).edit([typed("乙改")]);
  await all.flush();
  expect(wrote).toEqual([
    [1, ["甲改"]],
    [2, ["乙改"]],
  ]);
  expect(all.status).toBe("saved");
});

test("a plan read again reaches the drafts, and one of a segment that is gone is let go", () => {
  const all = drafts(() => Promise.resolve());
  const first = segment(1, 1, "甲");
  const draft = all.of(first);
  all.news(plan(segment(1, 2, "甲，别人改的")));
  expect(draft.state.blocks.map((block) => block.text)).toEqual(["甲，别人改的"]);
  all.news(plan());
  expect(all.orphan(1)).toBeNull();
  expect(all.of(first)).not.toBe(draft);
});

test("unsaved words of a segment that is gone stay until somebody drops them", async () => {
  const all = drafts(() => Promise.reject(new Refusal("retired", 409, "已停用")));
  const draft = all.of(segment(1, 1, "甲"));
  draft.edit([typed("写到一半")]);
  await draft.flush();
  all.news(plan());
  expect(all.orphan(1)).toBe(draft);
  expect(all.status).toBe("gone");
  all.drop(1);
  expect([all.orphan(1), all.status]).toEqual([null, "saved"]);
});

test("the script of a segment is what it says, without what fills its blanks", () => {
  expect(keptOf(segment(1, 3, "{到手价}"))).toEqual({
    version: 3,
    blocks: [{ kind: "host_line", text: "{到手价}" }],
  });
});
