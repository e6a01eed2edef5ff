// What a number means, from below, within the thumb's reach: words only, and no way on from there.
import { useEffect, useRef } from "react";
import type { PhoneBoard, PhoneTile } from "@/domains/boardlinks/phone";
import { onCalendar } from "./clock";
import { inFull } from "./figures";
import styles from "./meaning.module.css";
import { language, words } from "./speaking";
import { nameOf } from "./Tile";

interface Props {
  tile: PhoneTile;
  board: Pick<PhoneBoard, "cur" | "zone">;
  close: () => void;
}

export function Meaning({ tile, board, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown === null) return;
    // Beside the sheet is the dialog itself: whoever taps there wants it gone.
    const beside = (event: MouseEvent) => event.target === shown && shown.close();
    shown.addEventListener("click", beside);
    shown.showModal();
    return () => shown.removeEventListener("click", beside);
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-label={nameOf(tile)}
      data-meaning={tile.metric}
      onClose={close}
    >
      <div className={styles.words}>
        <h2>{nameOf(tile)}</h2>
        {linesOf(tile, board).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
    </dialog>
  );
}

function linesOf(tile: PhoneTile, { cur, zone }: Props["board"]): string[] {
  const full = (value: number) => inFull(value, tile.unit, cur);
  const { usual, goal } = tile;
  const asOf = tile.as_of === null ? "" : words.asOf(onCalendar(tile.as_of, zone, language));
  const lines = [
    tile.value === null ? words.unknown : `${words.exact} ${full(tile.value)}`,
    tile.value === null ? tile.why : "",
    ...tile.how,
    tile.source === "" ? "" : `${words.source} ${tile.source}${asOf === "" ? "" : ` · ${asOf}`}`,
    tile.maturity,
    goal === null ? "" : words.goal(full(goal.value)),
    usual === null || usual.median === null
      ? tile.no_usual
      : words.against(usual.name, full(usual.median)),
  ];
  return [...new Set(lines.filter((line) => line !== ""))];
}
