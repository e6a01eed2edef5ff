import { expect, test } from "vitest";
import { readFigures, writeFigures } from "./figures";

test("a share is read to the last millionth, with or without its sign", () => {
  expect(readFigures("5%", "ppm")).toEqual({ low: 50_000, high: 50_000 });
  expect(readFigures("5", "ppm")).toEqual({ low: 50_000, high: 50_000 });
  expect(readFigures("2.5–3%", "ppm")).toEqual({ low: 25_000, high: 30_000 });
  expect(readFigures("0.0001%", "ppm")).toEqual({ low: 1, high: 1 });
  expect(readFigures("１２．５％", "ppm")).toEqual({ low: 125_000, high: 125_000 });
});

test("an amount is read to the fen", () => {
  expect(readFigures("4.5", "fen")).toEqual({ low: 450, high: 450 });
  expect(readFigures("¥4 ~ 6元", "fen")).toEqual({ low: 400, high: 600 });
  expect(readFigures("￥1,299.99 元", "fen")).toEqual({ low: 129_999, high: 129_999 });
  expect(readFigures("4到6", "fen")).toEqual({ low: 400, high: 600 });
  expect(readFigures("0.29", "fen")).toEqual({ low: 29, high: 29 });
});

test("what is no figure of that unit is unreadable, and no other figure", () => {
  for (const text of ["", "abc", "5%", "4.505", "1-2-3", "-5", "1e3", "4,50", "—"]) {
    expect(readFigures(text, "fen"), text).toBeUndefined();
  }
  expect(readFigures("0.00001%", "ppm")).toBeUndefined();
  expect(readFigures("99999999999999999", "fen")).toBeUndefined();
});

test("what is written is read as the same", () => {
  for (const figures of [
    { low: 0, high: 0 },
    { low: 1, high: 1 },
    { low: 25_000, high: 30_000 },
    { low: 450, high: 1_000_000 },
  ]) {
    for (const unit of ["ppm", "fen"] as const) {
      expect(readFigures(writeFigures(figures, unit), unit)).toEqual(figures);
    }
  }
  expect(writeFigures({ low: 25_000, high: 30_000 }, "ppm")).toBe("2.5%–3%");
  expect(writeFigures({ low: 100_000, high: 100_000 }, "ppm")).toBe("10%");
  expect(writeFigures({ low: 450, high: 450 }, "fen")).toBe("4.50");
});
