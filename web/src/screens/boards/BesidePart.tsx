// A row beside the board: the last hour, or the last round, against those it is compared with.
import type { Beside, Tile } from "@/domains/boards/boards";
import { whole } from "@/domains/boards/telling";
import { UNKNOWN } from "@/kit/format";
import { useLanguage } from "@/words/words";
import { nameOf } from "../show/counts";
import { Away } from "./AgainstUsual";
import styles from "./boards.module.css";

interface Props {
  row: Beside;
  cur: string;
  open: (tile: Tile) => void;
}

export function BesidePart({ row, cur, open }: Props) {
  const { words, language } = useLanguage();
  const told = words.boards.beside;
  const hour = row.level === "hour";
  return (
    <section className={styles.card} data-beside={row.level}>
      <h2>{hour ? told.hour(row.label) : told.round(row.label, row.end === null)}</h2>
      <p className={styles.meta}>{hour ? told.hourWith : told.roundWith}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{told.metric}</th>
              <th className={styles.num}>{told.now}</th>
              <th className={styles.num}>{told.usual}</th>
              <th className={styles.num}>{told.difference}</th>
              <th className={styles.num}>{told.count}</th>
            </tr>
          </thead>
          <tbody>
            {row.tiles.map((tile) => (
              <tr key={tile.metric} data-metric={tile.metric}>
                <td>
                  <button type="button" className={styles.link} onClick={() => open(tile)}>
                    {nameOf(tile, language)}
                  </button>
                </td>
                <td className={styles.num} title={tile.why}>
                  {whole(tile.value, tile.unit, language, cur)}
                </td>
                {tile.baseline === null ? (
                  <td colSpan={3} className={styles.none} title={tile.no_baseline}>
                    {told.none}
                  </td>
                ) : (
                  <>
                    <td className={styles.num}>
                      {tile.baseline.median === null
                        ? UNKNOWN
                        : whole(tile.baseline.median, tile.unit, language, cur)}
                    </td>
                    <td className={styles.num}>
                      <Away tile={tile} baseline={tile.baseline} cur={cur} />
                    </td>
                    <td className={styles.num}>{tile.baseline.n}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
