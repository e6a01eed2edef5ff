// The columns of the roster: when, where, and one for each duty on air or at the desk.
import type { Shift } from "@/domains/people/people";
import type { Language } from "@/kit/format";
import type { Column } from "@/kit/table/columns";
import { atClock, dayKey, onDay } from "@/kit/time";
import type { DutyCode, Words } from "@/words/zh";
import styles from "./roster.module.css";

const OWN_COLUMN: readonly DutyCode[] = ["host", "cohost", "floor", "console"];

export function rosterColumns(
  words: Words,
  language: Language,
  now: number,
  titleOf: (room: string) => string,
): Column<Shift>[] {
  const seated = (shift: Shift, duty: DutyCode) =>
    words.common.listed(shift.seats.filter((seat) => seat.duty === duty).map((seat) => seat.name));
  const others = (shift: Shift) =>
    words.common.listed(
      shift.seats
        .filter((seat) => !OWN_COLUMN.includes(seat.duty))
        .map((seat) => `${words.duties[seat.duty]} ${seat.name}`),
    );
  const span = (shift: Shift) => {
    const later =
      dayKey(shift.starts_at) === dayKey(shift.ends_at) ? "" : `${words.roster.nextDay} `;
    return `${atClock(shift.starts_at)}–${later}${atClock(shift.ends_at)}`;
  };
  const running = (shift: Shift) => shift.starts_at <= now && now < shift.ends_at;
  return [
    {
      id: "day",
      title: words.roster.day,
      width: 124,
      frozen: true,
      filter: "choice",
      text: (shift) => onDay(shift.starts_at, language),
      order: (shift) => shift.starts_at,
    },
    {
      id: "time",
      title: words.roster.time,
      width: language === "zh" ? 150 : 176,
      frozen: true,
      text: span,
      order: (shift) => shift.starts_at,
      cell: (shift) => (
        <>
          {span(shift)}
          {running(shift) && <span className={styles.now}>{words.roster.now}</span>}
        </>
      ),
    },
    {
      id: "room",
      title: words.roster.room,
      width: 130,
      filter: "choice",
      text: (shift) => titleOf(shift.room),
    },
    ...OWN_COLUMN.map((duty): Column<Shift> => ({
      id: duty,
      title: words.duties[duty],
      width: 104,
      filter: "text",
      text: (shift) => seated(shift, duty),
    })),
    { id: "others", title: words.roster.others, width: 150, text: others },
    {
      id: "note",
      title: words.roster.note,
      width: 160,
      filter: "text",
      text: (shift) => shift.note,
    },
  ];
}
