// When a piece of evidence ends, in words. [plain]
import { daysLeft } from "@/domains/evidence/ending";
import type { Evidence } from "@/domains/evidence/evidence";
import { type Language } from "@/kit/format";
import { datedDay } from "@/kit/time";
import type { Words } from "@/words/zh";

/** "还有 12 天", "到期 3 天了", "没有到期日". */
export function endText(
  row: Pick<Evidence, "valid_from" | "valid_until" | "absent">,
  now: number,
  words: Words,
  language: Language,
): string {
  const told = words.evidence;
  if (row.absent) return told.standings.absent;
  if (row.valid_from !== null && row.valid_from > now) {
    return told.from_(datedDay(row.valid_from, now, language));
  }
  if (row.valid_until === null) return told.noEnd;
  const left = daysLeft(row.valid_until, now);
  if (row.valid_until <= now) return told.ended(-left);
  if (left === 0) return told.endsToday;
  if (left === 1) return told.endsTomorrow;
  return told.left(left);
}
