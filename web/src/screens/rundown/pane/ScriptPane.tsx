// The script of a segment, block by block. It saves itself; what both wrote is laid together, and
// only where both changed the same does it ask.
import { PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import {
  type Ref,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { type Mark, useScriptCheck } from "@/domains/compliance/script";
import type { Script } from "@/domains/rundown/drafts";
import { type BlockKind, type ScriptBlock, type Segment, useBlanks } from "@/domains/rundown/plan";
import { useWords } from "@/words/words";
import { Proving } from "../../checked/Proving";
import { Spot } from "../others/Others";
import { AskReviewer } from "./AskReviewer";
import { BlockField, type BlockHandle } from "./BlockField";
import { BlockMenu } from "./BlockMenu";
import { CheckLine } from "./CheckLine";
import { ClashNote } from "./ClashNote";
import styles from "./pane.module.css";
import { moved, split } from "./blocks";
import { useMarks } from "./useMarks";

export interface ScriptHandle {
  /** The caret into the first block; without one, the choice of a first block. */
  focus: () => void;
  /** The choice of a new block, at the end. */
  offer: () => void;
}

interface Props {
  ref: Ref<ScriptHandle>;
  segment: Segment;
  draft: Script;
  /** The platform of the show's room, "" while it is not known. */
  platform: string;
  /** What its product is held to, as far as the page sees: another text is checked anew. */
  about: string;
  /** Our id of its product, null while it has none. */
  product: number | null;
  back: () => void;
}

const NO_MARKS: readonly Mark[] = [];

type KeyedBlock = ScriptBlock & { key: number };

export function ScriptPane({ ref, segment, draft, platform, about, product, back }: Props) {
  const words = useWords();
  const told = words.rundown;
  const state = useSyncExternalStore(draft.onChange, () => draft.state);
  const blanks = useBlanks();
  const fields = useRef(new Map<number, BlockHandle>());
  const [last, setLast] = useState<number | null>(null);
  /** Where the choice of a new block is open: at a block, at the end, or not at all. */
  const [offering, setOffering] = useState<number | "end" | null>(null);
  const { blocks, status } = state;
  const refusal = asRefusal(state.error);
  const check = useScriptCheck(segment.id, blocks, platform, about);
  const keys = useMemo(() => blocks.map((block) => block.key), [blocks]);
  const marks = useMarks({ state: check.state, keys, fields, last });

  const focus = (key: number, caret: "start" | "end" = "end") =>
    setTimeout(() => fields.current.get(key)?.focus(caret));
  useImperativeHandle(ref, () => ({
    focus: () => {
      const first = blocks[0];
      if (first === undefined) setOffering("end");
      else focus(first.key);
    },
    offer: () => setOffering("end"),
  }));

  const put = (at: number, count: number, ...fresh: KeyedBlock[]) =>
    draft.edit(blocks.toSpliced(at, count, ...fresh));
  const add = (kind: BlockKind, at: number) => {
    const key = draft.freshKey();
    put(at, 0, { kind, text: "", key });
    focus(key);
  };
  /** The kind chosen for "/": of this block while it is empty, else of a new one behind it. */
  const chosen = (kind: BlockKind) => {
    const at = blocks.findIndex((block) => block.key === offering);
    const block = blocks[at];
    setOffering(null);
    if (offering === "end" || block === undefined) {
      add(kind, blocks.length);
      return;
    }
    const { before, after } = split(block.text, fields.current.get(block.key)?.caret() ?? 0);
    if (before === "") {
      put(at, 1, { ...block, kind, text: after });
      focus(block.key, "start");
      return;
    }
    const key = draft.freshKey();
    put(at, 1, { ...block, text: before }, { kind, text: after, key });
    focus(key, "start");
  };
  const remove = (at: number) => {
    const beside = blocks[at - 1] ?? blocks[at + 1];
    put(at, 1);
    if (beside !== undefined) focus(beside.key);
  };
  const step = (at: number, by: -1 | 1) => {
    const next = moved(blocks, at, by);
    if (next === null) return;
    draft.edit(next);
    const key = blocks[at]?.key;
    if (key !== undefined) focus(key);
  };
  const insert = (blank: string) => {
    const key = last ?? blocks.at(-1)?.key;
    if (key !== undefined) fields.current.get(key)?.insert(blank);
  };
  return (
    <section className={styles.script} data-script={status}>
      <Proving product={product} saved={check.again}>
        <CheckLine
          state={check.state}
          partly={check.partly}
          places={marks.all}
          empty={blocks.every((block) => block.text.trim() === "")}
          chord="F8"
          first={marks.first}
        />
        <AskReviewer blocks={blocks} platform={platform} />
        {blocks.length === 0 && <p className={styles.soft}>{told.noScript}</p>}
        {blocks.map((block, at) => (
          <div key={block.key} className={styles.blockPlace}>
            <Spot cell={`script/${at}`}>
              <BlockField
                ref={(handle: BlockHandle | null) => {
                  if (handle === null) fields.current.delete(block.key);
                  else fields.current.set(block.key, handle);
                }}
                block={block}
                index={at}
                shown={shownOf(segment, block)}
                marks={check.state.marks.get(block.key) ?? NO_MARKS}
                open={marks.openIn(block.key)}
                look={(place) => marks.look(block.key, place)}
                edit={(change) => put(at, 1, { ...block, ...change })}
                compose={(held) => {
                  draft.compose(held);
                  check.compose(held);
                }}
                leave={() => void draft.flush()}
                enter={() => setLast(block.key)}
                slash={() => setOffering(block.key)}
                next={() => add(block.kind, at + 1)}
                step={(by) => step(at, by)}
                remove={() => remove(at)}
                back={back}
              />
            </Spot>
            {offering === block.key && (
              <BlockMenu
                choose={chosen}
                close={() => {
                  setOffering(null);
                  focus(block.key);
                }}
              />
            )}
          </div>
        ))}
      </Proving>
      <div className={styles.bar}>
        <div className={styles.blockPlace}>
          <Button icon={<PlusOutlined />} data-act="add-block" onClick={() => setOffering("end")}>
            {told.addBlock}
          </Button>
          {offering === "end" && <BlockMenu choose={chosen} close={() => setOffering(null)} />}
        </div>
        <Dropdown
          trigger={["click"]}
          disabled={blocks.length === 0}
          menu={{
            items: (blanks.data ?? []).map((blank) => ({ key: blank, label: blank })),
            onClick: ({ key }) => insert(key),
          }}
        >
          <Button title={told.blankWhy}>{told.blank}</Button>
        </Dropdown>
        <span className={styles.soft}>{told.slash}</span>
      </div>
      {/* Last: what somebody writes in must not move under their hands. */}
      {status === "conflict" && <ClashNote draft={draft} />}
      {(status === "failed" || status === "gone") && (
        <p className={styles.failed} role="alert">
          {told.unsaved} · {sentence(refusal, words)} {refusal.passing && told.retrying}{" "}
          <Button size="small" onClick={() => void draft.flush()}>
            {words.common.retry}
          </Button>
        </p>
      )}
    </section>
  );
}

/** How a block reads with its blanks filled, as long as it is written as the server knows it. */
function shownOf(segment: Segment, block: ScriptBlock): string | null {
  const known = segment.blocks.find((one) => one.kind === block.kind && one.text === block.text);
  return known !== undefined && known.shown !== known.text ? known.shown : null;
}
