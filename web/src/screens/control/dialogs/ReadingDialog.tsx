// The hand reading: twelve boxes in twenty seconds, or a whole block pasted from the big screen.
import { Input } from "antd";
import { type ClipboardEvent, useState } from "react";
import type { Shapes } from "@/api/client";
import { useGauges, useRoomNow } from "@/domains/control/live";
import {
  type Box,
  type BoxUnit,
  readBox,
  reading,
  shownBox,
  typedBox,
} from "@/domains/control/readings";
import { readPasted, useBoxes } from "@/domains/control/room";
import { useMay } from "@/domains/people/me";
import { ageParts } from "@/kit/age";
import { RefusalNote } from "@/kit/RefusalNote";
import { composing } from "@/kit/keys/chord";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";

type Pasted = Shapes["PastedOut"];

/** A reading's boxes of money are sales; who may not see them does not read them either. */
const MONEY: BoxUnit = "money";

export function ReadingDialog() {
  const { room, close } = useDesk();
  const acts = useActs();
  const may = useMay();
  const told = useWords().control.reading;
  const boxes = useBoxes();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [error, setError] = useState<unknown>(null);
  const shown = (boxes.data ?? []).filter((box) => box.unit !== MONEY || may("money.gmv.read"));
  const read = shown.map((box) => [box.id, typedBox(typed[box.id] ?? "", box.unit)] as const);
  const wrong = read.some(([, value]) => value === undefined);
  const filled = read.filter((one): one is [string, number] => typeof one[1] === "number");
  const go = () => {
    if (wrong || filled.length === 0) return;
    close();
    void acts.reading(Object.fromEntries(filled));
  };
  const paste = async (text: string) => {
    setError(null);
    try {
      const answer = await readPasted(room, text);
      setPasted(answer);
      setTyped((before) => ({ ...before, ...texts(answer, shown) }));
    } catch (thrown) {
      setError(thrown);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text");
    // One number belongs into its box; more than that is a block.
    if (!/[\n\t]|[^\d.,:万亿wk¥\s-]{2}/iu.test(text.trim())) return;
    event.preventDefault();
    void paste(text);
  };
  return (
    <DeskModal
      title={told.title}
      width={640}
      ok={{
        text: told.record(filled.length),
        run: go,
        disabled: wrong || filled.length === 0,
      }}
    >
      <div className={styles.stack} onPaste={onPaste} data-reading-form="">
        <p className={styles.soft}>{told.how}</p>
        <RefusalNote error={error ?? boxes.error} />
        <div className={styles.boxes}>
          {shown.map((box, at) => (
            <BoxField
              key={box.id}
              first={at === 0}
              box={box}
              text={typed[box.id] ?? ""}
              rounded={pasted?.boxes.find((one) => one.id === box.id)?.rounded_to ?? null}
              change={(text) => setTyped((before) => ({ ...before, [box.id]: text }))}
              enter={go}
            />
          ))}
        </div>
        {pasted !== null && <PastedNote pasted={pasted} />}
      </div>
    </DeskModal>
  );
}

/** What a pasted block fills; a box it does not fill keeps what was typed. */
function texts(pasted: Pasted, boxes: readonly Box[]): Record<string, string> {
  const found = boxes.flatMap((box) => {
    const value = pasted.boxes.find((one) => one.id === box.id)?.value;
    return typeof value === "number" ? [[box.id, shownBox(value, box.unit)]] : [];
  });
  return Object.fromEntries(found) as Record<string, string>;
}

interface FieldProps {
  box: Box;
  first: boolean;
  text: string;
  rounded: number | null;
  change: (text: string) => void;
  enter: () => void;
}

function BoxField({ box, first, text, rounded, change, enter }: FieldProps) {
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

function PastedNote({ pasted }: { pasted: Pasted }) {
  const told = useWords().control.reading;
  const filled = pasted.boxes.filter((box) => box.value !== null).length;
  return (
    <div data-pasted={filled}>
      <p>{told.filled(filled)}</p>
      {pasted.problems.length > 0 && (
        <ul className={styles.problems}>
          {pasted.problems.map((problem) => (
            <li key={problem.text}>{problem.text}</li>
          ))}
        </ul>
      )}
      {pasted.kept.length > 0 && (
        <p className={styles.soft}>
          {told.kept(pasted.kept.map((one) => `${one.label} ${one.text}`.trim()))}
        </p>
      )}
    </div>
  );
}
