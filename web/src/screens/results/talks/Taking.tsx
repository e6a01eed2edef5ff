// Takes the platform's minutes: those that are chosen, or all of them; each a correction by a person.
import { Button } from "antd";
import { useState } from "react";
import type { Talks } from "@/domains/results/results";
import { type Chosen, isChosen, stretchOf, takesOf } from "@/domains/results/talks";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import type { Recording } from "../../show/correct/useRecord";
import { countText } from "../amounts";
import styles from "./talks.module.css";

interface Props {
  talks: Talks;
  chosen: Chosen | null;
  choose: (chosen: Chosen | null) => void;
  recording: Recording;
  source: string;
}

const MINUTE_MS = 60_000;

export function Taking({ talks, chosen, choose, recording, source }: Props) {
  const told = useWords().results.talks;
  const [error, setError] = useState<unknown>(null);
  const { minutes, theirs, start, end } = talks;
  const mine = minutes.filter((minute) => isChosen(chosen, minute.at));
  const differing = mine.filter((minute) => minute.differs).length;
  const take = async (stretch: { from: number; to: number }, label: string) => {
    setError(null);
    try {
      await recording.recordAll(takesOf(theirs, stretch), told.why(source), label);
      choose(null);
    } catch (refused) {
      setError(refused);
    }
  };
  const span =
    chosen === null ? "" : `${atClock(chosen.first)}–${atClock(chosen.last + MINUTE_MS)}`;
  return (
    <div className={styles.taking} aria-busy={recording.busy}>
      <RefusalNote error={error} />
      <span className={tone.soft}>
        {chosen === null
          ? told.how
          : told.chosen(span, countText(mine.length), countText(differing))}
      </span>
      <span className={styles.acts}>
        <Button
          type="primary"
          data-act="take"
          disabled={chosen === null || recording.busy}
          loading={recording.busy}
          onClick={() => {
            if (chosen !== null) void take(stretchOf(chosen, talks), told.took(span));
          }}
        >
          {told.take(countText(mine.length))}
        </Button>
        <Button
          data-act="take-all"
          disabled={recording.busy}
          onClick={() => void take({ from: start, to: end }, told.tookAll)}
        >
          {told.takeAll}
        </Button>
      </span>
    </div>
  );
}
