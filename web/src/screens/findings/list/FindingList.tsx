// What is to be done: first what earlier shows left open, then this one's, then the lines being written.
import { type RefObject, useRef, useState } from "react";
import { bodyOf, isEmpty, type Line, says } from "@/domains/findings/draft";
import {
  type Review,
  useAddFinding,
  useChangeFinding,
  useRetireFinding,
} from "@/domains/findings/findings";
import type { Keeping } from "@/domains/findings/useKept";
import type { Which } from "@/domains/review/shows";
import { Card } from "@/kit/Card";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import styles from "../findings.module.css";
import list from "./list.module.css";
import { Editor, type Trouble } from "./Editor";
import { FindingRow } from "./FindingRow";
import { useMetricChoice } from "./useMetricChoice";

interface Props {
  ref: RefObject<HTMLElement | null>;
  which: Which;
  review: Review;
  kept: Keeping;
  mayWrite: boolean;
}

export function FindingList({ ref, which, review, kept, mayWrite }: Props) {
  const words = useWords();
  const said = words.findings.list;
  const { carried, findings } = review;
  return (
    <Card ref={ref} data-part="findings">
      <header className={styles.head}>
        <h2>{said.title}</h2>
        <span className={styles.soft}>{mayWrite ? said.how : words.findings.readOnly}</span>
      </header>
      <h3>{carried.length === 0 ? said.carriedNone : said.carried(carried.length)}</h3>
      {carried.length > 0 && (
        <ul className={list.findings} data-carried>
          {carried.map((one) => (
            <FindingRow
              key={one.id}
              which={which}
              finding={one}
              carried
              kept={kept}
              mayWrite={mayWrite}
            />
          ))}
        </ul>
      )}
      <h3>{said.mine}</h3>
      {findings.length > 0 ? (
        <ul className={list.findings} data-mine>
          {findings.map((one) => (
            <FindingRow
              key={one.id}
              which={which}
              finding={one}
              carried={false}
              kept={kept}
              mayWrite={mayWrite}
            />
          ))}
        </ul>
      ) : (
        mayWrite && <p className={styles.soft}>{said.none}</p>
      )}
      {mayWrite &&
        kept.lines.map((line) => (
          <NewLine key={line.id} which={which} line={line} kept={kept} place={ref} />
        ))}
    </Card>
  );
}

interface LineProps {
  which: Which;
  line: Line;
  kept: Keeping;
  place: RefObject<HTMLElement | null>;
}

/** A line that is being written: Enter makes a finding of it, and the caret goes to the next. */
function NewLine({ which, line: { id, once, draft }, kept, place }: LineProps) {
  const said = useWords().findings.list;
  const metrics = useMetricChoice(which);
  const add = useAddFinding(which);
  const change = useChangeFinding();
  const retire = useRetireFinding();
  const offer = useUndo();
  const [busy, setBusy] = useState(false);
  // A state comes too late for the second half of a double click.
  const going = useRef(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const send = async () => {
    if (going.current) return;
    const body = bodyOf(draft, metrics.unitOf(draft.metric));
    if ("missing" in body) {
      setTrouble({ field: body.missing, text: said.missing[body.missing] });
      return;
    }
    going.current = true;
    setBusy(true);
    // At once: who goes on typing while it is sent types into the next line.
    const fields = place.current?.querySelectorAll<HTMLElement>(
      '[data-draft] [data-field="problem"]',
    );
    fields?.item(fields.length - 1).focus();
    try {
      const there = await add({ ...body, once });
      // Its answer may have been lost before, and the line been worded anew since.
      const made = says(there, body)
        ? there
        : await change({ id: there.id, expect: there.version, body });
      offer(said.added(made.problem), () => retire({ id: made.id, expect: made.version }));
      kept.drop(id);
    } catch (thrown) {
      setTrouble({ error: thrown });
      setBusy(false);
      going.current = false;
    }
  };
  return (
    <Editor
      which={which}
      mark={id}
      draft={draft}
      set={(next) => {
        setTrouble(null);
        kept.write(id, next);
      }}
      send={() => void send()}
      busy={busy}
      trouble={trouble}
      submit={said.add}
      cancel={isEmpty(draft) ? undefined : () => kept.drop(id)}
    />
  );
}
