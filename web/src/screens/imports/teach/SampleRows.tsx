// The first rows of a table nobody knows, as they stand in the file.
import type { Sample } from "@/domains/imports/imports";
import { useWords } from "@/words/words";
import styles from "./teach.module.css";

export function SampleRows({ sample }: { sample: Sample }) {
  const told = useWords().imports.teach;
  return (
    <div className={styles.sample}>
      <h3>{told.first}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard */}
      <div className={styles.sampleBox} tabIndex={0} role="region" aria-label={told.first}>
        <table>
          <thead>
            <tr>
              <th>{sample.header_row}</th>
              {sample.headers.map((header, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- a header may stand twice
                <th key={at}>{header}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.rows.map((row, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows are told by their place
              <tr key={at}>
                <th scope="row">{sample.header_row + at + 1}</th>
                {sample.headers.map((_, column) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={column} title={row[column]}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
