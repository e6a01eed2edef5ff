// The rows a number is compared with, the newest first, each leading to its show or its day.
import { Link } from "@tanstack/react-router";
import type { Baseline, Compared, Tile } from "@/domains/boards/boards";
import { ARROWS, difference, whole } from "@/domains/boards/telling";
import { atClock, shortDay } from "@/kit/time";
import { useLanguage } from "@/words/words";
import { AgainstUsual, baselineName } from "./AgainstUsual";
import styles from "./sheet.module.css";

interface Props {
  tile: Tile;
  baseline: Baseline;
  cur: string;
}

export function ComparedRows({ tile, baseline, cur }: Props) {
  const { words, language } = useLanguage();
  const told = words.boards.sheet;
  return (
    <>
      <AgainstUsual tile={tile} baseline={baseline} cur={cur} />
      {baseline.how !== "last" && (
        <p className={styles.soft}>{baselineName(baseline, tile.level, language)}</p>
      )}
      <table className={styles.compared} data-compared={baseline.n}>
        <thead>
          <tr>
            <th>{told.when}</th>
            <th className={styles.num}>{told.value}</th>
            <th className={styles.num}>{told.difference}</th>
          </tr>
        </thead>
        <tbody>
          {baseline.of.map((one) => (
            <tr key={`${one.show} ${one.key}`} data-compared-show={one.show}>
              <td>
                <ToRow of={one} />
              </td>
              <td className={styles.num}>{whole(one.value, tile.unit, language, cur)}</td>
              <td className={styles.num}>{against(tile, one, cur)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );

  function against({ value, unit }: Tile, other: Compared, its: string): string {
    if (value === null || other.value === null) return "";
    const times = other.value === 0 ? null : value / other.value;
    const away = difference({ diff: value - other.value, times }, unit, language, its);
    if (away === null) return "";
    return `${ARROWS[away.direction]} ${away.text}${away.points ? ` ${words.boards.points}` : ""}`;
  }
}

function ToRow({ of }: { of: Compared }) {
  const { words, language } = useLanguage();
  const when = `${shortDay(of.start, language)} ${atClock(of.start)}`;
  if (of.level === "day") {
    return (
      <Link to="/boards" search={{ kind: "day", day: of.day }} className={styles.link}>
        {of.label}
      </Link>
    );
  }
  const what = of.level === "show" ? of.title : `${of.label} · ${of.title}`;
  return (
    <Link
      to="/rooms/$room/shows/$show"
      params={{ room: of.room, show: of.show }}
      className={styles.link}
      title={words.boards.sheet.openShow(of.title)}
    >
      {when} <small>{what}</small>
    </Link>
  );
}
