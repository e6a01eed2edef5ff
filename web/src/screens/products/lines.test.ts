import { expect, test } from "vitest";
import type { Product } from "@/domains/selection/products";
import { linesOf } from "./lines";

const product = (id: number, codes: string[]): Product => ({
  id,
  version: 1,
  title: `品${id}`,
  short: "",
  category: "护肤",
  role: "",
  role_label: "",
  active: true,
  skus: codes.map((code, at) => ({
    view: "open",
    id: id * 10 + at,
    version: 1,
    product: id,
    code,
    spec: "",
    regular_price: null,
    show_price: null,
    stock: null,
    promo_stock: null,
    active: true,
  })),
  listings: [
    {
      id,
      version: 1,
      platform: "douyin",
      platform_label: "抖音",
      shop: "",
      platform_product_id: "777",
    },
  ],
});

test("a product is a row for each of its SKUs, and one row without any", () => {
  const lines = linesOf([product(1, ["A", "B"]), product(2, [])]);
  expect(lines.map((line) => [line.key, line.first, line.sku?.code])).toEqual([
    ["1-10", true, "A"],
    ["1-11", false, "B"],
    ["2-0", true, undefined],
  ]);
});

test("each row is found by the product, its SKU and its platform ids", () => {
  const [first] = linesOf([product(1, ["A-01"])]);
  for (const text of ["品1", "护肤", "A-01", "777"]) expect(first?.search).toContain(text);
});
