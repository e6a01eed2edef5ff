// A goal's value as it is read and typed: money to the fen, counts whole. [plain]
import { exactCount } from "@/domains/imports/exact";
import { UNKNOWN, yuan } from "@/kit/format";
import { readCount, readFen } from "@/kit/typed";

export const amountText = (value: number | null, unit: string): string =>
  value === null ? UNKNOWN : unit === "fen" ? yuan(value) : exactCount(value);

/** undefined: it cannot be read; an empty field is no goal, and not one of 0. */
export function readAmount(text: string, unit: string): number | undefined {
  return (unit === "fen" ? readFen(text) : readCount(text)) ?? undefined;
}
