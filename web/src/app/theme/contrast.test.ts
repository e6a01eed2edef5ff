import { expect, test } from "vitest";
import { type Light, paper, stage } from "./tokens";

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const inks = ["ink", "inkSoft", "inkFaint", "pressInk", "soonInk"] as const;
const grounds = ["ground", "surface", "raised", "sunk"] as const;

test.each<[string, Light]>([
  ["paper", paper],
  ["stage", stage],
])("on %s every ink is readable on every ground (WCAG AA, 4.5:1)", (_, light) => {
  const poor = inks.flatMap((ink) =>
    grounds
      .filter((ground) => contrast(light[ink], light[ground]) < 4.5)
      .map((ground) => `${ink} on ${ground}: ${contrast(light[ink], light[ground]).toFixed(2)}`),
  );
  expect(poor).toEqual([]);
  expect(contrast(light.ink, light.soonGround)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(light.soonInk, light.soonGround)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(light.onPress, light.pressFill)).toBeGreaterThanOrEqual(4.5);
});

test("black on white is 21:1, so the measure itself is right", () => {
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
});
