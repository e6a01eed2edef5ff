import { expect, test } from "vitest";
import type { Tile } from "@/domains/boards/boards";
import { saidByMany } from "./saidByMany";

const tile = (metric: string, more: Partial<Tile>) =>
  ({ metric, value: 1, why: "", baseline: null, no_baseline: "", ...more }) as Tile;
const NONE = "还没有播完的往场可比。";

test("a sentence of three tiles is said once for them, one of two stays where it is", () => {
  const said = saidByMany([
    tile("gmv", { no_baseline: NONE }),
    tile("orders", { no_baseline: "没有来源。" }),
    tile("views", { no_baseline: NONE }),
    tile("stay", { value: null, why: "没有来源。" }),
    tile("online", { no_baseline: NONE }),
  ]);
  expect([...said].map(([text, some]) => [text, some.map(({ metric }) => metric)])).toEqual([
    [NONE, ["gmv", "views", "online"]],
  ]);
});

test("what a tile does not show is not said for it", () => {
  const unknown = { value: null, why: "没有来源。", no_baseline: NONE };
  const usual = { baseline: { how: "last" } as Tile["baseline"], no_baseline: NONE };
  const said = saidByMany([
    tile("a", { no_baseline: NONE }),
    tile("b", unknown),
    tile("c", usual),
    tile("d", { no_baseline: NONE }),
    tile("e", {}),
    tile("f", {}),
    tile("g", {}),
  ]);
  expect(said.size).toBe(0);
});
