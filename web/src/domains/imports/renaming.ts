// A known format of which a column is called otherwise in a file: what is asked, and what is kept.
// Its shape stands in connectors/taught/renamed.py. [plain]
import type { Sample } from "./imports";

/** The format a table nearly is; `free`: its headers that nobody reads; `optional`: it can be read
 * without what went, and that may be none of them. */
export interface Near {
  format: string;
  title: string;
  platform: string;
  missing: readonly string[];
  free: readonly string[];
  likely: ReadonlyMap<string, string>;
  optional: boolean;
}

/** Chosen where a person says that a column that went is none of the headers. */
export const NONE_OF_THEM = "\u0000none";

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
    optional: near["optional"] === true,
  };
}

/** Whether every missing column has a name, and each another, or is said to be none of them. */
export function isAnswered({ missing }: Near, names: Names): boolean {
  const said = missing.map((old) => names.get(old) ?? "");
  const called = said.filter((one) => one !== NONE_OF_THEM);
  return !said.includes("") && new Set(called).size === called.length;
}

const headerOf = (old: string, names: Names): string | null => {
  const said = names.get(old) ?? "";
  return said === NONE_OF_THEM ? null : said;
};

/** What is kept of the answer. */
export const renamingOf = ({ format, missing }: Near, names: Names) => ({
  format,
  renamed: Object.fromEntries(missing.map((old) => [old, headerOf(old, names)])),
});

/** What it is called among the taught tables. */
export const renamingName = ({ title, missing }: Near, names: Names) =>
  `${title}（${missing.map((old) => headerOf(old, names) ?? old).join("、")}）`.slice(0, 34);
