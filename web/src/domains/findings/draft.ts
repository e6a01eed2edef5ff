// A finding while somebody writes it: what was typed, and what of it is sent. [plain]
import { freshKey } from "@/kit/freshKey";
import type { Unit } from "@/kit/format";
import type { Finding, FindingIn } from "./findings";
import { readWanted, writeWanted } from "./wanted";

export type Scope = NonNullable<FindingIn["level"]>;
export type Direction = NonNullable<FindingIn["direction"]>;

export interface Draft {
  problem: string;
  improvement: string;
  plan: string;
  owner: number | null;
  /** A show day, YYYY-MM-DD; "" none. */
  deadline: string;
  metric: string;
  level: Scope;
  key: string;
  direction: Direction;
  /** As typed. */
  wanted: string;
  shows: number;
}

export const EMPTY: Draft = {
  problem: "",
  improvement: "",
  plan: "",
  owner: null,
  deadline: "",
  metric: "",
  level: "show",
  key: "",
  direction: "at_least",
  wanted: "",
  shows: 3,
};

/** Whether nothing was written: then nothing is kept, and nothing is lost. */
export const isEmpty = (draft: Draft): boolean =>
  [draft.problem, draft.improvement, draft.plan, draft.deadline, draft.metric].every(
    (text) => text.trim() === "",
  ) && draft.owner === null;

/** A finding as it is edited. */
export const draftOf = (finding: Finding): Draft => ({
  problem: finding.problem,
  improvement: finding.improvement,
  plan: finding.plan,
  owner: finding.owner,
  deadline: finding.deadline ?? "",
  metric: finding.metric,
  level: finding.level ?? "show",
  key: finding.level === "show" ? "" : finding.key,
  direction: finding.direction ?? "at_least",
  wanted: writeWanted(finding.wanted, finding.unit),
  shows: finding.verify_shows,
});

export type Field = "problem" | "wanted" | "key";

/** What is sent; or the field that keeps it from being sent. `unit`: of the metric. */
export function bodyOf(draft: Draft, unit: Unit | string): FindingIn | { missing: Field } {
  const problem = draft.problem.trim();
  if (problem === "") return { missing: "problem" };
  const said = {
    problem,
    improvement: draft.improvement.trim(),
    plan: draft.plan.trim(),
    owner: draft.owner,
    deadline: draft.deadline === "" ? null : draft.deadline,
    verify_shows: draft.shows,
  };
  if (draft.metric === "") {
    return { ...said, metric: "", level: null, key: "", direction: null, wanted: null };
  }
  if (draft.level !== "show" && draft.key === "") return { missing: "key" };
  const wanted = readWanted(draft.wanted, unit);
  if (wanted === null || wanted === undefined) return { missing: "wanted" };
  const { metric, level, direction } = draft;
  return { ...said, metric, level, key: level === "show" ? "" : draft.key, direction, wanted };
}

/** A line that is being written; `once`: under which it is sent, however often it is pressed. */
export interface Line {
  id: number;
  once: string;
  draft: Draft;
}

/** Whether a finding says what was sent: under its key an earlier wording may have arrived before. */
export const says = (finding: Finding, body: FindingIn): boolean =>
  JSON.stringify(bodyOf(draftOf(finding), finding.unit)) === JSON.stringify(body);

/** What was written and not sent yet, of one review; `edits` by the finding's id. */
export interface Kept {
  fresh: readonly Line[];
  edits: Readonly<Record<number, { expect: number; draft: Draft }>>;
  sentence: string | null;
}

export const NOTHING_KEPT: Kept = { fresh: [], edits: {}, sentence: null };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const drafted = (value: unknown): Draft | null =>
  isRecord(value) && typeof value["problem"] === "string"
    ? ({ ...EMPTY, ...value } as unknown as Draft)
    : null;

/** What a browser remembered; what it cannot have written is left out, and never breaks the page. */
export function keptFrom(text: string | null): Kept {
  let found: unknown;
  try {
    found = JSON.parse(text ?? "null");
  } catch {
    return NOTHING_KEPT;
  }
  if (!isRecord(found)) return NOTHING_KEPT;
  const fresh = Array.isArray(found["fresh"]) ? found["fresh"] : [];
  const edits = isRecord(found["edits"]) ? found["edits"] : {};
  return {
    fresh: fresh.flatMap((one: unknown, id) => {
      if (!isRecord(one)) return [];
      const draft = drafted(one["draft"]);
      const once = typeof one["once"] === "string" ? one["once"] : freshKey();
      return draft === null || isEmpty(draft) ? [] : [{ id, once, draft }];
    }),
    edits: Object.fromEntries(
      Object.entries(edits).flatMap(([id, one]) => {
        const draft = isRecord(one) ? drafted(one["draft"]) : null;
        const expect = isRecord(one) ? one["expect"] : null;
        return draft === null || typeof expect !== "number" ? [] : [[id, { expect, draft }]];
      }),
    ),
    sentence: typeof found["sentence"] === "string" ? found["sentence"] : null,
  };
}
