// Values by their names: how many there are and what they add up to, to check against the file.
import { exactCount, totalText } from "@/domains/imports/exact";
import type { FigureSum } from "@/domains/imports/imports";
import { useWords } from "@/words/words";
import styles from "./preview.module.css";

interface Props {
  title: string;
  figures: readonly FigureSum[];
  /** Whether it must be said that not everything adds up. */
  why: boolean;
}

export function Figures({ title, figures, why }: Props) {
  const told = useWords().imports.figures;
  return (
    <section className={styles.part} data-part="figures">
      <h3>{title}</h3>
      {why && <p className={styles.soft}>{told.why}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard */}
      <div className={styles.scroll} tabIndex={figures.length > 9 ? 0 : -1}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{told.name}</th>
              <th data-number>{told.count}</th>
              <th data-number>{told.total}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.label}</th>
                <td data-number>{exactCount(one.count)}</td>
                <td data-number>{totalText(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
