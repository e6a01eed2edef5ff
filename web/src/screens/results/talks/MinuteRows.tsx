// Both logs minute by minute, ours above the platform's, a row every hour; minutes are chosen by
// dragging across them, or by arrow keys with Shift.
import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from "react";
import type { TalkMinute } from "@/domains/results/results";
import { type Chosen, chosenOf, isChosen, rowsOf, runsOf } from "@/domains/results/talks";
import { atClock } from "@/kit/time";
import { useMedia } from "@/kit/useMedia";
import { useWords } from "@/words/words";
import styles from "./talks.module.css";

const MINUTE_MS = 60_000;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

interface Props {
  minutes: readonly TalkMinute[];
  labels: Readonly<Record<string, string>>;
  /** Rows in which nothing differs too. */
  all: boolean;
  chosen: Chosen | null;
  /** null: only to be looked at. */
  choose: ((chosen: Chosen) => void) | null;
}

export function MinuteRows({ minutes, labels, all, chosen, choose }: Props) {
  const told = useWords().results.talks;
  const [wide, middle] = [useMedia("(min-width: 1100px)"), useMedia("(min-width: 640px)")];
  const width = wide ? 60 : middle ? 20 : 10;
  const rows = useMemo(() => rowsOf(minutes, width), [minutes, width]);
  const shown = all ? rows : rows.filter((row) => row.some(({ off_ms: off }) => off > 0));
  const anchor = useRef<number | null>(null);
  const dragging = useRef(false);
  const table = useRef<HTMLDivElement>(null);

  const atPointer = (event: PointerEvent) => {
    const cell = document
      .elementFromPoint(event.clientX, event.clientY)
      ?.closest<HTMLElement>("[data-minute]");
    return cell === null || cell === undefined ? null : Number(cell.dataset["minute"]);
  };
  const down = (event: PointerEvent) => {
    const at = atPointer(event);
    if (choose === null || at === null || event.button !== 0) return;
    dragging.current = true;
    if (!event.shiftKey || anchor.current === null) anchor.current = at;
    choose(chosenOf(anchor.current, at));
  };
  const move = (event: PointerEvent) => {
    const at = dragging.current ? atPointer(event) : null;
    if (choose === null || at === null || anchor.current === null) return;
    choose(chosenOf(anchor.current, at));
  };
  const key = (event: KeyboardEvent, at: number) => {
    const step = STEPS[event.key];
    if (choose === null || step === undefined) return;
    event.preventDefault();
    const index = shown.flat().findIndex((one) => one.at === at);
    const next = shown.flat()[index + step];
    if (next === undefined) return;
    if (!event.shiftKey || anchor.current === null) anchor.current = next.at;
    choose(chosenOf(anchor.current, next.at));
    table.current?.querySelector<HTMLElement>(`[data-minute="${next.at}"]`)?.focus();
  };
  const first = chosen?.first ?? shown[0]?.[0]?.at;
  return (
    <div
      ref={table}
      className={styles.rows}
      data-may={choose !== null}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => (dragging.current = false)}
      onPointerLeave={() => (dragging.current = false)}
    >
      {shown.map((row) => (
        <Row
          key={row[0]?.at}
          row={row}
          width={width}
          labels={labels}
          chosen={chosen}
          first={first}
          cell={(minute) =>
            told.cell(
              atClock(minute.at),
              called(minute.ours, labels, told.nothing),
              called(minute.theirs, labels, told.nothing),
            )
          }
          onKey={key}
        />
      ))}
    </div>
  );
}

const called = (product: string | null, labels: Props["labels"], nothing: string) =>
  product === null ? nothing : (labels[product] ?? product);

interface RowProps {
  row: readonly TalkMinute[];
  width: number;
  labels: Props["labels"];
  chosen: Chosen | null;
  first: number | undefined;
  cell: (minute: TalkMinute) => string;
  onKey: (event: KeyboardEvent, at: number) => void;
}

function Row({ row, width, labels, chosen, first, cell, onKey }: RowProps) {
  const told = useWords().results.talks;
  const begin = Math.floor((row[0]?.at ?? 0) / (width * MINUTE_MS)) * width * MINUTE_MS;
  const column = (at: number) => (at - begin) / MINUTE_MS + 1;
  return (
    <div className={styles.row}>
      <span className={styles.clock}>{atClock(begin)}</span>
      <span className={styles.sides} aria-hidden>
        <i>{told.ours}</i>
        <i>{told.theirs}</i>
      </span>
      <div
        className={styles.minutes}
        style={{ gridTemplateColumns: `repeat(${width}, minmax(0, 1fr))` }}
      >
        {(["ours", "theirs"] as const).flatMap((side) =>
          runsOf(row, side).map(({ at, length, product }) => (
            <span
              key={`${side} ${at}`}
              className={styles.run}
              data-side={side}
              data-nothing={product === null || undefined}
              style={{
                gridColumn: `${column(at)} / span ${length}`,
                gridRow: side === "ours" ? 1 : 2,
              }}
            >
              {called(product, labels, "")}
            </span>
          )),
        )}
        {row.map((minute) => (
          <button
            type="button"
            key={minute.at}
            className={styles.minute}
            data-minute={minute.at}
            data-differs={minute.differs || undefined}
            aria-pressed={isChosen(chosen, minute.at)}
            aria-label={cell(minute)}
            title={cell(minute)}
            tabIndex={minute.at === first ? 0 : -1}
            style={{ gridColumn: column(minute.at), gridRow: "1 / 3" }}
            onKeyDown={(event) => onKey(event, minute.at)}
          />
        ))}
      </div>
    </div>
  );
}
