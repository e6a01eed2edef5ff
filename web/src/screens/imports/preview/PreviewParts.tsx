// What a file says and what storing it would change, part by part, for a person to check.
import { useRef } from "react";
import { exactCount } from "@/domains/imports/exact";
import type { ImportedFile, Preview } from "@/domains/imports/imports";
import { sorted } from "@/domains/imports/preview";
import { useWords } from "@/words/words";
import { Changes } from "./Changes";
import { Figures } from "./Figures";
import { Problems } from "./Problems";
import styles from "./preview.module.css";
import { type GoesTo, Shows } from "./Shows";
import { OrderSums } from "./OrderSums";
import { Fold } from "../Fold";

interface Props {
  preview: Preview;
  file: ImportedFile;
  /** Where an account goes by now, null while that is open; left out: as the preview was made. */
  goesTo: GoesTo | null;
}

export function PreviewParts({ preview, file, goesTo }: Props) {
  const words = useWords();
  const told = words.imports;
  const problems = useRef<HTMLDivElement>(null);
  const { movements, totals } = sorted(preview.figures);
  const wrong = preview.problems.length + preview.more;
  return (
    <div className={styles.parts}>
      {(wrong > 0 || preview.notes.length > 0) && (
        <ul className={styles.notes}>
          {wrong > 0 && (
            <li data-wrong>
              <button type="button" onClick={() => problems.current?.scrollIntoView()}>
                {told.problems.title(exactCount(wrong))}
              </button>
              {preview.lost_rows > 0 && told.problems.lost(exactCount(preview.lost_rows))}
            </li>
          )}
          {preview.notes.map((note) => (
            <li key={note.code}>{note.text}</li>
          ))}
        </ul>
      )}
      {preview.shows.length > 0 && (
        <Shows shows={preview.shows} more={preview.shows_more} figures={totals} goesTo={goesTo} />
      )}
      {preview.orders !== null && (
        <OrderSums
          all={preview.orders}
          days={preview.days}
          products={preview.products}
          foreign={file.platform === "tiktok"}
        />
      )}
      {movements.length > 0 && (
        <Figures title={told.figures.movements} figures={movements} why={false} />
      )}
      {totals.length > 0 && <Figures title={told.figures.totals} figures={totals} why />}
      <Changes preview={preview} />
      <div ref={problems} className={styles.anchor}>
        <Problems problems={preview.problems} more={preview.more} />
      </div>
      {preview.unused.length > 0 && (
        <Fold title={told.unused(preview.unused.length)}>
          <p className={styles.unused}>{words.common.listed(preview.unused)}</p>
        </Fold>
      )}
    </div>
  );
}
