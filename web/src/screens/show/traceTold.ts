// One event behind a number, in a line.
import type { TracePart } from "@/domains/review/trace";
import { exact, type Unit } from "@/kit/format";

/** What an event says of itself, in a line: what it is about first, who it was last. */
export function toldOf(part: TracePart, names: ReadonlyMap<string, string>, unit: Unit): string {
  const { text, order, product, viewer, qty, amount, cur: _cur, channel, ...others } = part.told;
  // Of money it says what it adds; the amount again would only be read twice.
  const money = typeof amount === "number" && !unit.startsWith("fen") ? exact(amount, "fen") : "";
  const rest = Object.entries(others).map(([name, value]) => `${name} ${value}`);
  const goods = product === undefined ? "" : (names.get(String(product)) ?? product);
  const pieces = qty === undefined ? "" : `×${qty}`;
  return [text, goods, pieces, money, order, channel, ...rest, viewer, part.src]
    .filter(Boolean)
    .join(" · ");
}
