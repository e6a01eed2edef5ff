// Which links run out soon: what was promised, what was sold, and how fast it goes now. [plain]
import type { Good } from "./goods";
import { linkFigures, type LinkFigures } from "./parts";

export interface StockWarning {
  good: Good;
  /** Pieces that may be promised, as the line-up says. */
  promised: number;
  /** Pieces paid in this show. */
  sold: number;
  /** ms until it is used up at the speed of the last five minutes; null: it does not go now. */
  lasts: number | null;
  out: boolean;
}

const RECENT_MS = 5 * 60_000;
/** At the speed of now it lasts shorter than this. */
export const SOON_MS = 10 * 60_000;
/** Or so few pieces are left. */
export const FEW = 5;

/** The link's warning; null while there is enough, or nobody knows. */
export function stockWarning(good: Good, part: LinkFigures | undefined): StockWarning | null {
  const figures = linkFigures(part, good.product);
  const sold = figures?.show["items_paid"] ?? null;
  if (good.promisable === null) return null;
  if (good.promisable === 0) {
    return { good, promised: 0, sold: sold ?? 0, lasts: null, out: true };
  }
  if (sold === null) return null;
  const left = good.promisable - sold;
  const recent = figures?.recent["items_paid"] ?? 0;
  const lasts = recent > 0 ? Math.max(0, Math.round((left / recent) * RECENT_MS)) : null;
  const low = left <= FEW || (lasts !== null && lasts <= SOON_MS);
  return low ? { good, promised: good.promisable, sold, lasts, out: left <= 0 } : null;
}
