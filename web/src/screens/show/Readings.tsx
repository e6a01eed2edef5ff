// Hand readings of a show: what people read off the platform's board, each with its time and reader.
import { memo, useMemo } from "react";
import { useBoxes } from "@/domains/control/room";
import type { Timeline } from "@/domains/review/shows";
import { figure, type Unit } from "@/kit/format";
import { atSecond } from "@/kit/time";
import { useLanguage } from "@/words/words";
import styles from "./show.module.css";
import { boxesIn } from "./timeline/bands";
import { whoOf } from "./who";

/** Units of the boxes as the server names them → units of our figures. */
const UNITS: Record<string, Unit> = { money: "fen", ms: "s" };

export const Readings = memo(function Readings({
  timeline,
  only,
}: {
  timeline: Timeline;
  only: boolean;
}) {
  const { words, language } = useLanguage();
  const boxes = useBoxes().data ?? [];
  const readings = useMemo(
    () => timeline.marks.filter((mark) => mark.kind === "reading").toReversed(),
    [timeline],
  );
  if (readings.length === 0) return null;
  const filled = boxes.filter((box) =>
    readings.some((mark) => typeof boxesIn(mark.x)[box.id] === "number"),
  );
  const text = (value: unknown, unit: string) => {
    if (typeof value !== "number") return "—";
    const own = UNITS[unit] ?? "count";
    const shown = figure(own === "s" ? value / 1_000 : value, own, language);
    return shown.text + shown.unit;
  };
  return (
    <section className={styles.readings}>
      <h2>
        {words.review.readings.title} <small>{words.review.readings.count(readings.length)}</small>{" "}
        <span className={styles.badge}>L0</span>
      </h2>
      {only && <p className={styles.soft}>{words.review.readings.only}</p>}
      <div className={styles.scroll}>
        <table className={styles.plain}>
          <thead>
            <tr>
              <th>{words.review.readings.at}</th>
              {filled.map((box) => (
                <th key={box.id} className={styles.num}>
                  {box.zh}
                </th>
              ))}
              <th>{words.review.readings.by}</th>
            </tr>
          </thead>
          <tbody>
            {readings.map((mark) => (
              <tr key={mark.id}>
                <td>{atSecond(mark.ts)}</td>
                {filled.map((box) => {
                  const value = boxesIn(mark.x)[box.id];
                  return (
                    <td
                      key={box.id}
                      className={styles.num}
                      data-figure={`reading.${box.id}`}
                      data-value={typeof value === "number" ? value : ""}
                    >
                      {text(value, box.unit)}
                    </td>
                  );
                })}
                <td>{whoOf(mark, words) ?? "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
});
