// The parts of a review, top to bottom, and the lines that are being written below them.
import { useCallback, useRef } from "react";
import type { Draft } from "@/domains/findings/draft";
import type { Review } from "@/domains/findings/findings";
import { useKept } from "@/domains/findings/useKept";
import { useMay } from "@/domains/people/me";
import type { Which } from "@/domains/review/shows";
import { useWords } from "@/words/words";
import { AgainstLine } from "./AgainstLine";
import { Closing } from "./Closing";
import { type Comparing, FunnelPart } from "./FunnelPart";
import styles from "./findings.module.css";
import { FindingList } from "./list/FindingList";
import { PromisesPart } from "./PromisesPart";
import { RankingPart } from "./RankingPart";
import { ReviewSheet } from "./ReviewSheet";
import { TurnsPart } from "./TurnsPart";

/** Begins a finding from a row; null for who may not write. */
export type Jot = ((draft: Partial<Draft>) => void) | null;

interface Props {
  which: Which;
  title: string;
  review: Review;
  comparing: Comparing;
}

export function Parts({ which, title, review, comparing }: Props) {
  const words = useWords();
  const mayWrite = useMay()("review.write");
  const kept = useKept(which);
  const list = useRef<HTMLElement>(null);
  const { begin } = kept;
  const start = useCallback(
    (draft: Partial<Draft>) => {
      const id = begin(draft);
      // After it is drawn: the caret goes to the end of what was filled in.
      requestAnimationFrame(() => {
        const field = list.current?.querySelector<HTMLInputElement>(
          `[data-draft="${id}"] [data-field="problem"]`,
        );
        field?.scrollIntoView({ block: "center" });
        field?.focus();
      });
    },
    [begin],
  );
  const jot: Jot = mayWrite ? start : null;
  return (
    <>
      <div className={styles.review} data-screen="findings" data-show={review.show}>
        {review.end === null && <p className={styles.note}>{words.findings.onAir}</p>}
        <AgainstLine review={review} />
        <div className={styles.two}>
          <FunnelPart which={which} review={review} comparing={comparing} jot={jot} />
          <TurnsPart which={which} turning={review.turning} jot={jot} />
        </div>
        <div className={styles.wideFirst} data-none={review.promises.length === 0 || undefined}>
          <RankingPart review={review} jot={jot} />
          <PromisesPart which={which} promises={review.promises} jot={jot} />
        </div>
        <FindingList ref={list} which={which} review={review} kept={kept} mayWrite={mayWrite} />
        <Closing which={which} review={review} kept={kept} mayWrite={mayWrite} />
      </div>
      <ReviewSheet title={title} review={review} />
    </>
  );
}
