// What a table nobody knows may mean, as the server suggests it, and the mapping a person makes of
// it. The shape of `suggested` stands in config/file_tables.py, that of a mapping in
// connectors/taught/mapping.py. [plain]
import type { Sample } from "./imports";

export const SKIP = "skip";

/** One column and what it is taken to mean; `asks`: its unit must be said by a person. */
export interface SuggestedColumn {
  index: number;
  header: string;
  target: string;
  unit: string;
  asks: boolean;
  confidence: number;
  why: string;
  others: readonly string[];
}

/** One meaning a column can have, and the units its figures may be in. */
export interface Target {
  key: string;
  label: string;
  units: readonly string[];
}

/** One kind of rows: how well it explains the table, and its columns read so. */
export interface Kind {
  holds: string;
  columns: readonly SuggestedColumn[];
  targets: readonly Target[];
}

/** How the headers differ from a table that was taught; `meant`: what its columns meant. */
export interface Drift {
  /** The id of the table. */
  table: number;
  name: string;
  holds: string;
  platform: string;
  missing: readonly string[];
  added: readonly string[];
  renamed: readonly (readonly [string, string])[];
  meant: ReadonlyMap<string, ColumnMeaning>;
}

export interface Suggestion {
  /** The best fitting kind first. */
  kinds: readonly Kind[];
  unitLabels: Readonly<Record<string, string>>;
  roster: boolean;
  drift: Drift | null;
}

/** What a person says of one column. */
export interface ColumnMeaning {
  target: string;
  unit: string;
}

export interface Mapping extends Record<string, unknown> {
  holds: string;
  platform: string;
  sheet?: string;
  columns: readonly { header: string; target: string; unit: string; also?: readonly string[] }[];
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number => (typeof value === "number" ? value : 0);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
const plains = (value: unknown): Plain[] => (Array.isArray(value) ? value.filter(isPlain) : []);

const columnOf = (one: Plain): SuggestedColumn => ({
  index: number(one["index"]),
  header: text(one["header"]),
  target: text(one["target"]) || SKIP,
  unit: text(one["unit"]),
  asks: one["asks"] === true,
  confidence: number(one["confidence"]),
  why: text(one["why"]),
  others: texts(one["others"]),
});

const targetOf = (one: Plain): Target => ({
  key: text(one["key"]),
  label: text(one["label"]),
  units: texts(one["units"]),
});

function driftOf(value: unknown): Drift | null {
  if (!isPlain(value)) return null;
  const mapping = isPlain(value["mapping"]) ? value["mapping"] : {};
  const meant = plains(mapping["columns"]).map((one): [string, ColumnMeaning] => [
    text(one["header"]),
    { target: text(one["target"]) || SKIP, unit: text(one["unit"]) },
  ]);
  const pairs = Array.isArray(value["renamed"]) ? value["renamed"].map(texts) : [];
  return {
    table: number(value["table"]),
    name: text(value["name"]),
    holds: text(mapping["holds"]),
    platform: text(mapping["platform"]),
    missing: texts(value["missing"]),
    added: texts(value["added"]),
    renamed: pairs.flatMap(([old, fresh]) =>
      old !== undefined && fresh !== undefined ? [[old, fresh] as const] : [],
    ),
    meant: new Map(meant),
  };
}

/** The suggestion in a sample; what it does not say is left empty, and nothing is suggested. */
export function suggestionOf({ suggested }: Sample): Suggestion {
  const plain = (name: string): Plain => (isPlain(suggested[name]) ? suggested[name] : {});
  const [columns, targets, labels] = [plain("columns"), plain("targets"), plain("units")];
  return {
    kinds: plains(suggested["holds"]).map((one) => {
      const holds = text(one["holds"]);
      return {
        holds,
        columns: plains(columns[holds]).map(columnOf),
        targets: plains(targets[holds]).map(targetOf),
      };
    }),
    unitLabels: Object.fromEntries(Object.entries(labels).map(([key, said]) => [key, text(said)])),
    roster: suggested["roster"] === true,
    drift: driftOf(suggested["drift"]),
  };
}

/** What the columns of a sample mean at first: as they were taught, else as suggested. */
export function meaningsOf(sample: Sample, kind: Kind, drift: Drift | null): ColumnMeaning[] {
  const former = drift?.holds === kind.holds ? drift.meant : null;
  return sample.headers.map((header, at) => {
    const taught = former?.get(header);
    if (taught !== undefined) return taught;
    const column = kind.columns.find((one) => one.index === at);
    // What is new in a table that was taught is nobody's word yet: a person says what it is.
    if (former !== null || column === undefined) return { target: SKIP, unit: "" };
    return { target: column.target, unit: column.asks ? "" : column.unit };
  });
}

/** The mapping to be checked, and to be kept. `renamed`: new header → the name it had. */
export function mappingOf(
  sample: Sample,
  said: { holds: string; platform: string; meanings: readonly ColumnMeaning[] },
  renamed: ReadonlyMap<string, string> = new Map(),
): Mapping {
  return {
    holds: said.holds,
    platform: said.platform,
    ...(sample.sheet !== "" && { sheet: sample.sheet }),
    columns: sample.headers.map((header, at) => {
      const { target, unit } = said.meanings[at] ?? { target: SKIP, unit: "" };
      const old = renamed.get(header);
      return { header, target, unit, ...(old !== undefined && { also: [old] }) };
    }),
  };
}

/** Another meaning for a column: its unit is kept where it fits, said where there is only one. */
export function meant(target: Target | undefined, unit: string): ColumnMeaning {
  if (target === undefined) return { target: SKIP, unit: "" };
  const only = target.units.length === 1 ? (target.units[0] ?? "") : "";
  return { target: target.key, unit: target.units.includes(unit) ? unit : only };
}

/**
 * The renamings that are still to be asked about, and those that were confirmed: a column has one
 * former name, and what was left out before is left out under any name.
 */
export function openPairs(
  { renamed, meant }: Drift,
  confirmed: ReadonlyMap<string, string>,
): Drift["renamed"] {
  const taken = new Set(confirmed.values());
  return renamed.filter(([old, fresh]) => {
    if (confirmed.has(fresh)) return confirmed.get(fresh) === old;
    return !taken.has(old) && (meant.get(old)?.target ?? SKIP) !== SKIP;
  });
}
