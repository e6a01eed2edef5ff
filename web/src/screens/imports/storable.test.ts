import { expect, test } from "vitest";
import type { ImportedFile } from "@/domains/imports/imports";
import { storable } from "./storable";

const file = (id: number, state: ImportedFile["state"]) => ({ id, state }) as ImportedFile;

test("one press stores what is ready and untouched, and nothing that anybody is at work on", () => {
  const files = [file(1, "ready"), file(2, "asking"), file(3, "stored"), file(4, "ready")];
  expect(storable(files, {}).map(({ id }) => id)).toEqual([1, 4]);
  expect(storable(files, { 4: { 甲: { to: "out" } }, 1: {} }).map(({ id }) => id)).toEqual([1]);
});
