// Rulings as the columns of a table: the newest first, how each appeal stands beside it.
import type { Violation } from "@/domains/violations/violations";
import { appealStanding, hoursLeft } from "@/domains/violations/appealClock";
import { type Language, UNKNOWN, yuan } from "@/kit/format";
import type { Column } from "@/kit/table/columns";
import { atClock, datedDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import type { Words } from "@/words/zh";
import styles from "./violations.module.css";

interface Given {
  words: Words;
  language: Language;
  /** UTC ms, by the minute. */
  now: number;
  roomTitle: (ident: string) => string;
  open: (row: Violation) => void;
}

/** How the appeal stands and, while it can be made, how long. */
export function appealText(row: Violation, now: number, words: Words): string {
  const told = words.violations;
  const state = told.appeals[row.appeal];
  const standing = appealStanding(row, now);
  if (standing === "late") return `${state} · ${told.late}`;
  if ((standing === "open" || standing === "near") && row.appeal_until !== null) {
    return `${state} · ${told.left(hoursLeft(row.appeal_until, now))}`;
  }
  return state;
}

/** What followed, in a line. */
export function penaltyText(row: Violation, words: Words): string {
  const told = words.violations;
  const parts = [
    row.is_warning ? told.warning : null,
    row.points === null ? null : `${told.points} ${row.points}`,
    row.frozen === null ? null : told.frozenOf(yuan(row.frozen)),
    row.banned_days === null ? null : told.daysOf(row.banned_days),
    row.penalty || null,
  ];
  return parts.filter((one) => one !== null).join(" · ") || UNKNOWN;
}

export function violationColumns(given: Given): Column<Violation>[] {
  const { words, language, now, roomTitle, open } = given;
  const told = words.violations;
  const when = (ms: number) => `${datedDay(ms, now, language)} ${atClock(ms)}`;
  return [
    {
      id: "happened",
      title: told.happened,
      width: 136,
      frozen: true,
      text: (row) => when(row.happened_at),
      order: (row) => row.happened_at,
    },
    {
      id: "clause",
      title: told.clause,
      width: 220,
      filter: "text",
      text: (row) => row.clause,
      cell: (row) => (
        <button
          type="button"
          className={styles.name}
          title={row.clause}
          data-open={row.id}
          onClick={() => open(row)}
        >
          {row.clause}
        </button>
      ),
    },
    {
      id: "family",
      title: told.family,
      width: 116,
      filter: "choice",
      text: (row) => told.families[row.family],
    },
    {
      id: "appeal",
      title: told.appeal,
      width: 164,
      text: (row) => appealText(row, now, words),
      order: (row) => row.appeal_until,
      cell: (row) => {
        const standing = appealStanding(row, now);
        return (
          <span className={standing === "near" ? styles.near : tone.soft} data-appeal={standing}>
            {appealText(row, now, words)}
          </span>
        );
      },
    },
    {
      id: "penalty",
      title: told.consequences,
      width: 190,
      filter: "text",
      text: (row) => penaltyText(row, words),
    },
    { id: "quote", title: told.quote, width: 170, filter: "text", text: (row) => row.quote },
    {
      id: "room",
      title: told.room,
      width: 120,
      filter: "choice",
      text: (row) => (row.room === null ? row.platform : roomTitle(row.room)),
    },
    { id: "responsible", title: told.responsible, width: 96, text: (row) => row.responsible },
    { id: "told", title: told.told, width: 136, optional: true, text: (row) => when(row.told_at) },
    { id: "lesson", title: told.lesson, width: 200, optional: true, text: (row) => row.lesson },
  ];
}
