import { expect, test } from "vitest";
import { moneyText, otherMoney, rowSaid, rowSigned, rowText, signedMoney } from "./amounts";

const gmv = { name: "gmv", money: true };
const views = { name: "views", money: false };

test("money is told to the fen and never in 万; unknown is no 0", () => {
  expect([moneyText(2_839_880), moneyText(0), moneyText(null)]).toEqual(["28,398.80", "0.00", "—"]);
  expect([rowText(gmv, 300_000_000), rowText(views, 25_363), rowText(views, null)]).toEqual([
    "3,000,000.00",
    "25,363",
    "—",
  ]);
});

test("a difference says its sign, none is plain 0", () => {
  expect([signedMoney(46_090), signedMoney(-151_690), signedMoney(0)]).toEqual([
    "+460.90",
    "-1,516.90",
    "0.00",
  ]);
  expect([rowSigned(views, 3), rowSigned(views, -13), rowSigned(views, null)]).toEqual([
    "+3",
    "-13",
    "—",
  ]);
});

test("in a sentence it says its currency instead of its sign", () => {
  expect([rowSaid(gmv, -36_600, "CNY"), rowSaid(gmv, 36_600, "USD"), rowSaid(views, -13, "CNY")]).toEqual(
    ["¥366.00", "USD 366.00", "13"],
  ); // prettier-ignore
});

test("money of another currency bears its name and has that one's decimals", () => {
  expect([
    otherMoney(1_200, "USD"),
    otherMoney(6_830_000, "VND"),
    otherMoney(0, "THB"),
    otherMoney(null, "USD"),
  ]).toEqual(["USD 12.00", "VND 6,830,000", "THB 0.00", "USD —"]);
});
