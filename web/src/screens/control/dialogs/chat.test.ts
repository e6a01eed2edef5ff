import { describe, expect, it } from "vitest";
import { fromChat, type Kept } from "./chat";

const BOXES = [
  { id: "gmv", unit: "money" },
  { id: "orders_paid", unit: "count" },
  { id: "stay", unit: "ms" },
  { id: "spend", unit: "money" },
  { id: "follows", unit: "count" },
] as const;
const read = (kept: Kept[], filled: string[] = []) =>
  fromChat(kept, BOXES, new Set(filled)).map(({ id, value }) => [id, value]);

describe("a line of a chat", () => {
  it("has sales where the figure can only be money", () => {
    expect(read([{ label: "成交", text: "12.3万" }])).toEqual([["gmv", 12_300_000]]);
    expect(read([{ label: "成交", text: "¥8,000" }])).toEqual([["gmv", 800_000]]);
    expect(read([{ label: "成交", text: "1.2w" }])).toEqual([["gmv", 1_200_000]]);
    expect(read([{ label: "成交", text: "99.5元" }])).toEqual([["gmv", 9_950]]);
  });

  it("has orders where it is counted in 单, and neither where nobody can tell", () => {
    expect(read([{ label: "成交", text: "86单" }])).toEqual([["orders_paid", 86]]);
    expect(read([{ label: "订单", text: "86" }])).toEqual([["orders_paid", 86]]);
    expect(read([{ label: "成交", text: "86" }])).toEqual([]);
  });

  it("has the other short names with their own units", () => {
    expect(
      read([
        { label: "停留", text: "1分02秒" },
        { label: "花费", text: "3200" },
        { label: "加粉", text: "30人" },
      ]),
    ).toEqual([
      ["stay", 62_000],
      ["spend", 320_000],
      ["follows", 30],
    ]);
  });

  it("never overwrites what the server was sure of, nor chooses between two", () => {
    expect(read([{ label: "成交", text: "12.3万" }], ["gmv"])).toEqual([]);
    expect(
      read([
        { label: "成交", text: "12.3万" },
        { label: "销售", text: "13万" },
      ]),
    ).toEqual([]);
    expect(
      read([
        { label: "进人", text: "86" },
        { label: "", text: "12万" },
      ]),
    ).toEqual([]);
    expect(
      read([
        { label: "停留", text: "很久" },
        { label: "成交", text: "" },
      ]),
    ).toEqual([]);
  });
});
