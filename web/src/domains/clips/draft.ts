// A clip while it is written down. [plain]
import type { Clip, ClipIn, ClipWords } from "./clips";

/** `from` and `to` as they are typed: the time of the recording, 1:23:45 or 23:45. */
export interface ClipDraft {
  room: string;
  show: string;
  /** When the show began, UTC ms; null while it is not known. */
  began: number | null;
  from: string;
  to: string;
  product: number | null;
  platform: string;
  account: string;
  title: string;
  spoken: string;
  shown: string;
  ad: boolean;
  ai: boolean;
  aiLabel: boolean;
}

export const BLANK: ClipDraft = {
  room: "",
  show: "",
  began: null,
  from: "",
  to: "",
  product: null,
  platform: "",
  account: "",
  title: "",
  spoken: "",
  shown: "",
  ad: true,
  ai: false,
  aiLabel: false,
};

const SECOND = 1_000;
const TIME = /^(?:(\d{1,3})[:：.])?(\d{1,3})[:：.](\d{1,2})$/;

/** 1:23:45 or 83:45 as ms; null when it is no time. */
export function readOffset(text: string): number | null {
  const found = TIME.exec(text.trim());
  if (found === null) return null;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  // Without hours a recording may be counted past its 59th minute.
  if (seconds > 59 || (found[1] !== undefined && minutes > 59)) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * SECOND;
}

/** As a recording's clock shows it. */
export function offsetText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / SECOND));
  const two = (value: number) => String(value).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `began`: when its show began, null where that is not known; then its times cannot be changed. */
export const draftOf = (row: Clip, began: number | null): ClipDraft => ({
  room: row.room,
  show: row.show,
  began,
  from: began === null ? "" : offsetText(row.starts_at - began),
  to: began === null ? "" : offsetText(row.ends_at - began),
  product: row.product,
  platform: row.platform,
  account: row.account,
  title: row.title,
  spoken: row.spoken,
  shown: row.shown,
  ad: row.ad_label,
  ai: row.ai_made,
  aiLabel: row.ai_label,
});

/** The stretch in UTC ms; null while one of its ends is no time. */
export function stretchOf(draft: ClipDraft): { start: number; end: number } | null {
  const [from, to] = [readOffset(draft.from), readOffset(draft.to)];
  if (draft.began === null || from === null || to === null) return null;
  return { start: draft.began + from, end: draft.began + to };
}

export type Missing = "show" | "from" | "to" | "order" | "platform" | "title";

/** What is held against the rules, as soon as it is known of which show it is. */
export const wordsOf = (draft: ClipDraft): ClipWords | null =>
  draft.room === "" || draft.show === "" || draft.platform === ""
    ? null
    : {
        room: draft.room,
        show: draft.show,
        product: draft.product,
        platform: draft.platform,
        title: draft.title.trim(),
        spoken: draft.spoken,
        shown: draft.shown,
        ad_label: draft.ad,
        ai_made: draft.ai,
        ai_label: draft.ai && draft.aiLabel,
      };

/** What is sent; or the field that keeps it from being sent. `kept`: a clip whose show's beginning is
 * not known keeps its times. */
export function bodyOf(draft: ClipDraft, kept: Clip | null): ClipIn | { missing: Missing } {
  const words = wordsOf(draft);
  if (draft.room === "" || draft.show === "") return { missing: "show" };
  if (words === null) return { missing: "platform" };
  const known = kept !== null && draft.began === null;
  const stretch = known ? { start: kept.starts_at, end: kept.ends_at } : stretchOf(draft);
  if (stretch === null) return { missing: readOffset(draft.from) === null ? "from" : "to" };
  if (stretch.end <= stretch.start) return { missing: "order" };
  if (words.title === "") return { missing: "title" };
  return {
    ...words,
    starts_at: stretch.start,
    ends_at: stretch.end,
    account: draft.account.trim(),
  };
}
