// One box of a hand reading: what is typed, beside what was read last.
import { Input } from "antd";
import { useGauges, useRoomNow } from "@/domains/control/live";
import { type Box, readBox, reading, shownBox, typedBox } from "@/domains/control/readings";
import { ageParts } from "@/kit/age";
import { composing } from "@/kit/keys/chord";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./dialogs.module.css";

interface FieldProps {
  box: Box;
  first: boolean;
  text: string;
  rounded: number | null;
  change: (text: string) => void;
  enter: () => void;
}

export function BoxField({ box, first, text, rounded, change, enter }: FieldProps) {
  const { room } = useDesk();
  const words = useWords();
  const told = words.control.reading;
  const now = useRoomNow(room);
  const last = reading(useGauges(room), box.id);
  const value = typedBox(text, box.unit);
  const age = last === null ? null : ageParts(now - last.ts);
  // A total that fell is more often misread than true.
  const fell =
    typeof value === "number" && last !== null && TOTALS.has(box.id) && value < last.value;
  return (
    <label className={styles.box}>
      <span>
        {box.zh} <small>{box.spoken}</small>
      </span>
      <Input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- F4, and the first number is typed
        autoFocus={first}
        inputMode="decimal"
        autoComplete="off"
        data-box={box.id}
        value={text}
        status={value === undefined ? "error" : fell ? "warning" : ""}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || composing(event.nativeEvent)) return;
          event.preventDefault();
          enter();
        }}
      />
      <small data-low={fell || value === undefined || rounded !== null}>
        {value === undefined
          ? told.unreadable
          : rounded !== null
            ? told.rounded(shownBox(rounded, box.unit))
            : last === null || age === null
              ? told.never
              : fell
                ? told.fell(readBox(last.value, box.unit))
                : told.last(readBox(last.value, box.unit), words.figure.old(age.count, age.unit))}
      </small>
    </label>
  );
}

/** Boxes that only grow within a show. */
const TOTALS = new Set([
  "views",
  "product_clicks",
  "orders_paid",
  "buyers",
  "gmv",
  "spend",
  "follows",
  "club_joins",
  "violations",
]);
