import { beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "@/api/refusal";
import { type Kept, ScriptDraft } from "./draft";
import type { Block } from "./merge";

const script = (...texts: string[]): Block[] => texts.map((text) => ({ kind: "host_line", text }));

/** A server with one script, and a clock that a test turns by hand. */
class Bench {
  kept: Kept<Block> = { version: 1, blocks: script("开场", "报价") };
  writes: string[][] = [];
  refuse: Refusal | null = null;
  /** When set, answers wait until it is called. */
  private gate: Promise<void> | null = null;
  open: () => void = () => {};
  private timers: { at: number; run: () => void }[] = [];
  private now = 0;
  draft = new ScriptDraft<Block>(this.kept, {
    write: async (expect, blocks) => {
      this.writes.push(blocks.map((block) => block.text));
      await this.gate;
      if (this.refuse !== null) throw this.refuse;
      if (expect !== this.kept.version) throw new Refusal("stale", 409, "先一步");
      this.kept = { version: expect + 1, blocks };
      return this.kept;
    },
    read: () => Promise.resolve(this.kept),
    after: (ms, run) => {
      const timer = { at: this.now + ms, run };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((one) => one !== timer);
      };
    },
  });

  holdAnswers() {
    this.gate = new Promise((done) => {
      this.open = () => {
        this.gate = null;
        done();
      };
    });
  }

  type(at: number, text: string) {
    const blocks = [...this.draft.state.blocks];
    const block = blocks[at];
    if (block === undefined) throw new Error("no such block");
    this.draft.edit(blocks.with(at, { ...block, text }));
  }

  /** Somebody else saved. */
  other(...texts: string[]) {
    this.kept = { version: this.kept.version + 1, blocks: script(...texts) };
    return this.kept;
  }

  async pass(ms: number) {
    this.now += ms;
    for (const timer of this.timers.filter((one) => one.at <= this.now)) {
      this.timers = this.timers.filter((one) => one !== timer);
      timer.run();
    }
    await this.settled();
  }

  async settled() {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }

  get shown() {
    return this.draft.state.blocks.map((block) => block.text);
  }

  get status() {
    return this.draft.state.status;
  }
}

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

describe("writing alone", () => {
  test("is saved once, a moment after the last stroke", async () => {
    bench.type(0, "开场白");
    await bench.pass(500);
    bench.type(0, "开场白！");
    await bench.pass(500);
    expect([bench.writes, bench.status]).toEqual([[], "dirty"]);
    await bench.pass(300);
    expect([bench.writes, bench.status]).toEqual([[["开场白！", "报价"]], "saved"]);
  });

  test("what is typed while a save is under way is saved after it", async () => {
    bench.holdAnswers();
    bench.type(0, "一");
    await bench.pass(800);
    expect(bench.status).toBe("saving");
    bench.type(0, "一二");
    bench.open();
    await bench.settled();
    expect([bench.writes, bench.shown, bench.status]).toEqual([
      [
        ["一", "报价"],
        ["一二", "报价"],
      ],
      ["一二", "报价"],
      "saved",
    ]);
  });

  test("changed and changed back, nothing is written", async () => {
    bench.type(0, "x");
    bench.type(0, "开场");
    expect(bench.status).toBe("saved");
    await bench.pass(5_000);
    expect(bench.writes).toEqual([]);
  });

  test("leaving the field saves at once", async () => {
    bench.type(1, "报价 89");
    await bench.draft.flush();
    expect(bench.kept.blocks).toEqual(script("开场", "报价 89"));
  });

  test("while Chinese is composed nothing is sent", async () => {
    bench.type(0, "bao");
    bench.draft.compose(true);
    await bench.pass(5_000);
    expect(bench.writes).toEqual([]);
    bench.type(0, "报");
    bench.draft.compose(false);
    await bench.pass(800);
    expect(bench.writes).toEqual([["报", "报价"]]);
  });
});

describe("a server that cannot be reached", () => {
  test("loses nothing, and gets it when it is back", async () => {
    bench.refuse = new Refusal("unreachable", 0);
    bench.type(0, "断线时写的");
    await bench.pass(800);
    expect([bench.status, bench.shown[0]]).toEqual(["failed", "断线时写的"]);
    bench.refuse = null;
    await bench.pass(5_000);
    expect([bench.status, bench.kept.blocks[0]?.text]).toEqual(["saved", "断线时写的"]);
  });

  test("a refusal that stands is told and not repeated by itself", async () => {
    bench.refuse = new Refusal("forbidden", 403, "没有权限");
    bench.type(0, "x");
    await bench.pass(800);
    await bench.pass(60_000);
    expect([bench.status, bench.writes.length]).toEqual(["failed", 1]);
  });

  test("a segment that was taken out leaves the words on the page", async () => {
    bench.refuse = new Refusal("retired", 409, "已停用");
    bench.type(0, "写了一半");
    await bench.pass(800);
    expect([bench.status, bench.shown[0]]).toEqual(["gone", "写了一半"]);
  });

  test("and saves them once the segment is back", async () => {
    bench.refuse = new Refusal("retired", 409, "已停用");
    bench.type(0, "写了一半");
    await bench.pass(800);
    bench.refuse = null;
    bench.other("开场", "她改的报价");
    await bench.draft.revive();
    expect([bench.status, bench.kept.blocks]).toEqual(["saved", script("写了一半", "她改的报价")]);
  });
});

describe("two people", () => {
  test("news is shown at once where nobody writes", () => {
    bench.draft.news(bench.other("开场", "报价 99"));
    expect([bench.shown, bench.status]).toEqual([["开场", "报价 99"], "saved"]);
  });

  test("a block somebody writes in keeps its text and its key while another changes", async () => {
    const key = bench.draft.state.blocks[0]?.key;
    bench.type(0, "开场，写到一半");
    bench.draft.news(bench.other("开场", "报价 99", "逼单"));
    expect(bench.shown).toEqual(["开场，写到一半", "报价 99", "逼单"]);
    expect(bench.draft.state.blocks[0]?.key).toBe(key);
    await bench.pass(800);
    expect(bench.kept).toEqual({ version: 3, blocks: script("开场，写到一半", "报价 99", "逼单") });
  });

  test("a stale save is laid together and saved again without a question", async () => {
    bench.type(0, "我的开场");
    bench.other("开场", "她的报价");
    await bench.pass(800);
    expect([bench.kept.blocks, bench.status]).toEqual([script("我的开场", "她的报价"), "saved"]);
  });

  test("the same block changed by both waits for a person, with both texts", async () => {
    bench.type(1, "报价 89");
    bench.other("开场！", "报价 99");
    await bench.pass(800);
    expect(bench.status).toBe("conflict");
    expect(bench.draft.state.clash).toEqual([
      { base: script("报价"), mine: script("报价 89"), theirs: script("报价 99") },
    ]);
    expect(bench.kept.blocks).toEqual(script("开场！", "报价 99"));
    expect(bench.shown).toEqual(["开场", "报价 89"]);
  });

  test.each([
    ["mine", ["开场！", "报价 89"]],
    ["theirs", ["开场！", "报价 99"]],
    ["both", ["开场！", "报价 99", "报价 89"]],
  ] as const)("chosen %s, it is saved with all else of both", async (prefer, wanted) => {
    bench.type(1, "报价 89");
    bench.other("开场！", "报价 99");
    await bench.pass(800);
    await bench.draft.settle(prefer);
    expect(bench.kept.blocks).toEqual(script(...wanted));
    expect([bench.shown, bench.status]).toEqual([[...wanted], "saved"]);
  });

  test("a conflict that they take back is none any more", async () => {
    bench.type(1, "报价 89");
    bench.draft.news(bench.other("开场", "报价 99"));
    expect(bench.status).toBe("conflict");
    bench.draft.news(bench.other("开场", "报价"));
    expect(bench.status).toBe("dirty");
    await bench.pass(800);
    expect(bench.kept.blocks).toEqual(script("开场", "报价 89"));
  });

  test("news of my own save, and older news, change nothing", async () => {
    bench.type(0, "新");
    await bench.pass(800);
    bench.draft.news({ version: 2, blocks: script("新", "报价") });
    bench.draft.news({ version: 1, blocks: script("开场", "报价") });
    expect([bench.shown, bench.status]).toEqual([["新", "报价"], "saved"]);
  });

  test("news while Chinese is composed waits for its end", () => {
    bench.draft.compose(true);
    bench.draft.news(bench.other("开场", "报价 99"));
    expect(bench.shown).toEqual(["开场", "报价"]);
    bench.draft.compose(false);
    expect(bench.shown).toEqual(["开场", "报价 99"]);
  });
});
