// A piece of evidence while it is written, and as a browser keeps it. [plain]
import { dayKey, midnight } from "@/kit/time";
import type { Evidence, EvidenceIn, EvidenceKind } from "./evidence";

/** `from` and `until` are days of the team's clock, "" unknown; `until` is the last day it holds. */
export interface EvidenceDraft {
  kind: EvidenceKind | "";
  title: string;
  number: string;
  holder: string;
  absent: boolean;
  from: string;
  until: string;
  products: readonly number[];
  hosts: readonly number[];
  rules: readonly string[];
  words: readonly string[];
  note: string;
}

export const BLANK: EvidenceDraft = {
  kind: "",
  title: "",
  number: "",
  holder: "",
  absent: false,
  from: "",
  until: "",
  products: [],
  hosts: [],
  rules: [],
  words: [],
  note: "",
};

/** A row as it is edited. Its end is the instant after its last day. */
export const draftOf = (row: Evidence): EvidenceDraft => ({
  kind: row.kind,
  title: row.title,
  number: row.number,
  holder: row.holder,
  absent: row.absent,
  from: row.valid_from === null ? "" : dayKey(row.valid_from),
  until: row.valid_until === null ? "" : dayKey(row.valid_until - 1),
  products: row.products,
  hosts: row.hosts,
  rules: row.rules,
  words: row.words,
  note: row.note,
});

export type Missing = "kind" | "title" | "until";

/** What is sent; or the field that keeps it from being sent. */
export function bodyOf(draft: EvidenceDraft): EvidenceIn | { missing: Missing } {
  const title = draft.title.trim();
  if (draft.kind === "") return { missing: "kind" };
  if (title === "") return { missing: "title" };
  if (draft.from !== "" && draft.until !== "" && draft.until < draft.from) {
    return { missing: "until" };
  }
  return {
    kind: draft.kind,
    title,
    number: draft.number.trim(),
    holder: draft.holder.trim(),
    absent: draft.absent,
    valid_from: draft.from === "" ? null : midnight(draft.from),
    valid_until: draft.until === "" ? null : midnight(draft.until, 1),
    products: [...draft.products],
    hosts: [...draft.hosts],
    rules: [...draft.rules],
    words: draft.words.map((word) => word.trim()).filter((word) => word !== ""),
    note: draft.note.trim(),
  };
}

/** Kept while it is written; `expect`: the version that was read, null for a new piece. */
export interface KeptDraft {
  expect: number | null;
  draft: EvidenceDraft;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const LISTS = { products: "number", hosts: "number", rules: "string", words: "string" } as const;

/** What a browser remembered; what it cannot have written is left out, and never breaks the page. */
export function keptFrom(text: string | null): KeptDraft | null {
  let found: unknown;
  try {
    found = JSON.parse(text ?? "null");
  } catch {
    return null;
  }
  if (!isRecord(found) || !isRecord(found["draft"])) return null;
  const { expect, draft } = found;
  if (expect !== null && typeof expect !== "number") return null;
  const sound = Object.entries(BLANK).every(([name, blank]) => {
    const value = draft[name];
    if (name in LISTS) {
      const kind = LISTS[name as keyof typeof LISTS];
      return Array.isArray(value) && value.every((one) => typeof one === kind);
    }
    return typeof value === typeof blank;
  });
  return sound ? { expect, draft: draft as unknown as EvidenceDraft } : null;
}

export const same = (a: EvidenceDraft, b: EvidenceDraft): boolean =>
  (Object.keys(BLANK) as (keyof EvidenceDraft)[]).every(
    (name) => JSON.stringify(a[name]) === JSON.stringify(b[name]),
  );
