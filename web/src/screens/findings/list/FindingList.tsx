// What is to be done: first what earlier shows left open, then this one's, then the lines being written.
import { type RefObject, useState } from "react";
import { bodyOf, type Draft, isEmpty } from "@/domains/findings/draft";
import { type Review, useAddFinding, useRetireFinding } from "@/domains/findings/findings";
import type { Keeping } from "@/domains/findings/useKept";
import type { Which } from "@/domains/review/shows";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import styles from "../findings.module.css";
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
    <section ref={ref} className={styles.card} data-part="findings">
      <header className={styles.head}>
        <h2>{said.title}</h2>
        <span className={styles.soft}>{mayWrite ? said.how : words.findings.readOnly}</span>
      </header>
      <h3>{carried.length === 0 ? said.carriedNone : said.carried(carried.length)}</h3>
      {carried.length > 0 && (
        <ul className={styles.findings} data-carried>
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
        <ul className={styles.findings} data-mine>
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
        kept.lines.map(({ id, draft }) => (
          <NewLine key={id} which={which} id={id} draft={draft} kept={kept} place={ref} />
        ))}
    </section>
  );
}

interface LineProps {
  which: Which;
  id: number;
  draft: Draft;
  kept: Keeping;
  place: RefObject<HTMLElement | null>;
}

/** A line that is being written: Enter makes a finding of it, and the caret goes to the next. */
function NewLine({ which, id, draft, kept, place }: LineProps) {
  const said = useWords().findings.list;
  const metrics = useMetricChoice(which);
  const add = useAddFinding(which);
  const retire = useRetireFinding();
  const offer = useUndo();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const send = async () => {
    if (busy) return;
    const body = bodyOf(draft, metrics.unitOf(draft.metric));
    if ("missing" in body) {
      setTrouble({ field: body.missing, text: said.missing[body.missing] });
      return;
    }
    setBusy(true);
    // At once: who goes on typing while it is sent types into the next line.
    const fields = place.current?.querySelectorAll<HTMLElement>(
      '[data-draft] [data-field="problem"]',
    );
    fields?.item(fields.length - 1).focus();
    try {
      const made = await add(body);
      offer(said.added(made.problem), () => retire({ id: made.id, expect: made.version }));
      kept.drop(id);
    } catch (thrown) {
      setTrouble({ error: thrown });
      setBusy(false);
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
