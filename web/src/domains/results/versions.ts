// The versions of a show's money as columns: those there are, and those that are yet to come. [plain]
import type { Version } from "./results";

/** Days after the end (docs/specs/results.md, 3); 0 is the end itself. */
export const AGES = [0, 1, 7, 15, 30] as const;

const DAY_MS = 86_400_000;

/** A column: `version` is null while its moment has not come; `at` is UTC ms, null while unknown. */
export interface AgeColumn {
  age: number;
  at: number | null;
  version: Version | null;
}

/** All ages, whichever of them the server tells. `end`: of the show, null while it is on air. */
export function columnsOf(versions: readonly Version[], end: number | null): AgeColumn[] {
  return AGES.map((age) => {
    const version = versions.find((one) => one.age === age) ?? null;
    const at = version?.at ?? (end === null ? null : end + age * DAY_MS);
    return { age, at, version };
  });
}

/** Whether a whole day has passed since the end: what brought an order is said by then. */
export const nextDayHasCome = (versions: readonly Version[]) =>
  versions.some(({ age }) => age >= 1);
