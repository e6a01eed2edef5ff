// The hand reading: twelve boxes in twenty seconds, or a block pasted from the big screen or a chat.
// When it is recorded, the tally of the hour is there, and one more Enter sends it.
import { type ClipboardEvent, useEffect, useState } from "react";
import type { Shapes } from "@/api/client";
import { type Box, type BoxUnit, shownBox, typedBox } from "@/domains/control/readings";
import { readPasted, useBoxes } from "@/domains/control/room";
import { useMay } from "@/domains/people/me";
import { useGroups } from "@/domains/team/groups";
import { useTally } from "@/domains/team/heartbeat";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { BoxField } from "./BoxField";
import { type FromChat, fromChat } from "./chat";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";
import { PastedNote } from "./PastedNote";
import { SendReady } from "./SendReady";

type Pasted = Shapes["PastedOut"];

const LATE_MS = 1_500;

/** A reading's boxes of money are sales; who may not see them does not read them either. */
const MONEY: BoxUnit = "money";

/** What became of the reading: how many boxes it has, and whether the server knows it. */
interface Recorded {
  boxes: number;
  known: boolean;
}

export function ReadingDialog() {
  const { room, close } = useDesk();
  const acts = useActs();
  const may = useMay();
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  // The tally is sales; and Enter shall find the groups known already.
  const tells = may("money.gmv.read");
  useGroups(tells && may("team.read"));
  const record = async (boxes: Record<string, number>) => {
    if (!tells) {
      close();
      void acts.reading(boxes);
      return;
    }
    const count = Object.keys(boxes).length;
    setRecorded({ boxes: count, known: false });
    const outcome = await acts.reading(boxes);
    // What was refused is told at the foot of the desk, as any press.
    if (outcome.kind === "recorded") setRecorded({ boxes: count, known: true });
    else close();
  };
  return recorded === null ? (
    <ReadingForm record={(boxes) => void record(boxes)} />
  ) : (
    <Tally room={room} recorded={recorded} />
  );
}

function Tally({ room, recorded }: { room: string; recorded: Recorded }) {
  const told = useWords().bulletin;
  const tally = useTally(room, "reading", recorded.known);
  return (
    <DeskModal title={told.tallyTitle(recorded.boxes)} width={640}>
      <div className={styles.stack} data-tally={recorded.known}>
        {recorded.known ? (
          <SendReady data={tally.data} error={tally.error} retry={() => void tally.refetch()} />
        ) : (
          <Unrecorded />
        )}
      </div>
    </DeskModal>
  );
}

/** After a while without an answer it is said that nothing is lost. */
function Unrecorded() {
  const told = useWords().bulletin;
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return <p className={styles.soft}>{late ? told.unrecorded : told.recording}</p>;
}

function ReadingForm({ record }: { record: (boxes: Record<string, number>) => void }) {
  const { room } = useDesk();
  const may = useMay();
  const told = useWords().control.reading;
  const boxes = useBoxes();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [chat, setChat] = useState<readonly FromChat[]>([]);
  const [error, setError] = useState<unknown>(null);
  const shown = (boxes.data ?? []).filter((box) => box.unit !== MONEY || may("money.gmv.read"));
  const read = shown.map((box) => [box.id, typedBox(typed[box.id] ?? "", box.unit)] as const);
  const wrong = read.some(([, value]) => value === undefined);
  const filled = read.filter((one): one is [string, number] => typeof one[1] === "number");
  const go = () => {
    if (wrong || filled.length === 0) return;
    record(Object.fromEntries(filled));
  };
  const paste = async (text: string) => {
    setError(null);
    try {
      const answer = await readPasted(room, text);
      const more = spoken(answer, shown);
      setPasted(answer);
      setChat(more);
      setTyped((before) => ({ ...before, ...texts(answer, shown), ...typedAs(more, shown) }));
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
        {pasted !== null && <PastedNote pasted={pasted} chat={chat} boxes={shown} />}
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

/** What the server left aside and a chat can only mean. */
const spoken = (pasted: Pasted, boxes: readonly Box[]) =>
  fromChat(
    pasted.kept,
    boxes,
    new Set(pasted.boxes.flatMap((box) => (box.value === null ? [] : [box.id]))),
  );

const typedAs = (chat: readonly FromChat[], boxes: readonly Box[]): Record<string, string> =>
  Object.fromEntries(
    chat.flatMap(({ id, value }) => {
      const unit = boxes.find((box) => box.id === id)?.unit;
      return unit === undefined ? [] : [[id, shownBox(value, unit)]];
    }),
  );
