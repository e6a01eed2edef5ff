// The platform's log of talks beside ours: minutes that differ, and taking the platform's.
import { Switch } from "antd";
import { useId, useMemo, useState } from "react";
import { useMay } from "@/domains/people/me";
import type { Talks } from "@/domains/results/results";
import { useTalks } from "@/domains/results/results";
import { type Chosen, differingOf } from "@/domains/results/talks";
import type { Metric, Which } from "@/domains/review/shows";
import { Empty } from "@/kit/Empty";
import { length } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useLanguage, useWords } from "@/words/words";
import { Changed } from "../../show/correct/Changed";
import { useRecord } from "../../show/correct/useRecord";
import { countText } from "../amounts";
import { dayAndClock } from "../dayAndClock";
import page from "../results.module.css";
import { ToImport } from "../ToImport";
import { Differences } from "./Differences";
import { MinuteRows } from "./MinuteRows";
import { Taking } from "./Taking";
import styles from "./talks.module.css";

interface Props {
  which: Which;
  /** It runs, or awaits a correction. */
  moving: boolean;
  running: boolean;
  catalogue: readonly Metric[];
  sourceName: (source: string) => string;
}

export function TalksPart(props: Props) {
  const told = useWords().results.talks;
  const { data, error, isPending, refetch } = useTalks(props.which, props.moving);
  if (error !== null) return <RefusalNote error={error} retry={() => void refetch()} />;
  if (isPending) return <p className={tone.soft}>{told.waiting}</p>;
  if (data.source === null) {
    return <Empty small title={told.none} why={told.noneWhy} action={<ToImport />} />;
  }
  return <Beside {...props} talks={data} source={data.source} />;
}

interface BesideProps extends Props {
  talks: Talks;
  source: string;
}

function Beside(props: BesideProps) {
  const { which, talks, source, catalogue, running, sourceName } = props;
  const { words, language } = useLanguage();
  const told = words.results.talks;
  const mayCorrect = useMay()("run.correct");
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const whole = useMemo(() => ({ from: talks.start, to: talks.end }), [talks.start, talks.end]);
  const recording = useRecord(which, catalogue, whole);
  const label = useId();
  const { minutes, differing, off_ms: off } = talks;
  const same = differing === 0;
  return (
    <div className={styles.talks} data-talks-differing={differing} data-talks-off={off}>
      <div className={page.bar}>
        <p>
          <b>{same ? told.same : told.differ(countText(differing), countText(minutes.length))}</b>{" "}
          <span className={tone.soft}>
            {off > 0 && `${told.off(length(off / 1_000))} `}
            {told.from(
              sourceName(source),
              talks.as_of === null ? "" : dayAndClock(talks.as_of, language),
            )}
          </span>
        </p>
        {!same && (
          <span className={page.switch}>
            <Switch size="small" checked={all} onChange={setAll} aria-labelledby={label} />
            <span id={label}>{told.all}</span>
          </span>
        )}
      </div>
      {!same && (
        <Differences
          differing={differingOf(minutes)}
          labels={talks.labels}
          chosen={chosen}
          choose={setChosen}
        />
      )}
      {(!same || all) && (
        <MinuteRows
          minutes={minutes}
          labels={talks.labels}
          all={all}
          chosen={chosen}
          choose={mayCorrect ? setChosen : null}
        />
      )}
      {off > 0 &&
        (mayCorrect ? (
          <Taking
            talks={talks}
            chosen={chosen}
            choose={setChosen}
            recording={recording}
            source={sourceName(source)}
          />
        ) : (
          <p className={tone.soft}>{words.review.correct.readOnly}</p>
        ))}
      {recording.changed !== null && (
        <Changed changes={recording.changed} running={running} close={recording.forget} />
      )}
    </div>
  );
}
