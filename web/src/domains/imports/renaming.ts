// A known format of which a column is called otherwise in a file: what is asked, and what is kept.
// Its shape stands in connectors/taught/renamed.py. [plain]
import type { Sample } from "./imports";

/** The format a table nearly is; `free`: its headers that nobody reads. */
export interface Near {
  format: string;
  title: string;
  platform: string;
  missing: readonly string[];
  free: readonly string[];
  likely: ReadonlyMap<string, string>;
}

/** What a missing column is called in the file, as a person says. */
export type Names = ReadonlyMap<string, string>;

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** The format a table nearly is; null where it is like none. */
export function nearOf({ suggested }: Sample): Near | null {
  const near = suggested["near"];
  if (!isPlain(near) || text(near["format"]) === "") return null;
  const likely = isPlain(near["likely"]) ? near["likely"] : {};
  return {
    format: text(near["format"]),
    title: text(near["title"]),
    platform: text(near["platform"]),
    missing: texts(near["missing"]),
    free: texts(near["free"]),
    likely: new Map(Object.entries(likely).map(([old, fresh]) => [old, text(fresh)])),
  };
}

/** Whether every missing column has a name, and each another. */
export const isAnswered = ({ missing }: Near, names: Names) =>
  missing.every((old) => (names.get(old) ?? "") !== "") &&
  new Set(missing.map((old) => names.get(old))).size === missing.length;

/** What is kept of the answer. */
export const renamingOf = ({ format, missing }: Near, names: Names) => ({
  format,
  renamed: Object.fromEntries(missing.map((old) => [old, names.get(old) ?? ""])),
});

/** What it is called among the taught tables. */
export const renamingName = ({ title, missing }: Near, names: Names) =>
  `${title}（${missing.map((old) => names.get(old) ?? "").join("、")}）`.slice(0, 34);
