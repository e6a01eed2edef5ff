// When a schedule sends, in words. [plain]
import type { Schedule } from "@/domains/team/groups";
import type { Words } from "@/words/zh";

export function whenText(
  {
    occasion,
    first_hour: first,
    last_hour: last,
  }: Pick<Schedule, "occasion" | "first_hour" | "last_hour">,
  words: Words,
): string {
  const told = words.groups;
  if (occasion !== "hourly" || first === null || last === null) return told.occasions[occasion];
  const span = told.schedules.hours(first, last);
  return first > last ? `${span}（${told.schedules.crosses}）` : span;
}
