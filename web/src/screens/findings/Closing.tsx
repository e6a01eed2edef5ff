// One sentence ends the review; it can be worded anew, and the review opened again.
import { Button, Input } from "antd";
import { useState } from "react";
import { type Review, useClose, useReopen } from "@/domains/findings/findings";
import type { Keeping } from "@/domains/findings/useKept";
import type { Which } from "@/domains/review/shows";
import { Card } from "@/kit/Card";
import { composing } from "@/kit/keys/chord";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, shortDay } from "@/kit/time";
import { useUndo } from "@/kit/Undo";
import { useLanguage } from "@/words/words";
import styles from "./findings.module.css";

interface Props {
  which: Which;
  review: Review;
  kept: Keeping;
  mayWrite: boolean;
}

const LONGEST = 300;

export function Closing({ which, review, kept, mayWrite }: Props) {
  const { words, language } = useLanguage();
  const said = words.findings.closing;
  const close = useClose(which);
  const reopen = useReopen(which);
  const offer = useUndo();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const closed = review.state === "closed";
  const text = kept.sentence ?? review.sentence;
  const act = async (run: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await run();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const end = () =>
    act(async () => {
      const now = await close({ expect: review.version, sentence: text.trim() });
      kept.say(null);
      const { version } = now;
      if (version !== null && !closed) offer(said.done, () => reopen(version));
    });
  const open = () =>
    act(async () => {
      const { version, sentence } = review;
      if (version === null) return;
      const now = await reopen(version);
      offer(said.reopened, () => close({ expect: now.version, sentence }));
    });
  const ready = text.trim() !== "" && (!closed || text.trim() !== review.sentence);
  return (
    <Card data-part="closing" data-state={review.state}>
      <header className={styles.head}>
        <h2>{said.title}</h2>
        {closed && review.closed_at !== null ? (
          <span className={styles.soft}>
            {said.by(
              review.closed_by ?? "",
              `${shortDay(review.closed_at, language)} ${atClock(review.closed_at)}`,
            )}
          </span>
        ) : (
          <span className={styles.soft}>{said.enough}</span>
        )}
      </header>
      {mayWrite ? (
        <div className={styles.closing}>
          <Input
            data-field="sentence"
            aria-label={said.title}
            value={text}
            maxLength={LONGEST}
            placeholder={said.hint}
            disabled={review.end === null}
            onChange={(event) => kept.say(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !composing(event.nativeEvent) && ready) void end();
            }}
          />
          <Button
            type="primary"
            data-act="close-review"
            loading={busy}
            disabled={!ready || review.end === null}
            onClick={() => void end()}
          >
            {closed ? said.save : said.close}
          </Button>
          {closed && (
            <Button data-act="reopen-review" disabled={busy} onClick={() => void open()}>
              {said.reopen}
            </Button>
          )}
        </div>
      ) : (
        <p className={styles.sentence}>{review.sentence || said.none}</p>
      )}
      <RefusalNote error={error} />
    </Card>
  );
}
